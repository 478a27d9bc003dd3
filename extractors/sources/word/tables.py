"""The tables of a docx."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile
from typing import TypeAlias

from extractors.sources.containers.ooxml import Element, attribute, local
from extractors.sources.grid_builder import Slot
from extractors.sources.limits import MAX_COL_SPAN
from extractors.sources.nested_tables import Part, TableReader, aside, part, table_blocks
from extractors.sources.word.fields import OFF
from extractors.sources.word.text import WordReading, is_prompt, pieces, stored
from schemas.aside import AsideKind
from schemas.grid import Aside, Block

AROUND = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
"""What may stand around rows and around cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A cell at its place in its row."""

    element: Element
    col: int
    col_span: int
    continues: bool
    """Whether it is the lower part of a cell merged downwards; what it holds is not printed then."""
    unprinted: tuple[Aside, ...] = ()
    """What stands in it, or in the cells that are merged into it, and is not printed."""
    is_empty: bool = False
    """Whether nothing of it is printed."""


Row: TypeAlias = Mapping[tuple[int, int], Laid]
"""The cells of a row by column and column span, which the parts of a cell merged downwards have in common."""


def read_table(table: Element, *, reading: WordReading, read_embedded: TableReader) -> Iterator[Block | Aside]:
    """The grid of a table, and those of the tables in it."""
    inner = replace(reading, look=reading.styles.cell(table, reading.look))
    rows: list[Row] = []
    before: list[tuple[Aside, ...]] = []
    waiting: tuple[Aside, ...] = ()
    for row in _children(table, "tr"):
        if kind := _unprinted(row):
            waiting += tuple(aside(kind, " ".join(map(stored, _children(row, "tc")))))
            continue
        rows.append({(cell.col, cell.col_span): cell for cell in _laid(row)})
        before.append(waiting)
        waiting = ()
    parts = [list(_parts(rows, number, inner, read_embedded)) for number in range(len(rows))]
    for number, asides in enumerate(before):
        if asides and parts[number]:
            first = parts[number][0]
            slot = replace(first.slot, asides=(*asides, *first.slot.asides))
            parts[number][0] = replace(first, slot=slot)
    yield from waiting
    yield from table_blocks(parts)


def _unprinted(row: Element) -> AsideKind | None:
    """Why a row is not printed, None where it is."""
    if next(_properties(row, "trPr", "del"), None) is not None:
        return "deleted"
    if any((attribute(mark, "val") or "1") not in OFF for mark in _properties(row, "trPr", "hidden")):
        return "hidden"
    cells = list(_children(row, "tc"))
    own = [cell for cell in cells if _is_deleted(cell) or not _merges(cell, "vMerge")]
    return "deleted" if own and all(map(_is_deleted, own)) else None


def _is_deleted(cell: Element) -> bool:
    return next(_properties(cell, "tcPr", "cellDel"), None) is not None


def _merges(cell: Element, name: str) -> bool:
    """Whether a cell continues one above it (vMerge) or before it (hMerge)."""
    return any((attribute(merge, "val") or "continue") == "continue" for merge in _properties(cell, "tcPr", name))


def _children(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, within content controls and insertions too."""
    for child in element:
        found = local(child)
        if found == name:
            yield child
        elif found in AROUND:
            yield from _children(child, name)


def _laid(row: Element) -> Iterator[Laid]:
    """The cells of a row, from the column on that it begins in; cells merged into the one before are a part of it."""
    col = sum(_number(before) for before in _properties(row, "trPr", "gridBefore"))
    last: Laid | None = None
    for cell in _children(row, "tc"):
        span = max([1, *(_number(span) for span in _properties(cell, "tcPr", "gridSpan"))])
        if last is not None and _merges(cell, "hMerge"):
            held = (*last.unprinted, *aside("hidden", stored(cell)))
            last = replace(last, col_span=min(last.col_span + span, MAX_COL_SPAN), unprinted=held)
            col += span
            continue
        if last is not None:
            yield last
        kind: AsideKind | None = "deleted" if _is_deleted(cell) else "placeholder" if _is_prompt(cell) else None
        last = Laid(
            element=cell,
            col=col,
            col_span=span,
            continues=_merges(cell, "vMerge"),
            unprinted=tuple(aside(kind, stored(cell))) if kind is not None else (),
            is_empty=kind is not None,
        )
        col += span
    if last is not None:
        yield last


def _is_prompt(cell: Element) -> bool:
    """Whether a content control stands around the cell and shows its prompt."""
    holder = cell.getparent()
    control = holder.getparent() if holder is not None and local(holder) == "sdtContent" else None
    return control is not None and is_prompt(control)


def _parts(rows: Sequence[Row], number: int, reading: WordReading, read_embedded: TableReader) -> Iterator[Part]:
    """The cells that begin in a row, behind an empty one where the row begins further right."""
    first = next(iter(rows[number].values()), None)
    waiting: tuple[Aside, ...] = ()
    if first and first.col:
        yield Part(Slot("", col_span=first.col))
    for place, cell in rows[number].items():
        if cell.continues and number and place in rows[number - 1]:
            waiting += (*cell.unprinted, *aside("hidden", stored(cell.element)))
            continue
        inner = replace(reading, look=reading.styles.cell(cell.element, reading.look))
        held = () if cell.is_empty else pieces(cell.element, inner)
        down = 1 + _continued(rows, number, place)
        yield part(chain(waiting, cell.unprinted, held), read_embedded, down, cell.col_span)
        waiting = ()


def _continued(rows: Sequence[Row], number: int, place: tuple[int, int]) -> int:
    """Rows below in which the cell continues."""
    below = (rows[lower].get(place) for lower in range(number + 1, len(rows)))
    return sum(1 for _ in takewhile(lambda cell: cell is not None and cell.continues, below))


def _properties(element: Element, holder: str, name: str) -> Iterator[Element]:
    for properties in element:
        if local(properties) == holder:
            yield from (child for child in properties if local(child) == name)


def _number(element: Element) -> int:
    value = attribute(element, "val") or ""
    return min(int(value), MAX_COL_SPAN) if value.isdecimal() else 0

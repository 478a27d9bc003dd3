"""The tables of a docx."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeAlias

from extractors.sources.containers.ooxml import Element, attribute, local
from extractors.sources.grid_builder import Slot
from extractors.sources.limits import MAX_COL_SPAN
from extractors.sources.nested_tables import Part, part, table_blocks
from extractors.sources.word.text import pieces
from schemas.grid import Aside, Block

AROUND = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
"""What may stand around rows and around cells."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A cell at its place in its row."""

    element: Element
    col: int
    col_span: int
    continues: bool
    """Whether it is the lower part of a cell merged downwards; what it holds is not printed then."""


Row: TypeAlias = Mapping[tuple[int, int], Laid]
"""The cells of a row by column and column span, which the parts of a cell merged downwards have in common."""


def read_table(table: Element) -> Iterator[Block | Aside]:
    """The grid of a table, and those of the tables in it."""
    rows = [{(cell.col, cell.col_span): cell for cell in _laid(row)} for row in _children(table, "tr") if _is_kept(row)]
    yield from table_blocks([list(_parts(rows, number)) for number in range(len(rows))])


def _children(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, within content controls and insertions too."""
    for child in element:
        found = local(child)
        if found == name:
            yield child
        elif found in AROUND:
            yield from _children(child, name)


def _laid(row: Element) -> Iterator[Laid]:
    """The cells of a row, from the column on that it begins in."""
    col = sum(_number(before) for before in _properties(row, "trPr", "gridBefore"))
    for cell in _children(row, "tc"):
        span = max([1, *(_number(span) for span in _properties(cell, "tcPr", "gridSpan"))])
        merges = [attribute(merge, "val") or "continue" for merge in _properties(cell, "tcPr", "vMerge")]
        yield Laid(cell, col, span, "continue" in merges)
        col += span


def _parts(rows: Sequence[Row], number: int) -> Iterator[Part]:
    """The cells that begin in a row, behind an empty one where the row begins further right."""
    first = next(iter(rows[number].values()), None)
    if first and first.col:
        yield Part(Slot("", col_span=first.col))
    for place, cell in rows[number].items():
        if cell.continues and number and place in rows[number - 1]:
            continue
        yield part(pieces(cell.element), read_table, 1 + _continued(rows, number, place), cell.col_span)


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


def _is_kept(row: Element) -> bool:
    return next(_properties(row, "trPr", "del"), None) is None

"""Text and tables that stand in one another, as html and docx allow: what becomes a line and what a grid."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from lxml.etree import _Element

from extractors.sources.grid_builder import Slot, tile
from extractors.sources.paragraphs import lines, tidy
from schemas.aside import AsideKind
from schemas.grid import Aside, Block, Cell, Grid, Line

Piece: TypeAlias = str | _Element | Aside
"""Text, with a line feed where a paragraph ends, the element of a table, or what stands beside the text."""
TableReader: TypeAlias = Callable[[_Element], Iterator[Block | Aside]]


@dataclass(frozen=True, slots=True)
class Part:
    """A cell and what stands in it."""

    slot: Slot
    """The cell with its own text, without that of tables in it."""
    flow: tuple[Block, ...] = ()
    """All its blocks in order; filled only where it holds a table."""
    nested: tuple[Block, ...] = ()
    """The blocks of the tables in it."""


def aside(kind: AsideKind, text: str) -> Iterator[Aside]:
    """An aside, where its text holds digits: without any no number is lost with it."""
    if any(map(str.isdigit, text)):
        yield Aside(kind=kind, text=tidy(text))


def flow(pieces: Iterable[Piece], read_table: TableReader) -> Iterator[Block]:
    """The blocks of text and tables, in order; asides stand at the block that follows them, or else at the last."""
    waiting: tuple[Aside, ...] = ()
    last: Block | None = None
    for found in _found(pieces, read_table):
        if isinstance(found, Aside):
            waiting += (found,)
            continue
        if last is not None:
            yield last
        last, waiting = beside(found, waiting), ()
    if last is not None:
        yield beside(last, waiting)


def _found(pieces: Iterable[Piece], read_table: TableReader) -> Iterator[Block | Aside]:
    text: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
        elif isinstance(piece, Aside):
            yield piece
        else:
            yield from lines("".join(text))
            text.clear()
            yield from read_table(piece)
    yield from lines("".join(text))


def beside(block: Block, asides: tuple[Aside, ...]) -> Block:
    """The block with these asides, a grid in its first cell."""
    if not asides:
        return block
    if isinstance(block, Line):
        return replace(block, asides=(*block.asides, *asides))
    first, *others = block.cells
    return replace(block, cells=(replace(first, asides=(*first.asides, *asides)), *others))


def part(pieces: Iterable[Piece], read_table: TableReader, row_span: int, col_span: int) -> Part:
    """The cell that holds `pieces`; a table of one filled cell in it is its own text."""
    held: list[str | _Element] = []
    asides: list[Aside] = []
    tables: dict[int, tuple[Block, ...]] = {}
    for piece in pieces:
        if isinstance(piece, Aside):
            asides.append(piece)
        elif isinstance(piece, str):
            held.append(piece)
        else:
            found = tuple(read_table(piece))
            asides += (block for block in found if isinstance(block, Aside))
            blocks = tuple(block for block in found if not isinstance(block, Aside))
            if (sole := sole_cell(blocks)) is not None:
                held += ("\n", sole.text, "\n")
                asides += sole.asides
            else:
                held.append(piece)
                tables[id(piece)] = blocks
    text = tidy("".join(piece if isinstance(piece, str) else "\n" for piece in held))
    slot = Slot(text, row_span, col_span, tuple(asides))
    if not tables:
        return Part(slot)
    nested = tuple(block for blocks in tables.values() for block in blocks)
    return Part(slot, tuple(flow(held, lambda table: iter(tables[id(table)]))), nested)


def sole_cell(blocks: Sequence[Block]) -> Cell | None:
    """The one filled cell of a table; None where it has several, or text beside its cells."""
    printed = [cell for block in blocks if isinstance(block, Grid) for cell in block.cells if cell.text]
    alone = len(printed) == 1 and not any(isinstance(block, Line) for block in blocks)
    return printed[0] if alone else None


def table_blocks(rows: Sequence[Sequence[Part]]) -> Iterator[Block | Aside]:
    """The grid of a table, and after it the grids of the tables in its cells.

    A table that holds tables and never two filled cells side by side is layout: its cells are read one after another.
    """
    nested = [block for row in rows for part in row for block in part.nested]
    if nested and all(sum(bool(part.slot.text or part.nested) for part in row) <= 1 for row in rows):
        for row in rows:
            for part in row:
                yield from part.slot.asides
                yield from part.flow or lines(part.slot.text)
        return
    if rows and (grid := tile([[part.slot for part in row] for row in rows])):
        yield grid
    else:
        yield from (aside for row in rows for part in row for aside in part.slot.asides)
    yield from nested

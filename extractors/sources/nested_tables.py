"""Text and tables that stand in one another, as html and docx allow: what becomes a line and what a grid."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from lxml.etree import _Element

from extractors.sources.grid_builder import Slot, tile
from extractors.sources.paragraphs import lines, tidy
from schemas.grid import Block

Piece: TypeAlias = str | _Element
"""Text, with a line feed where a paragraph ends, or the element of a table."""
TableReader: TypeAlias = Callable[[_Element], Iterator[Block]]


@dataclass(frozen=True, slots=True)
class Part:
    """A cell and what stands in it."""

    slot: Slot
    """The cell with its own text, without that of tables in it."""
    flow: tuple[Block, ...] = ()
    """All its blocks in order; filled only where it holds a table."""
    nested: tuple[Block, ...] = ()
    """The blocks of the tables in it."""


def flow(pieces: Iterable[Piece], read_table: TableReader) -> Iterator[Block]:
    """The blocks of text and tables, in order."""
    text: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
            continue
        yield from lines("".join(text))
        text.clear()
        yield from read_table(piece)
    yield from lines("".join(text))


def part(pieces: Iterable[Piece], read_table: TableReader, row_span: int, col_span: int) -> Part:
    """The cell that holds `pieces`."""
    held = list(pieces)
    slot = Slot(tidy("".join(piece if isinstance(piece, str) else "\n" for piece in held)), row_span, col_span)
    tables = {id(piece): tuple(read_table(piece)) for piece in held if not isinstance(piece, str)}
    if not tables:
        return Part(slot)
    nested = tuple(block for blocks in tables.values() for block in blocks)
    return Part(slot, tuple(flow(held, lambda table: iter(tables[id(table)]))), nested)


def table_blocks(rows: Sequence[Sequence[Part]]) -> Iterator[Block]:
    """The grid of a table, and after it the grids of the tables in its cells.

    A table that holds tables and never two filled cells side by side is layout: its cells are read one after another.
    """
    nested = [block for row in rows for part in row for block in part.nested]
    if nested and all(sum(bool(part.slot.text or part.nested) for part in row) <= 1 for row in rows):
        for row in rows:
            for part in row:
                yield from part.flow or lines(part.slot.text)
        return
    if rows and (grid := tile([[part.slot for part in row] for row in rows])):
        yield grid
    yield from nested

"""A form whose labels stand above their values, one row of values below all heads, turned so that they stand beside."""

from dataclasses import replace
from itertools import islice

from extractors.forms.column_headers import starts_head
from extractors.forms.printed_rows import printed_row
from mappings.labels import field, section
from schemas.grid import Block, Cell, Content, Grid

NAMES = frozenset({"department", "unit", "project"})
"""Fields by which a form says what it is of."""
LEAST_PARTS = 2
"""Parts of a form that such a table heads; a list of projects or of money has one."""


def turned(content: Content) -> Content:
    """The content with each such table as one of labels and values side by side."""
    return replace(content, blocks=tuple(map(turned_block, content.blocks)))


def turned_block(block: Block) -> Block:
    """A grid of one record turned, its cells where they are printed; any other block as it is."""
    if not isinstance(block, Grid) or not block.columns_aligned or (depth := depth_of_heads(block)) is None:
        return block
    record = record_of(block, depth)
    if record is None:
        return block
    kept = [*block.cells[: block.first_in(depth)], *record]
    cells = sorted((sideways(cell, min(cell.row, depth)) for cell in kept), key=lambda cell: (cell.row, cell.col))
    return Grid(rows=block.cols, cols=depth + 1, cells=tuple(cells))


def depth_of_heads(grid: Grid) -> int | None:
    """How many rows the heads take; None where the first row does not head the parts of a form."""
    first = grid.cells[: grid.first_in(1)]
    named = any(field(cell.text) in NAMES for cell in first)
    if not named or sum(section(cell.text) is not None for cell in first) < LEAST_PARTS:
        return None
    depth = max(cell.row_span for cell in first)
    heads = grid.cells[: grid.first_in(depth)]
    if any(cell.row + cell.row_span > depth for cell in heads) or not all(cell.text.strip() for cell in heads):
        return None
    return None if any(map(heads_indicators, islice(grid.by_row(), depth))) else depth


def heads_indicators(cells: tuple[Cell, ...]) -> bool:
    """Whether a row names columns of indicators, each of which has rows of its own."""
    return bool(cells) and starts_head(printed_row(cells, 0, columns_aligned=True))


def record_of(grid: Grid, depth: int) -> tuple[Cell, ...] | None:
    """The one row below the heads that holds something, one cell in each column; None where there are several."""
    filled = [cells for cells in islice(grid.by_row(), depth, None) if any(cell.text.strip() for cell in cells)]
    whole = [cells for cells in filled if len(cells) == grid.cols and all(cell.row_span == 1 for cell in cells)]
    return whole[0] if len(filled) == len(whole) == 1 else None


def sideways(cell: Cell, row: int) -> Cell:
    """A cell with rows for columns."""
    return replace(cell, row=cell.col, col=row, row_span=cell.col_span, col_span=cell.row_span)

"""The head of a table as a tree: the lowest cell over each column, with the cells above it."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.forms.head_roles import LEVELS, heads_column, role
from schemas.grid import Cell

STOREYS = 4
"""Rows that a head cell covers at most; a taller one is the label at the table's side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A head cell right above a column, or above several that share it."""

    cell: Cell
    above: tuple[Cell, ...] = ()
    """The cells over it, the nearest first."""
    cols: range | None = None
    """Grid columns under it; None where columns are no places."""


def leaves(cells: Sequence[Cell]) -> list[Leaf]:
    """The lowest head cells, left to right, from all cells of a head's rows."""
    levels = [cell for cell in cells if role(cell) in LEVELS and cell.row_span <= STOREYS]
    heads = levels or [cell for cell in cells if heads_column(cell)]
    bottom = max(cell.row + cell.row_span for cell in heads)
    low = [cell for cell in cells if heads_column(cell) and cell.row_span <= STOREYS]
    bottom = max([bottom, *(cell.row + cell.row_span for cell in low)])
    paths: dict[int, list[Cell]] = {}
    for cell in cells:
        if cell.row + cell.row_span <= bottom:
            for col in range(cell.col, cell.col + cell.col_span):
                paths.setdefault(col, []).append(cell)
    found: list[Leaf] = []
    for col in sorted(paths):
        path = sorted(paths[col], key=lambda cell: cell.row, reverse=True)
        last = found[-1] if found else None
        if last is not None and last.cell is path[0] and last.cols is not None and last.cols.stop == col:
            found[-1] = Leaf(cell=last.cell, above=last.above, cols=range(last.cols.start, col + 1))
        else:
            found.append(Leaf(cell=path[0], above=tuple(path[1:]), cols=range(col, col + 1)))
    return found

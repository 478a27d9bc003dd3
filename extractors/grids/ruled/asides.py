"""Text apart, such as watermarks and struck-out text, told with the cell that it stands in."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.grids.ruled.lattice import Lattice
from schemas.grid import Aside, Grid
from schemas.page import Apart


def asides_in(
    beside: Iterable[Apart], table: Lattice, owners: Sequence[Sequence[int]]
) -> tuple[dict[int, list[Aside]], list[Apart]]:
    """The text apart in each rectangle of a table by its middle, and what stands outside the table."""
    left, top, right, bottom = table.box
    inside: dict[int, list[Aside]] = {}
    outside: list[Apart] = []
    for apart in beside:
        x, y = (apart.box[0] + apart.box[2]) / 2, (apart.box[1] + apart.box[3]) / 2
        if left <= x < right and top <= y < bottom:
            owner = owners[bisect_right(table.ys, y) - 1][bisect_right(table.xs, x) - 1]
            inside.setdefault(owner, []).append(aside(apart))
        else:
            outside.append(apart)
    return inside, outside


def with_asides(grid: Grid, beside: Iterable[Apart]) -> Grid:
    """A table that tells, in its first cell, text apart that stands in no cell of its page."""
    corner, *others = grid.cells
    corner = replace(corner, asides=(*corner.asides, *map(aside, beside)))
    return replace(grid, cells=(corner, *others))


def aside(apart: Apart) -> Aside:
    """Text apart as a cell tells it."""
    return Aside(kind=apart.kind, text=apart.text, read=apart.text if apart.placed else None)

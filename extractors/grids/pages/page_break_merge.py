"""Two parts of a table, cut by the end of a page, put together again."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from extractors.grids.pages.continuation import EDGE, repeated_rows, same_print, shared_edges
from extractors.grids.pages.cut_rows import (
    LIKE,
    CellIndex,
    Cut,
    Pair,
    lacks_a_row,
    like_rows,
    place_of,
    rest_of_row,
    shape,
)
from extractors.grids.pages.merged_cells import Seam, goes_on_below, one_cell, one_text, spanned
from extractors.grids.ruled.lattice import nearest
from extractors.grids.ruled.tables import Table
from mappings.normal import joined as joined_text
from schemas.grid import Cell, Grid, PageBreak
from schemas.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Two parts of a table as one."""

    table: Table
    supposed: tuple[PageBreak, ...] = ()
    """Cells of a row that were put together on the evidence of the table's other rows alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """The first row below a seam, where it is the rest of the last row above."""

    pairs: tuple[Pair, ...]
    supposed: bool
    """Whether the table's other rows alone tell."""


def joined(first: Table, second: Table, page: Page) -> Joined:
    """One table of two; `page` is the one on which the first ends.

    Rows at the top of the second that repeat the head go. Cells that the end of the page cut are one again, at the
    page and place of their first part: those with no ruling at the cut, merged cells that are blank or repeated on
    one of the pages, and the cells of a row that is printed in two parts.
    """
    second = padded(second, first)
    xs = shared_edges(first.xs, second.xs)
    head = repeated_rows(first, second)
    settled, above = _near_the_end(first, xs)
    below = [_moved(cell, second.xs, xs, first.grid.rows - head) for cell in second.grid.cells if cell.row >= head]
    drawn = first.ruled and not page.scanned
    cut = Cut(page, first.ys[0], xs[0], xs[-1])
    open_cells = _open_cells(first, second, xs, head, cut) if drawn else frozenset()
    seam = Seam(at=first.grid.rows, open_cells=open_cells, cut=cut)
    rest = _rest(above, below, seam, supposing=drawn)
    supposed: tuple[PageBreak, ...] = ()
    if rest is not None:
        supposed = tuple(_told(pair) for pair in rest.pairs if rest.supposed and not pair.merged and pair.lower.text)
        above, below = list(_joined(above, rest, seam)), list(_shortened(below, seam))
        taller = frozenset(place_of(pair.lower) for pair in rest.pairs if pair.lower.row_span > 1)
        seam = replace(seam, open_cells=seam.open_cells & taller)
    above, below = spanned(above, below, seam)
    rows = max(cell.row + cell.row_span for cell in (*above, *below))
    cells = (*settled, *sorted((*above, *below), key=_row_major))
    grid = Grid(rows=rows, cols=len(xs) - 1, cells=cells)
    return Joined(table=replace(second, grid=grid, xs=xs, unruled_above=first.unruled_above), supposed=supposed)


def _near_the_end(first: Table, xs: Sequence[float]) -> tuple[Sequence[Cell], list[Cell]]:
    """The cells of a table on its shared columns: those that nothing below can change, and the last ones."""
    cells: Sequence[Cell] = first.grid.cells
    if tuple(xs) != first.xs:
        cells = [_moved(cell, first.xs, xs, 0) for cell in cells]
    rows = first.grid.rows
    reaching = min((cell.row for cell in cells if cell.row + cell.row_span == rows), default=rows)
    begin = bisect_left(cells, min(reaching, rows - LIKE), key=attrgetter("row"))
    return cells[:begin], list(cells[begin:])


def _open_cells(first: Table, second: Table, xs: Sequence[float], head: int, cut: Cut) -> frozenset[CellIndex]:
    """The cells that no ruling closes where the page cuts them; above a repeated head one always does.

    None is, where any prints two texts neither of which goes on: then the table is printed without a ruling there.
    """
    rows = first.grid.rows
    upper = {_shared(cell, first.xs, xs): cell for cell in first.grid.cells if cell.row + cell.row_span == rows}
    lower = {_shared(cell, second.xs, xs): cell for cell in second.grid.cells if cell.row == head}
    ends = {place for place, cell in upper.items() if _within(cell, first.unruled_below)}
    begins = {place for place, cell in lower.items() if head or _within(cell, second.unruled_above)}
    found = frozenset(ends & begins)
    return found if all(_may_be_one(upper[place], lower[place], cut) for place in found) else frozenset()


def _may_be_one(upper: Cell, lower: Cell, cut: Cut) -> bool:
    if not upper.text or not lower.text or same_print(upper, lower):
        return True
    if shape(joined_text(upper.text)) is not None and shape(joined_text(lower.text)) is not None:
        return False
    return one_text(upper, lower) != f"{upper.text}\n{lower.text}" or cut.is_cut(upper)


def _within(cell: Cell, columns: frozenset[int]) -> bool:
    return all(col in columns for col in range(cell.col, cell.col + cell.col_span))


def padded(second: Table, first: Table) -> Table:
    """The second part with a blank cell for each merged one of the first that it lost with its outer border."""
    bottom = [cell for cell in first.grid.cells if cell.row + cell.row_span == first.grid.rows]
    left = [cell for cell in bottom if first.xs[cell.col + cell.col_span] <= second.xs[0] + EDGE]
    right = [cell for cell in bottom if first.xs[cell.col] >= second.xs[-1] - EDGE]
    if not left and not right:
        return second
    xs = (*(first.xs[cell.col] for cell in left), *second.xs, *(first.xs[cell.col + cell.col_span] for cell in right))
    grid, page = second.grid, second.grid.cells[0].page
    blank = [
        Cell(
            row=0,
            col=col,
            row_span=grid.rows,
            text="",
            page=page,
            bbox=(xs[col], second.ys[0], xs[col + 1], second.ys[-1]),
        )
        for col in (*range(len(left)), *range(len(left) + grid.cols, len(xs) - 1))
    ]
    cells = sorted((*blank, *(replace(cell, col=cell.col + len(left)) for cell in grid.cells)), key=_row_major)
    return replace(
        second,
        grid=replace(grid, cols=len(xs) - 1, cells=tuple(cells)),
        xs=xs,
        unruled_above=_beside(second.unruled_above, len(left), len(right), grid.cols),
        unruled_below=_beside(second.unruled_below, len(left), len(right), grid.cols),
    )


def _beside(columns: frozenset[int], left: int, right: int, cols: int) -> frozenset[int]:
    """Columns of a table that got others at its sides, which are open."""
    return frozenset((*range(left), *(col + left for col in columns), *range(left + cols, left + cols + right)))


def _row_major(cell: Cell) -> tuple[int, int]:
    return (cell.row, cell.col)


def _shared(cell: Cell, own: Sequence[float], shared: Sequence[float]) -> CellIndex:
    """The place of a cell on the columns of both tables."""
    col, end = nearest(own[cell.col], shared), nearest(own[cell.col + cell.col_span], shared)
    return (col, end - col)


def _moved(cell: Cell, own: Sequence[float], shared: Sequence[float], down: int) -> Cell:
    col, span = _shared(cell, own, shared)
    return replace(cell, row=cell.row + down, col=col, col_span=span)


def _rest(above: Sequence[Cell], below: Sequence[Cell], seam: Seam, *, supposing: bool) -> Rest | None:
    """The first row below the seam as the rest of the last one above; None where it is a row of its own.

    It is the rest where no ruling closes any of its cells, where it goes on with full lines, or, `supposing`, where it
    is no row of its own by what the other rows print.
    """
    bottom = seam.bottom(above)
    pairs: list[Pair] = []
    for cell in (cell for cell in below if cell.row == seam.at):
        upper = bottom.get(place_of(cell))
        if upper is not None:
            pairs.append(Pair(upper=upper, lower=cell))
        elif cell.text:
            return None
    if any(pair.merged and pair.lower.text and pair.upper.text and not _one_cell(pair, seam) for pair in pairs):
        return None
    if len(pairs) == len(bottom) and all(place_of(pair.upper) in seam.open_cells for pair in pairs):
        return Rest(pairs=tuple(pairs), supposed=False)
    if rest_of_row(pairs, seam.cut):
        return Rest(pairs=tuple(pairs), supposed=False)
    if supposing and lacks_a_row(pairs, like_rows(above, seam.at)):
        return Rest(pairs=tuple(pairs), supposed=True)
    return None


def _one_cell(pair: Pair, seam: Seam) -> bool:
    return place_of(pair.upper) in seam.open_cells or goes_on_below(pair.upper, pair.lower, seam)


def _told(pair: Pair) -> PageBreak:
    """That two cells are read as one."""
    return PageBreak(
        page=pair.lower.page,
        bbox=pair.lower.bbox,
        above=pair.upper.text,
        below=pair.lower.text,
        joined=True,
    )


def _joined(above: Sequence[Cell], rest: Rest, seam: Seam) -> Iterator[Cell]:
    """The cells above the seam with what the row below it adds to them."""
    parts = {place_of(pair.upper): pair.lower for pair in rest.pairs if pair.lower.row_span == 1}
    for cell in above:
        lower = parts.get(place_of(cell)) if cell.row + cell.row_span == seam.at else None
        yield cell if lower is None else one_cell(cell, lower, cell.row_span)


def _shortened(below: Sequence[Cell], seam: Seam) -> Iterator[Cell]:
    """The cells below the seam without the first row."""
    for cell in below:
        if cell.row > seam.at:
            yield replace(cell, row=cell.row - 1)
        elif cell.row_span > 1:
            yield replace(cell, row_span=cell.row_span - 1)

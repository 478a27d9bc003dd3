"""Whether a table at the top of a page goes on with the one at the end of the page before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from rapidfuzz import fuzz

from extractors.grids.pages.headers_footers import repeats, without_numbers
from extractors.grids.ruled.lattice import nearest
from extractors.grids.ruled.tables import Table
from schemas.grid import Cell, Grid, Line
from schemas.page import Page

ALIKE = 75
"""Per cent of the characters of a repeated head that a recogniser reads alike."""
EDGE = 4.0
"""Points: edges of one table that are printed further apart on two pages are two edges."""
BOTTOM = 0.2
"""Of a page's height: a table that ends further from the foot of its page ended there, unless its next row is high."""
FOOT = 0.12
"""Of a page's height: what may lie below the last row that fits."""

TITLES = 3
"""Rows of one cell that a form may have above its first label: title, year, unit of amounts."""

OpensForm = Callable[[str], bool]
"""Whether the text of a cell is a label that stands in the first rows of a form and nowhere else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEnd:
    """How a page ended that a table may run on from."""

    page: Page
    table: Table
    """The last table on it, with its rows on earlier pages."""
    above: tuple[Line, ...]
    """The lines above the table on the page it began on."""
    below: tuple[Line, ...]
    """The lines below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStart:
    """How a page begins."""

    page: Page
    table: Table
    """The first table on it."""
    above: tuple[Line, ...]
    below: tuple[Line, ...]
    """The lines after the table, up to the next one."""


def goes_on(end: PageEnd, start: PageStart, opens_form: OpensForm) -> bool:
    """Whether the two tables are one.

    They are where nothing stands between them but what both pages print around their tables, their outer edges agree,
    the first reaches the foot of its page or is cut there, and the second does not begin as another form does. Below
    repeated lines the edges of all columns must agree too.
    """
    page, first, second = end.page, end.table, start.table
    if start.page.number != page.number + 1:
        return False
    feet, heads = without_numbers(start.below), without_numbers(end.above)
    if not all(repeats(line, feet) for line in end.below):
        return False
    if not all(repeats(line, heads) for line in start.above):
        return False
    if not same_width(first, second):
        return False
    if start.above and not same_columns(first.xs, second.xs):
        return False
    if not stay_apart(second.xs, shared_edges(first.xs, second.xs)):
        return False
    repeated = repeated_rows(first, second)
    if repeated == second.grid.rows:
        return False
    next_row = second.ys[repeated + 1] - second.ys[repeated]
    room = page.height - first.ys[-1]
    if not first.open_below and room > max(BOTTOM * page.height, next_row + FOOT * page.height):
        return False
    return not begins_form(second.grid, repeated, opens_form)


def shared_edges(first: Sequence[float], second: Sequence[float]) -> tuple[float, ...]:
    """The edges of both, those that lie together once, at the first one's place."""
    more = [edge for edge in second if min(abs(edge - other) for other in first) > EDGE]
    return tuple(sorted((*first, *more)))


def same_width(first: Table, second: Table) -> bool:
    """Whether the outer edges agree; merged cells at a side that the end of the page cuts may be printed without."""
    left, right = abs(first.xs[0] - second.xs[0]) <= EDGE, abs(first.xs[-1] - second.xs[-1]) <= EDGE
    if left and right:
        return True
    if not (first.open_below and (left or right) and same_columns(first.xs, second.xs)):
        return False
    lost = [
        cell
        for cell in first.grid.cells
        if cell.row + cell.row_span == first.grid.rows
        and (first.xs[cell.col] < second.xs[0] - EDGE or first.xs[cell.col + cell.col_span] > second.xs[-1] + EDGE)
    ]
    return all(
        cell.row_span > 1
        and (first.xs[cell.col + cell.col_span] <= second.xs[0] + EDGE or first.xs[cell.col] >= second.xs[-1] - EDGE)
        for cell in lost
    )


def stay_apart(own: Sequence[float], shared: Sequence[float]) -> bool:
    """Whether no two edges of a table fall on one of those that it shares with another."""
    places = [nearest(edge, shared) for edge in own]
    return all(before < after for before, after in pairwise(places))


def same_columns(first: Sequence[float], second: Sequence[float]) -> bool:
    """Whether the edges of one are all among those of the other."""
    few, many = sorted((first, second), key=len)
    return all(min(abs(edge - other) for other in many) <= EDGE for edge in few)


def repeated_rows(first: Table, second: Table) -> int:
    """How many rows at the top of the second are those at the top of the first, cell by cell.

    A cell of theirs that spans further down is none of a repeated head.
    """
    rows = 0
    for above, below in zip(first.grid.by_row(), second.grid.by_row(), strict=False):
        if len(above) != len(below) or not any(cell.text for cell in below):
            break
        if not all(_same_cell(one, other, first, second) for one, other in zip(above, below, strict=True)):
            break
        rows += 1
    while any(cell.row < rows < cell.row + cell.row_span for cell in second.grid.cells):
        rows -= 1
    return rows


def _same_cell(one: Cell, other: Cell, first: Table, second: Table) -> bool:
    return (
        same_print(one, other)
        and one.row_span == other.row_span
        and abs(first.xs[one.col] - second.xs[other.col]) <= EDGE
        and abs(first.xs[one.col + one.col_span] - second.xs[other.col + other.col_span]) <= EDGE
    )


def same_print(one: Cell, other: Cell) -> bool:
    """Whether two cells print the same; a recogniser may read it twice differently."""
    if one.text == other.text:
        return True
    if one.confidence is None or other.confidence is None:
        return False
    return fuzz.ratio(one.text, other.text) >= ALIKE


def begins_form(grid: Grid, row: int, opens_form: OpensForm) -> bool:
    """Whether the rows from `row` on open a form: a label with a value beside it, at most below rows of one cell."""
    for cells in islice(grid.by_row(), row, row + TITLES + 1):
        printed = [cell for cell in cells if cell.text]
        if len(printed) > 1:
            return opens_form(printed[0].text)
    return False

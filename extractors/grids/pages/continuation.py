"""Whether a table at the top of a page goes on with the one at the end of the page before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise, takewhile
from operator import attrgetter

from rapidfuzz import fuzz

from extractors.grids.pages.headers_footers import repeats, without_numbers
from extractors.grids.pages.vocabulary import is_head, is_level_name, is_title, opens_form, says_continued
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


def goes_on(end: PageEnd, start: PageStart) -> bool:
    """Whether the two tables are one.

    They are where nothing stands between them but what both pages print around their tables, or that the table goes
    on; where their columns agree; where the second does not begin as another form does, unless the first ends in the
    title of this one. A table that ends high on its page goes on only in the very same columns, under no title and
    without the rows that open the form once more.
    """
    page, first, second = end.page, end.table, start.table
    if start.page.number != page.number + 1 or not nothing_between(end, start):
        return False
    if not same_width(first, second):
        return False
    same = same_columns(first.xs, second.xs)
    if start.above and not same:
        return False
    if not stay_apart(second.xs, shared_edges(first.xs, second.xs)):
        return False
    repeated = repeated_rows(first, second)
    if repeated == second.grid.rows or (begins_form(second.grid, repeated) and not ends_in_title(first.grid)):
        return False
    if first.open_below or reaches_foot(page, first, second, repeated):
        return True
    if begins_form(second.grid, 0) or begins_alike(first, second) or any(is_title(line.text) for line in start.above):
        return False
    return same and first.ruled and second.ruled


def may_go_on(end: PageEnd, start: PageStart) -> bool:
    """Whether a table that does not go on looks all the same as if it did: the same columns, and no beginning."""
    first, second = end.table, start.table
    if start.page.number != end.page.number + 1 or not first.ruled or not second.ruled:
        return False
    if not same_width(first, second) or not same_columns(first.xs, second.xs):
        return False
    if any(is_title(line.text) for line in (*end.below, *start.above)):
        return False
    repeated = repeated_rows(first, second)
    return not (repeated or begins_form(second.grid, 0) or begins_alike(first, second))


def nothing_between(end: PageEnd, start: PageStart) -> bool:
    """Whether all lines between two tables stand around them on both pages, or say that the table goes on."""
    feet, heads = without_numbers(start.below), without_numbers(end.above)
    if not all(repeats(line, feet) for line in end.below):
        return False
    return all(repeats(line, heads) or says_continued(line.text) for line in start.above)


def reaches_foot(page: Page, first: Table, second: Table, repeated: int) -> bool:
    """Whether a table ends near the foot of its page, or where the next row does not fit."""
    next_row = second.ys[repeated + 1] - second.ys[repeated]
    room = page.height - first.ys[-1]
    return room <= max(BOTTOM * page.height, next_row + FOOT * page.height)


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
    most = second.grid.rows
    for above, below in zip(first_rows(first.grid, 0, most), first_rows(second.grid, 0, most), strict=False):
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


def begins_form(grid: Grid, row: int) -> bool:
    """Whether the rows from `row` on open a form: a title, or a label with a value beside it below rows of one cell.

    Such a label among heads is one: 项目名称 beside 项目总预算.
    """
    for cells in first_rows(grid, row, row + TITLES + 1):
        printed = [cell for cell in cells if cell.text]
        if len(printed) == 1 and is_title(printed[0].text):
            return True
        if len(printed) > 1:
            beside = next((cell for cell in cells if cell.col > printed[0].col), printed[0])
            return opens_form(printed[0].text) and not is_head(beside.text)
    return False


def ends_in_title(grid: Grid) -> bool:
    """Whether the last rows, of one cell each, hold the title of a form that begins there."""
    for row in range(grid.rows - 1, max(0, grid.rows - 1 - TITLES), -1):
        cells = [cell for cells in first_rows(grid, row, row + 1) for cell in cells if cell.text]
        if len(cells) != 1 or cells[0].col_span < grid.cols:
            return False
        if is_title(cells[0].text):
            return True
    return False


def begins_alike(first: Table, second: Table) -> bool:
    """Whether the second begins with what the first begins with, and another value beside it: the next form."""
    one, other = next(first_rows(first.grid, 0, 1), ()), next(first_rows(second.grid, 0, 1), ())
    if len(one) < 2 or len(other) < 2 or max(one[0].row_span, other[0].row_span) > 1:
        return False
    if not one[0].text or one[0].text != other[0].text or is_level_name(one[0].text) or is_head(other[1].text):
        return False
    return one[1].text != other[1].text


def first_rows(grid: Grid, begin: int, end: int) -> Iterator[tuple[Cell, ...]]:
    """The cells that begin in each of the rows from `begin` to `end`, of those that a grid has."""
    cells = takewhile(lambda cell: cell.row < end, islice(grid.cells, grid.first_in(begin), None))
    for _, row in groupby(cells, key=attrgetter("row")):
        yield tuple(row)

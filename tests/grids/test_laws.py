"""Whatever the rulings of a table look like, its cells and spans are read as they were drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.grids.ruled.rulings import SHORT, merge_edges
from extractors.grids.ruled.tables import Table
from schemas.box import Box
from schemas.page import Ruling
from tests.grids.drawing import Sheet
from tests.grids.reading import tables_of

STYLES = ("stroke", "slab", "doubled", "dashed", "dotted", "pieces", "frame")
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东南西北中天地玄黄"


@dataclass(frozen=True)
class Drawn:
    """A table to draw: edges, cells as ranges of rows and columns, and a style for each of its sides."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[int, int, int, int], ...]
    """top, bottom, left, right."""
    styles: tuple[str, ...]


@st.composite
def tables(draw: st.DrawFn) -> Drawn:
    """Tables of 2 to 12 cells at least, some of them merged."""
    rows, cols = draw(st.integers(2, 5)), draw(st.integers(2, 5))
    heights = draw(st.lists(st.integers(16, 60), min_size=rows, max_size=rows))
    widths = draw(st.lists(st.integers(16, 90), min_size=cols, max_size=cols))
    wanted = draw(st.lists(st.tuples(*[st.integers(0, 5)] * 4), max_size=4))
    taken: set[tuple[int, int]] = set()
    cells = []
    for a, b, c, d in wanted:
        top, bottom = sorted((a % (rows + 1), b % (rows + 1)))
        left, right = sorted((c % (cols + 1), d % (cols + 1)))
        places = set(product(range(top, bottom), range(left, right)))
        if places and not places & taken and len(places) < rows * cols:
            taken |= places
            cells.append((top, bottom, left, right))
    cells += [(row, row + 1, col, col + 1) for row, col in product(range(rows), range(cols)) if (row, col) not in taken]
    styles = draw(st.lists(st.sampled_from(STYLES), min_size=1, max_size=5))
    return Drawn(
        xs=tuple(50.0 + sum(widths[:number]) for number in range(cols + 1)),
        ys=tuple(60.0 + sum(heights[:number]) for number in range(rows + 1)),
        cells=tuple(sorted(cells)),
        styles=tuple(styles),
    )


def rule(sheet: Sheet, style: str, x0: float, y0: float, x1: float, y1: float) -> None:
    """Draw one side of a cell."""
    level = y0 == y1
    match style:
        case "slab":
            sheet.slab(x0 - 0.25, y0 - 0.25, x1 + 0.25, y1 + 0.25)
        case "doubled":
            for off in (-0.75, 0.75):
                sheet.line(
                    x0 + off * (not level), y0 + off * level, x1 + off * (not level), y1 + off * level, width=0.3
                )
        case "dashed":
            sheet.line(x0, y0, x1, y1, dash="3 2")
        case "dotted":
            steps = int((x1 - x0 + y1 - y0) / 2)
            for step in range(steps + 1):
                x, y = (x0 + 2 * step, y0) if level else (x0, y0 + 2 * step)
                sheet.slab(x - 0.25, y - 0.25, x + 0.25, y + 0.25)
        case "pieces":
            middle = ((x0 + x1) / 2, (y0 + y1) / 2)
            sheet.line(x0, y0, *middle)
            sheet.line(*middle, x1, y1)
        case _:
            sheet.line(x0, y0, x1, y1)


def box_of(table: Drawn, cell: tuple[int, int, int, int]) -> Box:
    """Where a cell stands."""
    top, bottom, left, right = cell
    return (table.xs[left], table.ys[top], table.xs[right], table.ys[bottom])


def drawn(table: Drawn) -> Sheet:
    """The table on a page, a name in each cell."""
    sheet = Sheet()
    for number, (cell, name) in enumerate(zip(table.cells, NAMES, strict=False)):
        x0, y0, x1, y1 = box_of(table, cell)
        style = table.styles[number % len(table.styles)]
        if style == "frame":
            sheet.frame(x0, y0, x1, y1)
        else:
            for side in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                rule(sheet, style, *side)
        sheet.text(x0 + 3, y0 + 3, name, size=9)
    return sheet


def expected(cells: Sequence[tuple[int, int, int, int]]) -> dict[str, tuple[int, int, int, int]]:
    """Row, column and spans of each name; rows and columns in which no cell begins do not count."""
    tops, lefts = sorted({cell[0] for cell in cells}), sorted({cell[2] for cell in cells})

    def count(places: Sequence[int], begin: int, end: int) -> int:
        return sum(begin <= place < end for place in places)

    return {
        name: (count(tops, 0, top), count(lefts, 0, left), count(tops, top, bottom), count(lefts, left, right))
        for name, (top, bottom, left, right) in zip(NAMES, cells, strict=False)
    }


def found(tables: Sequence[Table]) -> dict[str, tuple[int, int, int, int]]:
    """What was read of the one table of a page."""
    (table,) = tables
    return {cell.text: (cell.row, cell.col, cell.row_span, cell.col_span) for cell in table.grid.cells}


@settings(max_examples=60, deadline=None)
@given(tables())
def test_cells_and_spans_are_read_as_drawn(table: Drawn) -> None:
    assert found(tables_of(drawn(table)).tables) == expected(table.cells)


@settings(max_examples=20, deadline=None)
@given(tables())
def test_cells_tile_their_grid(table: Drawn) -> None:
    (read,) = tables_of(drawn(table)).tables
    covered = [
        (row, col)
        for cell in read.grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    ]
    assert sorted(covered) == list(product(range(read.grid.rows), range(read.grid.cols)))


@settings(max_examples=20, deadline=None)
@given(tables(), st.sampled_from([90, 180, 270]))
def test_a_page_turned_twice_reads_the_same(table: Drawn, rotate: int) -> None:
    sheet = drawn(table)
    turned = Sheet(
        width=sheet.height if rotate % 180 else sheet.width, height=sheet.width if rotate % 180 else sheet.height
    )
    cosine, sine = {90: (0, 1), 180: (-1, 0), 270: (0, -1)}[rotate]
    across = {90: sheet.height, 180: sheet.width, 270: 0}[rotate]
    up = {90: 0, 180: sheet.height, 270: sheet.width}[rotate]
    turned.marks = [f"{cosine} {sine} {-sine} {cosine} {across} {up} cm", *sheet.marks]
    turned.rotate = rotate
    assert found(tables_of(turned).tables) == expected(table.cells)


rulings = st.builds(
    lambda level, at, start, length: Ruling(level, float(at), float(start), float(start + length)),
    st.booleans(),
    st.integers(0, 40),
    st.integers(0, 300),
    st.integers(0, 200),
)


@given(st.lists(rulings, max_size=30))
def test_merging_twice_changes_nothing(strokes: list[Ruling]) -> None:
    once = merge_edges(strokes)
    assert sorted(merge_edges(once)) == sorted(once)


@given(st.lists(rulings, max_size=30))
def test_merging_keeps_what_is_long_enough(strokes: list[Ruling]) -> None:
    kept = merge_edges(strokes)
    assert all(
        any(k.horizontal == s.horizontal and k.start <= s.start and s.end <= k.end for k in kept)
        for s in strokes
        if s.end - s.start >= SHORT
    )

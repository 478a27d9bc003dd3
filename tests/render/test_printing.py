"""The abstract table of a filing tiles, and prints all that the filing says."""

import pytest

from benchmarks.render.inks import spaced
from benchmarks.render.layout import style_of
from benchmarks.render.sheet import BLANK, Box, Ink, Row, Sheet, Untiled, by_row, check, cut, placed, widened
from tests.render.copying import SEED, copies

ONE = Ink(text="一", role="text")
TWO = Ink(text="二", role="text")


def squeezed(text: str) -> str:
    return "".join(text.split())


def small() -> Sheet:
    rows = [[Box(ONE, rows=3), Box(TWO)], [Box(BLANK)], [Box(BLANK)]]
    return Sheet(
        before=(), after=(), cols=2, rows=tuple(Row(block="indicators", table=1) for _ in rows), cells=placed(rows, 2)
    )


@pytest.mark.parametrize("place", range(16))
def test_cells_tile_the_grid(place: int) -> None:
    sheet = copies(16)[place].sheet
    check(sheet.cells, len(sheet.rows), sheet.cols)


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([[Box(ONE), Box(TWO)], [Box(ONE)]], "missing or outside: [(1, 1)]"),
        ([[Box(ONE), Box(TWO)], [Box(ONE), Box(TWO), Box(TWO)]], "missing or outside: [(1, 2)]"),
        ([[Box(ONE), Box(TWO, rows=2)], [Box(ONE, cols=2)]], "1 places covered twice"),
    ],
)
def test_what_does_not_tile_is_refused(rows: list[list[Box]], fault: str) -> None:
    with pytest.raises(Untiled) as caught:
        placed(rows, 2)
    assert fault in str(caught.value)


def test_a_cell_that_is_cut_keeps_its_ink_at_the_top() -> None:
    inks = [cell.ink for cell in cut(small(), range(1, 2)).cells if cell.col == 0]
    assert inks == [ONE, BLANK, BLANK]


def test_a_cell_that_is_cut_may_keep_its_ink_everywhere() -> None:
    inks = [cell.ink for cell in cut(small(), range(3), repeat=True).cells if cell.col == 0]
    assert inks == [ONE, ONE, ONE]


def test_a_widened_row_has_an_empty_cell_more() -> None:
    assert [len(cells) for cells in by_row(widened(small(), range(1, 2)))] == [2, 3, 2]


@pytest.mark.parametrize("place", range(8))
def test_every_indicator_is_printed_in_the_row_that_names_it(place: int) -> None:
    copy = copies(8)[place]
    style = style_of(copy.truth, SEED)
    rows = [
        (row.indicator, cell.ink.text)
        for row, cells in zip(copy.sheet.rows, by_row(copy.sheet), strict=True)
        for cell, _ in cells
        if cell.ink.role == "level3" and row.indicator is not None
    ]
    assert [text for _, text in rows] == [copy.truth.indicators[index].level3_raw for index, _ in rows]
    assert len(rows) == len(copy.truth.indicators), style


@pytest.mark.parametrize("place", range(8))
def test_all_prose_is_printed(place: int) -> None:
    copy = copies(8)[place]
    printed = squeezed("".join(cell.ink.text for cell in copy.sheet.cells) + "".join(copy.sheet.after))
    assert all(item.text in printed for item in copy.truth.narratives)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("核心业务产出1", "核心业务产出 1"),
        ("大于等于100个", "大于等于 100 个"),
        ("≥95%", "≥95%"),
        ("2024年", "2024 年"),
    ],
)
def test_a_typist_may_set_figures_off(text: str, printed: str) -> None:
    styles = (style_of(copy.truth, SEED) for copy in copies(16))
    assert spaced(text, next(style for style in styles if style.spaced)) == printed

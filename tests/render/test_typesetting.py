"""Printed pages hold all of a form, in its cells and on the paper."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.render.copies import Copy
from benchmarks.render.leaf import Leaf, Run
from benchmarks.render.look import A4
from benchmarks.render.paging import Body, Strip, placed_row
from benchmarks.render.pieces import Piece, shown
from benchmarks.render.typefaces import length
from benchmarks.render.typesetting import leaves, long_leaf
from benchmarks.render.wrapping import CLOSING, wrapped
from tests.render.copying import copies, look, needs_fonts

BODY = Body(first=100.0, top=50.0, bottom=250.0, line=10.0, padding=2.0)
SLACK = 0.6
"""Points that a closing mark's blank half may stand over."""


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def plain(copy: Copy) -> tuple[Leaf, ...]:
    return leaves(copy.sheet, replace(look(copy), foot=""))


def end(run: Run) -> float:
    return run.x + length(run.text.rstrip(), run.face) * run.size


@needs_fonts
@pytest.mark.parametrize("place", range(16))
def test_pages_print_all_of_a_form_and_nothing_twice(place: int) -> None:
    copy = copies(16)[place]
    sheet = copy.sheet
    said = "".join([*sheet.before, *(cell.ink.text for cell in sheet.cells), *sheet.after])
    assert letters("".join(run.text for leaf in plain(copy) for run in leaf.runs)) == letters(said)


@needs_fonts
@pytest.mark.parametrize("place", range(16))
def test_text_stays_on_the_paper(place: int) -> None:
    for leaf in leaves(copies(16)[place].sheet, look(copies(16)[place])):
        assert all(run.x > 0 and end(run) < leaf.width and 0 < run.base < leaf.height for run in leaf.runs)


@needs_fonts
@pytest.mark.parametrize("place", range(16))
def test_no_ruling_runs_through_text(place: int) -> None:
    crossed = [
        (run.text, stroke)
        for leaf in leaves(copies(16)[place].sheet, look(copies(16)[place]))
        for run in leaf.runs
        for stroke in leaf.strokes
        if run.x < stroke.x1
        and end(run) - SLACK > stroke.x0
        and run.base - 0.7 * run.size < stroke.y1
        and run.base > stroke.y0
    ]
    assert crossed == []


@needs_fonts
@pytest.mark.parametrize("place", range(4))
def test_a_long_page_holds_the_whole_table(place: int) -> None:
    copy = copies(4)[place]
    assert letters("".join(run.text for run in long_leaf(copy.sheet, look(copy)).runs)) == letters(
        "".join(run.text for leaf in plain(copy) for run in leaf.runs)
    )


@needs_fonts
def test_a_fitted_form_stands_on_one_page_as_large_as_the_others() -> None:
    copy = copies(4)[2]
    large = replace(look(copy), size=9.0, paper=A4[::-1], fitted=True)
    sized = next(
        pages
        for width in range(600, 1600, 20)
        if len(leaves(copy.sheet, paper := replace(large, paper=(width, 1.3 * width), fitted=False))) == 2
        and len(pages := leaves(copy.sheet, replace(paper, fitted=True))) == 1
    )
    assert sized[0].height == pytest.approx(1.3 * sized[0].width)


@pytest.mark.parametrize(
    ("wished", "split", "parts"),
    [
        (Strip(0, 3, 100, 134), True, [Strip(0, 3, 100, 134)]),
        (Strip(0, 3, 220, 274), True, [Strip(0, 3, 220, 244), Strip(1, 3, 50, 84)]),
        (Strip(0, 3, 220, 274), False, [Strip(1, 3, 50, 104)]),
        (Strip(0, 3, 240, 274), True, [Strip(1, 3, 50, 84)]),
        (Strip(0, 3, 100, 404), False, [Strip(0, 3, 100, 244), Strip(1, 3, 50, 214)]),
        (Strip(0, 3, 240, 264), True, [Strip(1, 3, 50, 74)]),
    ],
)
def test_a_row_without_room_is_cut_or_moves(wished: Strip, split: bool, parts: list[Strip]) -> None:
    assert list(placed_row(wished, BODY, replace(look(copies(1)[0]), split=split))) == parts


@pytest.mark.parametrize(
    ("heights", "late", "counts"),
    [
        ([40, 60], False, [3, 0]),
        ([40, 60], True, [0, 3]),
        ([20, 60], False, [0, 3]),
        ([25, 24], False, [2, 1]),
    ],
)
def test_the_lines_of_a_cell_stand_together_where_they_can(heights: list[float], late: bool, counts: list[int]) -> None:
    parts = [Piece(page, 0.0, height, page == 0, page == 1) for page, height in enumerate(heights)]
    done = shown(["一", "二", "三"], parts, BODY, replace(look(copies(1)[0]), late=late))
    assert [len(lines) for lines in done] == counts


@needs_fonts
@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 4, []),
        ("占比", 4, ["占比"]),
        ("当年金额", 3, ["当年金", "额"]),
        ("一\n二", 4, ["一", "二"]),
        ("合计2406.62", 4, ["合计", "2406.62"]),
        ("登记维护。", 4, ["登记维", "护。"]),
    ],
)
def test_lines_break_where_a_typesetter_breaks_them(text: str, width: float, lines: list[str]) -> None:
    assert wrapped(text, width, "mono") == lines


@needs_fonts
@given(text=st.text(alphabet="财政拨款。、2406.%\n", min_size=1), width=st.floats(2, 12))
def test_wrapping_loses_nothing(text: str, width: float) -> None:
    assert "".join(wrapped(text, width, "song")).replace("\n", "") == (text.replace("\n", "") if text.strip() else "")


@needs_fonts
@given(text=st.text(alphabet="财政拨款、2406.%", min_size=1), width=st.floats(2, 12))
def test_no_line_is_wider_than_its_cell(text: str, width: float) -> None:
    wide = [line for line in wrapped(text, width, "song") if length(line, "song") > width + 1e-6]
    assert all(line[-1] in CLOSING for line in wide)

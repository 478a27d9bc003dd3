"""Which strokes of a sheet are lines of tables."""

import cv2
import numpy as np
import pytest

from extractors.ocr.port import Area
from extractors.scans.cell_borders import find_rulings
from schemas.picture import Pixels
from tests.scans.drawing import blank, places, ruled, sheet

XS, YS = (200, 400, 800), (200, 300, 400, 1000)
NO_TEXT = (Area(0, 0, 1, 1),)


def columns(page: Pixels) -> list[int]:
    """Where vertical rulings are found on a page whose texts are known."""
    return places(find_rulings(sheet(page), NO_TEXT), horizontal=False)


def stroke(page: Pixels, x: int, y0: int, y1: int) -> Pixels:
    """The page with a vertical stroke."""
    return np.asarray(cv2.line(page, (x, y0), (x, y1), 0, 3), np.uint8)


@pytest.mark.parametrize(
    ("y0", "y1", "found"),
    [
        pytest.param(200, 1000, True, id="as high as the table: a cell that the page cuts at both ends"),
        pytest.param(500, 700, False, id="lower than the table: a line beside it"),
    ],
)
def test_a_line_that_touches_nothing_is_a_side_if_it_is_as_high_as_the_table(y0: int, y1: int, found: bool) -> None:
    assert (100 in columns(stroke(ruled(XS, YS), 100, y0, y1))) == found


@pytest.mark.parametrize(
    ("y0", "y1", "found"),
    [
        pytest.param(300, 400, True, id="from line to line"),
        pytest.param(320, 370, False, id="in the air"),
        pytest.param(410, 700, True, id="from the air, but long"),
    ],
)
def test_a_line_is_long_or_runs_from_line_to_line(y0: int, y1: int, found: bool) -> None:
    assert (600 in columns(stroke(ruled(XS, YS), 600, y0, y1))) == found


def test_the_ring_of_a_grey_seal_is_no_line() -> None:
    page = ruled(XS, YS)
    cv2.circle(page, (600, 300), 110, 90, 6)
    assert columns(page) == list(XS)


def test_paper_has_no_lines() -> None:
    assert columns(blank()) == []


def test_a_page_may_hold_a_single_row_of_a_table() -> None:
    assert columns(ruled(XS, (200, 240))) == list(XS)


def test_a_small_frame_of_one_row_is_no_table() -> None:
    assert columns(ruled((200, 300), (200, 240))) == []


@pytest.mark.parametrize("sides", [(), (190, 810)], ids=["single", "double at the sides"])
@pytest.mark.parametrize("below", [False, True], ids=["cut above", "cut below"])
def test_walls_that_end_together_are_of_a_row_that_the_page_cuts(sides: tuple[int, ...], below: bool) -> None:
    page = blank()
    cv2.line(page, (200, 200), (800, 200), 0, 3)
    for x in XS:
        page = stroke(page, x, *((200, 260) if below else (140, 200)))
    for x in sides:
        page = stroke(page, x, *((192, 264) if below else (136, 208)))
    assert len(columns(page)) == len(XS)
    assert all(abs(found - x) <= 10 for found, x in zip(columns(page), XS, strict=True))


def test_strokes_that_end_apart_are_no_walls() -> None:
    page = blank()
    cv2.line(page, (200, 200), (800, 200), 0, 3)
    for x, top in zip(XS, (140, 120, 160), strict=True):
        page = stroke(page, x, top, 200)
    assert columns(page) == []

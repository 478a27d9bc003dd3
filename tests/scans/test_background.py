"""What a sheet lies on is told from the sheet, and from all that may be printed or fall on it."""

from collections.abc import Callable, Sequence

import cv2
import numpy as np
import pytest

from extractors.ocr.paddle import paddle
from extractors.scans.background import background, without_background
from extractors.scans.cell_borders import find_rulings
from extractors.scans.deskew import deskew
from extractors.scans.illumination import for_reading
from schemas.picture import Picture, Pixels
from tests.scans.drawing import DPI, blank, in_colour, places, ruled

XS, YS = (200, 400, 800), (200, 300, 400, 1000)
WOOD = (62, 92, 128)
LID = (0, 0, 0)
GREY = (180, 180, 180)


def page() -> Pixels:
    """A table with figures in it, in colour."""
    return in_colour(figures(ruled(XS, YS), margin=100))


def figures(paper: Pixels, margin: int = 40) -> Pixels:
    """Paper with lines of print."""
    for y in range(margin, paper.shape[0] - margin, 60):
        cv2.putText(paper, "58,118.59 lorem ipsum 2,406.62", (220, y), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2, cv2.LINE_AA)
    return paper


def lying_on(under: tuple[int, int, int], corners: list[tuple[int, int]], sheet: Pixels) -> Pixels:
    """A sheet that shows within these corners alone, and what is under it elsewhere."""
    there = cv2.fillPoly(np.zeros(sheet.shape[:2], np.uint8), [np.array(corners, np.int32)], 1)
    return np.where(there[..., None] > 0, sheet, np.array(under, np.uint8))


def shaded(sheet: Pixels, part: Sequence[slice], soft: int = 1) -> Pixels:
    """A sheet with a shadow over a part of it, its edge so many pixels `soft`."""
    light = np.ones(sheet.shape[:2], np.float32)
    light[*part] = 0.5
    return np.asarray(sheet * cv2.blur(light, (soft, soft))[..., None], np.uint8)


def sealed(x: int, y: int) -> Pixels:
    """A blank page with a red ring about a place."""
    return np.asarray(cv2.circle(in_colour(blank()), (x, y), 150, (40, 40, 210), 8), np.uint8)


def barred(top: int, bottom: int) -> Pixels:
    """A blank page with a black bar as long as its lines."""
    drawn = blank()
    drawn[top:bottom, 100:900] = 0
    return in_colour(drawn)


ASKEW = [(14, 20), (970, 8), (988, 1170), (30, 1185)]
"""Corners of a sheet a little from aside; at some it leaves a strip of two millimetres."""
CUT = [(0, 0), (1000, 0), (1000, 1180), (0, 1150)]
"""Of one whose lower edge alone is in the picture."""


@pytest.mark.parametrize("under", [WOOD, LID, GREY])
@pytest.mark.parametrize("corners", [ASKEW, CUT])
def test_what_is_under_a_sheet_becomes_white(under: tuple[int, int, int], corners: list[tuple[int, int]]) -> None:
    seen = lying_on(under, corners, in_colour(blank()))
    assert without_background(for_reading(seen, DPI), seen).min() == 255


@pytest.mark.parametrize("under", [WOOD, LID, GREY])
def test_a_sheets_edges_are_no_rulings(under: tuple[int, int, int]) -> None:
    picture = Picture(number=1, pixels=lying_on(under, ASKEW, page()), dpi=DPI)
    sheet = deskew(picture, paddle())
    found = find_rulings(sheet, paddle().find(sheet.grey, 1000))
    assert (places(found, horizontal=False), places(found, horizontal=True)) == (list(XS), list(YS))


def test_all_on_a_sheet_stays_as_it_is() -> None:
    seen = lying_on(WOOD, ASKEW, page())
    grey = for_reading(seen, DPI)
    inside = np.s_[40:1140, 50:950]
    assert (without_background(grey, seen)[inside] == grey[inside]).all()


NOTHING: dict[str, Callable[[], Pixels]] = {
    "a page as a scanner shows it": page,
    "a blank page": lambda: in_colour(blank()),
    "a black page": lambda: np.zeros((1200, 1000, 3), np.uint8),
    "a table up to the edge of the picture": lambda: in_colour(ruled((16, 500, 984), (16, 600, 1184))),
    "a table whose frame is the border": lambda: in_colour(ruled((1, 500, 998), (1, 1198))),
    "a soft shadow": lambda: shaded(in_colour(blank()), np.s_[:, 500:], soft=200),
    "a hard shadow on print": lambda: shaded(in_colour(figures(blank())), np.s_[:, 500:]),
    "a dark head with print": lambda: shaded(in_colour(figures(blank())), np.s_[:120, :]),
    "a seal at the border": lambda: sealed(960, 600),
    "a black bar on the page": lambda: barred(100, 180),
}


@pytest.mark.parametrize("drawn", NOTHING)
def test_what_is_on_a_sheet_is_not_around_it(drawn: str) -> None:
    assert not background(NOTHING[drawn]()).any()


def test_a_second_sheet_is_not_what_the_first_lies_on() -> None:
    seen = lying_on(WOOD, [(20, 20), (980, 20), (980, 700), (20, 700)], in_colour(blank()))
    seen[760:1180, 20:980] = 230
    around = background(seen)
    place = around.shape[0] / seen.shape[0]
    assert (around[round(730 * place), 100], around[round(950 * place), 100]) == (True, False)

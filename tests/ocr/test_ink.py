"""Lines are found by their ink."""

import cv2
import numpy as np
import pytest

from extractors.ocr.ink import lines_of_ink
from extractors.ocr.port import Area
from schemas.picture import Pixels
from tests.ocr.drawing import page

LONGEST = 1280


def boxes(paper: Pixels, longest: int = LONGEST) -> list[tuple[int, int]]:
    """Where the lines begin, in hundreds of pixels."""
    return [(area.x0 // 100, area.y0 // 100) for area in lines_of_ink(paper, longest)]


def ruled(paper: Pixels, *strokes: tuple[int, int, int, int]) -> Pixels:
    """The page with strokes from point to point."""
    for x0, y0, x1, y1 in strokes:
        cv2.line(paper, (x0, y0), (x1, y1), 0, 2)
    return paper


def test_lines_are_found_from_top_to_bottom() -> None:
    assert boxes(page(("2406.62", 410, 560), ("1089.41", 110, 260))) == [(1, 2), (4, 5)]


def test_a_blank_page_has_no_lines() -> None:
    assert lines_of_ink(page(), LONGEST) == []


def test_an_area_holds_all_the_ink_of_its_line() -> None:
    paper = page(("1089.41", 110, 260))
    (area,) = lines_of_ink(paper, LONGEST)
    held = paper[area.y0 : area.y1, area.x0 : area.x1] < 128
    assert held.sum() == (paper < 128).sum()


def test_no_line_runs_across_a_ruling() -> None:
    paper = ruled(page(("108", 110, 260), ("941", 190, 260)), (178, 100, 178, 400))
    assert [area.x0 > 178 for area in lines_of_ink(paper, LONGEST)] == [False, True]


def test_rulings_are_no_lines_of_text() -> None:
    paper = ruled(page(("95%", 110, 260)), (100, 200, 700, 200), (100, 300, 700, 300), (100, 200, 100, 300))
    assert len(lines_of_ink(paper, LONGEST)) == 1


@pytest.mark.parametrize("longest", [400, 700, 2000])
def test_areas_are_told_in_pixels_of_the_page_however_small_it_was_seen(longest: int) -> None:
    assert boxes(page(("1089.41", 110, 260)), longest) == [(1, 2)]


def test_dust_is_no_line() -> None:
    paper = page(("1089.41", 110, 260))
    paper[800:802, 600:602] = 0
    assert boxes(paper) == [(1, 2)]


def test_areas_stay_within_the_page() -> None:
    paper = np.full((60, 200), 255, np.uint8)
    cv2.putText(paper, "1089", (0, 40), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 0, 2)
    assert all(0 <= area.x0 < area.x1 <= 200 and 0 <= area.y0 < area.y1 <= 60 for area in lines_of_ink(paper, LONGEST))


def test_a_page_of_one_pixel_is_seen() -> None:
    assert lines_of_ink(np.zeros((1, 1), np.uint8), LONGEST) in ([], [Area(0, 0, 1, 1)])


def test_on_a_page_that_lies_on_its_side_lines_stand_upright() -> None:
    upright = page(("1089.41", 110, 260), ("2406.62", 110, 330), ("417.41", 110, 400))
    found = lines_of_ink(np.ascontiguousarray(np.rot90(upright)), LONGEST)
    assert [area.y1 - area.y0 > area.x1 - area.x0 for area in found] == [True] * 3

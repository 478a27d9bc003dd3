"""Lines of text between rulings: cut at them, drawn close, none doubled, none passed over."""

import numpy as np
import pytest

from extractors.ocr.port import Area
from extractors.scans.lines import alone, evened, missed_areas, text_areas, tightened, trimmed
from schemas.page import Ruling
from schemas.picture import Pixels
from tests.scans.drawing import sheet


def paper(*ink: tuple[int, int, int, int], size: tuple[int, int] = (400, 400)) -> Pixels:
    """White paper with black boxes: x0, y0, x1, y1."""
    grey = np.full(size, 255, np.uint8)
    for x0, y0, x1, y1 in ink:
        grey[y0:y1, x0:x1] = 0
    return grey


def letters(x: int, y: int, number: int = 4) -> list[tuple[int, int, int, int]]:
    """Ink like that of letters of 10 points: strokes with paper between them."""
    return [
        (x + 20 * at + 4 * part, y, x + 20 * at + 4 * part + 2, y + 20) for at in range(number) for part in range(4)
    ]


def test_an_area_is_cut_at_the_ruling_through_it() -> None:
    page = sheet(paper(*letters(20, 100), *letters(120, 100), (108, 0, 111, 400)))
    areas = text_areas(page, [Ruling(False, 55, 0, 200)], [Area(15, 95, 205, 125)])
    assert [(area.x0 < 55 < area.x1, area.x1 <= 108 or area.x0 >= 111) for area in areas] == [
        (True, True),
        (False, True),
    ]


def test_what_spills_over_a_ruling_is_no_line() -> None:
    page = sheet(paper(*letters(20, 100), (108, 0, 111, 400)))
    assert len(text_areas(page, [Ruling(False, 55, 0, 200)], [Area(15, 95, 116, 125)])) == 1


def test_an_area_is_drawn_close_around_its_ink() -> None:
    assert tightened(Area(0, 60, 200, 160), paper(*letters(20, 100))) == Area(14, 97, 100, 123)


def test_the_next_line_in_an_area_is_left_out() -> None:
    area = tightened(Area(0, 90, 200, 140), paper(*letters(20, 100), *letters(20, 128)))
    assert (area.y0, area.y1) == (97, 123)


def test_a_bar_below_a_sign_belongs_to_it() -> None:
    area = tightened(Area(0, 90, 200, 140), paper(*letters(20, 100), (20, 123, 34, 125)))
    assert area.y1 == 128


def test_the_rest_of_a_ruling_is_trimmed() -> None:
    assert trimmed(Area(10, 10, 60, 40), paper((10, 0, 13, 100)), 5) == Area(13, 10, 60, 40)


def test_an_area_within_another_is_left_out() -> None:
    assert alone([Area(0, 0, 100, 20), Area(5, 2, 30, 18), Area(0, 30, 10, 40)]) == [
        Area(0, 0, 100, 20),
        Area(0, 30, 10, 40),
    ]


def test_low_marks_get_the_height_of_a_line() -> None:
    page = sheet(paper())
    even = evened([Area(0, 100, 80, 120), Area(0, 200, 80, 220), Area(0, 306, 80, 310)], page)
    assert [area.y1 - area.y0 for area in even] == [20, 20, 16]


def test_characters_below_each_other_are_lines_of_their_own() -> None:
    page = sheet(paper(*letters(20, 100, 1), *letters(20, 140, 1), *letters(20, 180, 1)))
    assert len(text_areas(page, [], [Area(15, 95, 40, 205)])) == 3


def test_ink_that_was_not_found_is() -> None:
    page = sheet(paper(*letters(20, 100), *letters(220, 100, 1)))
    missed = missed_areas(page, [], [Area(15, 95, 105, 125)])
    assert [(area.x0 // 10, area.y0 // 10) for area in missed] == [(21, 9)]


@pytest.mark.parametrize(
    "ink",
    [
        pytest.param([(100, 100, 101, 101)], id="dust"),
        pytest.param([(0, 199, 400, 202)], id="ruling"),
        pytest.param([(50, 50, 300, 300)], id="a picture"),
    ],
)
def test_what_is_no_text_is_not_found(ink: list[tuple[int, int, int, int]]) -> None:
    assert missed_areas(sheet(paper(*ink)), [Ruling(True, 100, 0, 200)], []) == []


def test_a_frame_around_a_line_is_no_line() -> None:
    frame = [(20, 80, 380, 83), (20, 140, 380, 143), (20, 80, 23, 143), (377, 80, 380, 143)]
    assert missed_areas(sheet(paper(*letters(60, 100), *frame)), [], [Area(55, 95, 145, 125)]) == []


@pytest.mark.parametrize(
    ("bar", "top"),
    [
        pytest.param((24, 88, 36, 91), 88, id="the bar over 元"),
        pytest.param((15, 88, 105, 91), 97, id="a ruling, which runs on to the sides"),
    ],
)
def test_a_stroke_that_stands_apart_belongs_to_its_line(bar: tuple[int, int, int, int], top: int) -> None:
    others = [letters(20, y) for y in (200, 250, 300)]
    low = [(x0, y0, x1, y0 + 14) for x0, y0, x1, _ in letters(20, 98, 2)]
    page = sheet(paper(*(ink for line in others for ink in line), *low, bar))
    found = text_areas(page, [], [Area(15, 84, 105, 116), *(Area(15, y - 8, 105, y + 28) for y in (200, 250, 300))])
    assert abs(found[0].y0 + 3 - top) <= 2

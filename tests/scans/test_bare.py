"""Characters' strokes are left out of what may be rulings, and rulings are not."""

import cv2
import numpy as np
import pytest

from extractors.ocr.port import Area
from extractors.scans.bare import bare
from schemas.picture import Pixels

TEXT = Area(50, 50, 150, 70)


def stroke(x0: int, y0: int, x1: int, y1: int) -> Pixels:
    """Ink of one stroke, three pixels thick."""
    return np.asarray(cv2.line(np.zeros((200, 200), np.uint8), (x0, y0), (x1, y1), 255, 3), np.uint8)


@pytest.mark.parametrize(
    ("ink", "horizontal", "left"),
    [
        pytest.param(stroke(100, 53, 100, 67), False, False, id="a stroke of a character"),
        pytest.param(stroke(100, 30, 100, 90), False, True, id="a wall through a text"),
        pytest.param(stroke(100, 100, 100, 110), False, True, id="a short stroke beside it"),
        pytest.param(stroke(90, 60, 108, 60), True, False, id="a bar as long as a character"),
        pytest.param(stroke(20, 60, 180, 60), True, True, id="a level ruling through a text"),
        pytest.param(stroke(60, 70, 80, 70), True, True, id="a level ruling under a text"),
    ],
)
def test_strokes_of_characters_alone_are_left_out(ink: Pixels, horizontal: bool, left: bool) -> None:
    x, y = np.nonzero(ink)[1].mean().round().astype(int), np.nonzero(ink)[0].mean().round().astype(int)
    assert (bare(ink, [TEXT], horizontal=horizontal)[y, x] > 0) == left


COLUMN = Area(90, 20, 110, 180)
"""Characters of 20 pixels, one below the other."""


@pytest.mark.parametrize(
    ("ink", "horizontal", "left"),
    [
        pytest.param(stroke(100, 62, 100, 78), False, False, id="a stroke of a character"),
        pytest.param(stroke(100, 10, 100, 190), False, True, id="a wall through the column"),
        pytest.param(stroke(94, 100, 106, 100), True, False, id="a bar of a character"),
    ],
)
def test_in_a_narrow_column_a_character_is_as_high_as_the_column_is_wide(
    ink: Pixels, horizontal: bool, left: bool
) -> None:
    x, y = np.nonzero(ink)[1].mean().round().astype(int), np.nonzero(ink)[0].mean().round().astype(int)
    assert (bare(ink, [COLUMN], horizontal=horizontal)[y, x] > 0) == left


def test_texts_at_the_edges_of_the_page_are_no_trouble() -> None:
    ink = stroke(0, 0, 199, 199)
    assert bare(ink, [Area(-5, -5, 30, 20), Area(180, 190, 230, 230)], horizontal=True).shape == ink.shape

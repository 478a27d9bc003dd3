"""Comparators are told by their strokes, however they were read."""

import cv2
import numpy as np
import pytest

from extractors.ocr.port import Reading
from extractors.scans.signs import by_strokes, opposed
from schemas.picture import Pixels


def sign(which: str, size: int = 24, *, bar: int = 7) -> Pixels:
    """A comparator drawn by its strokes."""
    paper = np.full((size + 20, size + 20), 255, np.uint8)
    left, right, top, low = 8, 8 + size, 8, 8 + size - bar
    tip, ends = (right, left) if which in ">≥" else (left, right)
    middle = (top + low) // 2
    cv2.line(paper, (ends, top), (tip, middle), 0, 2, cv2.LINE_AA)
    cv2.line(paper, (tip, middle), (ends, low), 0, 2, cv2.LINE_AA)
    if which in "≥≤":
        cv2.line(paper, (tip, middle + bar), (ends, low + bar), 0, 2, cv2.LINE_AA)
    return paper


def read(text: str) -> Reading:
    """A reading of one character."""
    return Reading(text=text, confidences=(0.6,) * len(text), centres=(0.5,) * len(text))


@pytest.mark.parametrize("printed", ["≥", "≤", ">", "<"])
@pytest.mark.parametrize("size", [18, 24, 36])
def test_strokes_tell_the_sign(printed: str, size: int) -> None:
    told = by_strokes(sign(printed, size), read(">" if printed in ">≥" else "<"))
    assert told is not None
    assert told.text == printed


@pytest.mark.parametrize("seen", ["V", "W", ">"])
def test_a_lone_sign_is_told_whatever_it_was_read_as(seen: str) -> None:
    told = by_strokes(sign("≥"), read(seen))
    assert told is not None
    assert told.text == "≥"


def test_a_blurred_bar_makes_the_lower_half_heavier() -> None:
    blurred = cv2.GaussianBlur(sign("≥", 18, bar=3), (5, 5), 1.2)
    told = by_strokes(np.asarray(blurred, np.uint8), read(">"))
    assert told is not None
    assert told.text == "≥"


@pytest.mark.parametrize("text", ["", "95%", "字", "=", "1"])
def test_a_line_without_a_sign_is_left_alone(text: str) -> None:
    assert by_strokes(sign("≥"), read(text)) is None


def test_strokes_that_point_the_other_way_tell_so() -> None:
    told = by_strokes(sign("≥"), read("<"))
    assert told is not None
    assert opposed(told.text, "<")


@pytest.mark.parametrize("printed", ["≥", "≤"])
def test_specks_and_the_rest_of_a_ruling_are_no_strokes(printed: str) -> None:
    line = np.pad(sign(printed), ((0, 0), (0, 12)), constant_values=255)
    cv2.rectangle(line, (0, 4), (2, 38), 0, -1)
    cv2.circle(line, (50, 20), 2, 0, -1)
    cv2.circle(line, (24, 41), 2, 0, -1)
    told = by_strokes(np.asarray(line, np.uint8), read("W"))
    assert told is not None
    assert told.text == printed


@pytest.mark.parametrize("seen", ["H", "I", "い"])
def test_a_lone_equals_is_told_whatever_it_was_read_as(seen: str) -> None:
    told = by_strokes(bars((8, 30), (8, 30)), read(seen))
    assert told is not None
    assert told.text == "="


def bars(*ends: tuple[int, int], size: int = 24) -> Pixels:
    """Two level bars, one below the other, each from one pixel to another."""
    paper = np.full((size + 20, size + 20), 255, np.uint8)
    for at, (start, end) in enumerate(ends):
        cv2.line(paper, (start, 16 + 8 * at), (end, 16 + 8 * at), 0, 2, cv2.LINE_AA)
    return paper


@pytest.mark.parametrize(
    ("ends", "text", "told"),
    [
        pytest.param(((8, 30), (8, 30)), "二", "=", id="as long as each other"),
        pytest.param(((8, 30), (9, 31)), "二", "=", id="a pixel aside"),
        pytest.param(((11, 27), (7, 31)), "二", None, id="the upper one shorter"),
        pytest.param(((8, 30), (8, 30)), "二级指标", None, id="a word"),
    ],
)
def test_bars_tell_equals_from_two(ends: tuple[tuple[int, int], ...], text: str, told: str | None) -> None:
    reading = by_strokes(bars(*ends), read(text))
    assert (reading.text if reading is not None else None) == told


def test_a_bound_read_as_two_keeps_its_figures() -> None:
    paper = np.concatenate([bars((8, 30), (8, 30)), bars((8, 20), (8, 20))], axis=1)
    reading = Reading(text="二1", confidences=(0.9, 0.9), centres=(0.22, 0.7))
    told = by_strokes(paper, reading)
    assert told is not None
    assert told.text == "=1"

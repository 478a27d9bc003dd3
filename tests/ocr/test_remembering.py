"""A line is read once, however often its picture comes, and lines that look alike are each read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from benchmarks.render.typefaces import font
from extractors.ocr.paddle import paddle
from extractors.ocr.port import Area, Reading
from extractors.ocr.remembering import Remembering, ink_of, same
from schemas.picture import Pixels

LOOK_ALIKE = (
    ("1,089.41", "1,039.41"),
    ("1,089.41", "1,069.41"),
    ("58118.59", "56118.59"),
    ("58118.59", "50118.59"),
    ("406.20", "466.20"),
    ("95", "96"),
    ("25", "28"),
    ("70", "10"),
    ("≥95%", "＞95%"),
    ("≥95%", "≤95%"),
    ("100%", "100‰"),
    ("2023年", "2022年"),
    ("已完成", "己完成"),
    ("万元", "方元"),
)
"""Texts of which one stroke differs."""
SIZES = (13, 17, 21, 28)
"""Pixels to the em: 9 points at 100 dpi, 8 and 10 at 150, 10 at 200."""


@dataclass(slots=True)
class Counting:
    """An engine that counts its lines, and tells their number as their text."""

    name: str = "counting"
    sure: float = 1.0
    asked: list[int] = field(default_factory=list)

    def find(self, page: Pixels, longest: int) -> list[Area]:
        """Nothing."""
        del page, longest
        return []

    def read(self, lines: Sequence[Pixels]) -> list[Reading]:
        """A number for each line."""
        self.asked.append(len(lines))
        return [Reading(text=str(number), confidences=(self.sure,), centres=(0.5,)) for number in range(len(lines))]


def printed(text: str, size: int, seed: int, blur: float = 0.6, shift: float = 0.0) -> Pixels:
    """A text as a scanner sees it: between its pixels, blurred, with grain."""
    paper = Image.new("L", (4 * (len(text) + 2) * size, 8 * size), 255)
    ImageDraw.Draw(paper).text((4 * size + 4 * shift, 4 * size), text, fill=0, font=font("song", 4 * size))
    small = cv2.resize(np.asarray(paper), None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), blur).astype(float)
    grain = np.random.default_rng(seed).normal(0, 4, soft.shape)
    return np.asarray(np.clip(soft + grain * (soft < 250), 0, 255), np.uint8)


@pytest.mark.parametrize("pair", LOOK_ALIKE, ids="|".join)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("blur", [0.5, 0.8, 1.2])
def test_texts_that_look_alike_are_two_lines(pair: tuple[str, str], size: int, blur: float) -> None:
    one, other = (printed(text, size, seed, blur) for seed, text in enumerate(pair))
    assert not same(ink_of(one).pixels, ink_of(other).pixels)


def repeated() -> Iterator[str]:
    """Each text of a pair."""
    return iter(dict.fromkeys(text for pair in LOOK_ALIKE for text in pair))


@pytest.mark.parametrize("size", SIZES)
def test_a_text_printed_twice_is_one_line(size: int) -> None:
    alike = [same(ink_of(printed(text, size, 1)).pixels, ink_of(printed(text, size, 2)).pixels) for text in repeated()]
    assert np.mean(alike) > 0.6


def test_a_line_is_read_once_in_a_call_and_over_calls() -> None:
    counting = Counting()
    engine = Remembering(ocr=counting)
    first, again, other = printed("数量指标", 28, 1), printed("数量指标", 28, 2), printed("质量指标", 28, 3)
    assert [reading.text for reading in engine.read([first, again, other])] == ["0", "0", "1"]
    assert [reading.text for reading in engine.read([again, other])] == ["0", "1"]
    assert counting.asked == [2, 0]


def test_characters_stand_where_the_second_picture_has_them() -> None:
    engine = Remembering(ocr=Counting())
    line = printed("95", 28, 1)
    wider = np.asarray(cv2.copyMakeBorder(line, 0, 0, line.shape[1], 0, cv2.BORDER_CONSTANT, value=255), np.uint8)
    assert [reading.centres for reading in engine.read([line, wider])] == [(0.5,), (0.75,)]


def test_what_was_not_read_surely_is_read_again() -> None:
    counting = Counting(sure=0.9)
    line = printed("数量指标", 28, 1)
    Remembering(ocr=counting).read([line, line])
    assert counting.asked == [1, 1]


@pytest.mark.parametrize("lines", [0, 1])
def test_what_is_known_asks_for_nothing(lines: int) -> None:
    counting = Counting()
    engine = Remembering(ocr=counting)
    known = [printed("95", 28, 1)] * lines
    engine.read(known)
    assert [reading.text for reading in engine.read(known)] == ["0"] * lines


@pytest.mark.parametrize(("one", "other"), [("3.5", "3,5"), ("1,089.41", "1.089,41"), ("0.18", "0,18")])
def test_a_figure_with_a_point_is_always_read(one: str, other: str) -> None:
    engine = Remembering(ocr=paddle())
    lines = [printed(text, 28, seed) for seed, text in enumerate((one, other, one))]
    alone = paddle().read(lines)
    assert [reading.text for reading in engine.read(lines)] == [reading.text for reading in alone]
    assert [reading.text for reading in engine.read(lines)] == [reading.text for reading in alone]


def test_blank_lines_are_each_read() -> None:
    counting = Counting()
    blank: Pixels = np.full((30, 90), 255, np.uint8)
    assert len(Remembering(ocr=counting).read([blank, blank])) == 2
    assert counting.asked == [2]

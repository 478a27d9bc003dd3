"""An engine that reads a line of a page once, however often its picture comes: forms repeat their labels and targets.

Two pictures are of one line where their ink is of one size and, laid over each other, differs nowhere by more than
print does from itself. What counts is the darkest place of the difference, and no sum of it: of two figures that look
alike one stroke differs, and that is as dark as ink is, while the edges, grain and blur of the same print stay pale.
The tail that parts a comma from a point is as pale as these, so a line in which one stands between figures is always
read; and so is one whose first reading was not sure, which another picture of it may make.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr.port import Area, Ocr, Reading
from schemas.picture import Pixels

INK = 200
"""Grey: what is darker is ink."""
SLACK = 1
"""Pixels that the ink of two pictures of one line may differ in its height and width, and be shifted."""
AROUND = (3, 3)
"""Pixels over which a difference is evened: a third of a stroke, so that one that is missing is not."""
SAME = 0.15
"""Of the darkness of a line's ink, what two pictures of it differ by anywhere at most. On scans and photographs of
forms most pairs of one text differ by less, and no two texts by less than 0.33; drawn figures that look alike, small
and blurred as they may be, by 0.31 or more (`tests/ocr/test_remembering.py`)."""
POINTED = re.compile(r"\d[.,，．]\d")
"""What is always read."""
SURE = 0.97
"""Confidence of every character of a reading that stands for other pictures of its line."""
COARSE = (24, 6)
"""Width and height to which pictures are reduced to find those that are worth comparing."""
LIKE = 16.0
"""Mean grey that such reductions of one line differ by at most."""
TRIED = 2
"""Pictures that a line is compared with, the most alike first."""


class Ink(NamedTuple):
    """The ink of a line."""

    pixels: Pixels
    """Close around it."""
    left: int
    """Pixels of paper at its left in the picture."""
    width: int
    """Pixels of the picture."""
    coarse: NDArray[np.int16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembering:
    """An engine that keeps what it read as long as it lives: a page, so that no page depends on others."""

    ocr: Ocr
    inks: dict[tuple[int, int], list[tuple[int, Ink]]] = field(default_factory=lambda: defaultdict(list))
    """By their height and width, each with its place in `readings`."""
    readings: list[tuple[Reading, Ink]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """That of the engine."""
        return self.ocr.name

    def find(self, page: Pixels, longest: int) -> list[Area]:
        """As the engine does."""
        return self.ocr.find(page, longest)

    def read(self, lines: Sequence[Pixels]) -> list[Reading]:
        """The text of each line, read now or before."""
        inks = [ink_of(line) for line in lines]
        new: list[tuple[int, Ink]] = []
        places: list[int] = []
        for at, ink in enumerate(inks):
            place = self.place_of(ink)
            if place is None:
                place = len(self.readings) + len(new)
                new.append((at, ink))
                self.inks[ink.pixels.shape].append((place, ink))
            places.append(place)
        read = self.ocr.read([lines[at] for at, _ in new])
        self.readings.extend((reading, ink) for reading, (_, ink) in zip(read, new, strict=True))
        found = [moved(*self.readings[place], ink) for place, ink in zip(places, inks, strict=True)]
        fresh = {at for at, _ in new}
        again = [at for at, reading in enumerate(found) if at not in fresh and not is_safe(reading)]
        if again:
            for at, reading in zip(again, self.ocr.read([lines[at] for at in again]), strict=True):
                found[at] = reading
        return found

    def place_of(self, ink: Ink) -> int | None:
        """Which line it was when it was read before; None where it was not, or is blank."""
        if not ink.pixels.size:
            return None
        height, width = ink.pixels.shape
        shifts = range(-SLACK, SLACK + 1)
        near = [each for dy, dx in product(shifts, shifts) for each in self.inks.get((height + dy, width + dx), ())]
        apart = sorted((float(np.abs(ink.coarse - other.coarse).mean()), place) for place, other in near)
        by_place = dict(near)
        like = (place for far, place in apart[:TRIED] if far <= LIKE)
        return next((place for place in like if same(ink.pixels, by_place[place].pixels)), None)


def is_safe(reading: Reading) -> bool:
    """Whether what was read of one picture of a line stands for others."""
    return reading.confidence >= SURE and POINTED.search(reading.text) is None


def ink_of(line: Pixels) -> Ink:
    """The ink of a picture of a line; blank where there is none."""
    dark = line < INK
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if not len(rows):
        return Ink(line[:0, :0], 0, line.shape[1], np.zeros(0, np.int16))
    close = line[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    coarse = cv2.resize(close, COARSE, interpolation=cv2.INTER_AREA).astype(np.int16)
    return Ink(close, int(columns[0]), line.shape[1], coarse)


def same(one: Pixels, other: Pixels) -> bool:
    """Whether two inks of about one size are of one text, wherever within `SLACK` they lie over each other best."""
    height, width = (max(sides) + 2 * SLACK for sides in zip(one.shape, other.shape, strict=True))
    fixed = evened(one, SLACK, SLACK, (height, width))
    bound = SAME * (255 - float(fixed.min()))
    middle_first = sorted(range(2 * SLACK + 1), key=lambda shift: abs(shift - SLACK))
    return any(
        cv2.norm(fixed, evened(other, top, left, (height, width)), cv2.NORM_INF) <= bound
        for top, left in product(middle_first, repeat=2)
        if top + other.shape[0] <= height and left + other.shape[1] <= width
    )


def evened(ink: Pixels, top: int, left: int, size: tuple[int, int]) -> Pixels:
    """Ink on paper of a size, evened over its surroundings."""
    paper = np.full(size, 255, np.uint8)
    paper[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
    return np.asarray(cv2.blur(paper, AROUND), np.uint8)


def moved(reading: Reading, of: Ink, ink: Ink) -> Reading:
    """What was read of one picture, for another one of the same line, whose ink stands elsewhere in it."""
    shift = ink.left - of.left
    centres = tuple(min(1.0, max(0.0, (centre * of.width + shift) / ink.width)) for centre in reading.centres)
    return replace(reading, centres=centres) if ink is not of else reading

"""PP-OCRv6: where lines of text stand, and what they read; batches by width, and no line is ever dropped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice
from math import ceil

import cv2
import numpy as np

from extractors.ocr.installed import paddle_name
from extractors.ocr.models import FIND, READ, Floats, Network, characters, load, model
from extractors.ocr.port import Area, Reading, clamped
from schemas.picture import Pixels

HEIGHT = 48
"""Pixels: every line is made this high for the reading network."""
STEP = 32
"""Pixels: widths are rounded up to a multiple, so that the networks meet few different ones."""
WIDEST = 4096
"""Pixels at `HEIGHT`: a longer line is pressed together; a page's width of the smallest print stays below."""
BATCH = 8
"""Lines read at once."""
TEXT = 0.3
"""Probability from which a pixel belongs to a text."""
CERTAIN = 0.5
"""Mean probability from which such pixels are a line: less is texture of the paper."""
UNCLIP = 1.6
"""The finding network marks the core of a line: its box is grown by this, of its area over its circumference."""
SMALLEST = 3
"""Pixels, of the page as the network sees it: a thinner mark is no line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paddle:
    """The engine."""

    finding: Network
    reading: Network
    characters: tuple[str, ...]
    name: str

    def find(self, page: Pixels, longest: int) -> list[Area]:
        """The lines of text on an upright grey page, top to bottom."""
        height, width = page.shape
        shrink = min(1.0, longest / max(height, width))
        seen = (max(STEP, round(width * shrink / STEP) * STEP), max(STEP, round(height * shrink / STEP) * STEP))
        small = np.asarray(cv2.resize(page, seen, interpolation=cv2.INTER_AREA), np.uint8)
        probabilities = self.finding(as_input([small], seen[0]))[0, 0]
        across, down = width / seen[0], height / seen[1]
        return [
            clamped(x0 * across, y0 * down, x1 * across, y1 * down, page) for x0, y0, x1, y1 in boxes(probabilities)
        ]

    def read(self, lines: Sequence[Pixels]) -> list[Reading]:
        """The text of each line."""
        found: dict[int, Reading] = {}
        for width, group in groupby(
            sorted(range(len(lines)), key=lambda at: padded(lines[at])), lambda at: padded(lines[at])
        ):
            while batch := list(islice(group, BATCH)):
                pictures = [fitted(lines[at], width) for at in batch]
                for at, picture, steps in zip(batch, pictures, self.reading(as_input(pictures, width)), strict=True):
                    found[at] = self.decoded(steps, picture.shape[1] / width)
        return [found[at] for at in range(len(lines))]

    def decoded(self, steps: Floats, used: float) -> Reading:
        """What the network says of a line: at each step the probability of each character.

        `used` is the share of the steps that the line itself takes. Steps that say the same without a break are one
        character (connectionist temporal classification).
        """
        best = steps.argmax(axis=1)
        sure = steps[np.arange(len(best)), best]
        text, confidences, centres = [], [], []
        for number, run in groupby(range(len(best)), key=best.__getitem__):
            at = list(run)
            if number:
                text.append(self.characters[number])
                confidences.append(float(sure[at].max()))
                centres.append(min(1.0, (sum(at) / len(at) + 0.5) / len(best) / used))
        return Reading(text="".join(text), confidences=tuple(confidences), centres=tuple(centres))


@cache
def paddle() -> Paddle:
    """The engine with its networks loaded, once for each process: that takes a second."""
    return Paddle(finding=load(model(FIND)), reading=load(model(READ)), characters=characters(), name=paddle_name())


def padded(line: Pixels) -> int:
    """The width that a line takes in its batch."""
    height, width = (int(side) for side in line.shape)
    return min(WIDEST, max(1, ceil(width * HEIGHT / height / STEP)) * STEP)


def fitted(line: Pixels, widest: int) -> Pixels:
    """A line as high as the network wants it."""
    height, width = line.shape
    size = (min(widest, max(1, round(width * HEIGHT / height))), HEIGHT)
    shrinks = height > HEIGHT
    return np.asarray(cv2.resize(line, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR), np.uint8)


def as_input(pictures: Sequence[Pixels], width: int) -> Floats:
    """Grey pictures of one height as the networks take them: three equal colours from -1 to 1, the rest of each 0."""
    found = np.zeros((len(pictures), 3, pictures[0].shape[0], width), np.float32)
    for at, picture in enumerate(pictures):
        found[at, :, :, : picture.shape[1]] = picture.astype(np.float32) / 127.5 - 1
    return found


def boxes(probabilities: Floats) -> Iterator[tuple[float, float, float, float]]:
    """Lines in a map of probabilities, as x0, y0, x1, y1 in its pixels, top to bottom."""
    text = cv2.dilate((probabilities > TEXT).astype(np.uint8), np.ones((2, 2), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(text)
    for number in range(1, count):
        x, y, width, height, _ = (int(figure) for figure in stats[number])
        if min(width, height) < SMALLEST:
            continue
        part = labels[y : y + height, x : x + width] == number
        if probabilities[y : y + height, x : x + width][part].mean() < CERTAIN:
            continue
        grow = width * height * UNCLIP / (2 * (width + height))
        yield (x - grow, y - grow, x + width + grow, y + height + grow)

"""PP-OCRv6: where lines of text stand, and what they read; batches of few shapes, and no line is ever dropped."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import cv2
import numpy as np

from extractors.ocr.installed import paddle_name
from extractors.ocr.last_layer import Said
from extractors.ocr.models import Reader, characters, finder, reader
from extractors.ocr.network import Floats, Network, Precision
from extractors.ocr.port import Area, Reading, clamped
from schemas.page import Candidate
from schemas.picture import Pixels

HEIGHT = 48
"""Pixels: every line is made this high for the reading network."""
STEP = 32
"""Pixels: the sides of a page are rounded to a multiple for the finding network."""
BATCHES: Mapping[int, int] = {
    **dict.fromkeys((64, 96, 128), 8),
    160: 6,
    **dict.fromkeys((192, 224, 256), 4),
    **dict.fromkeys((288, 320), 2),
    **dict.fromkeys((352, 384, 416, 448, 512, 576, 640, 704, 768, 832, 896, 1024, 1152, 1280), 1),
    **dict.fromkeys((1376, 1472, 1536, 1632, 1728, 1824, 1920, 2048, 2304, 2560, 2944, 3328, 3712, 4096), 1),
}
"""The shapes in which lines are read, as width in pixels to how many at once: a longer line is pressed together, and a
page's width of the smallest print stays below. They are few, for the network is made ready for each of them, and close,
for what is blank costs as much as what is not. Short lines keep paper beside them, for without it ≥ is read as >. A
batch is as wide as its widest line, and larger ones read no faster: from 256 pixels all of them cost the same each."""
WIDTHS = tuple(BATCHES)
PARTS = (4, 2, 1)
"""Where fewer lines are left, so many times fewer are read at once; what is still missing then is blank. They are as
wide as they would be in a full batch: with paper beside it, ≤ is read as < more seldom."""
DIGITS = 4
"""Of a confidence: what follows differs between processors."""
SURE = 0.999
"""Confidence of a character from which nothing else is asked for."""
LEAST = 0.001
"""Chance under which a candidate is none: so many thousand characters share what is left."""
CANDIDATES = 3
"""Kept of a character, at most."""
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
    reading: Reader
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
        waiting = sorted(range(len(lines)), key=lambda at: width_of(lines[at]), reverse=True)
        while waiting:
            width = padded(lines[waiting[0]])
            count = batch_of(len(waiting), width)
            batch, waiting = waiting[:count], waiting[count:]
            pictures = [fitted(lines[at], width) for at in batch]
            said = self.reading.said(as_input(pictures, width, count))
            for at, picture, own in zip(batch, pictures, said, strict=False):
                found[at] = self.decoded(own, picture.shape[1] / width)
        return [found[at] for at in range(len(lines))]

    def decoded(self, steps: Said, used: float) -> Reading:
        """The text of a line of which the network said so much.

        `used` is the share of the steps that the line itself takes. Steps that say the same without a break are one
        character (connectionist temporal classification).
        """
        best = steps.best
        text: list[str] = []
        confidences: list[float] = []
        centres: list[float] = []
        others: dict[int, tuple[Candidate, ...]] = {}
        for number, run in groupby(range(len(best)), key=best.__getitem__):
            at = list(run)
            if number:
                chances = max((self.reading.chances(steps[step]) for step in at), key=lambda each: float(each[number]))
                sure = round(float(chances[number]), DIGITS)
                if sure < SURE:
                    others[len(text)] = self.others(chances, number)
                text.append(self.characters[number])
                confidences.append(sure)
                centres.append(min(1.0, (sum(at) / len(at) + 0.5) / len(best) / used))
        found = {at: candidates for at, candidates in others.items() if candidates}
        return Reading(text="".join(text), confidences=tuple(confidences), centres=tuple(centres), others=found)

    def others(self, chances: Floats, number: int) -> tuple[Candidate, ...]:
        """What else than the character of this number a step may be; its being none at all is left out."""
        likeliest = np.argpartition(chances, -CANDIDATES - 2)[-CANDIDATES - 2 :]
        found = ((float(chances[at]), self.characters[at]) for at in likeliest.tolist() if at not in (0, number))
        kept = sorted((each for each in found if each[0] >= LEAST), reverse=True)[:CANDIDATES]
        return tuple(Candidate(text, round(chance, DIGITS)) for chance, text in kept if not text.isspace())


@cache
def paddle(precision: Precision = "f32") -> Paddle:
    """The engine with its networks loaded, once for each process: that takes a second."""
    return Paddle(
        finding=finder(precision), reading=reader(precision), characters=characters(), name=paddle_name(precision)
    )


def width_of(line: Pixels) -> int:
    """Pixels of a line's width once it is as high as the network wants it."""
    height, width = (int(side) for side in line.shape)
    return max(1, round(width * HEIGHT / height))


def padded(line: Pixels) -> int:
    """The width that a line takes in its batch."""
    return WIDTHS[min(bisect_left(WIDTHS, width_of(line)), len(WIDTHS) - 1)]


def batch_of(waiting: int, width: int) -> int:
    """How many lines of a width are read at once where so many are left."""
    sizes = (max(1, BATCHES[width] // part) for part in PARTS)
    return next((size for size in sizes if size >= waiting), BATCHES[width])


def fitted(line: Pixels, widest: int) -> Pixels:
    """A line as high as the network wants it."""
    size = (min(widest, width_of(line)), HEIGHT)
    shrinks = line.shape[0] > HEIGHT
    return np.asarray(cv2.resize(line, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR), np.uint8)


def as_input(pictures: Sequence[Pixels], width: int, count: int = 1) -> Floats:
    """Grey pictures of one height as the networks take them: three equal colours from -1 to 1, the rest of each 0.

    Where they are fewer than `count`, blanks follow.
    """
    found = np.zeros((count, 3, pictures[0].shape[0], width), np.float32)
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

"""Which way up a page lies."""

from collections.abc import Sequence
from math import log
from typing import NamedTuple

import cv2
import numpy as np

from extractors.ocr.port import Area, Ocr, Reading
from extractors.scans.lines import tightened
from schemas.picture import Pixels

LONGEST = 480
"""Pixels of a page's longer side for telling which way its lines run: they need not be found whole."""
LINE = 1.8
"""Times longer than wide: a line; single characters tell nothing."""
ASKED = 3
"""Lines that are read to tell up from down."""
TELLING = 5.0
"""Times longer than wide: enough characters to tell up from down, and few to read."""
UPRIGHT = 0.85
"""Mean confidence of the characters from which a page as it came is upright: upside down it is 0.4, seldom 0.7."""

STACKED = 1.2
"""Of a character's height, from one to the next: in a line they stand closer, below each other they do not."""


def quarter_turns(grey: Pixels, ocr: Ocr) -> int:
    """How many quarter turns counter-clockwise set a page upright, 0 to 3; 0 where it has no lines."""
    lines = [area for area in ocr.find(grey, LONGEST) if longer(area) >= LINE]
    across = [area for area in lines if area.x1 - area.x0 > area.y1 - area.y0]
    down = [area for area in lines if area.x1 - area.x0 < area.y1 - area.y0]
    if not lines:
        return 0
    if sum(map(size, down)) <= sum(map(size, across)):
        return way_of(grey, across, ocr, sideways=False).turns
    plumb = way_of(grey, down, ocr, sideways=True)
    if plumb.confidence >= UPRIGHT and plumb.pitch < STACKED:
        return plumb.turns
    # in narrow columns characters stand below each other, which engines read as a line on its side
    level = way_of(grey, across, ocr, sideways=False)
    if level.confidence >= UPRIGHT:
        return level.turns
    return plumb.turns - int(plumb.confidence >= UPRIGHT)


class Way(NamedTuple):
    """How a page lies by some of its lines."""

    turns: int
    """Quarter turns counter-clockwise that set it upright."""
    confidence: float
    """With which these lines are read then."""
    pitch: float
    """From one of their characters to the next, of a character's height."""


def way_of(grey: Pixels, lines: Sequence[Area], ocr: Ocr, *, sideways: bool) -> Way:
    """How a page lies by lines that run across it, or down; upright where there are none."""
    asked = sorted(lines, key=lambda area: abs(log(longer(area) / TELLING)))[:ASKED]
    shown = [np.ascontiguousarray(np.rot90(area.of(grey), int(sideways))) for area in asked]
    first = ocr.read(shown)
    if confidence(first) >= UPRIGHT:
        return Way(int(sideways), confidence(first), pitch(shown, first))
    turned = [np.asarray(cv2.rotate(line, cv2.ROTATE_180), np.uint8) for line in shown]
    second = ocr.read(turned)
    if confidence(second) > confidence(first):
        return Way(int(sideways) + 2, confidence(second), pitch(turned, second))
    return Way(int(sideways), confidence(first), pitch(shown, first))


def pitch(lines: Sequence[Pixels], readings: Sequence[Reading]) -> float:
    """How far apart the characters of lines stand, of their height, by the median; 1 where no line tells."""
    found = []
    for line, reading in zip(lines, readings, strict=True):
        x0, y0, x1, y1 = tightened(Area(0, 0, line.shape[1], line.shape[0]), line)
        steps = sum(1.0 if char > "\u2e7f" else 0.5 for char in reading.text) - 1
        if steps >= 1:
            found.append((x1 - x0 - (y1 - y0)) / steps / (y1 - y0))
    return float(np.median(found)) if found else 1.0


def longer(area: Area) -> float:
    """How many times longer than wide it is, whichever way it lies."""
    width, height = area.x1 - area.x0, area.y1 - area.y0
    return max(width, height) / max(1, min(width, height))


def size(area: Area) -> int:
    """Pixels of its longer side."""
    return max(area.x1 - area.x0, area.y1 - area.y0)


def confidence(readings: Sequence[Reading]) -> float:
    """The usual confidence of their characters, blank lines as 0."""
    return float(np.mean([np.mean(reading.confidences or (0.0,)) for reading in readings])) if readings else 0.0

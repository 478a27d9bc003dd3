"""Which way up a page lies."""

from collections.abc import Sequence
from math import log

import cv2
import numpy as np

from extractors.ocr.port import Area, Ocr
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


def quarter_turns(grey: Pixels, ocr: Ocr) -> int:
    """How many quarter turns counter-clockwise set a page upright, 0 to 3; 0 where it has no lines."""
    lines = [area for area in ocr.find(grey, LONGEST) if longer(area) >= LINE]
    across = [area for area in lines if area.x1 - area.x0 > area.y1 - area.y0]
    down = [area for area in lines if area.x1 - area.x0 < area.y1 - area.y0]
    if not lines:
        return 0
    sideways = sum(map(size, down)) > sum(map(size, across))
    asked = sorted(down if sideways else across, key=lambda area: abs(log(longer(area) / TELLING)))[:ASKED]
    shown = [np.ascontiguousarray(np.rot90(area.of(grey), int(sideways))) for area in asked]
    first = confidence(shown, ocr)
    if first >= UPRIGHT and not sideways:
        return 0
    second = confidence([np.asarray(cv2.rotate(line, cv2.ROTATE_180), np.uint8) for line in shown], ocr)
    return int(sideways) + (2 if second > first else 0)


def longer(area: Area) -> float:
    """How many times longer than wide it is, whichever way it lies."""
    width, height = area.x1 - area.x0, area.y1 - area.y0
    return max(width, height) / max(1, min(width, height))


def size(area: Area) -> int:
    """Pixels of its longer side."""
    return max(area.x1 - area.x0, area.y1 - area.y0)


def confidence(lines: Sequence[Pixels], ocr: Ocr) -> float:
    """The usual confidence of their characters, blank lines as 0."""
    readings = ocr.read(lines)
    return float(np.mean([np.mean(reading.confidences or (0.0,)) for reading in readings]))

"""Ink that may belong to rulings: what stands in texts is left out, unless it is too long for a character's stroke."""

from collections.abc import Sequence

import cv2
import numpy as np

from extractors.ocr.port import Area
from schemas.picture import Pixels

LEVEL_STROKE = 1.7
"""Of a text's height: no character has a longer horizontal stroke, and rarely two of them meet."""
PLUMB_STROKE = 1.15
"""Of a text's height: no character has a longer vertical stroke."""
EDGE = 0.15
"""Of a text's height: at its edges may stand the ruling beside it."""
OUTSIDE = 3
"""Pixels outside a text that a ruling comes from: characters do not reach over its edges."""
LARGE = 8
"""Pixels of a text's height; lower ones hold nothing long."""


def bare(ink: Pixels, texts: Sequence[Area], *, horizontal: bool) -> Pixels:
    """The ink without the strokes of characters that run in one direction; `texts` are in pixels of `ink`."""
    upright = ink if horizontal else np.ascontiguousarray(ink.T)
    left = upright.copy()
    for area in texts:
        x0, y0, x1, y1 = area if horizontal else Area(area.y0, area.x0, area.y1, area.x1)
        # in a narrow column characters stand below each other
        high = min(area.x1 - area.x0, area.y1 - area.y0)
        if high < LARGE:
            continue
        edge = round(EDGE * high)
        stroke = round((LEVEL_STROKE if horizontal else PLUMB_STROKE) * high)
        begin, top = max(0, x0 - stroke), max(0, y0 + edge)
        around = upright[top : y1 - edge, begin : x1 + stroke]
        if around.size:
            inside = left[top : y1 - edge, max(0, x0) : x1]
            np.minimum(inside, ruled(around, max(0, x0) - begin, x1 - begin, stroke), out=inside)
    return left if horizontal else np.ascontiguousarray(left.T)


def ruled(around: Pixels, start: int, end: int, stroke: int) -> Pixels:
    """Of the columns of ink from `start` to `end`, what is as long as a `stroke`, or comes in from outside of them."""
    long = cv2.morphologyEx(around, cv2.MORPH_OPEN, np.ones((1, stroke), np.uint8))[:, start:end]
    found = np.asarray(long, np.uint8)
    before = np.minimum.accumulate(around[:, max(0, start - OUTSIDE) : end], axis=1)[:, min(start, OUTSIDE) :]
    after = np.minimum.accumulate(around[:, start : end + OUTSIDE][:, ::-1], axis=1)[:, ::-1][:, : end - start]
    return np.maximum(found, np.maximum(before, after))

"""What a sheet lies on: the desk or the scanner's lid that a picture shows around it.

Its edge with the paper looks like a ruling once the light is even. But a ruling is a dark stroke with the same paper
on both of its sides, and here one side stays dark up to the picture's border, and nothing is printed on it.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from schemas.picture import Pixels

LONGEST = 300
"""Pixels of a picture's longer side for finding what is around its sheet: a millimetre each, where it is A4."""
BESIDE = 4
"""Of these, what is thought to go on beyond the picture, so that a narrow strip of desk is no stroke."""
STROKE = 5
"""Of these: what is dark but narrower is print."""
DEPTH = 2
"""Of these: what nowhere reaches further in from the border may be the frame of a table that fills the picture."""
EDGE = 3
"""Of these, how far around what was found the edge of the paper is: its shadow, its blur, and no print yet."""
DARKER = 1.3
"""Times that the paper is lighter than a desk, at once: over these few millimetres, shadows on paper change less."""
BLACK = 16
"""Grey: what is darker counts as this dark, since the noise of what is black is no step."""
PRINT = 0.8
"""Of the light around it: what is darker may be print; noise and the grain of wood are not."""
BARE = 0.005
"""Share of what may be print in what bears none; a page with a few lines has more."""


def without_background(grey: Pixels, colour: Pixels) -> Pixels:
    """The grey of a picture in colour, with what lies around its sheet as white as paper."""
    around = background(colour)
    if not around.any():
        return grey
    height, width = grey.shape
    full = cv2.resize(around.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST)
    return np.where(full > 0, np.uint8(255), grey)


def background(colour: Pixels) -> NDArray[np.bool_]:
    """Where a picture shows what lies around its sheet, in pixels of the picture made `LONGEST` long."""
    grey = small(colour)
    illumination = np.asarray(cv2.medianBlur(cv2.morphologyEx(grey, cv2.MORPH_CLOSE, square(STROKE)), 3), np.uint8)
    _, marks, stats, _ = cv2.connectedComponentsWithStats(smooth(illumination), connectivity=4)
    labels = np.asarray(marks, np.int_)
    sheet = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA])) if len(stats) > 1 else 0
    darkest = float(np.median(illumination[labels == sheet])) / DARKER
    found = np.zeros(grey.shape, np.uint8)
    inner = slice(BESIDE + DEPTH, -BESIDE - DEPTH)
    for number in at_border(labels) - {0, sheet}:
        part = labels == number
        is_bare = (grey[part] < PRINT * illumination[part]).mean() < BARE
        if part[inner, inner].any() and np.median(illumination[part]) < darkest and is_bare:
            found[part] = 1
    around = cv2.dilate(found, square(2 * EDGE + 1))
    return np.asarray(around[BESIDE:-BESIDE, BESIDE:-BESIDE] > 0)


def small(colour: Pixels) -> Pixels:
    """The grey of a picture, `LONGEST` long, and its border gone on."""
    shrink = LONGEST / max(colour.shape)
    size = (max(1, round(colour.shape[1] * shrink)), max(1, round(colour.shape[0] * shrink)))
    grey = cv2.cvtColor(cv2.resize(colour, size, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    return np.asarray(cv2.copyMakeBorder(np.maximum(grey, BLACK), *(BESIDE,) * 4, cv2.BORDER_REPLICATE), np.uint8)


def smooth(illumination: Pixels) -> Pixels:
    """1 where the light is about the same all around a place, 0 at steps."""
    lightest, least = cv2.dilate(illumination, square(3)), cv2.erode(illumination, square(3))
    return np.asarray(lightest <= DARKER * least, np.uint8)


def square(side: int) -> Pixels:
    """The neighbourhood of a place."""
    return np.ones((side, side), np.uint8)


def at_border(labels: NDArray[np.int_]) -> set[int]:
    """The labels at the border of a picture."""
    return set(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]).tolist())

"""Colour to grey for reading: what is red is gone, and paper is white all over."""

import cv2
import numpy as np

from extractors.scans.dark_fills import turned_dark
from schemas.picture import Pixels

RED = 28
"""How much the red of a pixel must exceed its green and blue: stamps and red letterheads do, warm light does not."""
FEW = 0.0005
"""Share of red pixels under which a page has no stamp; its plain grey is less noisy than one of its colours."""
FADED = 0.5
"""How much of what a pixel is redder than grey is added to it: the red of stamps is darker than paper."""
DARKEST, LIGHTEST = 8, 247
"""Grey up to which a pixel is black, and from which it is white."""
BETWEEN = 0.01
"""Share of the other pixels under which a page has two colours."""
SOFT = 0.0045
"""Inches of blur: a third of the thinnest stroke of a fax."""
REDUCED = 4
"""Times smaller the light is measured: it changes slowly."""
WINDOW = 0.12
"""Inches: the light of a place is the usual grey around it, and no stroke is as wide as half of this window."""


def for_reading(colour: Pixels, dpi: float) -> Pixels:
    """Grey on white paper, without red, of a picture in colour."""
    plain = np.asarray(cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY), np.uint8)
    grey = turned_dark(without_red(colour, plain), plain, dpi)
    return softened(grey, dpi) if two_coloured(grey) else evenly_lit(grey, dpi)


def two_coloured(grey: Pixels) -> bool:
    """Whether a picture holds only black and white, as a fax does."""
    return bool(((grey > DARKEST) & (grey < LIGHTEST)).mean() < BETWEEN)


def softened(grey: Pixels, dpi: float) -> Pixels:
    """A fax with soft edges: networks learned from photographs, and take its jagged % for an 8."""
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), SOFT * dpi), np.uint8)


def without_red(colour: Pixels, plain: Pixels) -> Pixels:
    """Grey in which red ink is as light as paper; black ink stays black. `plain` is the grey of all colours."""
    blue, green, red = cv2.split(colour)
    redder = cv2.subtract(red, cv2.max(blue, green))
    if (redder > RED).mean() < FEW:
        return plain
    return np.asarray(cv2.addWeighted(red, 1.0, redder, FADED, 0), np.uint8)


def evenly_lit(grey: Pixels, dpi: float) -> Pixels:
    """Grey divided by the light that falls on each place."""
    height, width = grey.shape
    small = cv2.resize(grey, (max(1, width // REDUCED), max(1, height // REDUCED)), interpolation=cv2.INTER_AREA)
    reach = 2 * max(1, round(WINDOW * dpi / REDUCED)) + 1
    # the brightest around, then the usual of those: ink that covers half of a window does not count as dark paper
    illumination = cv2.medianBlur(cv2.dilate(small, np.ones((3, 3), np.uint8)), min(reach, 255))
    full = cv2.resize(illumination, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(full, 1), scale=255), np.uint8)

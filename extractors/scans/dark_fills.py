"""Cells filled with a dark colour, their text light: they are made dark text on paper before the light is evened.

Where the light of a place is told by the usual grey around it, such a fill would be taken for a shadow, and its text be
lost with it.
"""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from schemas.picture import POINTS_PER_INCH, Pixels

REDUCED = 4
"""Times smaller fills are looked for."""
DARK = 140
"""Grey: what is darker may be a fill."""
SOLID = 5.0
"""Points: no stroke of print is as wide and as high."""
LEAST_WIDTH, LEAST_HEIGHT = 14.0, 9.0
"""Points of a fill that may hold text."""
LIGHTER, DARKER = 60, 40
"""Grey by which text on a fill is lighter than it at least, and by which a border is darker."""
TEXT = 0.01, 0.5
"""Share of a fill that is light: its text; less is none, and more is a frame around something else."""
PRINTED = 0.12
"""Share of a fill that is darker than it: its borders; more is print in a shadow."""
EVEN = 12.0
"""Grey by which half of a fill differs from its usual grey, at most."""
OUTLINE = 0.6
"""Points of the line that a fill's edge becomes, as wide as a thin border."""


def turned_dark(grey: Pixels, plain: Pixels, dpi: float) -> Pixels:
    """The grey of a picture with light text on dark fills made dark on white, and the fills' edges lines.

    `plain` is the grey of all its colours: a fill may be red, which `grey` is without.
    """
    scale = dpi / POINTS_PER_INCH
    turned: Pixels | None = None
    for fill in fills(plain, scale):
        x, y, width, height = cv2.boundingRect(fill)
        part = plain[y : y + height, x : x + width]
        mask = np.zeros((height, width), np.uint8)
        cv2.drawContours(mask, [fill - (x, y)], -1, 1, cv2.FILLED)
        inside = mask > 0
        ground = float(np.median(part[inside]))
        if not holds_light_text(part[inside], ground):
            continue
        turned = grey.copy() if turned is None else turned
        turned[y : y + height, x : x + width][inside] = inverted(part, ground)[inside]
        cv2.drawContours(turned, [fill], -1, 0, max(1, round(OUTLINE * scale)))
    return grey if turned is None else turned


def fills(grey: Pixels, scale: float) -> Iterator[NDArray[np.int32]]:
    """The outlines of dark areas large enough, in pixels of the picture."""
    height, width = grey.shape
    size = (max(1, width // REDUCED), max(1, height // REDUCED))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    side = max(2, round(SOLID * scale / REDUCED))
    darker = (small < DARK).astype(np.uint8)
    solid = cv2.morphologyEx(darker, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    if not solid.any():
        return
    dark = darker & np.asarray(cv2.dilate(solid, np.ones((3, 3), np.uint8)), np.uint8)
    found, _ = cv2.findContours(dark, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    enlarged = np.array([width / size[0], height / size[1]])
    for outline in found:
        _, _, across, down = cv2.boundingRect(outline)
        if across * REDUCED >= LEAST_WIDTH * scale and down * REDUCED >= LEAST_HEIGHT * scale:
            yield np.round(outline * enlarged).astype(np.int32)


def holds_light_text(part: NDArray[np.uint8], ground: float) -> bool:
    """Whether the pixels of a fill of this usual grey are an even ground with light text on it."""
    light, dark = float((part >= ground + LIGHTER).mean()), float((part <= ground - DARKER).mean())
    even = float(np.median(np.abs(part - ground))) <= EVEN
    return even and TEXT[0] <= light <= TEXT[1] and dark <= PRINTED


def inverted(part: Pixels, ground: float) -> Pixels:
    """A fill with its ground white, what is lighter the darker, and its borders black."""
    lighter = 255.0 - (part - ground) * 255.0 / max(1.0, 255.0 - ground)
    return np.where(part <= ground - DARKER, 0.0, np.clip(lighter, 0, 255)).astype(np.uint8)

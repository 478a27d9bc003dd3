"""Straight strokes on a page of pixels: the pieces that rulings are made of."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from schemas.picture import Pixels

CONTRAST = 24
"""Grey that ink is darker than the paper around it."""
AROUND = 12.0
"""Points: the paper around a place, for comparing."""
THICK = 4.5
"""Points: thicker ink is a bar or a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wear:
    """How worn strokes may be, in points."""

    shortest: float
    """Shorter pieces are parts of characters."""
    gap: float
    """A break that is bridged."""
    long: float
    """What a stroke has at least when its breaks are bridged."""


CLEAR = Wear(shortest=11.0, gap=8.0, long=15.0)
"""Strokes among text, whose longest strokes are ten points in usual print."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stroke:
    """One stroke, as the points that run through its middle."""

    along: NDArray[np.float64]
    """Pixels in the direction of the stroke, ascending."""
    across: NDArray[np.float64]
    """Pixels of its middle in the other direction, one for each of `along`."""

    thick: float
    """Pixels, on average."""

    @property
    def start(self) -> float:
        """Where it begins."""
        return float(self.along[0])

    @property
    def end(self) -> float:
        """Where it ends."""
        return float(self.along[-1])

    @property
    def length(self) -> float:
        """Pixels."""
        return self.end - self.start

    @property
    def at(self) -> float:
        """Its usual place in the other direction."""
        return float(np.median(self.across))


def inked(grey: Pixels, scale: float) -> Pixels:
    """Where ink is, as 255, by comparing each place with the paper around it."""
    window = 2 * round(AROUND * scale / 2) + 1
    return np.asarray(
        cv2.adaptiveThreshold(
            cv2.bitwise_not(grey), 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, window, -CONTRAST / 2
        ),
        np.uint8,
    )


def stroke_mask(ink: Pixels, scale: float, *, horizontal: bool, slanted: bool = False, wear: Wear = CLEAR) -> Pixels:
    """The ink that belongs to strokes of one direction, their breaks bridged; `slanted` ones drift a few pixels."""

    def kernel(points: float) -> Pixels:
        length = max(3, round(points * scale))
        return np.ones((1, length) if horizontal else (length, 1), np.uint8)

    if slanted:
        ink = np.asarray(cv2.dilate(ink, np.ones((3, 1) if horizontal else (1, 3), np.uint8)), np.uint8)
    found = cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel(wear.shortest))
    found = cv2.morphologyEx(found, cv2.MORPH_CLOSE, kernel(wear.gap))
    return np.asarray(cv2.morphologyEx(found, cv2.MORPH_OPEN, kernel(wear.long)), np.uint8)


def strokes(mask: Pixels, scale: float, *, horizontal: bool, least: float) -> list[Stroke]:
    """The strokes of a mask that are at least `least` points long, with a point for every pixel of their length."""
    upright = mask if horizontal else np.ascontiguousarray(mask.T)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(upright, connectivity=8)
    found = []
    for number, (x, y, width, height, area) in enumerate(stats.tolist()):
        if number == 0 or width < least * scale or area > THICK * scale * width:
            continue
        part = labels[y : y + height, x : x + width] == number
        thickness = part.sum(axis=0)
        columns = np.flatnonzero(thickness)
        middle = (part * np.arange(height)[:, None]).sum(axis=0)[columns] / thickness[columns]
        found.append(
            Stroke(along=x + columns.astype(np.float64), across=y + middle, thick=float(thickness[columns].mean()))
        )
    return found

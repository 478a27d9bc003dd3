"""Lines of text found by their ink alone, for engines that have no network to find them."""

from itertools import accumulate
from typing import NamedTuple

import cv2
import numpy as np

from extractors.ocr.port import Area, clamped
from schemas.picture import Pixels

INK = 220
"""Grey: what is darker is ink; thin strokes of a page made smaller are pale, and paper is 255."""
SMALLEST = 4
"""Pixels: lower marks tell nothing of how large the print is."""
LARGEST = 0.05
"""Of the page's longer side: larger marks are rulings, frames and seals."""
LONG = 0.05
"""Of the page's longer side: straight strokes that are longer are rulings, however large the print is."""
BRIDGE = 0.01
"""Of the page's longer side: wider than the gaps inside the letters of common print, narrower than between columns."""
STROKE = 3.0
"""Of the height of print: longer straight strokes are rulings; 一 in a heading of double size is shorter."""
LETTERS = 0.9
"""Of the height of print: gaps that are narrower stand between the letters of one line."""
NEAR = 0.5
"""Of the height of print: gaps that are narrower stand between letters, and not between lines."""
LEAST_GAP = 3
"""Pixels: closing less does nothing."""
SIDEWAYS = 0.8
"""Of the marks, those left when the gaps along the lines are closed, at most: closing gaps across them joins few. Where
lines run down the page they are half as many as where they run across."""
LOWEST = 0.5
"""Of the height of print: ink that is neither higher nor longer is a dot or dust."""
PAD = 0.15
"""Of the height of print: white left around a line."""


class Mark(NamedTuple):
    """Ink that hangs together, in pixels of the page as it is seen."""

    x: int
    y: int
    wide: int
    high: int


def lines_of_ink(page: Pixels, longest: int) -> list[Area]:
    """The lines of a grey page made no longer than `longest`, top to bottom, none across a ruling.

    On a page that lies on its side they stand upright.
    """
    height, width = page.shape
    shrink = min(1.0, longest / max(height, width))
    seen = (max(1, round(width * shrink)), max(1, round(height * shrink)))
    ink = (cv2.resize(page, seen, interpolation=cv2.INTER_AREA) < INK).astype(np.uint8)
    print_height = height_of_print(ink)
    if print_height is None:
        return []
    pad = PAD * print_height
    across, down = width / seen[0], height / seen[1]
    areas = (
        clamped((x - pad) * across, (y - pad) * down, (x + wide + pad) * across, (y + high + pad) * down, page)
        for x, y, wide, high in marks_along_lines(ink, print_height)
    )
    return sorted(areas, key=lambda area: (area.y0, area.x0))


def marks_along_lines(ink: Pixels, print_height: float) -> list[Mark]:
    """The letters joined into lines, whichever way these run."""
    ruling, side = round(STROKE * print_height), np.ascontiguousarray(ink.T)
    near, gap = max(LEAST_GAP, round(NEAR * print_height)), max(LEAST_GAP, round(LETTERS * print_height))
    if len(marks(side, ruling, near)) < SIDEWAYS * len(marks(ink, ruling, near)):
        found = [Mark(y, x, high, wide) for x, y, wide, high in marks(side, ruling, gap)]
    else:
        found = marks(ink, ruling, gap)
    return [mark for mark in found if max(mark.high, mark.wide) >= LOWEST * print_height]


def height_of_print(ink: Pixels) -> float | None:
    """How high most lines of print are, in pixels of the page; None for a blank one.

    The height that half of the ink stays below, so that dots and dust count for little.
    """
    longer = max(ink.shape)
    found = marks(ink, round(LONG * longer), max(1, round(BRIDGE * longer)))
    lines = sorted((high, wide) for _, _, wide, high in found if SMALLEST <= high <= LARGEST * longer)
    half = sum(wide for _, wide in lines) / 2
    below = accumulate(wide for _, wide in lines)
    return next((float(high) for (high, _), wide in zip(lines, below, strict=True) if wide >= half), None)


def marks(ink: Pixels, ruling: int, gap: int) -> list[Mark]:
    """What hangs together once straight strokes of `ruling` pixels are cut, and gaps across of `gap` pixels closed."""
    strokes = rulings(ink, ruling)
    closed = cv2.morphologyEx(np.where(strokes, 0, ink).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.where(strokes, 0, closed).astype(np.uint8))
    return [Mark(x, y, wide, high) for x, y, wide, high, _ in stats[1:].tolist()]


def rulings(ink: Pixels, shortest: int) -> Pixels:
    """The straight strokes of a page, a little thicker than they are."""
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, shortest), np.uint8))
    plumb = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((shortest, 1), np.uint8))
    return np.asarray(cv2.dilate(np.maximum(level, plumb), np.ones((3, 3), np.uint8)), np.uint8)

"""The rulings of a sheet: every table on it as a lattice of lines, and which pieces of the lines are borders of cells.

A scan breaks and blurs rulings, and characters look like pieces of them. So a line must be long somewhere to be one;
a piece of it is a border where enough of it is inked; and since cells are rectangles, less ink is enough where a border
is missing from one.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr.port import Area
from extractors.scans.bare import bare
from extractors.scans.cell_partition import rectangles
from extractors.scans.deskew import STRUCTURE, scaled
from extractors.scans.line_positions import Lines, tables
from extractors.scans.stretches import stretches
from extractors.scans.strokes import CLEAR, Wear, inked, stroke_mask, strokes
from schemas.page import Ruling
from schemas.picture import Pixels, Sheet

WORN = Wear(shortest=4.5, gap=12.0, long=13.0)
"""Strokes where texts are left out."""
LEAST = 12.0
"""Points of a stroke that counts for a line: the lowest rows have borders no longer."""
NEAR = 2.5
"""Points beside a line in which its ink may lie."""
INSIDE = 2.0
"""Points at the ends of a piece that crossing lines ink."""


def find_rulings(sheet: Sheet, texts: Sequence[Area]) -> tuple[Ruling, ...]:
    """The rulings of all tables of a sheet, in points, level and plumb and crossing exactly.

    `texts` are lines of text, in pixels of the sheet: outside them, short pieces of worn rulings are trusted.
    """
    shrink = min(1.0, STRUCTURE / sheet.dpi)
    scale = sheet.scale * shrink
    ink = inked(scaled(sheet.grey, shrink), scale)
    areas = [Area(*(round(side * shrink) for side in area)) for area in texts]
    wear = WORN if texts else CLEAR
    masks, found = [], []
    for horizontal in (True, False):
        mask = stroke_mask(bare(ink, areas, horizontal=horizontal), scale, horizontal=horizontal, wear=wear)
        masks.append(mask)
        found.append(strokes(mask, scale, horizontal=horizontal, least=LEAST))
    across, down = masks
    rulings: list[Ruling] = []
    for lines in tables(found[0], found[1], np.asarray(cv2.bitwise_or(across, down), np.uint8), scale):
        rulings += cell_borders(lines, across, down, scale)
    return tuple(rulings)


def cell_borders(lines: Lines, across: Pixels, down: Pixels, scale: float) -> Iterator[Ruling]:
    """The borders of a table's cells, in points."""
    ys, xs = lines.ys, lines.xs
    if len(ys) < 2:
        return
    level = np.stack([coverage(across, y, xs, scale, horizontal=True) for y in ys])
    plumb = np.stack([coverage(down, x, ys, scale, horizontal=False) for x in xs], axis=1)
    cells = rectangles(level[1:-1], plumb[:, 1:-1], np.diff(ys) / scale, np.diff(xs) / scale)
    for row, y in enumerate(ys):
        if (row == 0 and lines.open_above) or (row == len(ys) - 1 and lines.open_below):
            continue
        inner = 0 < row < len(ys) - 1
        for start, end in stretches(cells[row - 1] != cells[row] if inner else np.ones(len(xs) - 1, bool)):
            yield Ruling(True, y / scale, xs[start] / scale, xs[end] / scale)
    for col, x in enumerate(xs):
        inner = 0 < col < len(xs) - 1
        for start, end in stretches(cells[:, col - 1] != cells[:, col] if inner else np.ones(len(ys) - 1, bool)):
            yield Ruling(False, x / scale, ys[start] / scale, ys[end] / scale)


def coverage(mask: Pixels, at: float, ends: Sequence[float], scale: float, *, horizontal: bool) -> NDArray[np.float64]:
    """Of each piece of a line between two ends, how much is inked."""
    near = round(NEAR * scale)
    band = slice(max(0, round(at) - near), round(at) + near + 1)
    inked_there = (mask[band] if horizontal else mask[:, band].T).max(axis=0) > 0
    found = []
    for start, end in pairwise(ends):
        inside = min(INSIDE * scale, (end - start) / 4)
        piece = inked_there[round(start + inside) : max(round(start + inside) + 1, round(end - inside))]
        found.append(float(piece.mean()) if len(piece) else 0.0)
    return np.array(found)

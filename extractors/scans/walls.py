"""The rulings of a sheet: every table on it as a lattice of lines, and which pieces of the lines are walls of cells.

A scan breaks and blurs rulings, and characters look like pieces of them. So a line must be long somewhere to be one;
a piece of it is a wall where enough of it is inked; and since cells are rectangles, less ink is enough where a wall
is missing from one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr.port import Area
from extractors.scans.regions import rectangles
from extractors.scans.straighten import STRUCTURE, scaled
from extractors.scans.strokes import Stroke, Wear, inked, stroke_mask, strokes
from schemas.page import Ruling
from schemas.picture import Pixels, Sheet

WORN = Wear(shortest=4.5, gap=12.0, long=13.0)
"""Strokes to be trusted where no text stands."""
TOGETHER = 12.0
"""Points: strokes of one table come this close to each other."""
WITHIN = 0.97
"""Of a stroke's length: with more of it in one text, it is a stroke of its characters; a ruling is longer."""
EDGE = 0.2
"""Of a text's height at its edges, where a ruling may touch its loose box."""
ONE_LINE = 4.0
"""Points within which strokes lie on one line; no row of print is lower."""
LINE = 24.0
"""Points of strokes that a line has at least, all told."""
LEAST = 14.0
"""Points of a stroke that counts for a line."""
NEAR = 2.5
"""Points beside a line in which its ink may lie."""
INSIDE = 2.0
"""Points at the ends of a piece that crossing lines ink."""
FAINT = 0.25
"""Of a piece of a line, what must be inked to be a wall where no text runs across it."""
OVER = 2.5
"""Points that a text reaches over a line at least to run across it; the boxes of texts are loose."""
BEYOND = 12.0
"""Points that two lines at least run on past the outermost one across them, where the page cuts a table."""
SMALLEST = 40.0
"""Points of a table's shorter side; smaller frames are boxes to tick and parts of a seal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The lines of one table, in pixels."""

    ys: tuple[float, ...]
    xs: tuple[float, ...]
    open_above: bool
    """Whether the first of `ys` is no line, but where the page cuts the table."""
    open_below: bool


def find_rulings(sheet: Sheet, texts: Sequence[Area]) -> tuple[Ruling, ...]:
    """The rulings of all tables of a sheet, in points, level and plumb and crossing exactly.

    `texts` are lines of text, in pixels of the sheet: between them, short pieces of worn rulings are trusted.
    """
    shrink = min(1.0, STRUCTURE / sheet.dpi)
    scale = sheet.scale * shrink
    ink = inked(scaled(sheet.grey, shrink), scale)
    bare = without_texts(ink, texts, shrink, scale)
    across = cv2.bitwise_or(
        stroke_mask(ink, scale, horizontal=True), stroke_mask(bare, scale, horizontal=True, wear=WORN)
    )
    down = cv2.bitwise_or(
        stroke_mask(ink, scale, horizontal=False), stroke_mask(bare, scale, horizontal=False, wear=WORN)
    )
    boxes = np.array([[side * shrink for side in area] for area in texts]).reshape(-1, 4)
    h = outside(strokes(np.asarray(across, np.uint8), scale, horizontal=True, least=LEAST), boxes)
    v = outside(strokes(np.asarray(down, np.uint8), scale, horizontal=False, least=LEAST), boxes[:, [1, 0, 3, 2]])
    found: list[Ruling] = []
    for lines in tables(h, v, np.asarray(cv2.bitwise_or(across, down), np.uint8), scale):
        found += walls(lines, np.asarray(across, np.uint8), np.asarray(down, np.uint8), boxes, scale)
    return tuple(found)


def without_texts(ink: Pixels, texts: Sequence[Area], shrink: float, scale: float) -> Pixels:
    """The ink outside texts."""
    bare = ink.copy()
    for area in texts:
        x0, y0, x1, y1 = (round(side * shrink) for side in area)
        edge = round(min(scale, (y1 - y0) / 4))
        bare[y0 + edge : y1 - edge, x0 + edge : x1 - edge] = 0
    return bare


def outside(found: Sequence[Stroke], texts: NDArray[np.float64]) -> list[Stroke]:
    """The strokes that are no parts of characters: those that reach out of every text they run through.

    Each text is begin and end along the strokes and across them, as its columns 0 and 2, 1 and 3.
    """
    kept = []
    for stroke in found:
        edge = EDGE * (texts[:, 3] - texts[:, 1])
        inside = (texts[:, 1] + edge < stroke.at) & (stroke.at < texts[:, 3] - edge)
        shared = np.minimum(stroke.end, texts[:, 2]) - np.maximum(stroke.start, texts[:, 0])
        if not (inside & (shared >= WITHIN * stroke.length)).any():
            kept.append(stroke)
    return kept


def tables(h: Sequence[Stroke], v: Sequence[Stroke], mask: Pixels, scale: float) -> Iterator[Lines]:
    """The lines of each table, top to bottom: strokes that hang together."""
    reach = 2 * round(TOGETHER * scale / 2) + 1
    _, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(mask, np.ones((reach, reach), np.uint8)))

    def label(stroke: Stroke, horizontal: bool) -> int:
        middle = len(stroke.along) // 2
        x, y = round(stroke.along[middle]), round(stroke.across[middle])
        return int(labels[(y, x) if horizontal else (x, y)])

    by_h = [label(stroke, True) for stroke in h]
    by_v = [label(stroke, False) for stroke in v]
    for number, (_, _, width, height, _) in enumerate(stats.tolist()):
        if number == 0 or min(width, height) < SMALLEST * scale:
            continue
        own_h = [stroke for stroke, own in zip(h, by_h, strict=True) if own == number]
        own_v = [stroke for stroke, own in zip(v, by_v, strict=True) if own == number]
        ys, xs = places(own_h, scale), places(own_v, scale)
        if len(xs) >= 2 and ys:
            yield opened(ys, xs, own_v, scale)


def places(found: Sequence[Stroke], scale: float) -> list[float]:
    """Where lines are: strokes that lie together, long enough all told."""
    groups: list[list[Stroke]] = []
    for stroke in sorted(found, key=lambda stroke: stroke.at):
        if groups and stroke.at - _usual(groups[-1]) <= ONE_LINE * scale:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return [_usual(group) for group in groups if sum(stroke.length for stroke in group) >= LINE * scale]


def _usual(group: Sequence[Stroke]) -> float:
    return sum(stroke.at * stroke.length for stroke in group) / sum(stroke.length for stroke in group)


def opened(ys: Sequence[float], xs: Sequence[float], down: Sequence[Stroke], scale: float) -> Lines:
    """The lines of a table; where the page cuts it, vertical lines run on, and its edge is where they end."""
    tops = sorted(stroke.start for stroke in down if stroke.start < ys[0] - BEYOND * scale)
    bottoms = sorted(stroke.end for stroke in down if stroke.end > ys[-1] + BEYOND * scale)
    above, below = len(tops) >= 2, len(bottoms) >= 2
    return Lines(ys=(*tops[:1] * above, *ys, *bottoms[-1:] * below), xs=tuple(xs), open_above=above, open_below=below)


def walls(lines: Lines, across: Pixels, down: Pixels, texts: NDArray[np.float64], scale: float) -> Iterator[Ruling]:
    """The walls of a table's cells, in points."""
    ys, xs = lines.ys, lines.xs
    if len(ys) < 2:
        return
    level = np.stack([coverage(across, y, xs, scale, horizontal=True) for y in ys])
    plumb = np.stack([coverage(down, x, ys, scale, horizontal=False) for x in xs], axis=1)
    reach = OVER * scale
    level[(level >= FAINT) & ~crossed(texts, ys, xs, reach)] = 1.0
    plumb[(plumb >= FAINT) & ~crossed(texts[:, [1, 0, 3, 2]], xs, ys, reach).T] = 1.0
    cells = rectangles(level[1:-1], plumb[:, 1:-1])
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


def crossed(texts: NDArray[np.float64], ats: Sequence[float], ends: Sequence[float], reach: float) -> NDArray[np.bool_]:
    """Of each piece of each line, at one of `ats` between two of `ends`, whether a text runs across it."""
    found = np.zeros((len(ats), len(ends) - 1), bool)
    for start, before, end, after in texts:
        lines = np.array([before < at - reach and at + reach < after for at in ats])
        pieces = np.array([min(end, high) - max(start, low) > reach for low, high in pairwise(ends)])
        found |= lines[:, None] & pieces[None, :]
    return found


def stretches(there: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Begin and end of each unbroken stretch."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], there.astype(np.int8), [0])))).tolist()
    yield from zip(edges[::2], edges[1::2], strict=True)

"""The rulings among a page's paths: strokes along an axis, and filled shapes as thin as a stroke."""

import ctypes
import itertools
from collections.abc import Iterator, Sequence

import pypdfium2.raw as pdfium

from extractors.sources.pdf.coordinates import Point, Space
from schemas.box import Box
from schemas.page import Ruling

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

THIN = 3.0
"""Points; a filled shape that is no wider is meant as a stroke: the thickest borders of Word are 6 points and rare,
while the lowest shading holds a line of text."""
LEAN = 1.0
"""Points that a stroke may lean from its axis between its ends."""
RECTANGLE = 5
"""Segments of a rectangle."""
MAX_SEGMENTS = 4000
"""Segments of one path that are looked at; a path with more is a drawing, and its borders are no table's."""


def chained(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies one and then the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def applied(matrix: Matrix, x: float, y: float) -> Point:
    """A point transformed."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def corners(matrix: Matrix, box: Box, space: Space) -> Box:
    """The box around a transformed box, as shown."""
    x0, y0, x1, y1 = box
    points = [space.point(*applied(matrix, x, y)) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


class PathReader:
    """Reads the rulings of one page's paths; its buffers are filled anew for every path."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._bounds = [ctypes.c_float() for _ in range(4)]
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._matrix = pdfium.FS_MATRIX()

    def box(self, path: pdfium.FPDF_PAGEOBJECT, within: Matrix) -> Box | None:
        """The box of a path, its strokes included; None where none of it is on the page."""
        if not pdfium.FPDFPageObj_GetBounds(path, *self._bounds):
            return None
        left, bottom, right, top = (bound.value for bound in self._bounds)
        if within is IDENTITY:
            box = self._space.box(left, bottom, right, top)
        else:
            box = corners(within, (left, bottom, right, top), self._space)
        on_page = box[2] >= 0 and box[0] <= self._space.width and box[3] >= 0 and box[1] <= self._space.height
        return box if on_page else None

    def rulings(self, path: pdfium.FPDF_PAGEOBJECT, within: Matrix, box: Box, *, stroked: bool) -> Iterator[Ruling]:
        """The rulings of a path that is painted and has this box; shadings and drawings have none."""
        if min(box[2] - box[0], box[3] - box[1]) <= THIN:
            yield from thin(*box)
            return
        count = pdfium.FPDFPath_CountSegments(path)
        if count > MAX_SEGMENTS or (not stroked and count <= RECTANGLE):
            return
        for points in self._outlines(path, count, within):
            yield from strokes(points) if stroked else slab(points)

    def _outlines(self, path: pdfium.FPDF_PAGEOBJECT, count: int, within: Matrix) -> Iterator[list[Point | None]]:
        """The subpaths as points; None stands before a point that a curve leads to."""
        pdfium.FPDFPageObj_GetMatrix(path, self._matrix)
        own = self._matrix
        matrix = chained((own.a, own.b, own.c, own.d, own.e, own.f), within)
        points: list[Point | None] = []
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, self._x, self._y)
            point = self._space.point(*applied(matrix, self._x.value, self._y.value))
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                if points:
                    yield points
                points = [point]
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                points.append(point)
            else:
                points += [None, point]
            if points and pdfium.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if points:
            yield points


def thin(x0: float, y0: float, x1: float, y1: float) -> Iterator[Ruling]:
    """The ruling that a thin box is; a dot, which dotted borders are made of, may go on either way."""
    width, height = x1 - x0, y1 - y0
    if height <= THIN and width >= height / 2:
        yield Ruling(True, (y0 + y1) / 2, x0, x1)
    if width <= THIN and height >= width / 2:
        yield Ruling(False, (x0 + x1) / 2, y0, y1)


def strokes(points: Sequence[Point | None]) -> Iterator[Ruling]:
    """The parts of an outline that run along an axis."""
    for begin, end in itertools.pairwise(points):
        if begin is None or end is None:
            continue
        (ax, ay), (bx, by) = begin, end
        if abs(ay - by) <= LEAN and abs(ax - bx) > abs(ay - by):
            yield Ruling(True, (ay + by) / 2, min(ax, bx), max(ax, bx))
        elif abs(ax - bx) <= LEAN and abs(ay - by) > abs(ax - bx):
            yield Ruling(False, (ax + bx) / 2, min(ay, by), max(ay, by))


def slab(points: Sequence[Point | None]) -> Iterator[Ruling]:
    """The ruling that a filled outline is, if it is thin and without curves."""
    known = [point for point in points if point is not None]
    if len(known) < len(points):
        return
    xs, ys = [x for x, _ in known], [y for _, y in known]
    yield from thin(min(xs), min(ys), max(xs), max(ys))

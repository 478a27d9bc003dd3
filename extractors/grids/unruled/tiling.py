"""Blocks of text between the lines that part them to the rectangles of a table."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from extractors.grids.ruled.lattice import Lattice, Rectangle
from extractors.grids.unruled.merged_labels import Extent, Label, covered_rows
from schemas.box import Box, union

COLUMNS = 3
"""Columns that a table has at least; text in two may be set so."""
FULL = 0.75
"""Of the rows of the fullest column: the first column with as many is no column of merged labels."""


class Ink(NamedTuple):
    """Text that stands together."""

    box: Box
    prose: bool
    """Whether it is made of sentences."""


class Placed(NamedTuple):
    """Text and the place that it stands in."""

    place: Rectangle
    ink: Ink


def label_columns(boxes: Sequence[Box], xs: Sequence[float]) -> int:
    """How many columns from the left hold labels of several rows: all up to the first with text in most rows."""
    full = [sum(box[0] < right and left < box[2] for box in boxes) for left, right in pairwise(xs)]
    return next(col for col, count in enumerate(full) if count >= FULL * max(full))


def placed(inks: Sequence[Ink], xs: Sequence[float], ys: Sequence[float]) -> list[Placed]:
    """The places that text stands in; what shares one made one."""
    cells: list[Placed] = []
    for ink in inks:
        x0, y0, x1, y1 = ink.box
        place = Rectangle(
            top=max(0, bisect_right(ys, y0) - 1),
            bottom=min(len(ys) - 1, bisect_left(ys, y1)),
            left=max(0, bisect_right(xs, x0) - 1),
            right=min(len(xs) - 1, bisect_left(xs, x1)),
        )
        while clash := next((cell for cell in cells if _meet(cell.place, place)), None):
            cells.remove(clash)
            place, ink = _union(clash.place, place), _both(clash.ink, ink)  # noqa: PLW2901 it grows as long as it meets any
        cells.append(Placed(place, ink))
    return cells


def _meet(one: Rectangle, other: Rectangle) -> bool:
    return one.top < other.bottom and other.top < one.bottom and one.left < other.right and other.left < one.right


def _union(one: Rectangle, other: Rectangle) -> Rectangle:
    return Rectangle(
        top=min(one.top, other.top),
        bottom=max(one.bottom, other.bottom),
        left=min(one.left, other.left),
        right=max(one.right, other.right),
    )


def _both(one: Ink, other: Ink) -> Ink:
    return Ink(union((one.box, other.box)), one.prose or other.prose)


def tiled(
    cells: Sequence[Placed],
    xs: Sequence[float],
    ys: Sequence[float],
    *,
    labels: int,
    near: float,
    least: int,
    trimmed: bool,
) -> Lattice | None:
    """The table of these cells, without the lines of one cell below it and, where it is `trimmed`, above it.

    `labels` columns from the left hold labels that stand in the middle of the rows they are printed for, `near` points
    from it at most. None where fewer than `least` rows have three cells.
    """
    filled = [sum(cell.place.top <= row < cell.place.bottom for cell in cells) for row in range(len(ys) - 1)]
    if sum(count >= COLUMNS for count in filled) < least:
        return None
    many = [row for row, count in enumerate(filled) if count > 1]
    first, last = many[0] if trimmed else 0, many[-1] + 1
    inside = [
        Placed(_shifted(cell.place, -first), cell.ink)
        for cell in cells
        if first <= cell.place.top and cell.place.bottom <= last
    ]
    rows = _extents(inside, ys[first : last + 1])
    places = _spanned(inside, labels, rows, near)
    places += _blank_runs(places, labels, len(rows))
    taken = {spot for place in places for spot in _spots(place)}
    blank = [_single(row, col) for row, col in product(range(len(rows)), range(len(xs) - 1)) if (row, col) not in taken]
    every = sorted((*places, *blank), key=lambda place: (place.top, place.left))
    return Lattice(xs=tuple(xs), ys=tuple(ys[first : last + 1]), rectangles=tuple(every))


def _shifted(place: Rectangle, by: int) -> Rectangle:
    return Rectangle(top=place.top + by, bottom=place.bottom + by, left=place.left, right=place.right)


def _single(row: int, col: int) -> Rectangle:
    return Rectangle(top=row, bottom=row + 1, left=col, right=col + 1)


def _spots(place: Rectangle) -> Iterator[tuple[int, int]]:
    yield from product(range(place.top, place.bottom), range(place.left, place.right))


def _extents(cells: Sequence[Placed], ys: Sequence[float]) -> list[Extent]:
    """How far the text of each row reaches; labels of several rows tell nothing of it."""
    extents = []
    for row, (top, bottom) in enumerate(pairwise(ys)):
        own = [cell.ink.box for cell in cells if (cell.place.top, cell.place.bottom) == (row, row + 1)]
        extents.append(Extent(min((box[1] for box in own), default=top), max((box[3] for box in own), default=bottom)))
    return extents


def _spanned(cells: Sequence[Placed], labels: int, rows: Sequence[Extent], near: float) -> list[Rectangle]:
    """The places, those of merged labels over all rows that these are printed for.

    A row with sentences from the labels' columns onwards has a label of its own, which begins where the table does.
    """
    places = [cell.place for cell in cells]
    closed = {
        row
        for place, ink in cells
        if ink.prose and place.left <= labels < place.right
        for row in range(place.top, place.bottom)
    }
    for n, place in enumerate(places):
        if place.top in closed and not any(other.left < place.left and _beside(other, place) for other in places):
            places[n] = Rectangle(top=place.top, bottom=place.bottom, left=0, right=place.right)
    for left, right in sorted({(place.left, place.right) for place in places if place.right <= labels}):
        free = [row not in closed for row in range(len(rows))]
        for place in places:
            if place.left < right and left < place.right:
                free[place.top : place.bottom] = [False] * (place.bottom - place.top)
        grows = [n for n, place in enumerate(places) if (place.left, place.right) == (left, right)]
        grows = sorted((n for n in grows if places[n].top not in closed), key=lambda n: places[n].top)
        own = [Label(places[n].top, places[n].bottom, (cells[n].ink.box[1] + cells[n].ink.box[3]) / 2) for n in grows]
        for n, span in zip(grows, covered_rows(own, free, rows, near), strict=True):
            places[n] = Rectangle(top=span.start, bottom=span.stop, left=left, right=right)
    return _over_two(places, [(cell.ink.box[1] + cell.ink.box[3]) / 2 for cell in cells], near)


def _over_two(places: Sequence[Rectangle], middles: Sequence[float], near: float) -> list[Rectangle]:
    """The places, those of heads over two rows where they stand half-way between the texts of these."""
    spans = list(places)
    taken = {spot for place in places for spot in _spots(place)}
    single = [n for n, place in enumerate(places) if place.bottom - place.top == 1]
    for n in single:
        for top in (places[n].top - 1, places[n].top):
            span = Rectangle(top=top, bottom=top + 2, left=places[n].left, right=places[n].right)
            if top >= 0 and not ({*_spots(span)} - {*_spots(places[n])}) & taken:
                upper = [middles[m] for m in single if places[m].top == top and middles[m] < middles[n] - near / 2]
                lower = [middles[m] for m in single if places[m].top == top + 1 and middles[m] > middles[n] + near / 2]
                if upper and lower and abs((max(upper) + min(lower)) / 2 - middles[n]) <= near / 2:
                    spans[n] = span
    return spans


def _beside(one: Rectangle, other: Rectangle) -> bool:
    return one.top < other.bottom and other.top < one.bottom


def _blank_runs(places: Sequence[Rectangle], labels: int, rows: int) -> Iterator[Rectangle]:
    """In each column of labels the rows above the first and below the last: there labels of other pages go on."""
    for col in range(labels):
        own = [place for place in places if place.left <= col < place.right]
        first, last = (
            min((place.top for place in own), default=rows),
            max((place.bottom for place in own), default=rows),
        )
        if first > 0:
            yield Rectangle(top=0, bottom=first, left=col, right=col + 1)
        if last < rows:
            yield Rectangle(top=last, bottom=rows, left=col, right=col + 1)

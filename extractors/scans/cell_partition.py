"""The cells of a lattice whose borders are more or less certain: all of them rectangles."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Labels: TypeAlias = NDArray[np.int_]
Floats: TypeAlias = NDArray[np.float64]

BORDER = 0.2
"""Of a border, what must be inked where nothing else tells: no ink lies on a line by chance without texts."""
AGAINST = 3.0
"""How much more ink that no border explains tells than a gap in a border: rulings wear off, and do not wear on."""
MOST = 30_000
"""Rectangles within a region that are weighed: a second's work; a larger one with gaps in its borders is one cell."""


class PixelRange(NamedTuple):
    """A rectangle of a lattice: half-open ranges of rows and columns."""

    top: int
    bottom: int
    left: int
    right: int


def rectangles(level: Floats, plumb: Floats, heights: Floats, widths: Floats) -> Labels:
    """The number of the cell that each place of a lattice belongs to.

    `level` tells of the borders between rows (rows - 1 × columns) how much of each is inked, `plumb` of those between
    columns (rows × columns - 1); `heights` and `widths` are those of rows and columns, in points.
    """
    labels = parted(level, plumb)
    while (number := next(ragged(labels), None)) is not None:
        top, bottom, left, right = hull(labels, number)
        rows, cols = slice(top, bottom), slice(left, right)
        cuts = Cuts(level[top : bottom - 1, cols], plumb[rows, left : right - 1], heights[rows], widths[cols])
        labels[rows, cols] = labels.max() + 1 + cuts.cells(PixelRange(0, bottom - top, 0, right - left))
    return labels


def parted(level: Floats, plumb: Floats) -> Labels:
    """The places numbered, those alike that no border parts."""
    rows, cols = plumb.shape[0], level.shape[1]
    labels = np.arange(rows * cols).reshape(rows, cols)
    while True:
        before = labels.copy()
        for row in range(rows - 1):
            _level_out(labels[row], labels[row + 1], level[row] < BORDER)
        for col in range(cols - 1):
            _level_out(labels[:, col], labels[:, col + 1], plumb[:, col] < BORDER)
        if (labels == before).all():
            return labels


def _level_out(one: Labels, other: Labels, alike: NDArray[np.bool_]) -> None:
    least = np.minimum(one, other)[alike]
    one[alike], other[alike] = least, least


def ragged(labels: Labels) -> Iterator[int]:
    """Numbers of regions that are no rectangles."""
    for number in np.unique(labels).tolist():
        rows, cols = np.nonzero(labels == number)
        if len(rows) != (np.ptp(rows) + 1) * (np.ptp(cols) + 1):
            yield number


def hull(labels: Labels, number: int) -> PixelRange:
    """The rectangle around a region that cuts through no other region."""
    inside = labels == number
    while True:
        rows, cols = np.nonzero(inside)
        place = PixelRange(int(rows.min()), int(rows.max()) + 1, int(cols.min()), int(cols.max()) + 1)
        grown = np.isin(labels, labels[place.top : place.bottom, place.left : place.right])
        if (grown == inside).all():
            return place
        inside = grown


class Cuts:
    """How a region is best cut from side to side, its parts again, and so on: that is how tables are made.

    What is best leaves the least to be explained, by length: ink that lies in a cell, and gaps in borders.
    """

    def __init__(self, level: Floats, plumb: Floats, heights: Floats, widths: Floats) -> None:
        high = heights[:, None]
        self._ink_level, self._gap_level = _sums(level * widths), _sums((1 - level) * widths)
        self._ink_plumb, self._gap_plumb = _sums(plumb * high), _sums((1 - plumb) * high)
        self._known: dict[PixelRange, tuple[float, tuple[PixelRange, PixelRange] | None]] = {}

    def cells(self, region: PixelRange) -> Labels:
        """The number of the cell of each place; one cell where a region is too large to weigh all cuts."""
        rows, cols = region.bottom, region.right
        labels = np.zeros((rows, cols), int)
        parts = [region] if rows * (rows + 1) * cols * (cols + 1) // 4 <= MOST else []
        while parts:
            part = parts.pop()
            halves = self.weighed(part)[1]
            if halves is None:
                labels[part.top : part.bottom, part.left : part.right] = labels.max() + 1
            else:
                parts += halves
        return labels

    def weighed(self, part: PixelRange) -> tuple[float, tuple[PixelRange, PixelRange] | None]:
        """What a part costs at least, and the halves it is cut into for that."""
        if part not in self._known:
            top, bottom, left, right = part
            ink = _within(self._ink_level, PixelRange(top, bottom - 1, left, right))
            ink += _within(self._ink_plumb, PixelRange(top, bottom, left, right - 1))
            best: tuple[float, tuple[PixelRange, PixelRange] | None] = (AGAINST * ink, None)
            for gap, one, other in self._halves(part):
                # the parts are weighed only as long as the cut may still be the best
                cost = gap if gap >= best[0] else gap + self.weighed(one)[0]
                cost = cost if cost >= best[0] else cost + self.weighed(other)[0]
                if cost < best[0]:
                    best = (cost, (one, other))
            self._known[part] = best
        return self._known[part]

    def _halves(self, part: PixelRange) -> Iterator[tuple[float, PixelRange, PixelRange]]:
        """The cuts along lines with ink: the gaps in each, and what it makes of the part."""
        top, bottom, left, right = part
        for row in range(top + 1, bottom):
            border = PixelRange(row - 1, row, left, right)
            if _within(self._ink_level, border) > 0:
                yield _within(self._gap_level, border), part._replace(bottom=row), part._replace(top=row)
        for col in range(left + 1, right):
            border = PixelRange(top, bottom, col - 1, col)
            if _within(self._ink_plumb, border) > 0:
                yield _within(self._gap_plumb, border), part._replace(right=col), part._replace(left=col)


def _sums(amounts: Floats) -> list[list[float]]:
    """For each corner, the sum of what lies above and left of it."""
    found: list[list[float]] = np.pad(amounts.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0))).tolist()
    return found


def _within(sums: list[list[float]], place: PixelRange) -> float:
    """The sum over a rectangle; a rest of rounding is none."""
    top, bottom, left, right = place
    found = sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left]
    return found if found > 1e-6 else 0.0

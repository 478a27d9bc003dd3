"""The cells of a lattice whose walls are more or less certain: all of them rectangles."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int_]
Walls = NDArray[np.float64]

WALL = 0.5
"""Of a wall, what must be inked where nothing else tells."""
FAINTER = (0.4, 0.3, 0.2, 0.12)
"""What is enough, one after the other, within a region that is no rectangle: one of its walls is worn."""


def rectangles(level: Walls, plumb: Walls) -> Labels:
    """The number of the cell that each place of a lattice belongs to.

    `level` tells of the walls between rows (rows - 1 × columns) how much of each is inked, `plumb` of those between
    columns (rows × columns - 1).
    """
    rows, cols = plumb.shape[0], level.shape[1]
    labels = np.zeros((rows, cols), int)
    joined(labels, np.ones((rows, cols), bool), level, plumb, WALL)
    for enough in FAINTER:
        for region in list(doubtful(labels, level, plumb)):
            joined(labels, region, level, plumb, enough)
    for region in list(doubtful(labels, level, plumb)):
        labels[:] = parted(labels, region, level, plumb)
    while rest := list(ragged(labels)):
        labels[np.isin(labels, labels[hull(rest[0])])] = labels[rest[0]].min()
    return labels


def parted(labels: Labels, region: NDArray[np.bool_], level: Walls, plumb: Walls) -> Labels:
    """The labels with a region cut in two along the line that makes all of its parts sound; as they are without one.

    A wall that is gone altogether lets the cells on its two sides run together, though walls end at it on one side.
    """
    rows, cols = hull(region)
    best, most = labels, -1.0
    for col in range(cols.start + 1, cols.stop):
        cut = plumb.copy()
        cut[rows, col - 1] = 1.0
        found = labels.copy()
        joined(found, region, level, cut, WALL)
        if sound(found, region, level, cut) and plumb[rows, col - 1].mean() > most:
            best, most = found, float(plumb[rows, col - 1].mean())
    for row in range(rows.start + 1, rows.stop):
        cut = level.copy()
        cut[row - 1, cols] = 1.0
        found = labels.copy()
        joined(found, region, cut, plumb, WALL)
        if sound(found, region, cut, plumb) and level[row - 1, cols].mean() > most:
            best, most = found, float(level[row - 1, cols].mean())
    return best


def sound(labels: Labels, region: NDArray[np.bool_], level: Walls, plumb: Walls) -> bool:
    """Whether all cells within a region are rectangles without walls in them."""
    return not any((other & region).any() for other in doubtful(labels, level, plumb))


def doubtful(labels: Labels, level: Walls, plumb: Walls) -> Iterator[NDArray[np.bool_]]:
    """Regions that are no rectangles, or have walls in them."""
    inner_level = (labels[:-1] == labels[1:]) & (level >= WALL)
    inner_plumb = (labels[:, :-1] == labels[:, 1:]) & (plumb >= WALL)
    walled = {*labels[:-1][inner_level].tolist(), *labels[:, :-1][inner_plumb].tolist()}
    for number in np.unique(labels).tolist():
        region = labels == number
        if number in walled or not region[hull(region)].all():
            yield region


def joined(labels: Labels, region: NDArray[np.bool_], level: Walls, plumb: Walls, enough: float) -> None:
    """Number the places of a region anew, those alike that no wall parts."""
    rows, cols = labels.shape
    fresh = int(labels.max()) + 1
    parent = {(row, col): (row, col) for row, col in zip(*(axis.tolist() for axis in np.nonzero(region)), strict=True)}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while parent[place] != place:
            parent[place] = place = parent[parent[place]]
        return place

    for row, col in parent:
        if row + 1 < rows and region[row + 1, col] and level[row, col] < enough:
            parent[root((row + 1, col))] = root((row, col))
        if col + 1 < cols and region[row, col + 1] and plumb[row, col] < enough:
            parent[root((row, col + 1))] = root((row, col))
    for place in parent:
        row, col = root(place)
        labels[place] = fresh + row * cols + col


def ragged(labels: Labels) -> Iterator[NDArray[np.bool_]]:
    """Regions that are no rectangles."""
    for number in np.unique(labels):
        region = labels == number
        if not region[hull(region)].all():
            yield region


def hull(region: NDArray[np.bool_]) -> tuple[slice, slice]:
    """The rectangle around a region."""
    rows, cols = np.nonzero(region)
    return slice(int(rows.min()), int(rows.max()) + 1), slice(int(cols.min()), int(cols.max()) + 1)

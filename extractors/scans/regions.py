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
        for region in list(ragged(labels)):
            joined(labels, region, level, plumb, enough)
    while rest := list(ragged(labels)):
        labels[np.isin(labels, labels[hull(rest[0])])] = labels[rest[0]].min()
    return labels


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

"""How far confidences can be believed, and the table of characters' chances that makes those of cells come true."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod

import numpy as np
from numpy.typing import NDArray

from extractors.ocr.calibration import Points, interpolated

Floats = NDArray[np.float64]

BINS = 10
"""Of a curve."""
KNOTS = (0.0, 0.5, 0.7, 0.9, 0.98, 1.0)
"""Confidences whose chances are fitted; between them they are linear. With more of them a table suits the filings that
it is made from better, and others worse."""
ROUNDS = 3000
"""Of fitting; the table stands still long before."""
PACE = 0.03
"""How far a round moves each figure (Adam)."""
LEAST = 1e-9
"""A cell's logarithmic chance is taken to be at least so far below that of certainty."""
FEW = 1e-5
"""No chance is nearer to 0 or 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Cells that are about as sure as each other."""

    sure: float
    """Mean of what they are said to be right with."""
    right: float
    """Share of them that is."""
    cells: int


def curve(said: Sequence[float], right: Sequence[bool]) -> list[Bin]:
    """The cells in ten bins of equal width, the least sure first; empty ones are left out."""
    at = [min(BINS - 1, int(sure * BINS)) for sure in said]
    found = []
    for number in range(BINS):
        own = [index for index, bin_ in enumerate(at) if bin_ == number]
        if own:
            sure = sum(said[index] for index in own) / len(own)
            found.append(Bin(sure=sure, right=sum(right[index] for index in own) / len(own), cells=len(own)))
    return found


def error(bins: Sequence[Bin]) -> float:
    """How far the bins are off, weighed by their cells (expected calibration error)."""
    return sum(bin_.cells * abs(bin_.sure - bin_.right) for bin_ in bins) / sum(bin_.cells for bin_ in bins)


def said(cells: Sequence[Sequence[float]], points: Points) -> list[float]:
    """What cells of such characters are said to be right with, under a table."""
    return [prod(interpolated(confidence, points) for confidence in cell) for cell in cells]


def fit(cells: Sequence[Sequence[float]], right: Sequence[bool]) -> Points:
    """The rising table under which what is right and wrong of the cells is most likely."""
    low, part, owner = weights(cells)
    truth = np.asarray(right)
    levels = np.diff(np.linspace(0.05, 0.9995, len(KNOTS)), prepend=0.0)
    state = np.append(np.log(levels), np.log(5e-4))
    first, second = np.zeros_like(state), np.zeros_like(state)
    for count in range(1, ROUNDS + 1):
        chances, back = rising(state)
        char = chances[low] * (1 - part) + chances[low + 1] * part
        cell = np.bincount(owner, np.log(char), minlength=len(truth))
        whole = np.exp(np.minimum(cell, -LEAST))
        slope = np.where(truth, -1.0, whole / (1 - whole)) / len(truth)
        by_char = slope[owner] / char
        by_knot = np.bincount(low, by_char * (1 - part), minlength=len(KNOTS))
        by_knot += np.bincount(low + 1, by_char * part, minlength=len(KNOTS))
        gradient = back @ by_knot
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        state -= PACE * first / (1 - 0.9**count) / (np.sqrt(second / (1 - 0.999**count)) + 1e-8)
    chances, _ = rising(state)
    return tuple((knot, round(float(chance), 5)) for knot, chance in zip(KNOTS, chances, strict=True))


def weights(cells: Sequence[Sequence[float]]) -> tuple[NDArray[np.int64], Floats, NDArray[np.int64]]:
    """Of each character of all cells: the knot below, how far it is to the next one, and its cell."""
    low, part, owner = [], [], []
    for number, cell in enumerate(cells):
        for confidence in cell:
            at = min(len(KNOTS) - 2, bisect_right(KNOTS, confidence) - 1)
            low.append(at)
            part.append((confidence - KNOTS[at]) / (KNOTS[at + 1] - KNOTS[at]))
            owner.append(number)
    return np.array(low), np.array(part), np.array(owner)


def rising(state: Floats) -> tuple[Floats, Floats]:
    """Chances that rise from knot to knot and end below 1, as shares of a whole, and their slopes by the state."""
    shares = np.exp(state - state.max())
    shares /= shares.sum()
    chances = np.clip(np.cumsum(shares)[:-1], FEW, 1 - FEW)
    below = np.tri(len(state), dtype=float)[:-1]
    back = shares[:, None] * (below.T - chances[None, :])
    return chances, back


def lines(bins: Sequence[Bin]) -> Iterator[str]:
    """The curve as lines to print."""
    yield "   said   right   cells"
    for bin_ in bins:
        yield f"  {bin_.sure:.3f}   {bin_.right:.3f}  {bin_.cells:6d}"
    yield f"  off by {error(bins):.3f} on average"


def is_rising(points: Points) -> bool:
    """Whether more confidence never means less chance."""
    return all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(points))

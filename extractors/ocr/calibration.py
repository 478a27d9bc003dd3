"""From what the default engine tells of a character to the chance that it is right.

So that the product over a cell comes true: of the cells given 0.9, nine in ten are right.
"""

from bisect import bisect_right
from typing import TypeAlias

Points: TypeAlias = tuple[tuple[float, float], ...]
"""Confidence → chance, both rising, from confidence 0 to 1; linear between them."""

POINTS: Points = ((0.0, 0.0), (0.5, 0.504), (0.7, 0.703), (0.9, 0.892), (0.98, 0.982), (1.0, 0.99999))
"""Fitted to 3,400 cells of rendered scans of all grades; of a corpus there is nothing in it. Source: `python -m
benchmarks.scans.calibrate --fit`, seeds 1 and 2. PP-OCRv6 tells of itself nearly what is true."""


def probability(confidence: float) -> float:
    """The chance that a character of this confidence is right."""
    return interpolated(confidence, POINTS)


def interpolated(confidence: float, points: Points) -> float:
    """The chance for a confidence under a table."""
    at = min(max(1, bisect_right(points, (confidence, 2.0))), len(points) - 1)
    (low, below), (high, above) = points[at - 1], points[at]
    return below + (above - below) * (min(max(confidence, low), high) - low) / (high - low)

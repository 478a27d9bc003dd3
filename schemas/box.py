"""Rectangles on a page."""

from collections.abc import Iterable
from typing import TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
"""x0, y0, x1, y1, in points from the top left of its page."""


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around some, at least one."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return (min(x0), min(y0), max(x1), max(y1))


def is_in(box: Box, other: Box) -> bool:
    """Whether the middle of a box lies in another one, or on its edge."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return other[0] <= x <= other[2] and other[1] <= y <= other[3]


def grown(box: Box, by: float) -> Box:
    """A box with a margin around it."""
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)

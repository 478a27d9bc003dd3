"""Where the objects of an OFD stand: boundaries and matrices in millimetres become points from the page's top left."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.sources.containers.ooxml import Element, attribute
from extractors.sources.ofd.package import box_of
from extractors.sources.pdf.paths import IDENTITY, Matrix, chained
from schemas.box import Box

POINTS = 72 / 25.4
"""Points per millimetre."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """How the coordinates of an object become points on its page, and what of it shows."""

    matrix: Matrix
    clip: Box | None = None
    """x0, y0, x1, y1 in points; None where nothing is cut off."""

    @property
    def turns(self) -> int:
        """Quarter turns clockwise by which its upright is turned."""
        return round(math.atan2(self.matrix[1], self.matrix[0]) / (math.pi / 2)) % 4


def page_placing(area: Box) -> Placing:
    """The placing of a page with this x, y, width and height in millimetres."""
    return Placing(matrix=(POINTS, 0.0, 0.0, POINTS, -area[0] * POINTS, -area[1] * POINTS))


def within(outer: Placing, element: Element) -> Placing:
    """The placing of what stands in an object: its own matrix, then its boundary's corner, then all around it."""
    boundary = box_of(attribute(element, "Boundary")) or (0.0, 0.0, 0.0, 0.0)
    given = numbers(attribute(element, "CTM"))
    own: Matrix = (given[0], given[1], given[2], given[3], given[4], given[5]) if len(given) == 6 else IDENTITY
    moved = chained(own, (1.0, 0.0, 0.0, 1.0, boundary[0], boundary[1]))
    return Placing(matrix=chained(moved, outer.matrix), clip=outer.clip)


def number(text: str | None, default: float) -> float:
    """The number that an attribute holds; `default` where it holds none."""
    found = numbers(text)
    return found[0] if found else default


def numbers(text: str | None) -> Sequence[float]:
    """The finite numbers of an attribute, none where one of them is broken."""
    try:
        found = [float(word) for word in (text or "").replace(",", " ").split()]
    except ValueError:
        return ()
    return found if all(map(math.isfinite, found)) else ()

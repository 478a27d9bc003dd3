"""A page as pixels: as it was scanned, and upright with its light even."""

from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]
"""height × width of grey, or height × width × 3 of blue, green and red; 0 is black."""

POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Picture:
    """One page as its source shows it."""

    number: int
    """From 1."""
    pixels: Pixels
    """In colour."""
    dpi: float
    """Pixels per inch of paper."""


class Colours(Protocol):
    """An upright page in colour, of which parts are asked for."""

    def part(self, rows: slice, columns: slice) -> Pixels:
        """A part of it, in pixels within it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sheet:
    """A page turned upright, its rulings level and plumb."""

    grey: Pixels
    """For reading: paper is 255 all over, and what was printed or stamped in red is gone."""
    colours: Colours
    """The same place for place, with its red and its light as they were; few lines of few pages need it."""
    dpi: float
    """Pixels per inch of paper, of both."""

    @property
    def colour(self) -> Pixels:
        """All of it in colour."""
        height, width = self.grey.shape
        return self.colours.part(slice(0, height), slice(0, width))

    @property
    def scale(self) -> float:
        """Pixels per point."""
        return self.dpi / POINTS_PER_INCH

    @property
    def width(self) -> float:
        """PDF points."""
        return float(self.grey.shape[1] / self.scale)

    @property
    def height(self) -> float:
        """PDF points."""
        return float(self.grey.shape[0] / self.scale)

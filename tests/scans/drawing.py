"""Pages of pixels drawn by hand: ruled tables, tilted and bent."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from schemas.page import Ruling
from schemas.picture import Pixels, Sheet

DPI = 144.0
"""Two pixels to the point."""


@dataclass(frozen=True, slots=True, eq=False)
class AsItIs:
    """A page that is upright already."""

    pixels: Pixels

    def part(self, rows: slice, columns: slice) -> Pixels:
        """A part of it."""
        return self.pixels[rows, columns]


def blank(width: int = 1000, height: int = 1200) -> Pixels:
    """White paper."""
    return np.full((height, width), 255, np.uint8)


def ruled(xs: Sequence[int], ys: Sequence[int], paper: Pixels | None = None) -> Pixels:
    """A page with a table whose cells are all ruled."""
    page = blank() if paper is None else paper
    for x in xs:
        cv2.line(page, (x, ys[0]), (x, ys[-1]), 0, 3)
    for y in ys:
        cv2.line(page, (xs[0], y), (xs[-1], y), 0, 3)
    return page


def sheet(grey: Pixels) -> Sheet:
    """The page as a sheet."""
    return Sheet(grey=grey, colours=AsItIs(in_colour(grey)), dpi=DPI)


def in_colour(grey: Pixels) -> Pixels:
    """Grey as three equal colours."""
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)


def tilted(page: Pixels, degrees: float) -> Pixels:
    """The page turned about its middle."""
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return np.asarray(cv2.warpAffine(page, turn, (width, height), borderValue=(255, 255, 255)), np.uint8)


def seen_askew(page: Pixels, by: float) -> Pixels:
    """The page as a camera sees it from the side: its upper edge shorter by a share of its width."""
    height, width = page.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = corners + np.array([[by * width, 0], [-by * width, by * height / 2], [0, 0], [0, 0]], np.float32)
    view = cv2.getPerspectiveTransform(corners, seen)
    return np.asarray(cv2.warpPerspective(page, view, (width, height), borderValue=(255, 255, 255)), np.uint8)


def places(rulings: Sequence[Ruling], *, horizontal: bool) -> list[int]:
    """Where the rulings of one direction lie, in pixels to the nearest ten."""
    return sorted({round(ruling.at * DPI / 720) * 10 for ruling in rulings if ruling.horizontal == horizontal})

"""A picture as a sheet that lies upright and level as it is: drawn by a program, not scanned."""

from dataclasses import dataclass

import cv2
import numpy as np

from schemas.picture import Picture, Pixels, Sheet


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Whole:
    """A page in colour that nothing had to move."""

    pixels: Pixels

    def part(self, rows: slice, columns: slice) -> Pixels:
        """A part of it."""
        return self.pixels[rows, columns]


def as_sheet(picture: Picture) -> Sheet:
    """The sheet that a picture is, its light and its red as they are."""
    grey = np.asarray(cv2.cvtColor(picture.pixels, cv2.COLOR_BGR2GRAY), np.uint8)
    return Sheet(grey=grey, colours=Whole(pixels=picture.pixels), dpi=picture.dpi)

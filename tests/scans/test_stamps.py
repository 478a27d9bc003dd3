"""What taking the red away leaves of a seal is told from print by its colour."""

from dataclasses import dataclass

import cv2
import numpy as np
import pytest

from extractors.ocr.port import Area
from extractors.scans.stamps import is_stamped
from schemas.picture import Pixels, Sheet

AREA = Area(0, 0, 120, 40)


@dataclass(frozen=True)
class Whole:
    """The colours of a sheet, all at hand."""

    pixels: Pixels

    def part(self, rows: slice, columns: slice) -> Pixels:
        """A part of them."""
        return self.pixels[rows, columns]


def sheet(ink: tuple[int, int, int], dark: int) -> Sheet:
    """A sheet with a figure in an ink, blue, green and red, of which the grey is dark."""
    colours = np.full((40, 120, 3), (225, 235, 245), np.uint8)
    grey = np.full((40, 120), 255, np.uint8)
    for picture, shade in ((colours, ink), (grey, (dark, dark, dark))):
        cv2.putText(picture, "500", (10, 32), cv2.FONT_HERSHEY_SIMPLEX, 1.2, shade, 3)
    return Sheet(grey=grey, colours=Whole(colours), dpi=150)


@pytest.mark.parametrize("ink", [(120, 110, 190), (60, 60, 200)])
def test_red_ink_is_a_stamps(ink: tuple[int, int, int]) -> None:
    assert is_stamped(sheet(ink, 150), AREA)


@pytest.mark.parametrize("ink", [(30, 30, 35), (80, 85, 92), (140, 90, 60)])
def test_black_ink_and_a_pens_are_not(ink: tuple[int, int, int]) -> None:
    assert not is_stamped(sheet(ink, 90), AREA)


def test_paper_is_not() -> None:
    assert not is_stamped(sheet((225, 235, 245), 255), AREA)

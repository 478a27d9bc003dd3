"""Whether a picture holds a table, before any of it is read."""

import cv2
import numpy as np

from extractors.scans.cell_borders import find_rulings
from extractors.scans.verification import Whole
from schemas.picture import Picture, Sheet

LEVEL, PLUMB = 3, 3
"""Rulings of the smallest table: one of two rows and two columns."""


def holds_table(picture: Picture) -> bool:
    """Whether lines cross in a picture as in a table; one that leans much is taken for none."""
    grey = np.asarray(cv2.cvtColor(picture.pixels, cv2.COLOR_BGR2GRAY), np.uint8)
    rulings = find_rulings(Sheet(grey=grey, colours=Whole(pixels=picture.pixels), dpi=picture.dpi), ())
    level = {ruling.at for ruling in rulings if ruling.horizontal}
    plumb = {ruling.at for ruling in rulings if not ruling.horizontal}
    return len(level) >= LEVEL and len(plumb) >= PLUMB

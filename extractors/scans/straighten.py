"""A picture of a page to an upright sheet: turned, levelled and evenly lit, each pixel resampled once."""

import cv2
import numpy as np

from extractors.ocr.port import Ocr
from extractors.scans.level import Levelling, levelled, levelling
from extractors.scans.light import for_reading
from extractors.scans.strokes import inked, stroke_mask, strokes
from extractors.scans.turning import quarter_turns
from schemas.picture import POINTS_PER_INCH, Picture, Pixels, Sheet

STRUCTURE = 150.0
"""Pixels per inch at which rulings are found: at 300 they are the same ones, for six times the work."""
FINE = 220.0
"""Pixels per inch of the finest sheet: more make no character clearer to the engine."""
WANTED = 200.0
"""Pixels per inch that finer pictures are brought to."""
RULING = 30.0
"""Points of a stroke that tells how a page lies; shorter ones may be characters."""
ROUNDS = 2
"""Levellings: the first finds most rulings, the second, on a page almost level, all of them."""


def straighten(picture: Picture, ocr: Ocr) -> Sheet:
    """The sheet that a picture shows."""
    colour, dpi = picture.pixels, picture.dpi
    if dpi > FINE:
        colour, dpi = scaled(colour, WANTED / dpi), WANTED
    grey = for_reading(colour, dpi)
    turns = quarter_turns(grey, ocr)
    if turns:
        colour, grey = (np.ascontiguousarray(np.rot90(pixels, turns)) for pixels in (colour, grey))
    shrink = min(1.0, STRUCTURE / dpi)
    small = scaled(grey, shrink)
    moves: list[Levelling] = []
    for _ in range(ROUNDS):
        moves.append(lie(levelled(small, moves, 255) if moves else small, dpi * shrink))
    return Sheet(grey=levelled(grey, moves, 255, 1 / shrink), colour=levelled(colour, moves, 255, 1 / shrink), dpi=dpi)


def lie(grey: Pixels, dpi: float) -> Levelling:
    """How a page has to move to lie level."""
    scale = dpi / POINTS_PER_INCH
    ink = inked(grey, scale)
    found = [
        strokes(
            stroke_mask(ink, scale, horizontal=horizontal, slanted=True), scale, horizontal=horizontal, least=RULING
        )
        for horizontal in (True, False)
    ]
    return levelling(found[0], found[1], (grey.shape[0], grey.shape[1]))


def scaled(pixels: Pixels, factor: float) -> Pixels:
    """Pixels made smaller; as they are where the factor is 1 or more."""
    if factor >= 1:
        return pixels
    return np.asarray(cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8)

"""A picture of a page to an upright sheet: evenly lit, dewarped and turned, each pixel resampled once."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extractors.ocr.port import Ocr
from extractors.scans.background import without_background
from extractors.scans.dewarp import Dewarping, dewarped, dewarping, rulings_tell, turned
from extractors.scans.illumination import for_reading
from extractors.scans.skew import skew
from extractors.scans.strokes import inked, stroke_mask, strokes
from extractors.scans.turning import quarter_turns
from schemas.picture import POINTS_PER_INCH, Picture, Pixels, Sheet

STRUCTURE = 150.0
"""Pixels per inch at which rulings are found: at 300 they are the same ones, for six times the work."""
FINE = 220.0
"""Pixels per inch of the finest sheet: more make no character clearer to the engine."""
WANTED = 200.0
"""Pixels per inch that finer pictures are brought to."""
LEVELLED = 100.0
"""Pixels per inch at which the way a page lies is measured: along a ruling the error of a pixel averages out."""
RULING = 30.0
"""Points of a stroke that tells how a page lies; shorter ones may be characters."""
ROUNDS = 2
"""Levellings: the first finds most rulings, the second, on a page almost level, all of them."""
LEVEL = 0.7
"""Pixels at `LEVELLED` that no place of a page that lies level has to move."""


def deskew(picture: Picture, ocr: Ocr) -> Sheet:
    """The sheet that a picture shows."""
    colour, dpi = picture.pixels, picture.dpi
    if dpi > FINE:
        colour, dpi = scaled(colour, WANTED / dpi), WANTED
    grey = without_background(for_reading(colour, dpi), colour)
    shrink = min(1.0, LEVELLED / dpi)
    moves = movements(scaled(grey, shrink), dpi * shrink)
    if moves:
        grey = dewarped(grey, moves, 255, 1 / shrink)
    # after that, since upright and upside down tell apart badly where lines are tilted
    turns = quarter_turns(grey, ocr)
    if turns:
        grey = np.ascontiguousarray(np.rot90(grey, turns))
    return Sheet(grey=grey, colours=Moved(colour=colour, moves=moves, enlarged=1 / shrink, turns=turns), dpi=dpi)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moved:
    """A page in colour as it came, of which parts are set upright when they are asked for: all of it takes as long as
    finding its lines.
    """

    colour: Pixels
    moves: Sequence[Dewarping]
    enlarged: float
    """Times smaller was the page on which the movements were found."""
    turns: int
    """Quarter turns counter-clockwise after the movements."""

    def part(self, rows: slice, columns: slice) -> Pixels:
        """A part of the upright page."""
        height, width = self.colour.shape[:2]
        for turn in reversed(range(self.turns)):
            # the page before its last turn is as wide as it is high after it
            before = width if turn % 2 == 0 else height
            rows, columns = columns, slice(before - rows.stop, before - rows.start)
        if self.moves:
            found = dewarped(self.colour, self.moves, 255, self.enlarged, (rows, columns))
        else:
            found = self.colour[rows, columns]
        return np.ascontiguousarray(np.rot90(found, self.turns))


def movements(small: Pixels, dpi: float) -> list[Dewarping]:
    """The movements, one after the other, after which a page lies level; none for one that does."""
    moves: list[Dewarping] = []
    while len(moves) < ROUNDS:
        move = lie(dewarped(small, moves, 255) if moves else small, dpi)
        if move.most(small.shape) < LEVEL:
            break
        moves.append(move)
    return moves


def lie(grey: Pixels, dpi: float) -> Dewarping:
    """How a page has to move to lie level."""
    scale = dpi / POINTS_PER_INCH
    ink = inked(grey, scale)
    across, down = (
        strokes(
            stroke_mask(ink, scale, horizontal=horizontal, slanted=True), scale, horizontal=horizontal, least=RULING
        )
        for horizontal in (True, False)
    )
    height, width = grey.shape
    if not rulings_tell(across, (height, width)) and not rulings_tell(down, (height, width)):
        return turned(skew(ink), (height, width))
    return dewarping(across, down, (height, width))


def scaled(pixels: Pixels, factor: float) -> Pixels:
    """Pixels made smaller; as they are where the factor is 1 or more."""
    if factor >= 1:
        return pixels
    return np.asarray(cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8)

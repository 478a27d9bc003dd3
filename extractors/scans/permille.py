"""Per mille signs, which the recogniser reads as a per cent sign and a nought, told by their rings.

The last ring of ‰ is as low as the one before it; a nought is as high as the line. Where a per cent sign was read and
nothing behind it, the rings that it has are counted: two, or three.
"""

import re
from dataclasses import replace

import cv2
import numpy as np

from extractors.ocr.port import Reading
from extractors.scans.signs import SURE, without_bits
from schemas.picture import Pixels

NOUGHT = re.compile(r"\d[%％]([0oO。₀])$")
"""What ‰ is read as at the end of a figure."""
PER_CENT = re.compile(r"\d[%％]$")
LOW = 0.3
"""Of the height of a line's ink: below that the last ring of ‰ begins."""
FAR = 0.5
"""Of the darkest: lighter ink is the blur of a ring."""
LARGE = 96
"""Pixels of height at which rings are counted."""
HOLE = 0.004
"""Of the square of the height: white in a ring is larger than in a letter's blur."""
RINGS = 3


def with_permille(line: Pixels, reading: Reading) -> Reading:
    """The reading with ‰ at its end where it was read as a per cent sign and a nought that is one of its rings."""
    is_one = NOUGHT.search(reading.text) is not None and is_low(line, between_last(reading))
    return ended(reading, 2, min(reading.confidences[-2:])) if is_one else reading


def by_rings(line: Pixels, reading: Reading) -> Reading | None:
    """The reading with ‰ for a per cent sign of three rings; None where it ends in none."""
    is_one = PER_CENT.search(reading.text) is not None and rings(line, between_last(reading)) >= RINGS
    return ended(reading, 1, SURE) if is_one else None


def between_last(reading: Reading) -> float:
    """Where the last sign but one ends, as a fraction of the line's width."""
    return (reading.centres[-2] + reading.centres[-1]) / 2


def ended(reading: Reading, signs: int, sure: float) -> Reading:
    """The reading with ‰ for its last signs, of which one is so sure."""
    kept = len(reading.text) - signs
    return replace(
        reading,
        text=f"{reading.text[:kept]}‰",
        confidences=(*reading.confidences[:kept], sure),
        centres=(*reading.centres[:kept], sum(reading.centres[kept:]) / signs),
        others={at: candidates for at, candidates in reading.others.items() if at < kept},
    )


def is_low(line: Pixels, start: float) -> bool:
    """Whether the ink from a fraction of a line's width on begins well below the top of the line's ink."""
    ink = without_bits(line)
    rows = np.flatnonzero(ink.max(axis=1) > FAR * ink.max())
    last = ink[:, round(start * line.shape[1]) :]
    own = np.flatnonzero(last.max(axis=1, initial=0) > FAR * ink.max())
    if not len(rows) or not len(own):
        return False
    return bool(own[0] - rows[0] >= LOW * (rows[-1] - rows[0] + 1))


def rings(line: Pixels, start: float) -> int:
    """How many rings the ink from a fraction of a line's width on has."""
    ink = without_bits(line)[:, round(start * line.shape[1]) :]
    if not ink.size:
        return 0
    larger = cv2.resize(ink, None, fx=LARGE / ink.shape[0], fy=LARGE / ink.shape[0], interpolation=cv2.INTER_CUBIC)
    dark = np.pad((larger > FAR * larger.max()).astype(np.uint8), 1)
    _, _, stats, _ = cv2.connectedComponentsWithStats(1 - dark, connectivity=4)
    # the first two are the ink itself and the paper around it
    return int((stats[2:, cv2.CC_STAT_AREA] >= HOLE * LARGE * LARGE).sum())

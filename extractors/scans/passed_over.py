"""Ink at the ends of a figure that was read as nothing: a minus or △ before it, a per cent sign behind it.

A seal over a sign makes recognisers pass it over, and are sure of what is left: of △12.50 they read 12.50.
"""

import numpy as np

from extractors.ocr.port import Reading
from extractors.scans.signs import without_bits
from schemas.picture import Pixels

AHEAD = 0.58
"""Of a line's height: further from the middle of its first digit no ink of it lies; that of a minus lies at 0.64."""
BEHIND = 0.7
"""Of a line's height, the same for the last digit and what stands behind it."""
DARK = 0.5
"""Of the darkest: lighter ink is blur, or the rest of a seal."""
UNKNOWN = "?"
"""Stands for what was not read."""
SURE = 0.5
"""Confidence of a sign that is told by its being there alone: enough to be told, never to be taken."""


def passed_over(line: Pixels, reading: Reading) -> Reading | None:
    """The reading with a sign for the ink that it passed over at an end; None where it explains its ends."""
    text = reading.text
    if not text or not (is_digit(text[0]) or is_digit(text[-1])):
        return None
    ink = without_bits(line)
    dark = ink > DARK * ink.max()
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if not len(rows):
        return None
    high, width = int(rows[-1] - rows[0]) + 1, line.shape[1]
    ahead = bool(is_digit(text[0]) and reading.centres[0] * width - columns[0] > AHEAD * high)
    behind = bool(is_digit(text[-1]) and columns[-1] - reading.centres[-1] * width > BEHIND * high)
    if not ahead and not behind:
        return None
    return Reading(
        text=UNKNOWN * ahead + text + UNKNOWN * behind,
        confidences=((SURE,) * ahead + reading.confidences + (SURE,) * behind),
        centres=((0.0,) * ahead + reading.centres + (1.0,) * behind),
    )


def is_digit(sign: str) -> bool:
    """Whether it is an Arabic digit."""
    return sign.isascii() and sign.isdecimal()

"""Ink of a figure that was read as nothing: a minus or △ before it, a per cent sign behind it, a smudged digit in it.

A seal over a sign makes recognisers pass it over, and are sure of what is left: of △12.50 they read 12.50. What they
pass over within a figure leaves a hole: its neighbours stand twice as far apart as the others.
"""

from itertools import pairwise
from statistics import median

import numpy as np

from extractors.ocr.port import Reading
from extractors.scans.digits import is_digit
from extractors.scans.signs import Ink, without_bits
from schemas.page import UNKNOWN
from schemas.picture import Pixels

AHEAD = 0.58
"""Of a line's height: further from the middle of its first digit no ink of it lies; that of a minus lies at 0.64."""
BEHIND = 0.7
"""Of a line's height, the same for the last digit and what stands behind it."""
DARK = 0.35
"""Of the darkest: lighter ink is blur, or the rest of a seal."""
APART = 1.55
"""Times the usual distance of two digits, from which a third one stands between them; it is told to a quarter."""
USUAL = 0.75
"""Of a line's height: the distance of two digits where a figure has too few to tell it by."""
CLOSEST = 0.6
"""Of a line's height: digits stand no closer, but for a 1 beside another one."""
ENOUGH = 2
"""Distances of digits that tell the usual one."""
POINTS = frozenset(".,，．")
"""Marks between digits."""
SURE = 0.5
"""Confidence of a sign that is told by its being there alone: enough to be told, never to be taken."""


def passed_over(line: Pixels, reading: Reading) -> Reading | None:
    """The reading with a sign for the ink that it passed over; None where it explains its figure."""
    text = reading.text
    if not text or not (is_digit(text[0]) or is_digit(text[-1])):
        return None
    ink = without_bits(line)
    dark = ink > DARK * ink.max()
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if not len(rows):
        return None
    high, width = int(rows[-1] - rows[0]) + 1, line.shape[1]
    centres = [centre * width for centre in reading.centres]
    places = holes(text, centres, high, np.asarray(dark, float))
    if is_digit(text[0]) and centres[0] - columns[0] > AHEAD * high:
        places = [0, *places]
    if is_digit(text[-1]) and columns[-1] - centres[-1] > BEHIND * high:
        places = [*places, len(text)]
    return with_unknown(reading, places) if places else None


def holes(text: str, centres: list[float], high: int, dark: Ink) -> list[int]:
    """The places in a text before which ink stands that none of its characters explains."""
    beside = list(enumerate(pairwise(zip(text, centres, strict=True)), start=1))
    digits = [two - one for _, ((a, one), (b, two)) in beside if is_digit(a) and is_digit(b)]
    usual = max(median(digits), CLOSEST * high) if len(digits) >= ENOUGH else USUAL * high
    found = []
    for at, ((a, one), (b, two)) in beside:
        if not ({a, b} <= POINTS or is_digit(a) or is_digit(b)) or not all(map(is_of_figure, (a, b))):
            continue
        between = dark[:, round(one + usual / 2) : round(two - usual / 2) + 1]
        if two - one >= APART * usual and between.any():
            found.append(at)
    return found


def is_of_figure(sign: str) -> bool:
    """Whether it is a digit, or a mark between digits."""
    return sign in POINTS or is_digit(sign)


def with_unknown(reading: Reading, places: list[int]) -> Reading:
    """The reading with a sign that is not known at some places."""
    text, confidences, centres = reading.text, list(reading.confidences), list(reading.centres)
    for at in reversed(places):
        beside = [*([centres[at - 1]] if at else [0.0]), *(centres[at : at + 1] or [1.0])]
        text = text[:at] + UNKNOWN + text[at:]
        confidences.insert(at, SURE)
        centres.insert(at, sum(beside) / 2)
    return Reading(text=text, confidences=tuple(confidences), centres=tuple(centres))

"""Which comparator a glyph is, by its strokes: engines mistake ≥ for > in small print, a lone ≥ for a V, and = for 二.

The arms of > and < leave one side far apart and meet on the other. A bar below makes three strokes of the two there,
or, where blur melts the bar into the lower arm, makes the lower half of the glyph heavier than the upper one. The bars
of = are as long as each other, and the upper one of 二 is shorter.
"""

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr.port import Reading
from extractors.scans.stretches import stretches
from schemas.picture import Pixels

Ink = NDArray[np.floating]

LIKE = frozenset("<>≥≤＜＞≧≦⩾⩽")
"""What a comparator is read as at the beginning of a line."""
TWO = "二"
"""What = is read as, alone and before a figure."""
SIGNS = LIKE | {"="}
"""The comparators that are told here."""
GREATER = frozenset(">≥＞≧⩾")
POSSIBLE = 0.02
"""Chance from which a candidate of the engine bears the strokes out."""
SURE = 0.95
"""Confidence of a comparator whose strokes were told apart."""
PAPER = 40
"""Darkness under which a pixel is paper."""
SPECK = 0.16
"""Of a line's height: ink that is smaller both ways is no stroke."""
REST = 0.2
"""Of a line's height: narrower upright ink at its end is what a ruling left."""
GLYPH = (48, 64)
"""Width and height in pixels at which strokes are counted."""
SIDE = 0.25
"""Of the width, at each side: where the arms are apart, or meet."""
APART = 1.5
"""Times as far apart as on the other side."""
VALLEY = 0.12
"""Of the darkest: what lies between two strokes must be lighter by this."""
HEAVIER = 1.3
"""Times the ink of the upper half: the lower one holds a bar. Without one the halves weigh the same."""
SAME_END = 0.08
"""Of the width: as far apart at most are the ends of the bars of =; those of 二 are further."""
EVEN = 1.15
"""Times at most that the halves differ where there is no bar."""


def by_strokes(line: Pixels, reading: Reading) -> Reading | None:
    """The reading with the comparator that its strokes make; None where it has none, or they do not tell."""
    text = reading.text
    if text[:1] == TWO and (len(text) == 1 or text[1].isdecimal()):
        glyph = first_glyph(line, reading)
        return begun(reading, "=") if glyph is not None and is_equals(glyph) else None
    if not text or not (text[0] in LIKE or is_lone_letter(text)):
        return None
    glyph = first_glyph(line, reading)
    if glyph is None:
        return None
    sign = comparator(glyph) or ("=" if is_lone_letter(text) and is_equals(glyph) else None)
    return None if sign is None else begun(reading, sign)


def opposed(one: str, other: str) -> bool:
    """Whether two texts begin with comparators that point to different sides."""
    return one[:1] in LIKE and other[:1] in LIKE and (one[:1] in GREATER) != (other[:1] in GREATER)


def is_lone_letter(text: str) -> bool:
    """Whether a text is one letter of some alphabet, as which a lone sign may be read: V, W, い."""
    return len(text) == 1 and text.isalpha() and not "\u4e00" <= text <= "\u9fff"


def bears_out(reading: Reading, sign: str) -> bool:
    """Whether the engine itself holds it possible that a line begins with a sign."""
    like = {sign, TWO} if sign == "=" else {sign}
    return reading.text[:1] in like or any(
        each.text in like and each.chance >= POSSIBLE for each in reading.others.get(0, ())
    )


def begun(reading: Reading, sign: str) -> Reading:
    """The reading with another sign at its beginning."""
    others = {at: candidates for at, candidates in reading.others.items() if at}
    return replace(reading, text=sign + reading.text[1:], confidences=(SURE, *reading.confidences[1:]), others=others)


def first_glyph(line: Pixels, reading: Reading) -> Ink | None:
    """The ink of a line's first character, close around it; None where there is none."""
    ink = np.asarray(without_bits(line), float)
    columns = np.flatnonzero(ink.sum(axis=0) > 0)
    if not len(columns):
        return None
    start, end = int(columns[0]), int(columns[-1]) + 1
    if len(reading.text) > 1:
        middle = round((reading.centres[0] + reading.centres[1]) / 2 * line.shape[1])
        reach = max(2, line.shape[0] // 8)
        low, high = max(start + 2, middle - reach), min(end, middle + reach)
        if high > low:
            end = low + int(ink[:, low:high].sum(axis=0).argmin())
    return close(ink[:, start:end])


def without_bits(line: Pixels) -> Pixels:
    """The ink of a line without specks, and without what a ruling left at its ends."""
    ink = 255 - line
    ink[ink < PAPER] = 0
    height, width = ink.shape
    _, labels, stats, _ = cv2.connectedComponentsWithStats((ink > 0).astype(np.uint8), connectivity=8)
    x, wide, high = (stats[:, column] for column in (cv2.CC_STAT_LEFT, cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT))
    specks = np.maximum(wide, high) < SPECK * height
    rests = ((x == 0) | (x + wide == width)) & (wide < REST * height) & (high > 2 * wide)
    keep = ~(specks | rests)
    keep[0] = False
    return np.where(keep[labels], ink, np.uint8(0)) if keep.any() else ink


def close(ink: Ink) -> Ink | None:
    """Ink without the paper around it; None where less is left than a sign has."""
    across, down = ink.sum(axis=1), ink.sum(axis=0)
    rows, columns = np.flatnonzero(across > VALLEY * across.max()), np.flatnonzero(down > VALLEY * down.max())
    if len(rows) < 6 or len(columns) < 6:
        return None
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def comparator(glyph: Ink) -> str | None:
    """The comparator that a glyph is, one of ≥ ≤ > <; None where its strokes do not tell."""
    shown = np.asarray(cv2.GaussianBlur(cv2.resize(glyph, GLYPH, interpolation=cv2.INTER_CUBIC), (3, 5), 1), float)
    side = round(SIDE * GLYPH[0])
    left, right = height_of(shown[:, :side]), height_of(shown[:, -side:])
    if max(left, right) < APART * min(left, right):
        return None
    opens_left = left > right
    columns = shown[:, side // 2 : 2 * side] if opens_left else shown[:, -2 * side : -side // 2]
    counts = [strokes_in(column, VALLEY * float(shown.max())) for column in columns.T]
    ratio = glyph[(len(glyph) + 1) // 2 :].sum() / max(1.0, glyph[: len(glyph) // 2].sum())
    if float(np.median(counts)) >= 3 or ratio >= HEAVIER:
        return "≥" if opens_left else "≤"
    if float(np.median(counts)) == 2 and ratio <= EVEN:
        return ">" if opens_left else "<"
    return None


def is_equals(glyph: Ink) -> bool:
    """Whether a glyph is two level bars, one as long as the other."""
    bars = list(stretches(glyph.sum(axis=1) > 0.5 * glyph.sum(axis=1).max()))
    if len(bars) != 2:
        return False
    ends = []
    for start, end in bars:
        along = glyph[start:end].sum(axis=0)
        inked = np.flatnonzero(along > 0.5 * along.max())
        ends.append((int(inked[0]), int(inked[-1])))
    apart = max(abs(one - other) for one, other in zip(*ends, strict=True))
    return bool(apart <= max(1.0, SAME_END * glyph.shape[1]))


def height_of(part: Ink) -> int:
    """Rows from the first to the last stroke of a part."""
    rows = np.flatnonzero(part.max(axis=1) > 0.5 * part.max())
    return int(rows[-1] - rows[0]) + 1 if len(rows) else 1


def strokes_in(column: Ink, valley: float) -> int:
    """How many strokes a column of pixels crosses."""
    found, extreme, rising = 0, 0.0, True
    for dark in (*column.tolist(), 0.0):
        if rising:
            extreme = max(extreme, dark)
            if extreme - dark > valley:
                found, extreme, rising = found + 1, dark, False
        else:
            extreme = min(extreme, dark)
            if dark - extreme > valley:
                extreme, rising = dark, True
    return found

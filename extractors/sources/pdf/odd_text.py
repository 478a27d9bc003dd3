"""Printed text that is not what its cell says: watermarks, struck-out text, raised marks, text much lighter than other."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from statistics import median

from schemas.page import Apart, Char, Doubted, Ruling

USUAL = 0.3
"""Of a page's characters: where more are light, light is how it is printed."""
LARGE = 1.5
"""Times the usual height: light text that is higher is a watermark's."""
THROUGH = 0.22
"""Of a character's height: how far from its middle a stroke goes that strikes it out."""
COVERED = 0.8
"""Of such a stroke: what lies over characters."""
BEYOND = 0.7
"""Of a character's height: how far such a stroke runs on beyond what it strikes out."""
SMALL = 0.78
"""Of the height of the character before: a raised mark is no higher."""
RAISED = 0.18
"""Of that height: how far the foot of a raised mark stands above the line's."""
BESIDE = 0.6
"""Of that height: how far beside it a raised mark stands."""
MARK = re.compile(r"[\[(（〔]?[\d*＊※†‡①-⑳]{1,3}[\])）〕]?")
"""What refers to a note below the table."""
POWERS = re.compile(r"[A-Za-zμ㎜㎝㎞]")
"""What a raised figure is the power of: a unit of length."""
TEN = re.compile(r"(?:^|[×xX*·])10$")
"""What a raised figure is the power of: ten."""
POWER = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOOKED_BACK = 8
"""Characters before a raised mark that are looked at."""


@dataclass(slots=True, kw_only=True)
class Odd:
    """Characters that are painted otherwise, each with the address of its text object."""

    watermarks: list[tuple[int, Char]] = field(default_factory=list)
    faint: list[tuple[int, Char]] = field(default_factory=list)


def together(chars: Iterable[tuple[int, Char]], why: str) -> list[Apart]:
    """The characters of each text object as one text."""
    found = []
    for _, group in groupby(chars, key=itemgetter(0)):
        found.append(apart([char for _, char in group], why))
    return found


def apart(chars: Sequence[Char], why: str) -> Apart:
    """Characters that belong together as one text."""
    _, x0, y0, x1, y1, *_ = zip(*chars, strict=True)
    return Apart("".join(char.text for char in chars), (min(x0), min(y0), max(x1), max(y1)), why)


def usual_height(chars: Sequence[Char]) -> float:
    """The height that most characters have."""
    return median(char.y1 - char.y0 for char in chars) if chars else 0.0


def faint_parted(
    showing: Sequence[Char], faint: Sequence[tuple[int, Char]]
) -> tuple[list[Char], list[Doubted], list[Apart]]:
    """Light text as text where the page is printed so; else as doubted, and the large as a watermark."""
    if len(faint) > USUAL * (len(faint) + len(showing)):
        return [char for _, char in faint], [], []
    high = LARGE * usual_height(showing)
    large = [(drawn, char) for drawn, char in faint if char.y1 - char.y0 > high]
    small = [Doubted(char, "faint") for _, char in faint if char.y1 - char.y0 <= high]
    return [], small, together(large, "watermark")


def struck(chars: Sequence[Char], rulings: Sequence[Ruling]) -> tuple[set[Char], list[Ruling]]:
    """The characters that a stroke goes through which is as long as they are, and the other rulings."""
    across = [ruling for ruling in rulings if ruling.horizontal]
    if not across or not chars:
        return set(), list(rulings)
    centres = sorted(((char.y0 + char.y1) / 2, number) for number, char in enumerate(chars) if char.turns % 2 == 0)
    near = THROUGH * max(char.y1 - char.y0 for char in chars)
    gone: set[Char] = set()
    strokes: set[Ruling] = set()
    for ruling in across:
        begin = bisect_left(centres, (ruling.at - near, -1))
        end = bisect_right(centres, (ruling.at + near, len(chars)))
        hit = [chars[number] for _, number in centres[begin:end] if _goes_through(ruling, chars[number])]
        if hit and _as_long(ruling, hit):
            gone.update(hit)
            strokes.add(ruling)
    return gone, [ruling for ruling in rulings if ruling not in strokes]


def _goes_through(ruling: Ruling, char: Char) -> bool:
    height = char.y1 - char.y0
    middle = (char.x0 + char.x1) / 2
    return (
        abs((char.y0 + char.y1) / 2 - ruling.at) <= THROUGH * height and ruling.start <= middle <= ruling.end
    )


def _as_long(ruling: Ruling, hit: Sequence[Char]) -> bool:
    height = max(char.y1 - char.y0 for char in hit)
    covered = sum(min(char.x1, ruling.end) - max(char.x0, ruling.start) for char in hit)
    return (
        covered >= COVERED * (ruling.end - ruling.start)
        and min(char.x0 for char in hit) - ruling.start <= BEYOND * height
        and ruling.end - max(char.x1 for char in hit) <= BEYOND * height
    )


def raised(chars: Sequence[Char]) -> tuple[list[Char], list[Apart]]:
    """The text without raised marks that refer to notes; powers of ten are written as such, those of units stay as they are."""
    low = SMALL * usual_height(chars)
    kept: list[Char] = []
    marks: list[Apart] = []
    at = 0
    while at < len(chars):
        run = at
        while run < len(chars) and chars[run].y1 - chars[run].y0 <= low and _is_raised(chars[run], kept):
            run += 1
        text = "".join(char.text for char in chars[at:run])
        if run == at:
            kept.append(chars[at])
            at += 1
            continue
        before = "".join(char.text for char in kept[-LOOKED_BACK:])
        if TEN.search(before) and text.isdigit():
            kept += [char._replace(text=char.text.translate(POWER)) for char in chars[at:run]]
        elif MARK.fullmatch(text) and not POWERS.fullmatch(before[-1:]):
            marks.append(apart(chars[at:run], "note"))
        else:
            kept += chars[at:run]
        at = run
    return kept, marks


def _is_raised(char: Char, before: Sequence[Char]) -> bool:
    """Whether a character stands raised beside the text before it."""
    last = next((other for other in reversed(before[-LOOKED_BACK:]) if other.y1 - other.y0 > char.y1 - char.y0), None)
    if last is None or char.turns or last.turns:
        return False
    height = last.y1 - last.y0
    return (
        char.y1 - char.y0 <= SMALL * height
        and char.y1 <= last.y1 - RAISED * height
        and char.y0 < (last.y0 + last.y1) / 2
        and char.y1 > last.y0
        and -0.1 * height <= char.x0 - last.x1 <= BESIDE * height + (char.x1 - char.x0) * 2
    )

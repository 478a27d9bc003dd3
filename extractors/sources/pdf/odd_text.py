"""Printed text that is not what its cell says: watermarks, struck-out text, raised marks, very light text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from statistics import median

from extractors.sources.superscripts import lowered, raised
from schemas.aside import AsideKind
from schemas.box import Box, is_in
from schemas.page import Apart, Char, Ruling

USUAL = 0.3
"""Of a page's characters: where more are light, light is how it is printed."""
LARGE = 1.5
"""Times the usual height: light text that is higher is a watermark's."""
THROUGH = 0.22
"""Of a character's height: how far from its middle a stroke goes that strikes it out."""
COVERED = 0.8
"""Of such a stroke: what lies over characters."""
HALF = 0.5
SHORTLY = 0.3
"""Of a character's height: one that runs on no further needs to lie over characters by half only."""
BEYOND = 0.7
"""Of a character's height: how far such a stroke runs on beyond what it strikes out."""
SMALL = 0.78
"""Of the height of the character before: a raised mark is no higher."""
RAISED = 0.18
"""Of that height: how far the foot of a raised mark stands above the line's."""
BESIDE = 0.6
"""Of that height: how far beside it a raised mark stands."""
GAP = 0.6
"""Of a character's height: characters of one piece follow no further apart."""
FAR = 6.0
"""Of a character's height: text further apart that no ruling parts is no company."""
LOWERED = 0.1
"""Of that height: how near the line's foot, or below it, the foot of a lowered mark stands."""
LOOKED_BACK = 8
"""Characters before a raised mark that are looked at."""


@dataclass(slots=True, kw_only=True)
class Odd:
    """Characters that are painted otherwise, each with the address of its text object."""

    watermarks: list[tuple[int, Char]] = field(default_factory=list)
    faint: list[tuple[int, Char]] = field(default_factory=list)


def told_apart(
    showing: Sequence[Char], odd: Odd, rulings: Sequence[Ruling], struck_out: Sequence[Box]
) -> tuple[tuple[Char, ...], tuple[Apart, ...], list[Ruling]]:
    """The characters that say what their cells say, what is to be told besides, and the rulings that are no strokes.

    Struck-out and light text counts where nothing else stands in its place. `struck_out` are boxes on the page.
    """
    told = [apart(run, "watermark") for run in runs(char for _, char in odd.watermarks)]
    high = LARGE * usual_height(showing)
    light = [char for _, char in odd.faint]
    if len(light) > USUAL * (len(light) + len(showing)):
        showing, light = [*showing, *light], []
    told += [apart(run, "watermark") for run in runs(char for char in light if char.y1 - char.y0 > high)]
    gone, rulings = struck(showing, rulings)
    if struck_out:
        gone.update(char for char in showing if any(is_in(char[1:5], box) for box in struck_out))
    if gone:
        showing = [char for char in showing if char not in gone]
    kept = with_raised(showing)
    doubted: list[tuple[list[Char], AsideKind]] = []
    doubted += [(run, "faint") for run in runs(char for char in light if char.y1 - char.y0 <= high)]
    doubted += [(run, "struck") for run in runs(sorted(gone, key=itemgetter(2, 1)))]
    crowd = tuple(kept)
    for run, kind in doubted:
        if is_alone(run, crowd, rulings):
            kept += run
            told.append(apart(run, "doubted")._replace(placed=True))
        else:
            told.append(apart(run, kind))
    return tuple(kept), tuple(told), list(rulings)


def runs(chars: Iterable[Char]) -> list[list[Char]]:
    """Characters that follow each other along a line."""
    found: list[list[Char]] = []
    for char in chars:
        last = found[-1][-1] if found else None
        height = char.y1 - char.y0
        near = last is not None and max(char.x0 - last.x1, last.x0 - char.x1, char.y0 - last.y1, last.y0 - char.y1)
        if near is not False and near <= GAP * height:
            found[-1].append(char)
        else:
            found.append([char])
    return found


def apart(chars: Sequence[Char], kind: AsideKind) -> Apart:
    """Characters that belong together as one text."""
    return Apart("".join(char.text for char in chars), _around(chars), kind)


def _around(chars: Sequence[Char]) -> Box:
    _, x0, y0, x1, y1, *_ = zip(*chars, strict=True)
    return (min(x0), min(y0), max(x1), max(y1))


def is_alone(run: Sequence[Char], crowd: Sequence[Char], rulings: Sequence[Ruling]) -> bool:
    """Whether no other text stands beside, above or below some characters with no ruling between."""
    x0, y0, x1, y1 = _around(run)
    height = max(char.y1 - char.y0 for char in run)
    for char in crowd:
        _, left, top, right, bottom, *_ = char
        if left > x1 + FAR * height or right < x0 - FAR * height:
            continue
        level = top < y1 - height / 4 and bottom > y0 + height / 4
        if level and not _walled(rulings, (x0 + x1) / 2, (left + right) / 2, (y0 + y1) / 2, down=True):
            return False
        close = top < y1 + height and bottom > y0 - height and left < x1 and right > x0
        if close and not level and not _walled(rulings, (y0 + y1) / 2, (top + bottom) / 2, (x0 + x1) / 2, down=False):
            return False
    return True


def _walled(rulings: Sequence[Ruling], here: float, there: float, level: float, *, down: bool) -> bool:
    """Whether a ruling that runs down (or across) stands between two places at one level."""
    low, high = min(here, there), max(here, there)
    return any(
        ruling.horizontal is not down and low < ruling.at < high and ruling.start - 1 <= level <= ruling.end + 1
        for ruling in rulings
    )


def usual_height(chars: Sequence[Char]) -> float:
    """The height that most characters have."""
    return median(char[4] - char[2] for char in chars) if chars else 0.0


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
    return abs((char.y0 + char.y1) / 2 - ruling.at) <= THROUGH * height and ruling.start <= middle <= ruling.end


def _as_long(ruling: Ruling, hit: Sequence[Char]) -> bool:
    height = max(char.y1 - char.y0 for char in hit)
    covered = sum(min(char.x1, ruling.end) - max(char.x0, ruling.start) for char in hit)
    before, behind = min(char.x0 for char in hit) - ruling.start, ruling.end - max(char.x1 for char in hit)
    long = ruling.end - ruling.start
    return max(before, behind) <= BEYOND * height and (
        covered >= COVERED * long or (covered >= HALF * long and max(before, behind) <= SHORTLY * height)
    )


def with_raised(chars: Sequence[Char]) -> list[Char]:
    """The text with raised figures as Unicode's own; whether they are exponents or marks of notes is told later."""
    low = SMALL * usual_height(chars)
    if all(char[4] - char[2] > low for char in chars):
        return list(chars)
    small = {number for number, char in enumerate(chars) if char[4] - char[2] <= low}
    high = [char for number, char in enumerate(chars) if number not in small and not char.turns]
    kept: list[Char] = []
    for number, char in enumerate(chars):
        last = _base(char, chars[max(0, number - LOOKED_BACK) : number], high) if number in small else None
        if last is None:
            kept.append(char)
        elif _is_raised(char, last):
            kept.append(char._replace(text=raised(char.text)))
        else:
            kept.append(char._replace(text=lowered(char.text) if _is_lowered(char, last) else char.text))
    return kept


def _base(char: Char, before: Sequence[Char], high: Sequence[Char]) -> Char | None:
    """The character that a small one stands behind: of those painted just before it, else of all."""
    last = next((other for other in reversed(before) if other.y1 - other.y0 > char.y1 - char.y0), None)
    if char.turns or (last is not None and last.turns):
        return None
    if last is not None and _is_beside(char, last):
        return last
    if raised(char.text) == char.text:
        return None
    # a mark that was painted later than its line
    return max((other for other in high if _is_beside(char, other)), key=lambda other: other.x1, default=None)


def _is_beside(char: Char, last: Char) -> bool:
    height = last.y1 - last.y0
    return (
        char.y1 - char.y0 <= SMALL * height
        and -0.1 * height <= char.x0 - last.x1 <= BESIDE * height + (char.x1 - char.x0) * 2
        and last.y0 < char.y1
        and char.y0 < last.y1
    )


def _is_raised(char: Char, last: Char) -> bool:
    """Whether a character beside another stands raised."""
    return char.y1 <= last.y1 - RAISED * (last.y1 - last.y0) and char.y0 < (last.y0 + last.y1) / 2


def _is_lowered(char: Char, last: Char) -> bool:
    """Whether a character behind a figure stands lowered."""
    foot = last.y1 - LOWERED * (last.y1 - last.y0)
    return (
        last.text.isdecimal() and char.y1 >= foot and char.y0 > (last.y0 + last.y1) / 2 - RAISED * (last.y1 - last.y0)
    )

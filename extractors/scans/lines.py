"""Where the lines of text of a sheet stand: what the engine found, cut at the rulings, and the ink it passed over."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr.port import Area, clamped
from extractors.scans.stretches import stretches
from schemas.page import Ruling
from schemas.picture import Pixels, Sheet

MARGIN = 1.1
"""Points between a ruling and the text beside it: half of a thick stroke and its blur."""
SLIVER = 2.5
"""Points: what is left of an area beside a ruling is no text when it is narrower."""
SLICE = 0.35
"""Of an area's height: what a level ruling cuts off is no line when it is lower, but the next row's paper."""
STACKED = 1.7
"""Of its width: an area that is higher holds characters one below the other."""
INK = 180
"""Grey: what is darker is ink; the paper of a sheet is 255."""
FAINT = 200
"""Grey: what is darker may belong to a letter that is thin or blurred."""
LITTLE = 0.12
"""Of the row with most ink: rows with less part two lines."""
NEAR = 0.3
"""Of a line's height: ink above or below that is nearer belongs to it, such as the bar of ≤ or the dots of a letter."""
WHOLE = 0.9
"""Of the usual height of a page's lines: a lower one may lack a stroke that stands apart."""
THIN = 0.5
"""Of a line's height: ink that is higher is a line of its own."""
PAD = 0.1
"""Of a line's height: what is left around its ink."""
LOWEST = 0.75
"""Of the usual height of a page's lines: what is lower holds no whole letter."""
COVERED = 0.5
"""Of an area: when more of it lies in another one, it is no line of its own."""
EDGE = 2.5
"""Points along the side of an area in which the rest of a ruling may stand."""
SOLID = 0.7
"""Of a side: what is dark along more of it is a ruling."""
LETTER = 2.5
"""Points: lower ink is a dot or dust, unless it stands in a row with other ink; the bars of = are as high."""
NARROWEST = 1.2
"""Points: narrower ink is what a ruling left beside it; the figure 1 of small print is wider."""
HIGHEST = 40.0
"""Points: higher ink is a picture or a seal."""
STROKE = 24.0
"""Points: longer straight strokes are no character's, but of a frame that is no table's."""
BESIDE = 7.0
"""Points between the marks of one line: letters stand closer."""
DUST = 0.4
"""Square points: smaller marks are dust; the dot of a figure is larger."""
DARK = 0.06
"""Of its box, the least share that is ink where a line stands; dust and the rest of a seal are thinner."""


def text_areas(sheet: Sheet, rulings: Sequence[Ruling], found: Sequence[Area]) -> list[Area]:
    """What an engine found, with no ruling through it and no stack of characters in it."""
    borders = [_Border.of(ruling, sheet.scale) for ruling in rulings]
    least = SLIVER * sheet.scale
    areas = (part for area in found for part in _cut(area, borders, MARGIN * sheet.scale))
    whole = [area for area in areas if area.x1 - area.x0 >= least and area.y1 - area.y0 >= least]
    inside = [trimmed(area, sheet.grey, round(EDGE * sheet.scale)) for area in whole]
    loose = [part for area in inside for part in _unstacked(area, sheet.grey)]
    lines = [tightened(part, sheet.grey) for part in loose]
    usual = median(area.y1 - area.y0 for area in lines) if lines else 0.0
    # where a stroke that stands apart was left out, as the bar over 元, the line is lower than others
    whole = [
        line if line.y1 - line.y0 >= WHOLE * usual else tightened(part, sheet.grey, round(usual))
        for line, part in zip(lines, loose, strict=True)
    ]
    return evened(alone(whole), sheet)


def alone(areas: Sequence[Area]) -> list[Area]:
    """The areas without those that mostly lie in a larger one: what a neighbour's area left beyond a ruling."""
    kept: list[Area] = []
    for area in sorted(areas, key=lambda area: (area.x0 - area.x1) * (area.y1 - area.y0)):
        own = (area.x1 - area.x0) * (area.y1 - area.y0)
        if all(_shared(area, other) < COVERED * own for other in kept):
            kept.append(area)
    return sorted(kept, key=lambda area: (area.y0, area.x0))


def _shared(one: Area, other: Area) -> int:
    width, height = min(one.x1, other.x1) - max(one.x0, other.x0), min(one.y1, other.y1) - max(one.y0, other.y0)
    return max(0, width) * max(0, height)


def evened(areas: Sequence[Area], sheet: Sheet) -> list[Area]:
    """Areas of low marks, such as …… and 一, made as high as the lines of the page are."""
    if not areas:
        return []
    usual = median(area.y1 - area.y0 for area in areas)
    height = sheet.grey.shape[0]
    return [
        area._replace(y0=max(0, area.y0 - more), y1=min(height, area.y1 + more))
        if (more := round((LOWEST * usual - (area.y1 - area.y0)) / 2)) > 0
        else area
        for area in areas
    ]


def trimmed(area: Area, grey: Pixels, edge: int) -> Area:
    """The area without the rest of a ruling along any of its sides, at most `edge` pixels wide."""
    x0, y0, x1, y1 = area
    dark = area.of(grey) < FAINT
    across, down = dark.mean(axis=0) > SOLID, dark.mean(axis=1) > SOLID
    left, right = _rest(across, edge), _rest(across[::-1], edge)
    top, bottom = _rest(down, edge), _rest(down[::-1], edge)
    if left + right >= x1 - x0 or top + bottom >= y1 - y0:
        return area
    return Area(x0 + left, y0 + top, x1 - right, y1 - bottom)


def _rest(solid: NDArray[np.bool_], edge: int) -> int:
    """How many of the first pixels the rest of a ruling takes."""
    found = np.flatnonzero(solid[:edge])
    return int(found[-1]) + 1 if len(found) else 0


def tightened(area: Area, grey: Pixels, usual: int = 0) -> Area:
    """The area drawn close around its line, as the networks learned to read: in a loose one ≤ is read as <.

    Of several bands of ink the heaviest is the line; thin ones far from it are the rest of a ruling. What is thin and
    far is told by the height of the line, or by the `usual` one where that is more and the band is no ruling's.
    """
    x0, y0, x1, y1 = area
    ink = 255 - area.of(grey).astype(np.int32)
    ink[ink < 255 - FAINT] = 0
    bands = runs(ink.sum(axis=1))
    if not bands:
        return area
    high = THIN * max(end - start for start, end in bands)

    def line_like(at: int) -> tuple[bool, bool, int]:
        # the rest of a ruling is long and black, but thin; the next line is cut by the area's edge
        start, end = bands[at]
        return (end - start >= high, start > 0 and end < len(ink), int(ink[start:end].sum()))

    heaviest = max(range(len(bands)), key=line_like)
    top, bottom = bands[heaviest]
    own = bottom - top

    def belongs(start: int, end: int, gap: int) -> bool:
        is_ruling = bool(ink[start:end, [0, -1]].any())
        high = own if is_ruling else max(own, usual)
        return gap <= NEAR * high and end - start <= THIN * high

    for start, end in reversed(bands[:heaviest]):
        if belongs(start, end, top - end):
            top = start
    for start, end in bands[heaviest + 1 :]:
        if belongs(start, end, start - bottom):
            bottom = end
    columns = np.flatnonzero(ink[top:bottom].any(axis=0))
    pad = round(PAD * (bottom - top)) + 1
    return Area(
        max(x0, x0 + int(columns[0]) - 2 * pad),
        max(y0, y0 + top - pad),
        min(x1, x0 + int(columns[-1]) + 1 + 2 * pad),
        min(y1, y0 + bottom + pad),
    )


def runs(profile: NDArray[np.int32]) -> list[tuple[int, int]]:
    """Where a profile of ink is not blank: begin and end of each stretch, those with little of the most left out."""
    return list(stretches(profile > LITTLE * profile.max(initial=0)))


def missed_areas(sheet: Sheet, rulings: Sequence[Ruling], known: Sequence[Area]) -> list[Area]:
    """Ink that looks like text and stands in none of the areas, left to right within its row."""
    scale = sheet.scale
    ink = (sheet.grey < INK).astype(np.uint8)
    reach = round(MARGIN * scale)
    for ruling in rulings:
        at, start, end = (round(figure * scale) for figure in (ruling.at, ruling.start, ruling.end))
        across, along = slice(max(0, at - reach), at + reach + 1), slice(max(0, start - reach), end + reach + 1)
        ink[(across, along) if ruling.horizontal else (along, across)] = 0
    for area in known:
        ink[max(0, area.y0 - reach) : area.y1 + reach, max(0, area.x0 - reach) : area.x1 + reach] = 0
    ink = without_dust(without_strokes(ink, round(STROKE * scale)), DUST * scale * scale)
    bridge = np.ones((max(1, round(scale)), max(1, round(BESIDE * scale))), np.uint8)
    borders = [_Border.of(ruling, scale) for ruling in rulings]
    found = [
        part
        for x, y, width, height in _clusters(np.asarray(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, bridge), np.uint8))
        for whole in _cut(Area(x, y, x + width, y + height), borders, 0)
        for part in _unstacked(whole, sheet.grey)
        if _is_text(ink, part, scale)
    ]
    pad = round(MARGIN * scale)
    return [clamped(x0 - pad, y0 - pad, x1 + pad, y1 + pad, ink) for x0, y0, x1, y1 in found]


def without_strokes(ink: Pixels, least: int) -> Pixels:
    """The ink without straight strokes of so many pixels, which no character has."""
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    plumb = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((least, 1), np.uint8))
    return np.where(cv2.dilate(np.maximum(level, plumb), np.ones((3, 3), np.uint8)) > 0, np.uint8(0), ink)


def without_dust(ink: Pixels, least: float) -> Pixels:
    """The ink without marks of fewer pixels."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    keep = stats[:, cv2.CC_STAT_AREA] >= least
    keep[0] = False
    return np.asarray(keep[labels], np.uint8)


class _Border:
    """A ruling in pixels."""

    __slots__ = ("at", "end", "horizontal", "start")

    def __init__(self, horizontal: bool, at: float, start: float, end: float) -> None:
        self.horizontal, self.at, self.start, self.end = horizontal, at, start, end

    @classmethod
    def of(cls, ruling: Ruling, scale: float) -> "_Border":
        return cls(ruling.horizontal, ruling.at * scale, ruling.start * scale, ruling.end * scale)


def _cut(area: Area, borders: Sequence[_Border], margin: float) -> Iterator[Area]:
    """The parts of an area between the borders that run through it."""
    x0, y0, x1, y1 = area
    ups = [0.0 + y0 - margin, *_through(borders, True, (x0, x1), (y0, y1)), y1 + margin]
    for top, bottom in pairwise(ups):
        upper, lower = round(top + margin), round(bottom - margin)
        if lower - upper < SLICE * (y1 - y0):
            continue
        sides = [x0 - margin, *_through(borders, False, (upper, lower), (x0, x1)), x1 + margin]
        for left, right in pairwise(sides):
            yield Area(round(left + margin), upper, round(right - margin), lower)


def _through(
    borders: Sequence[_Border], horizontal: bool, along: tuple[float, float], across: tuple[float, float]
) -> list[float]:
    """Where borders cross an area: those that cover the middle of its extent `along` them, and lie within `across`."""
    middle = (along[0] + along[1]) / 2
    return sorted(
        border.at
        for border in borders
        if border.horizontal == horizontal
        and across[0] < border.at < across[1]
        and border.start <= middle <= border.end
    )


def _unstacked(area: Area, grey: Pixels) -> list[Area]:
    """The characters of an area that stand below each other, or the area itself."""
    x0, y0, x1, y1 = area
    if y1 - y0 < STACKED * (x1 - x0):
        return [area]
    pieces: list[tuple[int, int]] = []
    for start, end in runs((area.of(grey) < INK).sum(axis=1, dtype=np.int32)):
        # a character such as 三 falls apart: what together is no higher than the column is wide stays together
        if pieces and end - pieces[-1][0] <= x1 - x0:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return [Area(x0, max(y0, y0 + a - 2), x1, min(y1, y0 + b + 2)) for a, b in pieces] or [area]


def _clusters(ink: Pixels) -> list[tuple[int, int, int, int]]:
    """Boxes of the parts that hang together: x, y, width, height."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    return [(int(x), int(y), int(width), int(height)) for x, y, width, height, _ in stats[1:]]


def _is_text(ink: Pixels, area: Area, scale: float) -> bool:
    x0, y0, x1, y1 = area
    if not LETTER * scale <= y1 - y0 <= HIGHEST * scale or x1 - x0 < NARROWEST * scale:
        return False
    return bool(area.of(ink).mean() >= DARK)

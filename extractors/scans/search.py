"""Which lines of a page tell whether a form begins on it: its titles, and the heads and first columns of its tables.

Those are a small part of a page of prose, and half of one of figures.
"""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from extractors.ocr.port import Area
from schemas.page import Ruling
from schemas.picture import Sheet

WIDE = 0.5
"""Of the page's width: lines of prose are wider."""
FOLLOWING = 3.0
"""Of a line's height, between the middles of two lines of prose, at most."""
LARGE = 1.2
"""Times the height of the page's other lines: a wider one is a title."""
ABOVE = 120.0
"""Points above a table in which its title stands, however wide."""
FIRST_COLUMNS = 0.5
"""Of a table's width from its left: where its labels stand."""
HEAD = 80.0
"""Points from the top of a table in which the rows of its head stand."""


class Span(NamedTuple):
    """Where a table stands around a line, in pixels."""

    left: float
    top: float
    right: float


def telling(sheet: Sheet, rulings: Sequence[Ruling], areas: Sequence[Area]) -> list[int]:
    """The places, among the areas of a sheet's lines, of those that tell whether a form begins on it."""
    scale = sheet.scale
    level = [ruling for ruling in rulings if ruling.horizontal]
    usual = median(area.y1 - area.y0 for area in areas) if areas else 0.0
    wide = [area for area in areas if is_wide(area, sheet)]
    found = []
    for at, area in enumerate(areas):
        span = around(area, level, scale)
        if span is not None:
            in_head = (area.y0 + area.y1) / 2 < span.top + HEAD * scale
            tells = in_head or area.x0 < span.left + FIRST_COLUMNS * (span.right - span.left)
        else:
            tells = not is_prose(area, wide, usual) or is_above_table(area, level, scale)
        if tells:
            found.append(at)
    return found


def around(area: Area, level: Sequence[Ruling], scale: float) -> Span | None:
    """The table in which a line stands, between rulings above and below it; None outside of all tables."""
    x, y = (area.x0 + area.x1) / 2 / scale, (area.y0 + area.y1) / 2 / scale
    over = [ruling for ruling in level if ruling.start <= x <= ruling.end]
    if not any(ruling.at < y for ruling in over) or not any(ruling.at > y for ruling in over):
        return None
    return Span(
        left=min(ruling.start for ruling in over) * scale,
        top=min(ruling.at for ruling in over) * scale,
        right=max(ruling.end for ruling in over) * scale,
    )


def is_wide(area: Area, sheet: Sheet) -> bool:
    """Whether a line is as wide as those of prose are."""
    return area.x1 - area.x0 > WIDE * int(sheet.grey.shape[1])


def is_prose(area: Area, wide: Sequence[Area], usual: float) -> bool:
    """Whether a line is one of several wide ones of common height that follow each other."""
    high = area.y1 - area.y0
    if area not in wide or high > LARGE * usual:
        return False
    middle = (area.y0 + area.y1) / 2
    return any(other != area and abs((other.y0 + other.y1) / 2 - middle) < FOLLOWING * high for other in wide)


def is_above_table(area: Area, level: Sequence[Ruling], scale: float) -> bool:
    """Whether a line stands where the title of a table does."""
    return any(0 <= ruling.at - area.y1 / scale <= ABOVE for ruling in level)

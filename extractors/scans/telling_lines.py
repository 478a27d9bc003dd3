"""Whether a form may begin on a page of a long scan, by the lines that would tell: a small part of most pages.

A form prints its title above its table, and its heads and labels in the first rows and the first columns of it; a list
of forms that goes on from another page has its labels first in their columns. Lines of prose and what else stands in
tables are read only where one of those tells of a form.
"""

from collections.abc import Sequence
from itertools import pairwise
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
FIRST_COLUMNS = 0.3
"""Of a table's width from its left: where its labels stand. Of 1,038 printed forms on pages of budgets each had a word
that tells in the first fifth, or above."""
HEAD = 60.0
"""Points from the top of a table in which the rows of its head stand."""
EDGE = 6.0
"""Points: an upright ruling that is nearer to a table's edge is the edge."""


class _Table(NamedTuple):
    """Where a table stands around a line, in pixels."""

    left: float
    top: float
    right: float


def telling(sheet: Sheet, rulings: Sequence[Ruling], areas: Sequence[Area]) -> list[int]:
    """The places, among the areas of a sheet's lines, of those that tell whether a form begins on it."""
    level = [ruling for ruling in rulings if ruling.horizontal]
    usual = median(area.y1 - area.y0 for area in areas) if areas else 0.0
    wide = [area for area in areas if area.x1 - area.x0 > WIDE * int(sheet.grey.shape[1])]
    tables = [_around(area, rulings, sheet.scale) for area in areas]

    def tells(area: Area, table: _Table | None) -> bool:
        can_be_title = not is_prose(area, areas, wide, usual)
        if table is None:
            return can_be_title or is_above_table(area, level, sheet.scale)
        is_head = (area.y0 + area.y1) / 2 < table.top + HEAD * sheet.scale
        is_label = area.x0 < table.left + FIRST_COLUMNS * (table.right - table.left)
        if is_head or is_label or not any(is_over(other, area) for other in inside):
            return True
        alone = not any(is_beside(other, area) for other in areas)
        return can_be_title and alone and not is_parted(area, table, rulings, sheet.scale)

    inside = [area for area, table in zip(areas, tables, strict=True) if table is not None]
    return [at for at, (area, table) in enumerate(zip(areas, tables, strict=True)) if tells(area, table)]


def _around(area: Area, rulings: Sequence[Ruling], scale: float) -> _Table | None:
    """The table in which a line stands, between rulings above and below it; None outside of all tables.

    Where no upright ruling passes, one table ends and the next one begins, unless upright ones are not drawn at all.
    """
    x, y = (area.x0 + area.x1) / 2 / scale, (area.y0 + area.y1) / 2 / scale
    upright = [ruling for ruling in rulings if not ruling.horizontal]
    over = [ruling for ruling in rulings if ruling.horizontal and ruling.start <= x <= ruling.end]
    above = sorted((ruling.at for ruling in over if ruling.at < y), reverse=True)

    def is_walled(height: float) -> bool:
        return not upright or any(ruling.start <= height <= ruling.end for ruling in upright)

    if not above or not any(ruling.at > y for ruling in over) or not is_walled(y):
        return None
    gap = next((upper for lower, upper in pairwise(above) if not is_walled((lower + upper) / 2)), None)
    return _Table(
        left=min(ruling.start for ruling in over) * scale,
        top=min(at for at in above if gap is None or at > gap) * scale,
        right=max(ruling.end for ruling in over) * scale,
    )


def is_beside(one: Area, other: Area) -> bool:
    """Whether a line stands in the row of another one."""
    return one != other and one.y0 < (other.y0 + other.y1) / 2 < one.y1


def is_parted(area: Area, table: _Table, rulings: Sequence[Ruling], scale: float) -> bool:
    """Whether upright rulings part the row of a table in which a line stands."""
    y, edge = (area.y0 + area.y1) / 2 / scale, EDGE * scale
    beside = [rule.at * scale for rule in rulings if not rule.horizontal and rule.start <= y <= rule.end]
    return any(table.left + edge < x < table.right - edge for x in beside)


def is_over(upper: Area, lower: Area) -> bool:
    """Whether a line stands above another one, in the same columns."""
    return upper.y1 <= (lower.y0 + lower.y1) / 2 and upper.x0 < lower.x1 and lower.x0 < upper.x1


def is_prose(area: Area, areas: Sequence[Area], wide: Sequence[Area], usual: float) -> bool:
    """Whether a line is one of several wide ones of common height that follow each other, and not the last line."""
    high = area.y1 - area.y0
    if area not in wide or high > LARGE * usual:
        return False
    middle = (area.y0 + area.y1) / 2
    follows = any(other != area and abs((other.y0 + other.y1) / 2 - middle) < FOLLOWING * high for other in wide)
    return follows and any(area.y1 <= (other.y0 + other.y1) / 2 < middle + FOLLOWING * high for other in areas)


def is_above_table(area: Area, level: Sequence[Ruling], scale: float) -> bool:
    """Whether a line stands where the title of a table does."""
    return any(0 <= ruling.at - area.y1 / scale <= ABOVE for ruling in level)

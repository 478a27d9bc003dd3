"""Where the lines of a sheet's tables are: strokes that hang together, and those that lie on one line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scans.strokes import Stroke
from schemas.picture import Pixels

TOGETHER = 12.0
"""Points: strokes of one table come this close to each other."""
ONE_LINE = 4.0
"""Points within which strokes lie on one line; no row of print is lower."""
LINE = 60.0
"""Points of strokes that a line has, all told, unless it runs from one line to another: seals have shorter ones."""
BEYOND = 12.0
"""Points that two lines at least run on past the outermost one across them, where the page cuts a table."""
RING = 100.0
"""Points: longer strokes are no part of a ring, of which seals have one of 120 points across."""
BENT = 0.45
"""Points that a ruling of a sheet lies beside its straight line, by root mean square; half of it is usual at most."""
JOINT = 2.5
"""Points within which the end of a line lies on another one."""
CUT = 3
"""Vertical strokes that end at one height where the page cuts a row."""
THICKER = 2.0
"""Times the usual thickness of a table's strokes: thicker short ones are parts of a seal's characters."""
SMALLEST = 40.0
"""Points of a table's shorter side; smaller frames are boxes to tick and parts of a seal."""
ONE_ROW = 10.0
"""Points of a table's shorter side where its longer one is `WIDE`: a page may begin or end with a single row."""
WIDE = 200.0
"""Points of a table's longer side; no box and no seal has as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The lines of one table, in pixels."""

    ys: tuple[float, ...]
    xs: tuple[float, ...]
    open_above: bool
    """Whether the first of `ys` is no line, but where the page cuts the table."""
    open_below: bool


@dataclass(slots=True)
class _Part:
    """Strokes that hang together."""

    across: list[Stroke]
    down: list[Stroke]
    top: float
    bottom: float
    shorter: float
    """The shorter side of the rectangle around them."""
    longer: float

    def may_be_table(self, scale: float) -> bool:
        """Whether it is as large as a table is at least."""
        least = ONE_ROW if self.longer >= WIDE * scale else SMALLEST
        return self.shorter >= least * scale and bool(self.across)


def tables(across: Sequence[Stroke], down: Sequence[Stroke], mask: Pixels, scale: float) -> Iterator[Lines]:
    """The lines of each table, top to bottom, from the strokes of a mask."""
    parts = list(_parts(across, down, mask, scale))
    found = [part for part in parts if part.may_be_table(scale)]
    for part in found:
        for alone in parts:
            if not alone.across and _runs_beside(alone, part, scale):
                part.down += alone.down
        ys = line_positions(part.across, part.down, scale)
        xs = line_positions(part.down, part.across, scale, cut_ends(part.down, ys, scale))
        if xs:
            xs = sorted((*xs, *open_sides(xs, ys, part.across, scale)))
        if len(xs) >= 2 and ys:
            yield opened(ys, xs, part.down, scale)


def _parts(across: Sequence[Stroke], down: Sequence[Stroke], mask: Pixels, scale: float) -> Iterator[_Part]:
    reach = 2 * round(TOGETHER * scale / 2) + 1
    _, marks, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(mask, np.ones((reach, reach), np.uint8)))
    labels = np.asarray(marks, np.int32)
    margin = reach // 2
    found = [
        _Part(
            [],
            [],
            y + margin,
            y + height - margin,
            min(width, height) - 2 * margin,
            max(width, height) - 2 * margin,
        )
        for _, y, width, height, _ in stats.tolist()
    ]
    for stroke in across:
        found[_label(labels, stroke, horizontal=True)].across.append(stroke)
    for stroke in down:
        found[_label(labels, stroke, horizontal=False)].down.append(stroke)
    yield from found[1:]


def _label(labels: NDArray[np.int32], stroke: Stroke, *, horizontal: bool) -> int:
    middle = len(stroke.along) // 2
    x, y = round(stroke.along[middle]), round(stroke.across[middle])
    return int(labels[(y, x) if horizontal else (x, y)])


def _runs_beside(alone: _Part, table: _Part, scale: float) -> bool:
    """Whether a vertical line that touches nothing is the side of a table: of cells that the page cuts at both ends."""
    near = TOGETHER * scale
    return abs(alone.top - table.top) <= near and abs(alone.bottom - table.bottom) <= near


def cut_ends(down: Sequence[Stroke], ys: Sequence[float], scale: float) -> list[float]:
    """Where the page cuts a table within a row: vertical strokes end there together, beyond the outermost lines."""
    if not ys:
        return []
    beyond = BEYOND * scale
    ends = sorted(
        end
        for stroke in down
        for end in (stroke.start, stroke.end)
        if (end < ys[0] - beyond or end > ys[-1] + beyond) and stroke.start <= ys[-1] and stroke.end >= ys[0]
    )
    return [end for at, end in enumerate(ends[CUT - 1 :]) if end - ends[at] <= JOINT * scale]


def open_sides(xs: Sequence[float], ys: Sequence[float], across: Sequence[Stroke], scale: float) -> Iterator[float]:
    """Where a table ends at a side that has no line: half of its lines at least, and `CUT`, run on and end together.

    Tables are printed so, and pictures are cut so close that the outermost line is lost.
    """
    near, beyond = ONE_LINE * scale, BEYOND * scale
    lines = [[stroke for stroke in across if abs(stroke.at - y) <= near] for y in ys]
    for ends in (
        [end for line in lines if line and (end := min(stroke.start for stroke in line)) < xs[0] - beyond],
        [end for line in lines if line and (end := max(stroke.end for stroke in line)) > xs[-1] + beyond],
    ):
        together = [end for end in ends if abs(end - median(ends)) <= near]
        if len(together) >= max(CUT, len(lines) / 2):
            yield median(together)


def line_positions(
    found: Sequence[Stroke], crossing: Sequence[Stroke], scale: float, cut: Sequence[float] = ()
) -> list[float]:
    """Where lines are: strokes that lie together, long enough all told, or from one crossing stroke to another.

    At the places of `cut` a line may end as on a crossing stroke.
    """
    groups: list[list[Stroke]] = []
    thickest = THICKER * _usual_thickness((*found, *crossing))
    thin = (stroke for stroke in found if stroke.length > RING * scale or stroke.thick <= thickest)
    for stroke in sorted((stroke for stroke in thin if straight(stroke, scale)), key=lambda stroke: stroke.at):
        if groups and stroke.at - _usual(groups[-1]) <= ONE_LINE * scale:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return [_usual(group) for group in groups if _reach(group) >= LINE * scale or _linked(group, crossing, scale, cut)]


def straight(stroke: Stroke, scale: float) -> bool:
    """Whether a stroke is no piece of a seal's ring; long ones are not, though a seal may touch them."""
    if stroke.length > RING * scale:
        return True
    line = np.polyfit(stroke.along, stroke.across, 1)
    return float(np.sqrt(np.mean((np.polyval(line, stroke.along) - stroke.across) ** 2))) <= BENT * scale


def _usual(group: Sequence[Stroke]) -> float:
    return sum(stroke.at * stroke.length for stroke in group) / sum(stroke.length for stroke in group)


def _usual_thickness(found: Sequence[Stroke]) -> float:
    """That of most of the length of strokes."""
    by_thickness = sorted(found, key=lambda stroke: stroke.thick)
    run = np.cumsum([stroke.length for stroke in by_thickness])
    return by_thickness[int(np.searchsorted(run, run[-1] / 2))].thick if by_thickness else 0.0


def _reach(group: Sequence[Stroke]) -> float:
    """Pixels along a line that its strokes cover."""
    covered, reached = 0.0, -np.inf
    for stroke in sorted(group, key=lambda stroke: stroke.start):
        covered += max(0.0, stroke.end - max(stroke.start, reached))
        reached = max(reached, stroke.end)
    return covered


def _linked(group: Sequence[Stroke], crossing: Sequence[Stroke], scale: float, cut: Sequence[float]) -> bool:
    """Whether the strokes of a line, or one of a double one, run from one long crossing stroke to another."""
    near, at = JOINT * scale, _usual(group)
    long = (other for other in crossing if other.length >= LINE * scale)
    crossed = [*cut, *(other.at for other in long if other.start - near <= at <= other.end + near)]
    whole = min(stroke.start for stroke in group), max(stroke.end for stroke in group)
    runs = (whole, *((stroke.start, stroke.end) for stroke in group))
    return any(all(any(abs(place - end) <= near for place in crossed) for end in ends) for ends in runs)


def opened(ys: Sequence[float], xs: Sequence[float], down: Sequence[Stroke], scale: float) -> Lines:
    """The lines of a table; where the page cuts it, vertical lines run on, and its edge is where they end."""
    tops = sorted(stroke.start for stroke in down if stroke.start < ys[0] - BEYOND * scale)
    bottoms = sorted(stroke.end for stroke in down if stroke.end > ys[-1] + BEYOND * scale)
    above, below = len(tops) >= 2, len(bottoms) >= 2
    return Lines(ys=(*tops[:1] * above, *ys, *bottoms[-1:] * below), xs=tuple(xs), open_above=above, open_below=below)

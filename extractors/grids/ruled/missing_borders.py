"""Borders that a table was printed without, where its rulings and its text show where they would be."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter

from extractors.grids.ruled.rulings import SNAP, Frame
from schemas.box import Box
from schemas.page import Ruling

Occupied = Callable[[Box], bool]
"""Whether text stands in a box."""
LEAST = 2
"""Rulings that must end at one place for a border to be missing there."""


def complete_frame(frame: Frame, occupied: Occupied) -> Frame:
    """The frame with the outer borders that are missing, where at least two rulings run out to one place beyond its
    outermost border and text stands there.
    """
    down = list(frame.down)
    for side in (_open_side(frame.across, frame.down, ends=False), _open_side(frame.across, frame.down, ends=True)):
        if side is not None and occupied(_strip(side, frame.down)):
            down.append(side)
    down.sort(key=attrgetter("at"))
    frame = replace(frame, down=tuple(down))
    across = list(frame.across)
    for side in (_open_side(frame.down, frame.across, ends=False), _open_side(frame.down, frame.across, ends=True)):
        if side is not None and occupied(_strip(side, frame.across)):
            across.append(side)
    return replace(frame, across=tuple(sorted(across, key=attrgetter("at"))))


def _open_side(running: Sequence[Ruling], borders: Sequence[Ruling], *, ends: bool) -> Ruling | None:
    """The border missing at one side, drawn over all `running` rulings that end there; `borders` run the other way."""
    outermost = max(ruling.at for ruling in borders) if ends else min(ruling.at for ruling in borders)
    places = sorted(
        (ruling.end if ends else ruling.start, ruling.at)
        for ruling in running
        if (ruling.end > outermost + SNAP if ends else ruling.start < outermost - SNAP)
    )
    best: list[tuple[float, float]] = []
    for number, (place, _) in enumerate(places):
        group = [entry for entry in places[number:] if entry[0] - place <= SNAP]
        if len(group) > len(best) or (ends and len(group) == len(best)):
            best = group
    ats = [at for _, at in best]
    if len(best) < LEAST or max(ats) - min(ats) <= SNAP:
        return None
    place = best[-1][0] if ends else best[0][0]
    return Ruling(not running[0].horizontal, place, min(ats), max(ats))


def _strip(side: Ruling, borders: Sequence[Ruling]) -> Box:
    """What lies between a missing border and the outermost one that is there."""
    ats = [ruling.at for ruling in borders]
    near = min(ats) if side.at < min(ats) else max(ats)
    low, high = min(side.at, near), max(side.at, near)
    return (side.start, low, side.end, high) if side.horizontal else (low, side.start, high, side.end)


def link_borders(rulings: Sequence[Ruling], occupied: Occupied) -> tuple[Ruling, ...]:
    """The rulings with the ends of columns that run on over the edge of the page.

    A merged cell that is cut by both ends of a page has a border at neither, so that nothing links the borders at its
    sides. Two neighbours that begin (or end) at one height are linked there where no other border runs between them,
    unless they are the facing sides of two tables beside each other: those have rows at their other sides, and no
    text between them.
    """
    across = [ruling for ruling in rulings if ruling.horizontal]
    down = sorted((ruling for ruling in rulings if not ruling.horizontal), key=attrgetter("at"))
    added: list[Ruling] = []
    for tops in (True, False):
        for left, right in _neighbours(down, tops=tops):
            y = min(left.start, right.start) if tops else max(left.end, right.end)
            if _covered(across, y, left.at, right.at):
                continue
            between = (left.at, max(left.start, right.start), right.at, min(left.end, right.end))
            if between[3] <= between[1] + SNAP:
                continue
            facing = _rows_at(across, left, ends=True) and _rows_at(across, right, ends=False)
            if not facing or occupied(between):
                added.append(Ruling(True, y, left.at, right.at))
    return (*rulings, *added)


def _neighbours(down: Sequence[Ruling], *, tops: bool) -> list[tuple[Ruling, Ruling]]:
    """Pairs of vertical rulings that begin, or end, at one height, with none between them that reaches it."""
    found: list[tuple[Ruling, Ruling]] = []
    for number, left in enumerate(down):
        y = left.start if tops else left.end
        for right in down[number + 1 :]:
            if right.at - left.at <= SNAP or not right.start - SNAP <= y <= right.end + SNAP:
                continue
            if abs((right.start if tops else right.end) - y) <= SNAP:
                found.append((left, right))
            break
    return found


def _covered(across: Sequence[Ruling], y: float, x0: float, x1: float) -> bool:
    """Whether a horizontal ruling runs at a height from one place to another."""
    return any(
        abs(ruling.at - y) <= SNAP and ruling.start <= x0 + SNAP and ruling.end >= x1 - SNAP for ruling in across
    )


def _rows_at(across: Sequence[Ruling], side: Ruling, *, ends: bool) -> bool:
    """Whether horizontal rulings end (or begin) at a vertical one between its ends."""
    return any(
        abs((ruling.end if ends else ruling.start) - side.at) <= SNAP
        and side.start + SNAP < ruling.at < side.end - SNAP
        for ruling in across
    )

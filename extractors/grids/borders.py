"""Borders that a table was printed without, where its rulings and its text show where they would be."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter

from extractors.grids.rulings import SNAP, Frame
from schemas.grid import Box
from schemas.page import Ruling

Occupied = Callable[[Box], bool]
"""Whether text stands in a box."""
LEAST = 2
"""Rulings that must end at one place for a border to be missing there."""


def closed(frame: Frame, occupied: Occupied) -> Frame:
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

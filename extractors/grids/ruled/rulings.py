"""Strokes as they were drawn to rulings as they are seen: dashes joined, doubled lines one, frames apart."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from schemas.page import Ruling

SNAP = 3.5
"""Points within which rulings are one: doubled borders lie closer, and no legible row is lower."""
SAME = 0.8
"""Points within which strokes lie on one line, drawn piece by piece with rounded figures."""
GAP = 4.5
"""Points between the pieces of one ruling: the longest gaps of the dashed borders of office programs."""
SHORT = 5.0
"""Points; a shorter ruling borders no cell, but is a part of a character or an ornament."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Rulings that hang together, each reaching others at both ends."""

    across: tuple[Ruling, ...]
    """The horizontal ones, by y."""
    down: tuple[Ruling, ...]
    """The vertical ones, by x."""


def merge_edges(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Strokes that lie on one line and touch, overlap or follow as dashes, as one ruling; short rests are dropped."""
    found: list[Ruling] = []
    for _, line in groupby(sorted(rulings, key=attrgetter("horizontal")), key=attrgetter("horizontal")):
        for strokes in _collinear(sorted(line, key=attrgetter("at"))):
            found += _joined(sorted(strokes, key=attrgetter("start")))
    return tuple(ruling for ruling in found if ruling.end - ruling.start >= SHORT)


def _collinear(strokes: Sequence[Ruling]) -> Iterable[list[Ruling]]:
    """Strokes, sorted by place, in groups that lie on one line."""
    group: list[Ruling] = []
    for stroke in strokes:
        if group and stroke.at - group[0].at > SAME:
            yield group
            group = []
        group.append(stroke)
    if group:
        yield group


def _joined(strokes: Sequence[Ruling]) -> Iterable[Ruling]:
    """Strokes on one line, sorted by start, as few rulings as they make."""
    first, end = strokes[0], strokes[0].end
    for stroke in strokes[1:]:
        if stroke.start - end <= GAP:
            end = max(end, stroke.end)
        else:
            yield first._replace(end=end)
            first, end = stroke, stroke.end
    yield first._replace(end=end)


def frames(rulings: Iterable[Ruling]) -> tuple[Frame, ...]:
    """The rulings in groups that hang together, top to bottom; those that reach no other are left out."""
    across = sorted((ruling for ruling in rulings if ruling.horizontal), key=attrgetter("at"))
    down = sorted((ruling for ruling in rulings if not ruling.horizontal), key=attrgetter("at"))
    parent = list(range(len(across) + len(down)))

    def root(of: int) -> int:
        while parent[of] != of:
            parent[of] = of = parent[parent[of]]
        return of

    for h, v in crossings(across, down):
        parent[root(h)] = root(len(across) + v)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for number, ruling in enumerate((*across, *down)):
        groups.setdefault(root(number), ([], []))[0 if ruling.horizontal else 1].append(ruling)
    found = [Frame(across=tuple(h), down=tuple(v)) for h, v in groups.values() if h and v]
    return tuple(sorted(found, key=lambda frame: (frame.across[0].at, frame.down[0].at)))


def crossings(across: Sequence[Ruling], down: Sequence[Ruling]) -> Iterable[tuple[int, int]]:
    """Which horizontal and which vertical rulings touch, as places in the two, each sorted by `at`."""
    places = [ruling.at for ruling in down]
    for h, ruling in enumerate(across):
        begin, end = bisect_left(places, ruling.start - SNAP), bisect_right(places, ruling.end + SNAP)
        for v in range(begin, end):
            if down[v].start - SNAP <= ruling.at <= down[v].end + SNAP:
                yield h, v


def trim_to_intersections(frame: Frame) -> Frame:
    """The frame with every ruling cut back to the outermost ones it touches.

    Underlines and strike-outs within a cell touch none or one and go, and so does what only they touched.
    """
    across, down = list(frame.across), list(frame.down)
    while True:
        reached_h: dict[int, list[float]] = {}
        reached_v: dict[int, list[float]] = {}
        for h, v in crossings(across, down):
            reached_h.setdefault(h, []).append(down[v].at)
            reached_v.setdefault(v, []).append(across[h].at)
        kept_h = [_cut(across[h], ats) for h, ats in sorted(reached_h.items()) if max(ats) - min(ats) > SNAP]
        kept_v = [_cut(down[v], ats) for v, ats in sorted(reached_v.items()) if max(ats) - min(ats) > SNAP]
        if len(kept_h) == len(across) and len(kept_v) == len(down):
            return Frame(across=tuple(kept_h), down=tuple(kept_v))
        across, down = kept_h, kept_v


def _cut(ruling: Ruling, reached: Sequence[float]) -> Ruling:
    return ruling._replace(start=min(reached), end=max(reached))

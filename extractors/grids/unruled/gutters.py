"""The fewest straight lines that part what stands beside each other: columns, and turned about, rows."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from schemas.box import Box


class Gap(NamedTuple):
    """The white between two neighbours."""

    start: float
    end: float


class Gutter(NamedTuple):
    """A line through many gaps."""

    at: float
    gaps: int
    """Gaps that it goes through and no stronger one did."""


def gutters(gaps: Sequence[Gap], bodies: Sequence[Gap]) -> list[Gutter]:
    """Lines so that each gap has one through it: first the one through most gaps and fewest bodies, then the next."""
    left = [gap for gap in gaps if gap.start < gap.end]
    found: list[Gutter] = []
    while left:
        at = _best(left, bodies)
        rest = [gap for gap in left if not gap.start <= at <= gap.end]
        found.append(Gutter(at, len(left) - len(rest)))
        left = rest
    return found


def _best(gaps: Sequence[Gap], bodies: Sequence[Gap]) -> float:
    """The middle of the widest place where most gaps, less the bodies there, lie over each other."""
    events = sorted(
        [(gap.start, 1, 1) for gap in gaps]
        + [(gap.end, -1, -1) for gap in gaps]
        + [(body.start, 0, -1) for body in bodies]
        + [(body.end, 0, 1) for body in bodies]
    )
    best, at = (-float(len(bodies)) - 1, 0.0), events[0][0]
    open_gaps = score = 0
    for number, (place, opens, change) in enumerate(events[:-1]):
        open_gaps += opens
        score += change
        width = events[number + 1][0] - place
        if open_gaps and width > 0 and (score, width) > best:
            best, at = (score, width), place + width / 2
    return at


def neighbours(boxes: Sequence[Box]) -> list[Gap]:
    """The white between each box and the next ones to its left and right that share its height."""
    pairs: set[tuple[int, int]] = set()
    for number, (x0, y0, x1, y1) in enumerate(boxes):
        beside = [at for at, other in enumerate(boxes) if other[1] < y1 and y0 < other[3]]
        before = [at for at in beside if boxes[at][2] <= x0]
        after = [at for at in beside if boxes[at][0] >= x1]
        if before:
            pairs.add((max(before, key=lambda at: boxes[at][2]), number))
        if after:
            pairs.add((number, min(after, key=lambda at: boxes[at][0])))
    return sorted(Gap(boxes[left][2], boxes[right][0]) for left, right in pairs)


def apart(boxes: Sequence[Box], least: float) -> list[Gap]:
    """The white as wide as `least` between each box and the next one that begins so far to its right, at any height."""
    starts = sorted(box[0] for box in boxes)
    ends = {box[2] for box in boxes}
    return sorted(Gap(end, starts[at]) for end in ends if (at := bisect_left(starts, end + least)) < len(starts))


def strips(boxes: Sequence[Box], least: float) -> list[Gap]:
    """The white as wide as `least` that runs between all boxes from one side to the other."""
    ordered = sorted(boxes)
    found: list[Gap] = []
    reached = ordered[0][2]
    for x0, _, x1, _ in ordered[1:]:
        if x0 >= reached + least:
            found.append(Gap(reached, x0))
        reached = max(reached, x1)
    return found

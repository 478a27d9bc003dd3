"""Labels that stand in the middle of the rows they are printed for, where no ruling tells which these are."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

ABOVE = 0.1
"""What a row costs that is left without a label above the first one, as a head is; others cost 1."""


class Label(NamedTuple):
    """A label's own rows, half-open, and the height of its middle."""

    top: int
    bottom: int
    middle: float


class Extent(NamedTuple):
    """From where to where the text of a row reaches, in points."""

    start: float
    end: float


def covered_rows(labels: Sequence[Label], free: Sequence[bool], rows: Sequence[Extent], near: float) -> list[range]:
    """The rows of each label, so that all stand half-way down theirs and few rows go without.

    `labels` from the top, `free` tells for each row whether it may be a label's, and `near` is how far from its rows'
    middle a label may stand. A label that fits no other rows keeps its own.
    """
    ways: list[tuple[float, tuple[range, ...]]] = [(0.0, ())]
    for label in labels:
        best: dict[int, tuple[float, tuple[range, ...]]] = {}
        for mine in (range(label.top, label.bottom), *_wider(label, free, rows, near)):
            for cost, before in ways:
                if before and before[-1].stop > mine.start:
                    continue
                more = cost + _left_out(before[-1].stop if before else None, mine.start, free)
                if mine.stop not in best or best[mine.stop][0] > more:
                    best[mine.stop] = (more, (*before, mine))
        ways = list(best.values())
    return list(min(ways, key=lambda way: way[0] + _left_out(way[1][-1].stop if way[1] else None, len(free), free))[1])


def _left_out(begin: int | None, end: int, free: Sequence[bool]) -> float:
    """What the free rows from `begin` to `end` cost: those that directly follow a label, and those above the next."""
    run = 0 if begin is None else begin
    follows = begin is not None
    cost = 0.0
    for row in range(run, end):
        if not free[row]:
            follows = False
        else:
            cost += 1 if follows else ABOVE
    return cost


def _wider(label: Label, free: Sequence[bool], rows: Sequence[Extent], near: float) -> Iterator[range]:
    """Ranges of free rows around a label in whose middle it stands."""
    top = label.top
    while top >= 0 and (top == label.top or free[top]):
        bottom = label.bottom
        while bottom <= len(free) and (bottom == label.bottom or free[bottom - 1]):
            if abs((rows[top].start + rows[bottom - 1].end) / 2 - label.middle) <= near:
                yield range(top, bottom)
            bottom += 1
        top -= 1

"""The columns of a table without rulings on its next page: no gutter lies there where it lay before."""

from collections.abc import Sequence
from itertools import pairwise

from extractors.grids.ruled.rulings import SNAP
from extractors.grids.unruled.gutters import Gap

SHIFTS = 24
"""Points that the next page may lie to either side."""
AGREED = 0.5
"""Of a gutter's gaps, and of a page's gutters: what lies in as many is the same."""
ENDS = 0.08
"""Of a table's width: how far its text may begin or end from where that of the page before did."""


def continued(
    xs: Sequence[float], gaps: Sequence[Gap], before: Sequence[float], *, below: bool
) -> tuple[float, ...] | None:
    """The edges of columns as those of the table before where they are the same, all as far to a side.

    `gaps` are the gaps between neighbours on this page; `below` tells that the table before stands above on the same
    page, so that nothing is moved. None where the table is another one.
    """
    if len(before) < 2:
        return None
    crossed = [[gap for gap in gaps if gap.start <= x <= gap.end] for x in xs[1:-1]]
    shifts = range(1) if below else range(-SHIFTS, SHIFTS + 1)
    shift = max(shifts, key=lambda by: (_agreeing(crossed, before, by), -abs(by)))
    width = before[-1] - before[0]
    inside = below and before[0] - SNAP <= xs[0] and xs[-1] <= before[-1] + SNAP
    same_ends = max(abs(xs[0] - before[0]), abs(xs[-1] - before[-1])) <= ENDS * width
    if not inside and not same_ends and _agreeing(crossed, before, shift) < AGREED * len(crossed):
        return None
    inner: list[float] = []
    for x, through in zip(xs[1:-1], crossed, strict=True):
        taken = inner[-1] if inner else before[0]
        same = [line for line in before[1:-1] if line > taken and _same(through, line + shift)]
        inner.append(_nearest(same, x - shift))
    edges = (before[0], *inner, before[-1])
    return edges if all(left < right for left, right in pairwise(edges)) else None


def _same(through: Sequence[Gap], x: float) -> bool:
    """Whether a line lies in most gaps of a gutter."""
    return sum(gap.start <= x <= gap.end for gap in through) > AGREED * len(through)


def _agreeing(crossed: Sequence[Sequence[Gap]], before: Sequence[float], shift: float) -> int:
    """How many gutters a line of the table before runs through."""
    return sum(any(_same(through, x + shift) for x in before[1:-1]) for through in crossed)


def _nearest(lines: Sequence[float], x: float) -> float:
    """The line next to a place; the place itself where there is none."""
    return min(lines, key=lambda line: abs(line - x), default=x)

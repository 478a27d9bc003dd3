"""Scanned pages lie a little differently each: the columns of one brought to the place of the same columns before."""

from dataclasses import replace

from extractors.grids.ruled.tables import Table

STRETCH = 0.04
"""Of a table's width: how much wider or narrower its next page may come out of a scanner or a camera."""
SHIFT = 0.06
"""Of a table's width: how far to a side the next sheet may lie."""


def registered(second: Table, first: Table) -> Table:
    """The second table with its edges stretched so that its outer ones fall on those of the first.

    It comes back as it is where it lies too differently to be the same table's next page. The boxes of its cells stay
    where they are printed.
    """
    left, right = first.xs[0], first.xs[-1]
    width, own = right - left, second.xs[-1] - second.xs[0]
    if abs(own - width) > STRETCH * width or abs(second.xs[0] - left) > SHIFT * width:
        return second
    return replace(second, xs=tuple(left + (x - second.xs[0]) * width / own for x in second.xs))

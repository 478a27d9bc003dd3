"""Undamaged copies of invented filings, one for each kind of layout and typist."""

from functools import cache

from benchmarks.render.copies import Copy
from benchmarks.render.invent import filings
from benchmarks.render.layout import sheet, style_of

SEED = 3


@cache
def copies(count: int) -> tuple[Copy, ...]:
    """The first copies of this seed."""
    return tuple(Copy(truth=truth, sheet=sheet(truth, style_of(truth, SEED))) for truth in filings(SEED, count))

"""Undamaged copies of invented filings, one for each kind of layout and typist."""

from functools import cache

import pytest

from benchmarks.render.copies import Copy
from benchmarks.render.invent import filings
from benchmarks.render.layout import sheet, style_of
from benchmarks.render.look import Look
from benchmarks.render.style import Style
from benchmarks.render.typefaces import FAMILIES, font_file
from benchmarks.render.unavailable import FormatUnavailable

SEED = 3


@cache
def copies(count: int) -> tuple[Copy, ...]:
    """The first copies of this seed."""
    return tuple(Copy(truth=truth, sheet=sheet(truth, style_of(truth, SEED))) for truth in filings(SEED, count))


def style(copy: Copy) -> Style:
    """How a copy was typed."""
    return style_of(copy.truth, SEED)


def look(copy: Copy) -> Look:
    """How a copy looks on paper."""
    return style(copy).look


def missing() -> str | None:
    """What the drawing of pages lacks on this machine."""
    try:
        for face in FAMILIES:
            font_file(face)
    except FormatUnavailable as error:
        return str(error)
    return None


needs_fonts = pytest.mark.skipif(missing() is not None, reason=str(missing()))
"""On tests that draw pages."""

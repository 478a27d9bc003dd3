"""Prints a filing as an abstract table."""

from collections.abc import Sequence
from random import Random

from benchmarks.render.hubei import hubei_lines, hubei_rows
from benchmarks.render.hunan import hunan_lines, hunan_rows
from benchmarks.render.sheet import Printed, Sheet, placed
from benchmarks.render.style import Style, invent_style
from benchmarks.render.truth import Truth


def style_of(truth: Truth, seed: int) -> Style:
    """The habits of a filing's typist: the same for the same filing and seed."""
    return invent_style(Random(f"style/{seed}/{truth.name}"))


def sheet(truth: Truth, style: Style) -> Sheet:
    """A filing as printed, undamaged."""
    if truth.head.form == "hunan-department-goal":
        before, after = hunan_lines(truth, style)
        rows = hunan_rows(truth, style)
    else:
        before, after = hubei_lines(truth, style)
        rows = hubei_rows(truth, style)
    return tiled(before, after, rows, style)


def tiled(before: tuple[str, ...], after: tuple[str, ...], rows: Sequence[Printed], style: Style) -> Sheet:
    """Rows of boxes in their places, cut into pages."""
    cols = sum(box.cols for box in rows[0][1])
    step = style.page_rows
    return Sheet(
        before=before,
        after=after,
        cols=cols,
        rows=tuple(row for row, _ in rows),
        cells=placed([boxes for _, boxes in rows], cols),
        breaks=frozenset(range(step, len(rows), step)) if step else frozenset(),
    )

"""Cuts the rows of a table into pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from benchmarks.render.look import Look

WIDOW = 2
"""Lines of a row that is cut which stand together at least on either page."""


class Strip(NamedTuple):
    """The part of a row that stands on one page; places in points from the page's top."""

    page: int
    """From 0."""
    row: int
    y0: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The room of the pages; lengths in points."""

    first: float
    """Where the table begins on the first page."""
    top: float
    """Where it goes on overleaf."""
    bottom: float
    line: float
    """Height of a line of text."""
    padding: float
    """Above the first and below the last line of a cell."""


def strips(heights: Sequence[float], body: Body, look: Look) -> list[Strip]:
    """Rows of these heights on their pages, top to bottom."""
    done: list[Strip] = []
    page, y = 0, body.first
    for row, height in enumerate(heights):
        done += placed_row(Strip(page, row, y, y + height), body, look)
        page, y = done[-1].page, done[-1].y1
    return done


def placed_row(wished: Strip, body: Body, look: Look) -> Iterator[Strip]:
    """A row's parts, beginning where it would stand on an endless page: one, or several where it is cut."""
    page, row, y, left = wished.page, wished.row, wished.y0, wished.y1 - wished.y0
    while y + left > body.bottom:
        fits = min(lines_of(body.bottom - y, body), lines_of(left, body) - WIDOW)
        whole = left <= body.bottom - body.top
        if fits < WIDOW or (whole and not look.split):
            if y == body.top:  # a row that cannot be cut stands out over the page's end
                break
            page, y = page + 1, body.top
            continue
        part = fits * body.line + 2 * body.padding
        yield Strip(page, row, y, y + part)
        left += 2 * body.padding - part
        page, y = page + 1, body.top
    yield Strip(page, row, y, y + left)


def lines_of(height: float, body: Body) -> int:
    """Lines of text that a cell of this height holds; half a point of rounding is forgiven."""
    return max(0, int((height - 2 * body.padding + 0.5) // body.line))

"""Cuts the rows of a table into pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from benchmarks.render.look import Look
from benchmarks.render.sheet import Sheet

WIDOW = 2
"""Lines of a row that is cut which stand together at least on either page."""


class Strip(NamedTuple):
    """The part of a row that stands on one page; places in points from the page's top."""

    page: int
    """From 0."""
    row: int
    y0: float
    y1: float
    again: bool = False
    """A repetition of a head."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """Where the next row would stand."""

    page: int
    y: float


def strips(sheet: Sheet, heights: Sequence[float], body: Body, look: Look) -> list[Strip]:
    """The rows on their pages, top to bottom."""
    done: list[Strip] = []
    pen = Pen(page=0, y=body.first)
    for row, height in enumerate(heights):
        heads = repeated(sheet, row) if look.repeat_head else range(0)
        for strip in placed_row(row, height, pen, body, look):
            shift = 0.0
            if strip.page > pen.page and strip.y0 == body.top:
                for head in heads:
                    end = body.top + shift + heights[head]
                    done.append(Strip(strip.page, head, body.top + shift, end, again=True))
                    shift += heights[head]
            done.append(strip._replace(y0=strip.y0 + shift, y1=strip.y1 + shift))
            pen = replace(pen, page=strip.page, y=done[-1].y1)
    return done


def placed_row(row: int, height: float, pen: Pen, body: Body, look: Look) -> Iterator[Strip]:
    """A row's parts: one, or several where it is cut."""
    page, y = pen.page, pen.y
    left = height
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


def repeated(sheet: Sheet, row: int) -> range:
    """The rows of the head that a page beginning with this row repeats."""
    about = sheet.rows[row]
    if about.block != "indicators":
        return range(0)
    heads = [place for place, other in enumerate(sheet.rows) if (other.table, other.block) == (about.table, "head")]
    return range(heads[0], heads[-1] + 1)

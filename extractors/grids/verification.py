"""The lines of a page with text, as its picture is asked about them."""

from collections.abc import Iterator, Sequence
from functools import partial
from statistics import median

from extractors.grids.text_lines import TextLine, bounds, text_lines
from extractors.scans.scanner import Scanner
from extractors.sources.pdf.document import OpenPage
from schemas.box import is_in
from schemas.page import Char, Page, PrintedLine, Ruling
from schemas.picture import POINTS_PER_INCH

GAP = 1.0
"""Of a character's height: text further apart is of two lines."""
HIGH = 24.0
"""Pixels of a usual character: those that engines read well."""
COARSEST, FINEST = 200.0, 400.0
"""Pixels per inch of a page that is looked at."""


def doubts_of(read: Page, page: OpenPage, sha256: str, scanner: Scanner) -> Page | None:
    """What the picture of an open page says otherwise than its text, as a page of doubts alone; None without picture.

    Turned text is not looked at, and what viewers write by themselves cannot be.
    """
    written = page.written_by_viewers(read)
    chars = [char for char in read.chars if not char.turns and not any(is_in(char[1:5], box) for box in written)]
    if not chars:
        return None
    usual = median(char.y1 - char.y0 for char in chars)
    dpi = min(max(HIGH * POINTS_PER_INCH / usual, COARSEST), FINEST)
    lines = tuple(PrintedLine("".join(char.text for char in part), bounds(part)) for part in parts(chars, read.rulings))
    return scanner.doubts(read, sha256, lines, partial(page.picture_of, read, dpi))


def parts(chars: Sequence[Char], rulings: Sequence[Ruling]) -> Iterator[Sequence[Char]]:
    """Characters that stand beside each other with no ruling and no wide gap between."""
    borders = [ruling for ruling in rulings if not ruling.horizontal]
    for line in text_lines(chars):
        yield from parted(line, borders)


def parted(line: TextLine, borders: Sequence[Ruling]) -> Iterator[Sequence[Char]]:
    """The parts of one line."""
    part: list[Char] = []
    for char in line.chars:
        if part and (char.x0 - part[-1].x1 > GAP * (char.y1 - char.y0) or between(part[-1], char, borders)):
            yield part
            part = []
        part.append(char)
    yield part


def between(left: Char, right: Char, borders: Sequence[Ruling]) -> bool:
    """Whether a border parts two characters of a line."""
    middle = (right.y0 + right.y1) / 2
    inner, outer = min(left.x1, right.x0) - 1, max(left.x1, right.x0) + 1
    return any(inner <= border.at <= outer and border.start <= middle <= border.end for border in borders)

"""The text of one cell of a page, a number that its width breaks over lines in one piece."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.grids.text_lines import cell_text, text_lines
from extractors.sources.broken_numbers import rejoined
from schemas.grid import Aside
from schemas.page import Char

PIECE = re.compile(r"[≥≤＞＜><=＝＋+－-]?[\d,，]*[.．]?[\d,，]*[%％]?")
"""A part of a number."""
WHOLES = (
    re.compile(r"[＋+－-]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)[.．]\d{2,6}"),
    re.compile(r"[≥≤＞＜><=＝]\d+(?:[.．]\d+)?[%％]"),
)
"""An amount to the cent or finer, and a bound in percent: what their parts cannot all be as well."""
SHARE = re.compile(r"\d+(?:[.．]\d+)?[%％]")
FIGURE = re.compile(r"[≥≤＞＜><=＝]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)")
"""A figure without a point, or a bound whose unit stands in another cell."""
ROOM = 1.7
"""Of a character's height: a line that leaves less of its cell's width is full, the margins of the cell included."""
MARGIN = 6.0
"""Points at each side of a cell; Word's own 0.19 cm are 5.4."""


def read_cell(chars: Sequence[Char], width: float) -> tuple[str, tuple[Aside, ...]]:
    """The text of a cell, and what is to be told of it.

    A number over lines is one where its pieces can be nothing else, or where each line is as full as the cell is wide;
    where it is merely likely, it is told. Recognised text stays as it is: there a break may stand
    where a wall was lost.
    """
    text = cell_text(chars)
    if "\n" not in text or chars[0].confidence is not None:
        return text, ()
    found = rejoined(text)
    if found is not None and found.sure:
        return found.text, ()
    full = fills(chars, width)
    whole = unbroken(text, full=full)
    if whole is not None and full and FIGURE.fullmatch(whole) is None:
        return whole, ()
    if whole is None and full and found is not None:
        whole = found.text
    return (text, ()) if whole is None else (whole, (Aside(kind="rejoined", text=text, read=whole),))


def unbroken(text: str, *, full: bool) -> str | None:
    """The amount or share that lines make together, while not each of them is one; `full` lines are likelier one.

    Full lines of figures are one where a comparator begins it, where one of them is cut within a group, where each has
    one sign, or where the last is shorter than the others: two figures below each other are as long as each other,
    mostly.
    """
    lines = [line.strip() for line in text.split("\n")]
    if not all(line and PIECE.fullmatch(line) for line in lines):
        return None
    whole = "".join(lines)
    if full and FIGURE.fullmatch(whole):
        lengths = [*map(len, lines)]
        told = not whole[0].isdigit() or lengths[-1] < min(lengths[:-1]) or max(lengths) == 1
        return whole if told or not all(map(FIGURE.fullmatch, lines)) else None
    kind = next((kind for kind in (*WHOLES, *[SHARE] * full) if kind.fullmatch(whole)), None)
    return whole if kind is not None and not all(map(kind.fullmatch, lines)) else None


def fills(chars: Sequence[Char], width: float) -> bool:
    """Whether each line but the last fills a cell of this width: what the next one begins with does not fit on it."""
    lines = text_lines(chars)
    for line, below in pairwise(lines):
        x0, y0, x1, y1 = line.box
        first = below.chars[0]
        if width - (x1 - x0) > max(ROOM * (y1 - y0), first.x1 - first.x0 + 2 * MARGIN):
            return False
    return True

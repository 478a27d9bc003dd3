"""Dirt of a scan that a recogniser took for a sign or two: ink, not print."""

from collections import Counter
from dataclasses import replace
from statistics import median

from schemas.page import Char, Page

LOW = 0.55
"""Of the height of a page's lines: print is higher."""
DOTS = frozenset(".,:;'`\"^_|!")
"""Signs that say nothing alone."""
FEW = 2
"""Signs that a line of dirt is read as, at most."""


def without_specks(page: Page) -> Page:
    """A recognised page whose specks are ink that no text explains; no figure or comparator is taken for dirt."""
    if not page.chars:
        return page
    usual = median(char.y1 - char.y0 for char in page.chars)
    lines = Counter((char.y0, char.y1) for char in page.chars)
    specks = {char for char in page.chars if may_be_dirt(char, usual) and lines[char.y0, char.y1] <= FEW}
    if not specks:
        return page
    boxes = sorted((char.x0, char.y0, char.x1, char.y1) for char in specks)
    return replace(page, chars=tuple(char for char in page.chars if char not in specks), unread=(*page.unread, *boxes))


def may_be_dirt(char: Char, usual: float) -> bool:
    """Whether a character is as low as dirt, and a letter or a dot."""
    said = char.text in DOTS or (char.text.isascii() and char.text.isalpha())
    return said and char.y1 - char.y0 < LOW * usual

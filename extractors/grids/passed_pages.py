"""Pages that no form begins on, as lines: by their text, or by the titles that are read first of a long scan."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractors.grids.pages.headers_footers import is_page_number
from extractors.grids.recognised_pages import cleaned
from extractors.grids.ruled.tables import page_tables
from extractors.grids.unruled.tables import found_aligned
from mappings.signs import may_hold_form, words
from schemas.grid import Line
from schemas.page import Char, Page

LONG = 9
"""Pages from which a scan is searched: a shorter one is a filing itself, of a longer one most pages matter to none."""
SURE = 0.8
"""Confidence of a character that is read well enough to tell that it is none of a form's words."""
LEGIBLE = 0.7
"""Of the characters of what was read first, the share that is sure on a page that may be passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A page that was not read into tables."""

    number: int
    at: int
    """Where its lines begin among what was found."""
    whole: Callable[[], Page | None]
    """Reads all of it after all; None where it cannot be read."""
    add: Callable[[Page], object]
    """Adds the whole page to the document's tables."""


def is_long(pages: int) -> bool:
    """Whether the scanned pages of a document of so many are searched first."""
    return pages >= LONG


def may_begin_form(titles: Page) -> bool:
    """Whether a form may begin on a page by what was read of it first: by its words, or since too little is legible."""
    page = cleaned(titles)
    sure = sum((char.confidence or 0.0) >= SURE for char in page.chars)
    if sure < LEGIBLE * len(page.chars):
        return True
    text = "".join(char.text for char in page.chars)
    return may_hold_form(text) or any(map(_may_spell(page.chars), words()))


def _may_spell(chars: Sequence[Char]) -> Callable[[str], bool]:
    """Whether characters may be a word's: with what else they may be read as, or one below the other in a column."""
    readings = [read_as(char) for char in chars]
    lone = {each for line in _lines(chars) if len(line) == 1 for each in read_as(line[0])}

    def spells(word: str) -> bool:
        places = range(len(readings) - len(word) + 1)
        in_a_row = any(all(char in readings[at + more] for more, char in enumerate(word)) for at in places)
        return in_a_row or set(word) <= lone

    return spells


def read_as(char: Char) -> set[str]:
    """What a recognised character may be."""
    return {char.text, *(other.text for other in char.others)}


def _lines(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Characters by the lines they were read in, which are of one height."""
    line: list[Char] = []
    for char in chars:
        if line and (char.y0, char.y1) != (line[-1].y0, line[-1].y1):
            yield line
            line = []
        line.append(char)
    if line:
        yield line


def lines_of(page: Page) -> Iterator[Line]:
    """What was read around the tables of a page that no form stands on; its number is left out."""
    for block in found_aligned(page, page_tables(page), ()):
        if isinstance(block, Line) and not is_page_number(block, page):
            yield block

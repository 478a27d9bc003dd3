"""Text with one row per line, its cells parted by tabs, as recognisers of scans write it."""

import html
import re
from collections.abc import Iterable, Iterator

from extractors.sources.grid_builder import lattice
from extractors.sources.paragraphs import lines as free_lines
from extractors.sources.paragraphs import tidy
from schemas.grid import Block

PARAGRAPH = re.compile(r"</?(?:p|div|br|li|ul|ol|tr|table|h[1-6])\b[^<>]*>", re.IGNORECASE)
INLINE = re.compile(
    r"</?(?:b|i|u|s|a|em|strong|span|font|sub|sup|small|big|mark|del|ins|code|center|td|th|tbody|thead)\b[^<>]*>",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
BOOKMARK = re.compile(r"\[bookmark:[^\[\]\n]*\]")
"""What a dump of a Word file prints for a bookmark."""


def row_blocks(lines: Iterable[str]) -> Iterator[Block]:
    """Rows and lines in order; blank lines are page breaks within a table, other lines without a tab end it."""
    rows: list[list[str]] = []
    for line in lines:
        if "\t" in line:
            rows.append(list(map(plain, line.split("\t"))))
        elif line.strip():
            if grid := lattice(rows, columns_aligned=False):
                yield grid
            rows.clear()
            yield from free_lines(plain(line))
    if grid := lattice(rows, columns_aligned=False):
        yield grid


def plain(text: str) -> str:
    """The text without HTML tags and bookmarks, entities decoded; the tags of paragraphs part paragraphs."""
    if "<" in text:
        text = INLINE.sub("", PARAGRAPH.sub("\n", text))
    if "&" in text:
        text = ENTITY.sub(_character, text)
    if "[bookmark:" in text:
        text = BOOKMARK.sub("", text)
    return tidy(text)


def _character(entity: re.Match[str]) -> str:
    """The character that an entity stands for; the entity itself where it stands for none."""
    character = html.unescape(entity[0])
    return entity[0] if "\ufffd" in character else character

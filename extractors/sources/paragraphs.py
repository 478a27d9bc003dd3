"""The text of cells and lines: paragraphs parted by line feeds, without the white space of the layout."""

import re
from collections.abc import Iterator

from schemas.grid import Line

BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
INVISIBLE = re.compile(
    "[\0-\b\x0e-\x1f\x7f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
"""Control characters, soft hyphens, zero-width and direction marks: nothing of them is printed."""


def tidy(text: str) -> str:
    """The text with one line feed between paragraphs; blank paragraphs and the white space around them are dropped."""
    if text.isprintable():  # most are, and nothing but spaces can be wrong with them
        return text.strip()
    text = INVISIBLE.sub("", BREAKS.sub("\n", text))
    if "\n" not in text:
        return text.strip()
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))


def lines(text: str) -> Iterator[Line]:
    """One Line per paragraph."""
    if tidied := tidy(text):
        yield from (Line(text=paragraph) for paragraph in tidied.split("\n"))

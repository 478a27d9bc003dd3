"""Words with which the rows below a table begin: sums, grades, notes, and what a web page prints around it."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from mappings.labels import list_file
from mappings.normal import bare, plain

Closing: TypeAlias = Literal["sum", "grade", "chrome", "note"]
CHROME_MARKS = re.compile(r"[\[\]【】()|/·>\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingWords:
    """The words, as `bare` gives them."""

    sums: frozenset[str]
    grades: frozenset[str]
    chrome: frozenset[str]
    notes: frozenset[str]


@cache
def closing_words() -> ClosingWords:
    """The words, loaded once."""
    lists = list_file()
    return ClosingWords(
        sums=frozenset(entry.word for entry in lists.sums),
        grades=frozenset(entry.word for entry in lists.grades),
        chrome=frozenset(entry.word for entry in lists.chrome),
        notes=frozenset(entry.word for entry in lists.notes),
    )


@lru_cache(maxsize=65536)
def closing(text: str) -> Closing | None:
    """What a row that begins with `text` is, below a table; None for a row like any other."""
    known, word = closing_words(), bare(text)
    head, mark, _ = plain(text).partition(":")
    if word in known.sums or (mark and bare(head) in known.sums):
        return "sum"
    if word in known.grades or (mark and bare(head) in known.grades):
        return "grade"
    if is_chrome(text):
        return "chrome"
    return "note" if mark and bare(head) in known.notes else None


def labels_note(text: str) -> bool:
    """Whether a text is the label of a note in the cell beside it."""
    return bare(text) in closing_words().notes


@lru_cache(maxsize=65536)
def is_chrome(text: str) -> bool:
    """Whether a text is one or several of the words that a web page prints around a form."""
    parts = [part for part in CHROME_MARKS.split(text) if part]
    return bool(parts) and all(part in closing_words().chrome for part in parts)

"""Heads of neighbouring columns that stand in one cell, for the wall between them is worn away or was never drawn."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from mappings.labels import labels, year_head
from mappings.money_lines import money_line
from mappings.normal import plain

LONGEST_YEAR_HEAD = 9
"""Characters: 2024年度指标值."""


@lru_cache(maxsize=65536)
def joined_heads(text: str, count: int) -> tuple[str, ...]:
    """The column heads that a text says one after another, `count` of them; none where it can be parted in two ways."""
    word = plain(text)
    if len(word) > count * longest_head() or is_label(word):
        return ()
    found = tuple(islice(partings(word, count), 2))
    return found[0] if len(found) == 1 else ()


def partings(word: str, count: int) -> Iterator[tuple[str, ...]]:
    """The ways to part a word into so many heads."""
    if not count <= len(word) <= count * longest_head():
        return
    if count == 1:
        yield from [(word,)] if is_head(word) else ()
        return
    for end in range(1, min(len(word), longest_head()) + 1):
        if is_head(word[:end]):
            yield from ((word[:end], *rest) for rest in partings(word[end:], count - 1))


def is_head(word: str) -> bool:
    """Whether a word heads a column: of indicators, of money, of projects, or of a year that it prints."""
    return word in column_heads() or (word[:1].isdecimal() and year_head(word) is not None)


@cache
def longest_head() -> int:
    """Characters of the longest head: a longer text is none, however many of its beginnings are tried."""
    return max(LONGEST_YEAR_HEAD, *map(len, column_heads()))


def is_label(word: str) -> bool:
    """Whether a word is one label of any kind."""
    known = labels()
    return is_head(word) or word in known.fields or word in known.sections or money_line(word) is not None


@cache
def column_heads() -> frozenset[str]:
    """All heads of columns."""
    known = labels()
    money = (word for word, role in known.funding_columns.items() if role not in {"item", "aside"})
    return frozenset((*known.indicator_columns, *money, *known.project_columns))

"""Heads of neighbouring columns that stand in one cell, for the wall between them is worn away or was never drawn."""

from functools import cache, lru_cache

from mappings.labels import labels, year_head
from mappings.normal import plain


@lru_cache(maxsize=65536)
def joined_heads(text: str, count: int) -> tuple[str, ...]:
    """The column heads that a text says one after another, `count` of them; none where it can be parted in two ways."""
    found = partings(plain(text), count) if not is_label(plain(text)) else []
    return found[0] if len(found) == 1 else ()


def partings(word: str, count: int) -> list[tuple[str, ...]]:
    """Every way to part a word into so many heads."""
    if count == 1:
        return [(word,)] if is_head(word) else []
    ends = [end for end in range(1, len(word)) if is_head(word[:end])]
    return [(word[:end], *rest) for end in ends for rest in partings(word[end:], count - 1)]


def is_head(word: str) -> bool:
    """Whether a word heads a column: of indicators, of money, of projects, or of a year that it prints."""
    return word in column_heads() or (word[:1].isdecimal() and year_head(word) is not None)


def is_label(word: str) -> bool:
    """Whether a word is one label of any kind."""
    known = labels()
    return is_head(word) or word in known.fields or word in known.sections


@cache
def column_heads() -> frozenset[str]:
    """All heads of columns."""
    known = labels()
    money = (word for word, role in known.funding_columns.items() if role not in {"item", "aside"})
    return frozenset((*known.indicator_columns, *money, *known.project_columns))

"""Words that a match may not cross: they make a name another name."""

import re
from functools import cache

import msgspec

from mappings.loading import load


class Qualifiers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that exclude one another."""

    why: str
    words: tuple[str, ...]


class Short(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is left of a qualifier and still says the same."""

    left: str
    of: str


class QualifierFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`matching/qualifiers.yaml`."""

    qualifiers: tuple[Qualifiers, ...]
    short: tuple[Short, ...]
    real_words: tuple[tuple[str, ...], ...]
    productive: tuple[tuple[str, ...], ...]


@cache
def file() -> QualifierFile:
    """The file, loaded once."""
    return load("matching/qualifiers.yaml", QualifierFile)


@cache
def productive() -> frozenset[str]:
    """Characters that make sense beside any other one."""
    return frozenset(sign for group in file().productive for sign in group)


@cache
def shorts() -> frozenset[tuple[str, str]]:
    """What is left of a qualifier, with the qualifier."""
    return frozenset((entry.left, entry.of) for entry in file().short)


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Matches the qualifiers and numbers; and those and the real words."""
    qualifiers = [word for group in file().qualifiers for word in group.words]
    real = [word for group in file().real_words for word in group]
    return either(qualifiers), either([*qualifiers, *real])


def either(words: list[str]) -> re.Pattern[str]:
    """Matches any of the words, the longest first, or a number."""
    return re.compile(r"\d+|" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)))


def qualifier_at(text: str, place: int) -> str | None:
    """The qualifier that covers a place of a catalogue name."""
    return covering(patterns()[0], text, place)


def word_at(text: str, place: int) -> str | None:
    """The qualifier or real word that covers a place of a printed name."""
    return covering(patterns()[1], text, place)


def covering(pattern: re.Pattern[str], text: str, place: int) -> str | None:
    """What of the pattern's words covers a place; overlapping words all count."""
    longest = 6
    for start in range(max(0, place - longest + 1), place + 1):
        found = pattern.match(text, start)
        if found and found.end() > place:
            return found[0]
    return None

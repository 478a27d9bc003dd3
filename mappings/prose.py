"""Slips in running text that are slips whatever it is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import msgspec

from mappings.catalogue import Misprint
from mappings.loading import load


class Bound(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A character that stands in a few words alone."""

    character: str
    words: tuple[str, ...]
    why: str


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wrong turn of phrase."""

    pattern: str
    why: str


class ProseFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`prose.yaml`."""

    bound: tuple[Bound, ...]
    patterns: tuple[Pattern, ...]
    misprints: tuple[Misprint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """Something that cannot be meant as it is printed."""

    printed: str
    """The slip, with what stands around it where that tells it."""
    meant: str | None
    """None where the text does not tell."""


@cache
def rules() -> tuple[ProseFile, tuple[re.Pattern[str], ...]]:
    """The file and its patterns, loaded once."""
    file = load("prose.yaml", ProseFile)
    return file, tuple(re.compile(entry.pattern) for entry in file.patterns)


def slips(text: str) -> Iterator[Slip]:
    """The slips of a text, from each rule in turn."""
    file, patterns = rules()
    for misprint in file.misprints:
        if misprint.printed in text:
            yield Slip(printed=misprint.printed, meant=misprint.meant)
    for bound in file.bound:
        if bound.character in text:
            yield from alone(text, bound)
    for pattern in patterns:
        for found in pattern.finditer(text):
            yield Slip(printed=found[0], meant=None)


def alone(text: str, bound: Bound) -> Iterator[Slip]:
    """The places where the character stands outside its words, with two signs on either side."""
    for found in re.finditer(bound.character, text):
        at = found.start()
        if not any(text.startswith(word, at - word.index(bound.character)) for word in bound.words):
            yield Slip(printed=text[max(0, at - 2) : at + 3], meant=None)

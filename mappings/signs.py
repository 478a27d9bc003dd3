"""Whether a page is worth reading into tables."""

import re
from functools import cache

import msgspec

from mappings.characters import folding, understood
from mappings.labels import Word
from mappings.loading import load

BLANKS = re.compile(r"\s+")


class SignFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`forms/signs.yaml`."""

    words: tuple[Word, ...]


@cache
def words() -> tuple[str, ...]:
    """The words one of which every form prints."""
    return tuple(entry.word for entry in load("forms/signs.yaml", SignFile).words)


def may_hold_form(text: str) -> bool:
    """Whether a page with this text may hold the beginning of a form, however its words are spaced and broken."""
    squeezed = BLANKS.sub("", text).translate(folding()).translate(understood())
    return any(word in squeezed for word in words())

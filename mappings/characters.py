"""Characters stored in place of those that are printed, brought back to what is printed."""

import unicodedata
from collections.abc import Mapping
from functools import cache

import msgspec

from mappings.loading import FOLDER, load
from schemas.errors import BadMapping

COMPATIBLE = (range(0x2F00, 0x2FE0), range(0xF900, 0xFB00), range(0xFB00, 0xFB07), range(0x2F800, 0x2FA20))
"""Kangxi radicals, compatibility ideographs and Latin ligatures: what Unicode itself folds to ordinary characters."""
PRIVATE = range(0xF000, 0xF100)
"""Where fonts of symbols put their signs."""


class SymbolFont(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the places of one font of symbols mean."""

    font: str
    """What its name begins with, in lower case without blanks and hyphens; the first font that fits counts."""
    why: str
    signs: dict[int, str]


class CharacterFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`characters.yaml`."""

    radicals: dict[str, str]
    symbol_fonts: tuple[SymbolFont, ...]
    traditional: dict[str, str]


@cache
def _file() -> CharacterFile:
    return load("characters.yaml", CharacterFile)


@cache
def folding() -> Mapping[int, str]:
    """A table for `str.translate`; blanks, full-width forms and the like stay as printed."""
    table = {
        code: folded
        for codes in COMPATIBLE
        for code in codes
        if (folded := unicodedata.normalize("NFKC", chr(code))) != chr(code)
    }
    return table | {ord(radical): ideograph for radical, ideograph in _file().radicals.items()}


@cache
def understood() -> Mapping[int, str]:
    """A table for `str.translate`: traditional characters to the simplified ones that words are compared in."""
    head, *pairs = (FOLDER / "traditional.csv").read_text("utf-8").splitlines()
    if head != "traditional,simplified":
        raise BadMapping("mappings/traditional.csv: the columns are not traditional,simplified; make the file anew")
    return {ord(traditional): simple for traditional, simple in (pair.split(",") for pair in pairs)}


@cache
def simplified() -> Mapping[int, str]:
    """A table for `str.translate` of what a recogniser read."""
    return {ord(traditional): simple for traditional, simple in _file().traditional.items()}


def symbol(code: int, font: str) -> str | None:
    """The sign that a private code point stands for in a font; None where the font is not known for it."""
    if code not in PRIVATE:
        return None
    name = font.rpartition("+")[2].lower().replace(" ", "").replace("-", "")
    for known in _file().symbol_fonts:
        if name.startswith(known.font):
            return known.signs.get(code - PRIVATE.start)
    return None

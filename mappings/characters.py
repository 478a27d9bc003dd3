"""Characters stored in place of those that are printed, brought back to what is printed."""

import unicodedata
from collections.abc import Mapping
from functools import cache

import msgspec

from mappings.loading import FOLDER, load
from schemas.errors import BadMapping

IDEOGRAPHS = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
"""Compatibility ideographs, stored for the ordinary ones by fonts and converters that know but these."""
COMPATIBLE = (range(0x2F00, 0x2FE0), *IDEOGRAPHS, range(0xFB00, 0xFB07), range(0x1D400, 0x1D800))
"""Kangxi radicals, Latin ligatures and mathematical letters and digits besides: what Unicode itself folds to ordinary
characters."""
UNSEEN = (
    *(0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    *range(0xE0100, 0xE01F0),
)
"""Soft hyphens, joiners, zero-width, direction and variation marks: nothing of them is printed."""
FULL_WIDTH_DIGITS = range(0xFF10, 0xFF1A)
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
    table: dict[int, str] = {
        code: folded
        for codes in COMPATIBLE
        for code in codes
        if (folded := unicodedata.normalize("NFKC", chr(code))) != chr(code)
    }
    for code in (code for codes in IDEOGRAPHS for code in codes if code in table):
        # the block was made for Korean and Japanese, and has the traditional form of many alone
        table[code] = table[code].translate(simplified())
    radicals = {ord(radical): ideograph for radical, ideograph in _file().radicals.items()}
    return {**table, **radicals, **_digits(), **dict.fromkeys(UNSEEN, "")}


@cache
def _digits() -> Mapping[int, str]:
    """Digits of other scripts; full-width ones stay as printed."""
    codes = (code for code in range(0x660, 0x1FBFA) if code not in FULL_WIDTH_DIGITS)
    return {code: str(digit) for code in codes if (digit := unicodedata.decimal(chr(code), None)) is not None}


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

"""Indicator names: the canonical ones, their variants, and misprints that are never right."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import msgspec

from mappings.loading import load
from mappings.normal import bare, squeezed, unquoted
from schemas.errors import BadMapping


class Variant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another wording of an indicator, and why it is the same."""

    printed: str
    why: str


class Indicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A canonical indicator."""

    id: str
    name: str
    variants: tuple[Variant, ...]


class Misprint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wording that is never right."""

    printed: str
    meant: str
    why: str


class NameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`indicators.yaml`."""

    indicators: tuple[Indicator, ...]
    misprints: tuple[Misprint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What a printed indicator name becomes."""

    printed: str
    """Whitespace removed."""
    mended: str
    """Misprints mended; the official spelling where only quotation marks differ."""
    misprint: Misprint | None
    indicator_id: str | None
    indicator: str | None
    method: Literal["exact", "alias", "none"]
    score: float | None


@cache
def names() -> NameFile:
    """The catalogue, loaded once."""
    return load("indicators.yaml", NameFile)


@cache
def wordings() -> dict[str, tuple[Indicator, bool]]:
    """Wording → indicator, and whether it is the official name. Raises BadMapping where one stands twice."""
    found: dict[str, tuple[Indicator, bool]] = {}
    for entry in names().indicators:
        for word, official in ((entry.name, True), *((variant.printed, False) for variant in entry.variants)):
            if unquoted(word) in found:
                raise BadMapping(f"mappings/indicators.yaml: {word} stands under two indicators; keep one of them")
            found[unquoted(word)] = (entry, official)
    return found


@lru_cache(maxsize=65536)
def match(printed: str) -> Name:
    """The catalogue's word on a printed name: exact, then a listed variant, else none."""
    raw = squeezed(printed)
    mended, misprint = mend(raw)
    entry, official = wordings().get(unquoted(mended), (None, False))
    if entry is None:
        entry, official = wordings().get(bare(unquoted(mended)), (None, False))[0], False
    if entry is not None and unquoted(mended) == unquoted(entry.name):
        mended = entry.name
    return Name(
        printed=raw,
        mended=mended,
        misprint=misprint,
        indicator_id=entry.id if entry else None,
        indicator=entry.name if entry else None,
        method="none" if entry is None else "exact" if official else "alias",
        score=None if entry is None else 1.0,
    )


def mend(raw: str) -> tuple[str, Misprint | None]:
    """The name without the first misprint that it holds, and that misprint."""
    for misprint in names().misprints:
        if misprint.printed in raw:
            return raw.replace(misprint.printed, misprint.meant), misprint
    return raw, None

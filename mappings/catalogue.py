"""The catalogue of indicators: canonical ones, the variants of their names, and wordings that are never right."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

import msgspec

from mappings.accepted import Decision, about_indicators
from mappings.loading import FOLDER, load
from mappings.matching.folding import fold
from schemas.errors import BadMapping

Direction: TypeAlias = Literal["higher", "lower", "target"]
"""Which value is better; target: the one that was set."""
IndicatorKind: TypeAlias = Literal["quantitative", "qualitative"]
Source: TypeAlias = Literal["hubei", "hunan", "national", "local"]
"""Whose forms print it; local: recurs among departments or cities without being in a common framework."""

FILES = ("hubei", "hunan", "national", "satisfaction", "outputs", "effects")
RULES = ("confusions.yaml", "folding.yaml", "glyphs.csv", "qualifiers.yaml", "words.csv")
WORDS = ("wordings.yaml", "accepted.yaml", "tails.yaml", "metrics.yaml", "composing.yaml", "subjects.yaml")
WHERE = "mappings/indicators"


class Variant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another wording of an indicator, why it is the same, and where it was seen."""

    printed: str
    why: str
    seen: tuple[str, ...]


class Indicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A canonical indicator."""

    id: str
    name: str
    measures: str
    unit: str | None
    """Usual unit; null for a quality."""
    direction: Direction
    kind: IndicatorKind
    family: tuple[Source, ...]
    suffix: str | None = None
    """Id of the family of endings that all name this indicator."""
    variants: tuple[Variant, ...]


class IndicatorFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of `indicators/`."""

    indicators: tuple[Indicator, ...]


class Misprint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wording that is never right."""

    printed: str
    meant: str
    why: str


class Suffixes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Endings that name one measure."""

    id: str
    words: tuple[str, ...]
    why: str


class WordingFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`wordings.yaml`."""

    misprints: tuple[Misprint, ...]
    suffixes: tuple[Suffixes, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to print an indicator's name."""

    text: str
    indicator: Indicator
    official: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Everything that is known of indicators' names."""

    indicators: dict[str, Indicator]
    """By id."""
    wordings: dict[str, Wording]
    """By folded key; no key has two meanings."""
    decisions: dict[str, Decision]
    """By folded key."""
    misprints: tuple[Misprint, ...]
    version: str
    """12 hex digits over the files."""


@cache
def catalogue() -> Catalogue:
    """The catalogue, loaded and checked once."""
    files = [load(f"indicators/{name}.yaml", IndicatorFile) for name in FILES]
    return build(
        tuple(entry for file in files for entry in file.indicators),
        load("wordings.yaml", WordingFile),
        about_indicators(),
    )


def build(indicators: tuple[Indicator, ...], words: WordingFile, decisions: tuple[Decision, ...]) -> Catalogue:
    """A catalogue of the entries.

    Raises BadMapping where an id or a wording stands twice, an official name is a variant of another indicator, an
    entry names what is not there, or a misprint leads to a misprint.
    """
    by_id: dict[str, Indicator] = {}
    for entry in indicators:
        if by_id.setdefault(entry.id, entry) is not entry:
            raise BadMapping(f"{WHERE}: the id {entry.id} stands twice; name one of them otherwise")
    check_misprints(words.misprints)
    found = spelled(by_id, {family.id: family for family in words.suffixes})
    return Catalogue(
        indicators=by_id,
        wordings=found,
        decisions=decided(decisions, by_id, found),
        misprints=words.misprints,
        version=version(),
    )


def spelled(by_id: dict[str, Indicator], families: dict[str, Suffixes]) -> dict[str, Wording]:
    """Every wording by its key; official names first, so that the error names the variant."""
    found: dict[str, Wording] = {}
    for entry in by_id.values():
        add(found, Wording(entry.name, entry, True, "正式名称"))
    for entry in by_id.values():
        for variant in entry.variants:
            add(found, Wording(variant.printed, entry, False, variant.why))
    for entry in by_id.values():
        if entry.suffix is None:
            continue
        if entry.suffix not in families:
            raise BadMapping(
                f"{WHERE}: {entry.id}: mappings/wordings.yaml has no suffix {entry.suffix}; name one of it"
            )
        for other in suffixed(entry, families[entry.suffix]):
            key = fold(other.text).key
            if key not in found or found[key].indicator is not entry:
                add(found, other)
    return found


def suffixed(entry: Indicator, family: Suffixes) -> Iterator[Wording]:
    """The indicator's names with each ending of its family; at least the official one has such an ending."""
    names = (entry.name, *(variant.printed for variant in entry.variants))
    for name in names:
        stem = next((name.removesuffix(word) for word in family.words if name.endswith(word)), None)
        if stem is not None:
            yield from (Wording(stem + word, entry, False, family.why) for word in family.words)
        elif name == entry.name:
            raise BadMapping(f"{WHERE}: {entry.id} has the suffix {family.id}, and its name ends in none of it")


def add(found: dict[str, Wording], wording: Wording) -> None:
    """Enter a wording. Raises BadMapping where its key is taken."""
    key = fold(wording.text).key
    if not key:
        raise BadMapping(f"{WHERE}: {wording.indicator.id} has a name of punctuation alone; write one in words")
    other = found.setdefault(key, wording)
    if other is not wording:
        one, two = (f"{entry.text} of {entry.indicator.id}" for entry in (other, wording))
        raise BadMapping(f"{WHERE}: {one} and {two} are one wording; keep one of them")


def check_misprints(misprints: tuple[Misprint, ...]) -> None:
    """Raises BadMapping where correcting one makes another one."""
    for entry in misprints:
        if any(other.printed in entry.meant for other in misprints):
            raise BadMapping(f"mappings/wordings.yaml: {entry.meant} is itself a misprint; write what is meant at last")


def decided(
    decisions: tuple[Decision, ...], by_id: dict[str, Indicator], found: dict[str, Wording]
) -> dict[str, Decision]:
    """Decisions by key. Raises BadMapping where one contradicts the catalogue or another one."""
    taken: dict[str, Decision] = {}
    for entry in decisions:
        key = fold(entry.printed).key
        where = f"mappings/accepted.yaml: {entry.printed}"
        meant = entry.indicator_id
        if meant is not None and meant not in by_id:
            raise BadMapping(f"{where}: there is no indicator {meant}; use an id of {WHERE}")
        if key in found and found[key].indicator.id != meant:
            kind = "the official name" if found[key].official else "a variant"
            raise BadMapping(f"{where} is {kind} of {found[key].indicator.id}; correct it there")
        if key in taken:
            raise BadMapping(f"{where} is decided twice; keep one of them")
        taken[key] = entry
    return taken


def version() -> str:
    """12 hex digits over the files that decide what a name becomes."""
    digest = hashlib.sha256()
    names = [f"indicators/{name}.yaml" for name in FILES]
    rules = [f"matching/{name}" for name in RULES]
    for name in (*names, *WORDS, *rules):
        digest.update(name.encode() + (FOLDER / name).read_bytes())
    return digest.hexdigest()[:12]

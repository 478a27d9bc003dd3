"""The official first and second levels of indicators, per family of forms."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import msgspec

from mappings.characters import understood
from mappings.loading import load
from mappings.normal import bare, plain, squeezed
from schemas.errors import BadMapping

POINTS = re.compile(r"\(\d{1,3}(?:\.\d+)?(?:分|%)?\)$|(?<=标)\d{1,3}分$")
"""Points behind a level's name."""


class LevelVariant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another wording of a level's name."""

    printed: str
    meant: str
    why: str


class FamilyEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One family of `levels.yaml`."""

    id: str
    why: str
    levels: dict[str, tuple[str, ...]]
    numbered: tuple[str, ...]
    variants: tuple[LevelVariant, ...]


class LevelFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`levels.yaml`."""

    families: tuple[FamilyEntry, ...]


@dataclass(frozen=True)
class Family:
    """The two levels of one family of forms."""

    id: str
    level1: frozenset[str]
    parents: dict[str, tuple[str, ...]]
    """Level-2 name → the level-1 names that it may stand under."""
    numbered: frozenset[str]
    variants: dict[str, str]
    """Other wording → official name."""

    def is_level1(self, text: str) -> bool:
        """Whether `text` is an official level-1 name."""
        return plain(text) in self.level1

    def named(self, text: str | None) -> str | None:
        """A level as printed; an official name that is printed in traditional characters, as it is official."""
        if text is None or text.translate(understood()) == text:
            return text
        return plain(text) if self.is_level1(text) or self.level2(text) is not None else text

    def level2(self, text: str) -> str | None:
        """The official level-2 name that `text` prints, its number kept; None where it is none."""
        word = plain(text)
        if word in self.parents:
            return word
        return word if bare(text) in self.numbered and word != bare(text) else None

    def parent(self, level2: str) -> tuple[str, ...]:
        """The level-1 names that `level2` may stand under; empty where it is not official."""
        word = self.level2(level2)
        if word is None:
            return ()
        return self.parents.get(word) or self.parents.get(bare(word), ())


@cache
def families() -> tuple[Family, ...]:
    """All families, in the order of `levels.yaml`."""
    return tuple(
        Family(
            id=entry.id,
            level1=frozenset(entry.levels),
            parents=parents(entry.levels),
            numbered=frozenset(entry.numbered),
            variants=wordings(entry),
        )
        for entry in load("levels.yaml", LevelFile).families
    )


def parents(levels: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Level-2 name → its level-1 names."""
    found: dict[str, tuple[str, ...]] = {}
    for level1, names in levels.items():
        for name in names:
            found[name] = (*found.get(name, ()), level1)
    return found


def wordings(entry: FamilyEntry) -> dict[str, str]:
    """Other wording → official name. Raises BadMapping where one is official itself, or means no name of the family."""
    official = {*entry.levels, *(name for names in entry.levels.values() for name in names)}
    for variant in entry.variants:
        if variant.printed in official or variant.meant not in official:
            raise BadMapping(
                f"mappings/levels.yaml {entry.id}: {variant.printed} is official or {variant.meant} is not"
            )
    return {variant.printed: variant.meant for variant in entry.variants}


def family_of(texts: Iterable[str]) -> Family:
    """The family whose official names `texts` print most often; the first of the list where none stands out."""
    words = [without_points(text) for text in texts]
    return max(families(), key=lambda family: sum(word in family.level1 or word in family.parents for word in words))


@lru_cache(maxsize=65536)
def is_level_name(text: str) -> bool:
    """Whether `text` is an official level name of any family."""
    return any(family.is_level1(text) or family.level2(text) is not None for family in families())


@lru_cache(maxsize=65536)
def without_points(text: str) -> str:
    """A level's name without the points behind it: 产出指标（50分） → 产出指标."""
    return POINTS.sub("", plain(text))


@lru_cache(maxsize=65536)
def is_level1(text: str) -> bool:
    """Whether `text` is a level 1 of any family, official or in another wording; it may be a level 2 of another."""
    word = without_points(text)
    return any(family.is_level1(family.variants.get(word, word)) for family in families())


@lru_cache(maxsize=65536)
def level_of(text: str) -> Literal["level1", "level2"] | None:
    """The level whose name `text` is, official or in another wording, in any family."""
    word = without_points(text)
    for family in families():
        meant = family.variants.get(word, word)
        if family.level2(meant) is not None:
            return "level2"
        if family.is_level1(meant):
            return "level1"
    return None


@lru_cache(maxsize=65536)
def fused(text: str) -> tuple[str, str, str] | None:
    """Levels 1 and 2 and the rest of a name that is printed behind them: 产出指标|数量指标|印刷数量; else None."""
    word = squeezed(text)
    for family in families():
        for level2, parents_of in family.parents.items():
            for level1 in parents_of:
                rest = word.removeprefix(level1 + level2)
                if rest not in {word, ""}:
                    return level1, level2, rest
    return None

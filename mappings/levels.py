"""The official first and second levels of indicators, per family of forms."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from mappings.loading import load
from mappings.normal import bare, plain


class FamilyEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One family of `levels.yaml`."""

    id: str
    why: str
    levels: dict[str, tuple[str, ...]]
    numbered: tuple[str, ...]


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

    def is_level1(self, text: str) -> bool:
        """Whether `text` is an official level-1 name."""
        return plain(text) in self.level1

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


def family_of(texts: Iterable[str]) -> Family:
    """The family whose official names `texts` print most often; the first of the list where none stands out."""
    words = [plain(text) for text in texts]
    return max(families(), key=lambda family: sum(word in family.level1 or word in family.parents for word in words))


@lru_cache(maxsize=65536)
def is_level_name(text: str) -> bool:
    """Whether `text` is an official level name of any family."""
    return any(family.is_level1(text) or family.level2(text) is not None for family in families())

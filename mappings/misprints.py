"""Misprints in words of closed sets, corrected by evidence; a word outside every set stays as it is printed."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias

import msgspec

from mappings.catalogue import Misprint
from mappings.labels import labels
from mappings.levels import Family, families, family_of, is_level_name, level_of, without_points
from mappings.loading import load
from mappings.matching.choosing import SHORTEST, Lexicon, choose, lexicon
from mappings.names import is_listed_name
from mappings.normal import ORDINAL, bare, plain

ListedColumn: TypeAlias = Literal["basis", "class"]


LONGEST = 12
"""Longest name of a level, with what may stand around it."""
POINTED = "名称后附有分值"
"""Why a level's name is read without what stands in its brackets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A word as it is meant."""

    printed: str
    meant: str
    why: tuple[str, ...]
    """The evidence, in words."""
    misprint: bool
    """False for another wording that is as right."""


class QualityFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`quality_words.yaml`."""

    words: frozenset[str]
    misprints: tuple[Misprint, ...]


@lru_cache(maxsize=65536)
def corrected_level(text: str, family_id: str) -> Corrected | None:
    """The official level name of the family that `text` means; None where it is one, or is none.

    The number behind a numbered name stays: 核心业务产岀1 → 核心业务产出1.
    """
    family = next(entry for entry in families() if entry.id == family_id)
    word = without_points(text)
    if family.is_level1(word) or family.level2(word) is not None:
        return (
            None if word == plain(text) else Corrected(printed=plain(text), meant=word, why=(POINTED,), misprint=False)
        )
    if word in family.variants:
        return Corrected(printed=word, meant=family.variants[word], why=("同一名称的另一写法",), misprint=False)
    if is_level_name(text) or is_listed_name(text):
        return None
    found = near(ORDINAL.sub("", word), level_words(family_id))
    if found is None:
        return None
    number = ORDINAL.search(word)
    meant = found.meant + (number[0] if number and found.meant in family.numbered else "")
    return Corrected(printed=word, meant=meant, why=found.why, misprint=True)


def family_meant(texts: Iterable[str]) -> Family:
    """The family whose official names `texts` print, or where they print none are misprints of, most often."""
    printed = [text for text in texts if len(text) <= LONGEST]
    if any(level_of(text) is not None for text in printed):
        return family_of(printed)
    return max(
        families(), key=lambda family: sum(corrected_level(text, family.id) is not None for text in set(printed))
    )


@cache
def level_words(family_id: str) -> Lexicon:
    """The official names of a family."""
    family = next(entry for entry in families() if entry.id == family_id)
    return words_of({*family.level1, *family.parents})


@lru_cache(maxsize=65536)
def corrected_listed(text: str, column: ListedColumn) -> Corrected | None:
    """The word of a column's closed list that `text` is a misprint of; None where it is one, or is none."""
    word = bare(text)
    if word in labels().basis or word in labels().classes:
        return None
    return near(word, listed_words(column))


@cache
def listed_words(column: ListedColumn) -> Lexicon:
    """The closed list of a column."""
    return words_of(labels().basis if column == "basis" else labels().classes)


@lru_cache(maxsize=65536)
def corrected_label(text: str) -> Corrected | None:
    """The label or column head that `text` is a misprint of; None where it is one, or is none."""
    word = bare(text)
    if word in label_words().meanings or is_level_name(text) or is_listed_name(text):
        return None
    return near(word, label_words())


@cache
def label_words() -> Lexicon:
    """All labels of forms; those of one meaning do not compete."""
    known = labels()
    groups = ("fields", "sections", "indicator_columns", "funding_columns", "funding_sides", "project_columns")
    return lexicon({word: f"{group} {meaning}" for group in groups for word, meaning in getattr(known, group).items()})


@lru_cache(maxsize=65536)
def corrected_quality(text: str) -> Corrected | None:
    """The quality word that `text` is a misprint of; None where it is one, or is none."""
    word = plain(text)
    file = quality_file()
    if word in file.words:
        return None
    for misprint in file.misprints:
        if misprint.printed in word:
            return Corrected(
                printed=word, meant=word.replace(misprint.printed, misprint.meant), why=(misprint.why,), misprint=True
            )
    if len(word) >= SHORTEST:
        return near(word, quality_words())
    return None


@cache
def quality_file() -> QualityFile:
    """The quality words, loaded once."""
    return load("quality_words.yaml", QualityFile)


@cache
def quality_words() -> Lexicon:
    """Those that are long enough to be known with a misprint in them."""
    return words_of(quality_file().words)


def words_of(words: Iterable[str]) -> Lexicon:
    """Words each of which means itself."""
    return lexicon({word: word for word in sorted(words)})


def near(word: str, known: Lexicon) -> Corrected | None:
    """The word of the lexicon that evidence makes `word` a misprint of."""
    best = choose(word, known).best
    return None if best is None else Corrected(printed=word, meant=best.word, why=best.why, misprint=True)

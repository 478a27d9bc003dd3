"""What the head of a column says by the parts that it is made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from mappings.labels import labels
from mappings.loading import load
from mappings.normal import BRACKETS, bracketed, plain
from schemas.form import Horizon, Role, When

YEAR = re.compile(r"20\d{2}")
SPAN = re.compile(r"20\d{2}年?(?:度)?[-—~至到]+(20\d{2})")
NUMBER = re.compile(r"\d{1,2}(?:[-—~]\d{1,2})?")
"""A month, or a span of them: 1-7."""
LONGEST_NUMBER = 12
NUMBERED = re.compile(r"[a-z\d①-⑩]$")
"""A letter or number behind a head: 指标值A, 得分2."""


class Strength(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one meaning: those that decide, and those that others may overrule."""

    sure: tuple[str, ...]
    weak: tuple[str, ...]


class HeadFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`forms/head_words.yaml`."""

    nouns: dict[str, tuple[str, ...]]
    fillers: tuple[str, ...]
    targets: Strength
    actuals: Strength
    priors: tuple[str, ...]
    horizons: dict[Horizon, tuple[str, ...]]
    partial: tuple[str, ...]
    directions: frozenset[str]
    names: tuple[str, ...]
    """Parts of heads that name indicators, the surest first."""
    goal_ends: tuple[str, ...]
    """What may stand behind 目标 in the label of goals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadMeaning:
    """What a head says; None for what it leaves open."""

    noun: str | None = None
    """What the column holds: value, op, unit …"""
    role: Role | None = None
    horizon: Horizon | None = None
    when: When | None = None
    partial: bool = False
    """Whether it speaks of a part of the year, or of what is expected of the rest of it."""


@cache
def head_file() -> HeadFile:
    """The parts, loaded once."""
    return load("forms/head_words.yaml", HeadFile)


@cache
def kinds() -> dict[str, tuple[str, ...]]:
    """Each part → what it may mean, the meaning as `group name`."""
    file = head_file()
    found: dict[str, list[str]] = {}

    def add(meaning: str, words: tuple[str, ...]) -> None:
        for word in words:
            found.setdefault(word, []).append(meaning)

    for noun, words in file.nouns.items():
        add(f"noun {noun}", words)
    for horizon, words in file.horizons.items():
        add(f"horizon {horizon}", words)
    add("target sure", file.targets.sure)
    add("target weak", file.targets.weak)
    add("actual sure", file.actuals.sure)
    add("actual weak", file.actuals.weak)
    add("prior", file.priors)
    add("partial", file.partial)
    add("filler", file.fillers)
    return {word: tuple(meanings) for word, meanings in found.items()}


@cache
def parts_by_end() -> dict[str, tuple[str, ...]]:
    """Last character → the parts that it ends, the longest first."""
    found: dict[str, list[str]] = {}
    for part in sorted(kinds(), key=len, reverse=True):
        found.setdefault(part[-1], []).append(part)
    return {end: tuple(parts) for end, parts in found.items()}


def parts_of(word: str) -> tuple[str, ...] | None:
    """A word as the fewest parts that make up all of it; None where it has another part. A year is one part."""
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start, part in endings(word, end):
            ahead = best[start]
            own = best[end]
            if ahead is not None and (own is None or len(ahead) + 1 < len(own)):
                best[end] = (*ahead, part)
    return best[len(word)]


def endings(word: str, end: int) -> Iterator[tuple[int, str]]:
    """The parts that end at a place of a word, with the place where each begins."""
    for part in parts_by_end().get(word[end - 1], ()):
        if word.endswith(part, 0, end):
            yield end - len(part), part
    if not word[end - 1].isdecimal():
        return
    for start in range(max(0, end - LONGEST_NUMBER), end):
        part = word[start:end]
        if part[0].isdigit() and any(kind.fullmatch(part) for kind in (YEAR, SPAN, NUMBER)):
            yield start, part


@lru_cache(maxsize=65536)
def head_meaning(text: str) -> HeadMeaning | None:
    """What a head says; None where it is not made of known parts alone."""
    whole = plain(text)
    word = whole
    while (shorter := BRACKETS.sub("", word)) != word:
        word = shorter
    word = NUMBERED.sub("", word.lower()) or word
    parts = parts_of(word)
    if not parts:
        return None
    meanings = [meaning for part in parts for meaning in kinds().get(part, ())]
    nouns = [noun for part in parts if (noun := noun_of(part)) is not None]
    notes = "".join(bracketed(text))
    return HeadMeaning(
        noun=nouns[-1] if nouns else None,
        role=role_of(meanings),
        horizon=horizon_of(meanings, word),
        when=when_of(word) or when_of(notes) or relative(parts),
        partial="partial" in meanings or "partial" in [m for p in parts_of(notes) or () for m in kinds().get(p, ())],
    )


def noun_of(part: str) -> str | None:
    """What a part says that the column holds."""
    return next(
        (meaning.removeprefix("noun ") for meaning in kinds().get(part, ()) if meaning.startswith("noun ")), None
    )


def role_of(meanings: list[str]) -> Role | None:
    """Target, result or earlier value: what is sure before what is not, a result before a target."""
    if "prior" in meanings:
        return "prior"
    for word, role in ROLES:
        if word in meanings:
            return role
    return None


ROLES: tuple[tuple[str, Role], ...] = (
    ("actual sure", "actual"),
    ("target sure", "target"),
    ("actual weak", "actual"),
    ("target weak", "target"),
)


def horizon_of(meanings: list[str], word: str) -> Horizon | None:
    """The horizon that the parts name; a span of years is long."""
    if SPAN.search(word) or "horizon long_term" in meanings:
        return "long_term"
    return "annual" if "horizon annual" in meanings else None


def when_of(word: str) -> When | None:
    """The one year that a word prints, the last of a span."""
    years = {int(year) for year in YEAR.findall(word)}
    if span := SPAN.search(word):
        return When(year=int(span[1]))
    return When(year=years.pop()) if len(years) == 1 else None


def relative(parts: tuple[str, ...]) -> When | None:
    """The earlier year that the parts name by its distance: 上年完成值."""
    known = labels().relative_years
    distances = {known[word] for part in parts if (word := part.removesuffix("度")) in known}
    earlier = [distance for distance in distances if distance < 0]
    return When(distance=earlier[0]) if len(earlier) == 1 else None


def is_direction(text: str) -> bool:
    """Whether `text` says in which direction an indicator is better."""
    return plain(text) in head_file().directions

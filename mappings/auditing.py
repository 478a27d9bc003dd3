"""What an auditor expects of filings: which units belong to a name, which lines add up to which."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

import msgspec

from mappings.loading import load
from mappings.metric_words import vocabulary
from mappings.money_lines import by_word
from mappings.normal import BRACKETS, plain
from mappings.value_words import UnitKind
from schemas.errors import BadMapping

SUMS = "audit/sums.yaml"
MEASURES = "audit/measures.yaml"
DIGITS = "audit/digits.yaml"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of everything in `audit/`: frozen, and an unknown key is refused."""


class Measure(Entry, frozen=True):
    """What the names with some endings measure."""

    endings: tuple[str, ...]
    kinds: tuple[UnitKind, ...]
    """Kinds of units that can belong to it; none: nothing is expected."""
    whole: bool
    """Whether it cannot exceed 100 %."""
    why: str

    @property
    def rate(self) -> bool:
        """Whether nothing but a part of a whole can be meant, so that words are no goal."""
        return "share" in self.kinds and "time" not in self.kinds

    @property
    def share(self) -> bool:
        """Whether a bare number needs a percent sign."""
        return "share" in self.kinds and set(self.kinds) <= {"share", "score"}


class Word(Entry, frozen=True):
    """A word and why it stands here."""

    word: str
    why: str


class Alike(Entry, frozen=True):
    """Spellings of one unit."""

    words: tuple[str, ...]
    why: str


class Misplaced(Entry, frozen=True):
    """Measures that cannot stand under some levels."""

    levels: tuple[str, ...]
    metrics: tuple[str, ...]
    why: str


class MeasureFile(Entry, frozen=True):
    """`measures.yaml`."""

    measures: tuple[Measure, ...]
    costs: tuple[Word, ...]
    yardsticks: tuple[Word, ...]
    timeliness: tuple[Word, ...]
    misplaced: tuple[Misplaced, ...]
    effects: tuple[Word, ...]
    unfinished: tuple[Word, ...]
    alike: tuple[Alike, ...]


class Sum(Entry, frozen=True):
    """A line of a money table and the lines that add up to it."""

    section: Literal["income", "expenditure"]
    whole: str
    parts: tuple[str, ...]
    why: str


class Line(Entry, frozen=True):
    """A line of a money table."""

    id: str
    why: str


class Points(Entry, frozen=True):
    """A sum of weights."""

    sum: float
    why: str


class SumFile(Entry, frozen=True):
    """`sums.yaml`."""

    sums: tuple[Sum, ...]
    stand_for: tuple[Sum, ...]
    project_lines: tuple[Line, ...]
    weights: tuple[Points, ...]


class DigitPair(Entry, frozen=True):
    """Two digits that are taken for each other."""

    pair: tuple[str, str]
    seen: int
    why: str


class DigitFile(Entry, frozen=True):
    """`digits.yaml`."""

    digits: tuple[DigitPair, ...]


@cache
def money_sums() -> SumFile:
    """What adds up to what. Raises BadMapping where a line is none of funding.yaml."""
    file = load(SUMS, SumFile)
    known = {item.id for item in by_word().values()}
    named = {word for entry in (*file.sums, *file.stand_for) for word in (entry.whole, *entry.parts)}
    unknown = (named | {line.id for line in file.project_lines}) - known
    if unknown:
        raise BadMapping(f"mappings/{SUMS}: {min(unknown)} is no line of mappings/funding.yaml; use an id of it")
    return file


@cache
def measure_file() -> MeasureFile:
    """The file of measures, read once."""
    return load(MEASURES, MeasureFile)


@cache
def by_ending() -> dict[str, Measure]:
    """Ending → measure, the longest first. Raises BadMapping where one ending stands twice."""
    found: dict[str, Measure] = {}
    for entry in measure_file().measures:
        for ending in entry.endings:
            if ending in found:
                raise BadMapping(f"mappings/{MEASURES}: {ending} stands under two measures; keep one of them")
            found[ending] = entry
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=65536)
def measure_of(name: str) -> Measure | None:
    """What an indicator measures by the ending of its name, brackets left out; None where that does not tell."""
    word = BRACKETS.sub("", plain(name))
    return next((entry for ending, entry in by_ending().items() if word.endswith(ending)), None)


@cache
def cost_words() -> frozenset[str]:
    """Names of levels under which money is meant."""
    return frozenset(entry.word for entry in measure_file().costs)


@cache
def timeliness_words() -> frozenset[str]:
    """Names of level 2 under which time is meant."""
    return frozenset(entry.word for entry in measure_file().timeliness)


@cache
def misplaced() -> frozenset[tuple[str, str]]:
    """Level 2 and metric that do not go together. Raises BadMapping where metrics.yaml has no such metric."""
    found = {
        (level, metric) for entry in measure_file().misplaced for level in entry.levels for metric in entry.metrics
    }
    if unknown := {metric for _, metric in found} - vocabulary().metrics.keys():
        raise BadMapping(f"mappings/{MEASURES}: {min(unknown)} is no metric of mappings/metrics.yaml; use an id of it")
    return frozenset(found)


def has_yardstick(text: str) -> bool:
    """Whether a goal in words names what it is measured against."""
    return any(entry.word in text for entry in measure_file().yardsticks)


def is_effect(name: str) -> bool:
    """Whether a name tells a change and not a measure: 提升服务对象满意度."""
    return any(entry.word in name for entry in measure_file().effects)


@cache
def unfinished_signs() -> tuple[str, ...]:
    """Signs that no text ends in."""
    return tuple(entry.word for entry in measure_file().unfinished)


@cache
def spellings(unit: str) -> tuple[str, ...]:
    """All spellings of a unit; itself alone where none are listed."""
    return next((entry.words for entry in measure_file().alike if unit in entry.words), (unit,))


@cache
def like_digits() -> Mapping[str, str]:
    """Digit → the digits that it may be taken for. Raises BadMapping where a pair is none or stands twice."""
    found: dict[str, str] = {}
    for entry in load(DIGITS, DigitFile).digits:
        one, other = entry.pair
        if not (one + other).isdecimal() or len(one + other) != 2 or one == other or other in found.get(one, ""):
            raise BadMapping(f"mappings/{DIGITS}: {one} and {other} are no two digits, or stand twice; correct it")
        found[one] = found.get(one, "") + other
        found[other] = found.get(other, "") + one
    return found

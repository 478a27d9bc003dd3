"""The measures that indicators tell, and the words that tell them, as `metrics.yaml` lists them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import msgspec

from mappings.catalogue import Direction, IndicatorKind
from mappings.loading import load
from mappings.value_words import UnitKind
from schemas.errors import BadMapping

WHERE = "mappings/metrics.yaml"
OPEN = "nothing"
"""What a reading is `of` where the name ends in no measure."""


class Metric(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A measure, and the words of names that tell it."""

    id: str
    name: str
    direction: Direction
    kind: IndicatorKind
    units: tuple[UnitKind, ...]
    """Usual kinds of units."""
    endings: tuple[str, ...]
    heads: tuple[str, ...]
    """Words that a clause of a name begins with."""
    why: str


class Unclear(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Endings that leave open what is measured."""

    id: str
    endings: tuple[str, ...]
    why: str


class MeasureRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the evidence beside a name makes of it; every condition that is named has to hold."""

    of: str
    """Id of a measure or of unclear endings; `nothing`: the name ends in neither."""
    as_: str | None = msgspec.field(name="as")
    """Id of the measure; None: none of them."""
    units: tuple[str, ...] = ()
    """Printed units, without 万 and 亿."""
    kinds: tuple[UnitKind, ...] = ()
    like: str | None = None
    """Pattern within the printed unit."""
    levels: tuple[str, ...] = ()
    names: str | None = None
    """Pattern within the name."""
    values: str | None = None
    """Pattern within the printed value."""
    words: bool = False
    """Whether the value has to be told in words."""
    why: str


class MetricFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`metrics.yaml`."""

    metrics: tuple[Metric, ...]
    unclear: tuple[Unclear, ...]
    marks: tuple[str, ...]
    values: tuple[str, ...]
    """Patterns of brackets behind a name that hold its value."""
    tails: tuple[str, ...]
    negations: tuple[str, ...]
    readings: tuple[MeasureRule, ...]
    by_unit: tuple[MeasureRule, ...]
    by_head: tuple[MeasureRule, ...]
    by_level: tuple[MeasureRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The file, ready to look things up."""

    metrics: dict[str, Metric]
    endings: dict[str, str]
    longest: int
    heads: dict[str, str]
    head: re.Pattern[str]
    """A word of `heads` that a clause begins with."""
    marks: re.Pattern[str]
    value: re.Pattern[str]
    """What stands in brackets behind a name and is its value."""
    tails: re.Pattern[str]
    negations: tuple[str, ...]
    readings: dict[str, tuple[MeasureRule, ...]]
    by_unit: tuple[MeasureRule, ...]
    by_head: tuple[MeasureRule, ...]
    by_level: tuple[MeasureRule, ...]


@cache
def vocabulary() -> Vocabulary:
    """The file, loaded and checked once. Raises BadMapping where a word has two meanings or an id is unknown."""
    file = load("metrics.yaml", MetricFile)
    metrics = {entry.id: entry for entry in file.metrics}
    classes: list[Metric | Unclear] = [*file.metrics, *file.unclear]
    known = {*(entry.id for entry in classes), OPEN}
    for reading in (*file.readings, *file.by_unit, *file.by_head, *file.by_level):
        if reading.of not in known or (reading.as_ is not None and reading.as_ not in metrics):
            raise BadMapping(f"{WHERE}: a reading of {reading.of} as {reading.as_} names no measure; correct the id")
    endings = single((word, entry.id) for entry in classes for word in entry.endings)
    heads = single((word, entry.id) for entry in file.metrics for word in entry.heads)
    return Vocabulary(
        metrics=metrics,
        endings=endings,
        longest=max(map(len, endings)),
        heads=heads,
        head=re.compile(rf"(?:^|[,;。])({either(heads)})"),
        marks=re.compile("|".join(file.marks)),
        value=re.compile("|".join(file.values)),
        tails=re.compile(rf"(?:{either(file.tails)})$"),
        negations=file.negations,
        readings={key: tuple(entry for entry in file.readings if entry.of == key) for key in known},
        by_unit=file.by_unit,
        by_head=file.by_head,
        by_level=file.by_level,
    )


def single(pairs: Iterable[tuple[str, str]], where: str = WHERE) -> dict[str, str]:
    """Word → id. Raises BadMapping where a word of the file has two."""
    found: dict[str, str] = {}
    for word, meaning in pairs:
        if found.setdefault(word, meaning) != meaning:
            raise BadMapping(f"{where}: {word} tells both {found[word]} and {meaning}; keep one of them")
    return found


def either(words: Iterable[str]) -> str:
    """Regular expression of any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))

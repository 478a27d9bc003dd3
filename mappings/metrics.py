"""What an indicator measures, and of what: told by its name, else by unit, level 2 and value."""

import re
from dataclasses import dataclass
from functools import lru_cache

from mappings import accepted
from mappings.levels import is_level_name
from mappings.matching.folding import fold, says_unit
from mappings.metric_words import MeasureRule, vocabulary
from mappings.names import is_listed_name
from mappings.normal import bracketed, plain
from mappings.subjects import class_of, folded
from mappings.value_words import UnitKind, value_words

STOPS = ",;。."
FORMULA = re.compile(r"=[^=]*/.*$")
"""How a name's value is reckoned, behind it: 控制率=费用/预算*100%."""
ASIDE_BEHIND = re.compile(r"\([^()]*\)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What stands beside a name."""

    level2: str | None = None
    unit: str | None = None
    unit_kind: UnitKind | None = None
    value: str | None = None
    """As printed."""
    in_words: bool = False
    """Whether the value is a quality."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a name measures."""

    metric: str | None
    subject: str | None
    """The rest of the name, qualifiers and all, without punctuation and 的, words that are one written as one; None
    where nothing is left."""

    @property
    def subject_class(self) -> str | None:
        """Id of the class of the subject; None without a metric, or where no word of it tells one."""
        return None if self.metric is None or self.subject is None else class_of(self.subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A name taken apart."""

    core: str
    """Without marks before it and asides behind it."""
    ending: str | None
    said: str | None
    """Id of the measure or of the unclear endings that it ends in."""
    head: str | None
    """Id of the measure that a clause of it begins with."""
    subject: str | None
    whole: str | None
    """The name as `subject` is written, its ending with it."""
    unit: str | None
    """The unit in brackets behind it."""


@lru_cache(maxsize=65536)
def parts(printed: str) -> Parts:
    """A name taken apart by its words alone."""
    known = vocabulary()
    text = FORMULA.sub("", unmarked(printed)).rstrip(STOPS)
    core = without_aside(text)
    aside = text.removeprefix(core)
    ending = ending_of(core)
    if ending is None and (shorter := known.tails.sub("", core)) != core:
        core, ending = shorter, ending_of(shorter)
    if ending is not None and core.removesuffix(ending).endswith(known.negations):
        ending = None
    said = known.endings[ending] if ending is not None else None
    rest = core.removesuffix(ending) if ending is not None and said in known.metrics else core
    head = known.head.search(core)
    kept = "" if known.value.match(aside) else aside
    notes = bracketed(printed)
    return Parts(
        core=core,
        ending=ending,
        said=said,
        head=known.heads[head[1]] if head is not None else None,
        subject=fold(rest + kept).key or None,
        whole=fold(core + kept).key or None,
        unit=notes[-1] if notes and says_unit(notes[-1]) else None,
    )


def unit_behind(printed: str) -> str | None:
    """The unit in brackets behind a name: 完成率（%）."""
    return parts(printed).unit


@lru_cache(maxsize=65536)
def unmarked(printed: str) -> str:
    """The name without the marks of a list before it: ①, 2., 【…】."""
    text = printed.strip()
    while (shorter := vocabulary().marks.sub("", text, count=1)) != text and shorter:
        text = shorter
    return plain(text)


def without_aside(text: str) -> str:
    """The name without what stands in brackets behind it."""
    shorter = ASIDE_BEHIND.sub("", text)
    return shorter or text


def ending_of(core: str) -> str | None:
    """The longest ending that tells a measure, or leaves it open."""
    known = vocabulary()
    for length in range(min(known.longest, len(core)), 0, -1):
        if core[-length:] in known.endings:
            return core[-length:]
    return None


@lru_cache(maxsize=65536)
def measured(printed: str, evidence: Evidence) -> Measured:
    """What a printed name measures, and of what; the name of a level measures nothing, unless it is an indicator's."""
    if is_level_name(printed) and not is_listed_name(printed):
        return Measured(metric=None, subject=None)
    found = parts(printed)
    metric = accepted.metrics().get(fold(printed).key) or metric_of(found, evidence)
    if metric is None:
        return Measured(metric=None, subject=found.whole)
    return Measured(metric=metric, subject=None if found.subject is None else folded(found.subject))


def metric_of(found: Parts, evidence: Evidence) -> str | None:
    """The measure of a name: by its ending, then its unit, then its head, then its level."""
    known = vocabulary()
    if found.head is not None and any(fits(reading, found, evidence) for reading in known.by_head):
        return found.head
    for reading in known.readings.get(found.said or "", ()):
        if fits(reading, found, evidence):
            return reading.as_
    if found.said in known.metrics:
        return found.said
    for reading in known.by_unit:
        if fits(reading, found, evidence):
            return reading.as_
    if found.said is None and found.head is not None:
        return found.head
    return next((reading.as_ for reading in known.by_level if fits(reading, found, evidence)), None)


def fits(reading: MeasureRule, found: Parts, evidence: Evidence) -> bool:
    """Whether every condition of a reading holds."""
    unit = evidence.unit or ""
    bare = unscaled(unit)
    return (
        (not reading.units or bare in reading.units)
        and (not reading.kinds or (bool(bare) and evidence.unit_kind in reading.kinds))
        and (reading.like is None or re.search(reading.like, unit) is not None)
        and (not reading.levels or evidence.level2 in reading.levels)
        and (reading.names is None or re.search(reading.names, found.core) is not None)
        and (reading.values is None or re.search(reading.values, evidence.value or "") is not None)
        and (not reading.words or evidence.in_words)
    )


@lru_cache(maxsize=4096)
def unscaled(unit: str) -> str:
    """A printed unit without 万 or 亿 before it."""
    scale = max((word for word in value_words().scales if unit.startswith(word)), key=len, default="")
    return unit.removeprefix(scale)

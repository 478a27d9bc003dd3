"""One indicator in other words: a name that no catalogue lists, brought to the wording that all its variants share."""

from dataclasses import dataclass
from functools import cache, lru_cache

from mappings import accepted
from mappings.catalogue import catalogue
from mappings.common_words import behind_verb, is_one, one_ending, ordered, placed, says_several, turned
from mappings.matching.folding import fold
from mappings.metric_words import Metric, vocabulary
from mappings.metrics import Parts, measured, parts
from mappings.names import listed
from mappings.subjects import folded

SEVERAL = frozenset(",;。")
"""Signs between several statements: such a name is no name of one indicator."""
TIMES = frozenset({"deadline", "duration"})
"""Metrics that endings leave open and the evidence tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """The indicator of a composed name."""

    indicator_id: str
    """That of the catalogue where it lists the common wording; else the metric, a colon and that wording."""
    indicator: str


@lru_cache(maxsize=65536)
def composed(printed: str, metric: str | None) -> Composed | None:
    """The indicator of a name with this metric.

    None where the catalogue or a person knows the name, or it does not end in the words of a measured number.
    """
    if metric is None or listed(printed) is not None:
        return None
    name = common(parts(printed), metric)
    if name is None:
        return None
    known = catalogued().get(name)
    if known is not None:
        return Composed(indicator_id=known, indicator=catalogue().indicators[known].name)
    return Composed(indicator_id=f"{metric}:{name}", indicator=name)


def common(found: Parts, metric: str) -> str | None:
    """The wording that all variants of a name share; None where it is no name of a measured number."""
    known = vocabulary().metrics
    said = known.get(found.said or "")
    if known[metric].kind != "quantitative" or found.ending is None:
        return None
    if not SEVERAL.isdisjoint(found.core) or says_several(found.core):
        return None
    if not (metric in TIMES and said is None if found.said == "time" else is_number(said)):
        return None
    subject = (found.whole or "").removesuffix(found.ending) if said is None else found.subject
    return wording(subject, found.ending, metric) if subject else None


def is_number(said: Metric | None) -> bool:
    """Whether an ending tells a measured number."""
    return said is not None and said.kind == "quantitative"


def wording(subject: str, ending: str, metric: str) -> str | None:
    """Subject and ending brought to the common wording; None where no subject is left."""
    ending = one_ending(ending, metric)
    front = "" if is_one(ending) else in_front(ending)
    subject, ending = placed(folded(subject + front), one_ending(ending.removeprefix(front), metric))
    ending = behind_verb(subject, ending)
    subject = ordered(turned(folded(subject)))
    return subject + ending if subject else None


def in_front(ending: str) -> str:
    """What an ending has before a shorter one of its metric: 项目 of 项目成本; empty where there is none."""
    known = vocabulary().endings
    ends = (ending[at:] for at in range(1, len(ending)))
    shorter = next((end for end in ends if known.get(end) == known.get(ending)), ending)
    return ending.removesuffix(shorter)


@cache
def catalogued() -> dict[str, str]:
    """Common wording → id of the one indicator of which the catalogue has it."""
    found: dict[str, set[str]] = {}
    literal: dict[str, str] = {}
    for entry in catalogue().wordings.values():
        own = parts(entry.text)
        metric = own.said if own.said in vocabulary().metrics else None
        names = [common(own, metric)] if metric is not None else [common(own, time) for time in sorted(TIMES)]
        literal[fold(entry.text).key] = entry.indicator.id
        for name in filter(None, names):
            found.setdefault(name, set()).add(entry.indicator.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1} | literal


def forget_decided() -> None:
    """Read what people decided of metrics and subjects anew: a decision was written."""
    for cached in (accepted.metrics, accepted.subjects, folded, measured, composed, catalogued):
        cached.cache_clear()

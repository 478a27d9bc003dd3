"""One indicator in other words: a name that no catalogue lists, brought to the wording that all its variants share."""

from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from mappings.loading import load
from mappings.metric_words import single, vocabulary
from mappings.metrics import parts
from mappings.names import listed

SEVERAL = frozenset(",;。")
"""Signs between several statements: such a name is no name of one indicator."""


class Same(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Endings that are one; the first is the one that is written."""

    endings: tuple[str, ...]
    why: str


class ComposingFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`composing.yaml`."""

    same: tuple[Same, ...]
    adverbs: tuple[str, ...]
    adverb_ending: str
    verbs: tuple[str, ...]
    agents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """The indicator of a composed name."""

    indicator_id: str
    """That of the catalogue where it lists the common wording; else the metric, a colon and that wording."""
    indicator: str


@cache
def words() -> tuple[ComposingFile, dict[str, str]]:
    """The file, and its endings with the one that stands for each; loaded once."""
    file = load("composing.yaml", ComposingFile)
    return file, single((ending, group.endings[0]) for group in file.same for ending in group.endings)


@lru_cache(maxsize=65536)
def composed(printed: str, metric: str | None) -> Composed | None:
    """The indicator of a name with this metric.

    None where the catalogue or a person knows the name, or it does not end in the words of a measured number.
    """
    found = parts(printed)
    known = vocabulary().metrics
    if (
        listed(printed) is not None
        or metric is None
        or found.subject is None
        or found.ending is None
        or known[metric].kind != "quantitative"
    ):
        return None
    if found.said not in known or known[found.said].kind != "quantitative" or not SEVERAL.isdisjoint(found.core):
        return None
    subject, ending = placed(found.subject or "", words()[1].get(found.ending, found.ending))
    if not subject:
        return None
    name = turned(subject) + ending
    entry = listed(name)
    if entry is not None and entry.indicator_id is not None and entry.indicator is not None:
        return Composed(indicator_id=entry.indicator_id, indicator=entry.indicator)
    return Composed(indicator_id=f"{metric}:{name}", indicator=name)


def placed(subject: str, ending: str) -> tuple[str, str]:
    """The adverb behind the verb: 及时支付率 → 支付, 及时率."""
    file, _ = words()
    last = file.adverb_ending
    for adverb in file.adverbs:
        verb = ending.removeprefix(adverb).removesuffix(last)
        if ending == adverb + verb + last and verb:
            return subject + verb, adverb + last
    return subject, ending


def turned(subject: str) -> str:
    """The verb behind its object: 采购设备 → 设备采购."""
    file, _ = words()
    verb = next((verb for verb in file.verbs if subject.startswith(verb)), None)
    if verb is None:
        return subject
    thing = subject.removeprefix(verb)
    plain = len(thing) > 1 and not thing.endswith(file.agents + file.verbs) and not thing.startswith(file.agents)
    return thing + verb if plain else subject

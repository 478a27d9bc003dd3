"""Words of names that stand for one another or in another order: `composing.yaml`."""

import re
from dataclasses import dataclass
from functools import cache

import msgspec

from mappings.loading import load
from mappings.metric_words import single

WHERE = "mappings/composing.yaml"


class Same(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Endings that are one; the first is the one that is written."""

    endings: tuple[str, ...]
    of: tuple[str, ...] = ()
    """Metrics for which that holds; none named: whichever."""
    why: str


class Behind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ending that stands for another one behind a verb."""

    printed: str
    meant: str
    why: str


class Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Verbs, and the words that they are not moved over."""

    words: tuple[str, ...]
    kept: tuple[str, ...]
    moved: bool = True
    """Whether they stand before their object too."""
    one: bool = False
    """Whether all are written as the first."""
    why: str


class ComposingFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`composing.yaml`."""

    same: tuple[Same, ...]
    behind_verbs: tuple[Behind, ...]
    adverbs: tuple[str, ...]
    adverb_ending: str
    several: str
    """Pattern of a measure in front of another one."""
    verbs: tuple[Verbs, ...]
    agents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The file, ready to look things up."""

    file: ComposingFile
    several: re.Pattern[str]
    same: dict[str, str]
    """Ending → the one that is written, whatever the metric."""
    same_of: dict[tuple[str, str], str]
    """The same for one metric."""
    verbs: dict[str, int]
    """Verb → its place in the file, the longest first."""
    moved: dict[str, tuple[str, ...]]
    """Verb that stands before its object → the words that it is not moved over."""
    meant: dict[str, str]
    """Verb → the one that is written for it."""
    agents: tuple[str, ...]
    """The longest first."""


@cache
def words() -> Words:
    """The file, loaded once. Raises BadMapping where a word has two meanings."""
    file = load("composing.yaml", ComposingFile)
    verbs = [(verb, group) for group in file.verbs for verb in group.words]
    places = {verb: place for place, (verb, _) in enumerate(verbs)}
    return Words(
        file=file,
        several=re.compile(file.several),
        same=single(
            ((ending, group.endings[0]) for group in file.same if not group.of for ending in group.endings), WHERE
        ),
        same_of={
            (metric, ending): group.endings[0] for group in file.same for metric in group.of for ending in group.endings
        },
        verbs=dict(sorted(places.items(), key=lambda entry: -len(entry[0]))),
        moved={verb: group.kept for verb, group in sorted(verbs, key=lambda pair: -len(pair[0])) if group.moved},
        meant={verb: group.words[0] if group.one else verb for verb, group in verbs},
        agents=tuple(sorted(file.agents, key=len, reverse=True)),
    )


def one_ending(ending: str, metric: str) -> str:
    """The ending that stands for all that say the same: 满意率 → 满意度."""
    known = words()
    return known.same_of.get((metric, ending)) or known.same.get(ending, ending)


def is_one(ending: str) -> bool:
    """Whether an ending is the one that is written for several."""
    known = words()
    return ending in known.same or ending in known.same_of.values()


def behind_verb(subject: str, ending: str) -> str:
    """The ending that one stands for behind a verb: 发稿, 量 → 数量."""
    known = words()
    verb = subject.endswith(tuple(known.verbs))
    return next((entry.meant for entry in known.file.behind_verbs if verb and entry.printed == ending), ending)


def placed(subject: str, ending: str) -> tuple[str, str]:
    """The verb before its adverb or its 率: 及时支付率 → 支付, 及时率; 整改率 → 整改, 率."""
    file = words().file
    last = file.adverb_ending
    for adverb in file.adverbs:
        verb = ending.removeprefix(adverb).removesuffix(last)
        if ending == adverb + verb + last and verb:
            return subject + verb, adverb + last
    verb = ending.removesuffix(last)
    return (subject + verb, last) if ending != last and verb in words().verbs else (subject, ending)


def turned(subject: str) -> str:
    """The verb behind its object: 采购设备 → 设备采购; 参与活动人员 → 活动参与人员."""
    known = words()
    agent = next((word for word in known.agents if subject.endswith(word)), "")
    front = subject.removesuffix(agent) if subject != agent else subject
    agent = agent if front != subject else ""
    verb = next((verb for verb in known.moved if front.startswith(verb)), None)
    if verb is None:
        return subject
    thing, kept = front.removeprefix(verb), known.moved[verb]
    plain = len(thing) > 1 and not thing.endswith(kept) and not thing.startswith((*kept, *known.agents))
    return thing + known.meant[verb] + agent if plain else subject


def ordered(subject: str) -> str:
    """The verbs at the end, before whom they tell, in the order of the file: 落实整改 → 整改落实."""
    known = words()
    agent = next((word for word in known.agents if subject.endswith(word)), "")
    front = subject.removesuffix(agent)
    run: list[str] = []
    while (verb := next((verb for verb in known.verbs if front.endswith(verb)), None)) is not None:
        run.append(known.meant[verb])
        front = front.removesuffix(verb)
    return front + "".join(sorted(run, key=lambda verb: known.verbs[verb])) + agent


def says_several(core: str) -> bool:
    """Whether a name holds several measures: 准确率和及时率."""
    return words().several.search(core) is not None

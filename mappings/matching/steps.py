"""How a printed word has to change to be a known one, each change with its evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from rapidfuzz.distance import Levenshtein

from mappings.matching.evidence import NONE_COST, substitution
from mappings.matching.qualifiers import productive, qualifier_at, shorts, word_at
from mappings.matching.words import is_foreign, stands_alone

Kind: TypeAlias = Literal["other", "extra", "lost", "swapped"]
SWAP_COST = 0.30
DOUBLED_COST = 0.20
LOST_COST = 0.50
SENSELESS_COST = 0.55
TAIL = 3
"""Last characters of a name: 满意度, 完成率."""
SENSELESS_TAIL_FROM = 5
"""Characters from which on a name may have a senseless one in its tail, and before it."""
SENSELESS_FROM = 7
SENSELESS_FIRST_FROM = 10
"""The same for its first character, which has one neighbour alone."""
LOST_FROM = 6
"""Characters from which on a name may have lost one: of a shorter one too little is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change of the printed word."""

    kind: Kind
    at: int
    """Place in the printed word."""
    printed: str
    """What stands there; empty where something is lost."""
    meant: str
    """What should; empty where something is too much."""
    cost: float
    why: str
    """In words: the evidence, or why the change may not be made."""
    allowed: bool
    sure: bool = True
    """False where nothing ties the two but that the printed one makes no sense."""


def steps(printed: str, meant: str) -> Iterator[Step]:
    """The changes that make `meant` of `printed`, from left to right."""
    ops = [(op.tag, op.src_pos, op.dest_pos) for op in Levenshtein.editops(printed, meant)]
    number = 0
    while number < len(ops):
        tag, at, to = ops[number]
        if number + 1 < len(ops) and is_swap(printed[at : at + 2], meant[to : to + 2]):
            yield swapped(printed, meant, at, to)
            number += 2
            continue
        match tag:
            case "replace":
                yield other(printed, meant, at, to)
            case "delete" if (again := doubled(printed, ops[number:])) is not None:
                yield again
                number += len(again.printed) - 1
            case "delete":
                yield extra(printed, at)
            case _:
                yield lost(printed, meant, at, to)
        number += 1


def is_swap(pair: str, wanted: str) -> bool:
    """Whether two characters stand in each other's place."""
    return len(pair) == 2 and pair == wanted[::-1]


def other(printed: str, meant: str, at: int, to: int) -> Step:
    """Another character than the one that is meant."""
    sign, wanted = printed[at], meant[to]
    evidence = substitution(sign, wanted)
    word, qualifier = word_at(printed, at), qualifier_at(meant, to)
    cost, why, allowed, sure = evidence.cost, evidence.why, True, True
    if word is not None and (not evidence.seen or qualifier == wanted or len(word) > 1):
        why, allowed = f"“{word}”是另一个词", False
    elif qualifier == wanted and not evidence.seen:
        why, allowed = f"“{qualifier}”是限定词", False
    elif not evidence.why:
        why, allowed = f"“{sign}”与“{wanted}”形音皆远", False
    if not allowed and qualifier != wanted and is_senseless(printed, at, word, len(meant)):
        cost, why, allowed, sure = SENSELESS_COST, f"“{sign}”与前后字不成词", True, False
    return Step(kind="other", at=at, printed=sign, meant=wanted, cost=cost, why=why, allowed=allowed, sure=sure)


def is_senseless(printed: str, at: int, word: str | None, length: int) -> bool:
    """Whether a character cannot be meant where it stands, in a name that is known without it.

    The last characters of a name say what is measured, in few words that all names share; what stands before them
    may be a word that no dictionary has, so that more of it has to be known.
    """
    least = SENSELESS_FROM if at else SENSELESS_FIRST_FROM
    if at >= len(printed) - TAIL or is_foreign(printed[at]):
        least = SENSELESS_TAIL_FROM
    free = word is None and printed[at] not in productive()
    return free and length >= least and stands_alone(printed, at)


def doubled(printed: str, ops: Sequence[tuple[str, int, int]]) -> Step | None:
    """A word of several characters that is printed twice, where the changes begin by taking one of the two away."""
    at = ops[0][1]
    length = next((n for n, (tag, place, _) in enumerate(ops) if tag != "delete" or place != at + n), len(ops))
    word = printed[at : at + length]
    if length < 2 or word not in {printed[at - length : at], printed[at + length : at + 2 * length]}:
        return None
    why, allowed = f"“{word}”重复", not any(sign.isdigit() for sign in word)
    return Step(kind="extra", at=at, printed=word, meant="", cost=DOUBLED_COST, why=why, allowed=allowed)


def extra(printed: str, at: int) -> Step:
    """A character too much: printed twice, or like its neighbour."""
    sign = printed[at]
    beside = [near for near in (printed[at - 1 : at], printed[at + 1 : at + 2]) if near]
    costs = [DOUBLED_COST if near == sign else substitution(sign, near).cost for near in beside]
    alike = min(costs, default=NONE_COST) < LOST_COST
    word = word_at(printed, at)
    if not alike or sign.isdigit():
        why, cost = f"多出“{sign}”", NONE_COST
    elif word is not None and sign not in beside:
        why, cost = f"“{word}”是另一个词", NONE_COST
    else:
        why, cost = f"“{sign}”重复", min(costs)
    return Step(kind="extra", at=at, printed=sign, meant="", cost=cost, why=why, allowed=cost < NONE_COST)


def lost(printed: str, meant: str, at: int, to: int) -> Step:
    """A character too few, inside a name that is long enough to be known without it."""
    wanted = meant[to]
    qualifier = missing(meant, to)
    torn = any(stands_alone(printed, place) for place in (at - 1, at) if 0 <= place < len(printed))
    inside = 0 < to < len(meant) - 1 and len(meant) >= (SENSELESS_TAIL_FROM if torn else LOST_FROM)
    if wanted in (meant[to - 1 : to], meant[to + 1 : to + 2]) and qualifier is None:
        why, cost = f"漏印一个“{wanted}”", DOUBLED_COST
    elif qualifier is not None:
        why, cost = f"缺少限定词“{qualifier}”", NONE_COST
    elif not inside:
        why, cost = f"缺少“{wanted}”", NONE_COST
    else:
        why, cost = f"漏印“{wanted}”", LOST_COST
    return Step(kind="lost", at=at, printed="", meant=wanted, cost=cost, why=why, allowed=cost < NONE_COST)


def missing(meant: str, to: int) -> str | None:
    """The qualifier that a name lacks without the character at a place; what is left of a longer one may tell it."""
    qualifier = qualifier_at(meant, to)
    if qualifier is None or len(qualifier) == 1:
        return qualifier
    left = qualifier.replace(meant[to], "", 1)
    if (left, qualifier) in shorts():
        return None
    return qualifier if qualifier_at(left, 0) is not None else None


def swapped(printed: str, meant: str, at: int, to: int) -> Step:
    """Two neighbours in each other's place."""
    pair = printed[at : at + 2]
    word = next((found for place in (at, at + 1) if (found := word_at(printed, place)) is not None), None)
    qualifier = next((found for place in (to, to + 1) if len(found := qualifier_at(meant, place) or "") == 1), None)
    allowed = word is None and qualifier is None
    why = f"“{pair}”两字颠倒" if allowed else f"“{word or qualifier}”是另一个词"
    return Step(kind="swapped", at=at, printed=pair, meant=pair[::-1], cost=SWAP_COST, why=why, allowed=allowed)

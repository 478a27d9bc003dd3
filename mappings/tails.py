"""Misprints at the end of names that no catalogue lists: what is done to a thing, and how that is measured."""

from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from mappings.catalogue import Misprint
from mappings.loading import load
from mappings.matching.choosing import Candidate, Lexicon, candidates, corrected, lexicon
from mappings.matching.evidence import corrected_splits
from mappings.matching.folding import fold
from mappings.matching.qualifiers import productive
from mappings.matching.words import stands_alone

FRONT = 2
"""Characters of an end before which none is taken for lost: 维保 is short for 维护保养, and no 维保障."""


class Tails(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Each front with each ending."""

    fronts: tuple[str, ...]
    endings: tuple[str, ...]
    why: str


class TailFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`tails.yaml`."""

    tails: tuple[Tails, ...]


@cache
def tails() -> Lexicon:
    """The known ends of names."""
    groups = load("tails.yaml", TailFile).tails
    return lexicon({front + end: front + end for group in groups for front in group.fronts for end in group.endings})


@cache
def torn() -> dict[str, frozenset[str]]:
    """What is left of each known end without one of its characters → the ends."""
    found: dict[str, set[str]] = {}
    for word in tails().words:
        for at in range(len(word)):
            found.setdefault(word[:at] + word[at + 1 :], set()).add(word)
    return {left: frozenset(words) for left, words in found.items()}


@cache
def longest() -> int:
    """Characters of the longest known end."""
    return max(map(len, tails().words))


@lru_cache(maxsize=65536)
def misprint_at_end(printed: str) -> Misprint | None:
    """The misprint in the last words of a name; None where they are right, or evidence does not single out which.

    A character that makes no word with either neighbour, or that is printed twice, has to stand in them: a name of
    real words is left as it is.
    """
    folded = fold(printed)
    key = folded.key
    if key.endswith(tails().words):
        return None
    found = sorted(weighed(key), key=lambda pair: (-pair[1].score, -len(pair[1].word)))
    if not found or len({key[:start] + best.word for start, best in found}) > 1:
        return None
    start, best = found[0]
    text = corrected(printed, folded.places[start:], best.steps)
    return Misprint(printed=printed, meant=text, why="；".join(best.why))


def weighed(key: str) -> Iterator[tuple[int, Candidate]]:
    """The known ends that the name's own may be misprints of, with where they begin."""
    for start, word in {pair for at in doubtful(key) for pair in near(key, at)}:
        best = next((found for found in candidates(key[start:], alone(word)) if found.refusal is None), None)
        lost = best is not None and any(step.kind == "lost" and step.at < FRONT for step in best.steps)
        if best is not None and not lost and all(step.sure for step in best.steps):
            yield start, best


def doubtful(key: str) -> Iterator[int]:
    """The places near the end whose character cannot be meant there, or is printed twice."""
    for at in range(max(0, len(key) - longest() - 1), len(key)):
        if key[at] == key[at - 1 : at] or (key[at] not in productive() and stands_alone(key, at)):
            yield at


def near(key: str, at: int) -> Iterator[tuple[int, str]]:
    """Known ends that are the name's own but for the character at a place, or but for one lost beside it."""
    for start in range(max(0, len(key) - longest() - 1), at + 1):
        own = key[start:at] + key[at + 1 :]
        words = {own} & tails().meanings.keys() | torn().get(own, frozenset()) | torn().get(key[start:], frozenset())
        yield from ((start, word) for word in words)
    yield from (
        (start, text[start:])
        for text, split_at, split in corrected_splits(key)
        for start in range(split_at + 1)
        if split_at <= at < split_at + len(split.parts) and text[start:] in tails().meanings
    )


@cache
def alone(word: str) -> Lexicon:
    """A known end as the only one."""
    return lexicon({word: word})

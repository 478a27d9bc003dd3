"""Which rows of two copies are one row."""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from extractors.audit.comparable_rows import ComparableRow, Key

ALIKE = 0.7
"""Share of a name's signs that must be there in both copies; a recogniser misreads one sign in ten at worst."""
Pair = tuple[ComparableRow, ComparableRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """The rows of two copies side by side."""

    pairs: tuple[Pair, ...]
    """In the order of the first copy's rows."""
    own: tuple[ComparableRow, ...]
    """Rows that the first copy alone has."""
    other: tuple[ComparableRow, ...]
    """Rows that the second copy alone has."""


def matched(own: Sequence[ComparableRow], other: Sequence[ComparableRow]) -> Matching:
    """The rows of two copies of one table: by ever looser keys, and what is left by names that are alike."""
    pairs: list[Pair] = []
    for strictness in range(max((len(entry.keys) for entry in own), default=0)):
        found = same_key(own, other, strictness)
        pairs += found
        own, other = without(own, other, found)
    found = alike(own, other)
    own, other = without(own, other, found)
    ordered = sorted([*pairs, *found], key=lambda pair: pair[0].row.row_id)
    return Matching(pairs=tuple(ordered), own=tuple(own), other=tuple(other))


def same_key(own: Sequence[ComparableRow], other: Sequence[ComparableRow], strictness: int) -> list[Pair]:
    """Rows of equal keys, the n-th of them with the n-th."""
    waiting: dict[Key, deque[ComparableRow]] = defaultdict(deque)
    for entry in other:
        waiting[entry.keys[strictness]].append(entry)
    return [(entry, waiting[key].popleft()) for entry in own if waiting[key := entry.keys[strictness]]]


def alike(own: Sequence[ComparableRow], other: Sequence[ComparableRow]) -> list[Pair]:
    """Rows that stand in one place and whose names are nearly the same: each with the most alike that is left."""
    left = list(other)
    found = []
    for entry in own:
        *place, name = entry.keys[0]
        rivals = [rival for rival in left if [*rival.keys[0][:-1]] == place]
        best = max(rivals, key=lambda rival: likeness(name, rival.keys[0][-1]), default=None)
        if best is not None and likeness(name, best.keys[0][-1]) >= ALIKE:
            left.remove(best)
            found.append((entry, best))
    return found


def likeness(name: object, other: object) -> float:
    """How much of two names is the same, 0 to 1."""
    return Levenshtein.normalized_similarity(str(name), str(other))


def without(
    own: Sequence[ComparableRow], other: Sequence[ComparableRow], pairs: Sequence[Pair]
) -> tuple[Sequence[ComparableRow], Sequence[ComparableRow]]:
    """The rows of two copies that are in no pair."""
    gone = {entry.row.row_id for entry, _ in pairs}, {entry.row.row_id for _, entry in pairs}
    return (
        [entry for entry in own if entry.row.row_id not in gone[0]],
        [entry for entry in other if entry.row.row_id not in gone[1]],
    )

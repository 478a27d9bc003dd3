"""Two readings of one line compared: where they differ in what a figure says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from extractors.ocr.port import Reading
from extractors.values.reading import folds
from mappings.characters import folding


class Kind(StrEnum):
    """What of a figure two readings differ in; where they differ in several, the first of these."""

    DIGIT = "digit"
    POINT = "point"
    PERCENT = "percent"
    COMPARATOR = "comparator"
    MINUS = "minus"


SIGNS: Mapping[Kind, re.Pattern[str]] = {
    Kind.DIGIT: re.compile(r"[0-9]"),
    Kind.POINT: re.compile(r"(?<![^0-9.,])\.(?=[0-9])"),
    Kind.PERCENT: re.compile(r"[%‰]"),
    Kind.COMPARATOR: re.compile(r"[≥≤><=]"),
    Kind.MINUS: re.compile(r"[-±](?=[0-9.])"),
}
"""What a figure's value rests on, in folded text. A point stands before a digit and behind another or a comma; that of
a numbering (3.) is none. A comma groups digits or parts clauses, and is none of these."""
AWRY = 2
"""Characters that an engine gives for one that it does not know, at most."""


class Difference(NamedTuple):
    """A place where two readings of a line differ."""

    kind: Kind
    first: str
    """What the first one reads there, folded; empty where that is nothing."""
    second: str
    centre: float
    """Where it stands, as a fraction of the picture's width: the first one's, if that reads anything there."""


class Folded(NamedTuple):
    """A reading's text, folded."""

    text: str
    centres: tuple[float, ...]
    """Of each of its characters."""


def fold(text: str) -> str:
    """The text without blanks and with one form per sign: readings that fold alike say the same."""
    return "".join(text.translate(_table()).split())


def disagreement(first: Reading, second: Reading, unknown: frozenset[str] = frozenset()) -> tuple[Difference, ...]:
    """Where two readings differ in what a figure's value rests on, left to right.

    What the second one gives for a sign of the first that is `unknown` to its engine is no disagreement.
    """
    ours, theirs = folded(first), folded(second)
    our_kinds, their_kinds = kinds(ours.text), kinds(theirs.text)
    found = []
    for here, there in apart(ours.text, theirs.text):
        told = {*our_kinds[here], *their_kinds[there]}
        kind = next((kind for kind in Kind if kind in told), None)
        read, other = ours.text[here], theirs.text[there]
        if kind is None or (read and unknown.issuperset(read) and len(other) <= AWRY * len(read)):
            continue
        centres = ours.centres[here] or theirs.centres[there]
        found.append(Difference(kind, read, other, sum(centres) / len(centres)))
    return tuple(found)


def folded(reading: Reading) -> Folded:
    """A reading's text, folded character by character."""
    parts = [(fold(char), centre) for char, centre in zip(reading.text, reading.centres, strict=True)]
    return Folded("".join(text for text, _ in parts), tuple(centre for text, centre in parts for _ in text))


def kinds(text: str) -> Sequence[Kind | None]:
    """What each character of a folded text says of a figure; None for those that say nothing."""
    found: list[Kind | None] = [None] * len(text)
    for kind, sign in SIGNS.items():
        for match in sign.finditer(text):
            found[match.start()] = kind
    return found


def apart(first: str, second: str) -> Iterator[tuple[slice, slice]]:
    """The stretches of two texts that differ when they are laid side by side at the least number of changes."""
    for same, run in groupby(Levenshtein.opcodes(first, second), lambda step: step.tag == "equal"):
        if not same:
            steps = list(run)
            yield slice(steps[0].src_start, steps[-1].src_end), slice(steps[0].dest_start, steps[-1].dest_end)


@cache
def _table() -> Mapping[int, int | str | None]:
    """A table for `str.translate`: radicals to characters, full width to half, one form per sign."""
    signs = folds()
    stored = {code: text.translate(signs) for code, text in folding().items()}
    return {**signs, **stored}

"""Comparators in signs and words."""

import re
from collections.abc import Mapping
from functools import cache

from extractors.values.reading import any_of, reading
from mappings.value_words import ComparatorWords, value_words
from schemas.value import Comparator

COMPLEMENTS: Mapping[str, Comparator] = {"<": ">=", ">": "<="}
MIRRORED: Mapping[Comparator, Comparator] = {"<=": ">=", ">=": "<=", "<": ">", ">": "<", "=": "="}
BRACKETS = re.compile(r"[()]+")


def ops(groups: tuple[ComparatorWords, ...]) -> dict[str, Comparator]:
    """Word → comparator."""
    return {word: group.op for group in groups for word in group.words}


@cache
def signs() -> Mapping[str, Comparator]:
    """Comparators in signs."""
    return ops(value_words().comparators.signs)


@cache
def before() -> Mapping[str, Comparator | None]:
    """All that may stand before a number; a negated equality gives None."""
    comparators = value_words().comparators
    plain = ops(comparators.before)
    negated = {no + word: COMPLEMENTS.get(op) for no in comparators.negations for word, op in plain.items()}
    return {**negated, **plain, **signs()}


@cache
def after() -> Mapping[str, Comparator]:
    """All that may stand behind a number and its unit."""
    return ops(value_words().comparators.after)


@cache
def after_time() -> Mapping[str, Comparator]:
    """Upper bounds that may stand behind a duration."""
    return dict.fromkeys(value_words().comparators.after_time, "<=")


@cache
def leading() -> re.Pattern[str]:
    """A comparator at the beginning."""
    return re.compile(any_of(before()))


@cache
def any_sign() -> re.Pattern[str]:
    """A comparator in signs, anywhere."""
    return re.compile(any_of(signs()))


def comparator(text: str) -> Comparator | None:
    """The comparator that the whole of `text` says: ≥, 不低于, 以上, 大于等于(≥); None where it says none."""
    meant = {before().get(part, after().get(part)) for part in BRACKETS.split(reading(text)) if part}
    return meant.pop() if len(meant) == 1 else None


def agreed(*meant: Comparator | None) -> Comparator | None:
    """The one comparator among those that are told; None where there is none, or where they contradict each other."""
    told = {op for op in meant if op is not None}
    return told.pop() if len(told) == 1 else None

"""Texts of a list that a recognised one is with some of its characters taken for what else they may be."""

import re
from collections.abc import Callable, Mapping
from itertools import combinations, product
from math import prod
from typing import TypeAlias

from schemas.page import Candidate

Others: TypeAlias = Mapping[int, tuple[Candidate, ...]]
"""Place of a character in a text without blanks → its candidates, likeliest first."""

FIGURE = re.compile(r"[\d一二三四五六七八九十百千万亿零〇两%‰±≥≤＞＜><=]|(?<=\d)[.,，-]|[.,，-](?=\d)")
"""What figures are made of, which candidates never decide."""
DIGIT = re.compile(r"[\d一二三四五六七八九十百千万亿零〇两]")
"""What numbers are made of, which no sign and no unit holds."""
MOST = 2
"""Characters of a text that are taken for others, at most."""
DOUBTED = 6
"""Characters in doubt of a text that is held against a list, the most: of a longer row of them little is known."""


def of_words(others: Others, text: str) -> Others:
    """The candidates of characters of which neither is part of a figure."""
    figures = {found.start() for found in FIGURE.finditer(text)}
    return without(FIGURE, {at: candidates for at, candidates in others.items() if at not in figures})


def of_signs(others: Others, text: str, start: int) -> Others:
    """The candidates of a part of a text that begins at a place, by their places in the part; none is a digit."""
    own = {at - start: candidates for at, candidates in others.items() if 0 <= at - start < len(text)}
    return without(DIGIT, {at: candidates for at, candidates in own.items() if DIGIT.fullmatch(text[at]) is None})


def without(kind: re.Pattern[str], others: Others) -> Others:
    """The candidates that are not of a kind."""
    found = {at: tuple(each for each in own if not kind.fullmatch(each.text)) for at, own in others.items()}
    return {at: own for at, own in found.items() if own}


def likeliest(text: str, others: Others, is_listed: Callable[[str], bool]) -> str | None:
    """The likeliest of a list that a text without blanks is with as few of its characters changed as can be.

    None where there is none.
    """
    if not 0 < len(others) <= DOUBTED:
        return None
    for count in range(1, MOST + 1):
        found: dict[str, float] = {}
        for places in combinations(sorted(others), count):
            for chosen in product(*(others[at] for at in places)):
                changed = put(text, {at: each.text for at, each in zip(places, chosen, strict=True)})
                if is_listed(changed):
                    found[changed] = prod(each.chance for each in chosen)
        if found:
            return max(found, key=lambda changed: found[changed])
    return None


def put(text: str, chosen: Mapping[int, str]) -> str:
    """A text with other characters at some places."""
    return "".join(chosen.get(at, sign) for at, sign in enumerate(text))


def spaced(text: str, dense: str) -> str:
    """A text with its blanks where they were and other characters, as many."""
    left = iter(dense)
    return "".join(sign if sign.isspace() else next(left) for sign in text)

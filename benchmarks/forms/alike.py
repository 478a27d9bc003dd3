"""When two texts or numbers are the same, and which rows belong to each other."""

import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeVar

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

One = TypeVar("One")
Two = TypeVar("Two")
QUOTES = str.maketrans("", "", "“”\"'‘’「」 \t\r\n\u3000\xa0")
NEAR = 0.97
"""Likeness at which long texts are the same."""


def text(value: object) -> str | None:
    """Comparable text: NFKC, no blanks, no quotes; None for nothing."""
    if value is None:
        return None
    plain = unicodedata.normalize("NFKC", str(value)).translate(QUOTES).replace("...", "").replace("…", "")
    return plain or None


def same_text(want: object, got: object, floor: float = 1.0) -> bool:
    """Whether two texts are the same, or alike to a floor; of several accepted ones any will do."""
    if isinstance(want, tuple):
        return any(same_text(each, got, floor) for each in want)
    one, two = text(want), text(got)
    if one is None or two is None:
        return one == two
    return one == two if floor >= 1 else Indel.normalized_similarity(one, two) >= floor


def same_number(want: object, got: object) -> bool:
    """Whether two numbers are the same to the last printed digit."""
    if want is None or got is None:
        return want is got
    one, two = Decimal(str(want)), Decimal(str(got))
    return abs(one - two) <= max(Decimal("0.0005"), abs(one) / 1_000_000)


def ratio(one: object, two: object) -> float:
    """Likeness of two texts, 0 to 1."""
    left, right = text(one), text(two)
    return fuzz.ratio(left, right) / 100 if left and right else 0.0


def aligned(
    wants: Sequence[One], gots: Sequence[Two], like: Callable[[One, Two], float], floor: float
) -> list[tuple[One | None, Two | None]]:
    """Rows of two lists that belong to each other, in order, so that the sum of likeness is greatest."""
    many, more = len(wants), len(gots)
    likes = [[like(want, got) for got in gots] for want in wants]
    best = [[0.0] * (more + 1) for _ in range(many + 1)]
    for row in range(many - 1, -1, -1):
        for col in range(more - 1, -1, -1):
            take = likes[row][col] + best[row + 1][col + 1] if likes[row][col] >= floor else -1.0
            best[row][col] = max(take, best[row + 1][col], best[row][col + 1])
    row = col = 0
    pairs: list[tuple[One | None, Two | None]] = []
    while row < many or col < more:
        both = row < many and col < more
        if both and likes[row][col] >= floor and best[row][col] == likes[row][col] + best[row + 1][col + 1]:
            pairs.append((wants[row], gots[col]))
            row, col = row + 1, col + 1
        elif row < many and (col >= more or best[row][col] == best[row + 1][col]):
            pairs.append((wants[row], None))
            row += 1
        else:
            pairs.append((None, gots[col]))
            col += 1
    return pairs

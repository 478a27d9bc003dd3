"""Printed text as it reads: one form per sign, no blanks, asides and dates blotted out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from mappings.characters import understood
from mappings.value_words import value_words

BLOT = "\0"
"""Stands for each sign of what is no part of the statement: an aside, a name in quotes, a date."""
PARTS = ";"
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\xad"))
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
DIGIT_GAP = re.compile(r"(?<=[0-9])\s+(?=[0-9])")
BLANKS = re.compile(r"\s+")
POWER = re.compile(
    r"(?:(?<![0-9.,])(?P<factor>[0-9]+(?:\.[0-9]+)?)\s*[×xX*·]\s*)?(?<![0-9.,])10(?P<power>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"
)
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
BRACKETED = re.compile(r"\([^()]*\)")
QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’|\"[^\"]*\"|《[^《》]*》|「[^「」]*」")
MARKS = re.compile(r"[“”‘’\"「」()]")
SAYS = re.compile(r"[^\W_]")


def any_of(words: Iterable[str]) -> str:
    """A regular expression for one of `words`, the longest first; it never matches where there are none."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first))})" if longest_first else r"(?!)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endings:
    """Words to be looked for at the end of a text."""

    words: frozenset[str]
    sizes: tuple[int, ...]
    """Their lengths, the longest first."""

    def last(self, text: str, end: int) -> str:
        """The longest of the words that ends at `end`; empty where none does."""
        for size in self.sizes:
            if size <= end and text[end - size : end] in self.words:
                return text[end - size : end]
        return ""


def endings(words: Iterable[str]) -> Endings:
    """`words`, to be looked for at the end of a text."""
    distinct = frozenset(words)
    return Endings(words=distinct, sizes=tuple(sorted({len(word) for word in distinct}, reverse=True)))


@cache
def folds() -> dict[int, int | None]:
    """Table for `str.translate`: every sign to the one it is read as."""
    simple = {code: ord(sign) for code, sign in understood().items()}
    table: dict[int, int | None] = {**simple, **FULL_WIDTH, **INVISIBLE}
    for fold in value_words().folds:
        table |= dict.fromkeys(map(ord, fold.printed), ord(fold.read))
    return table


@lru_cache(maxsize=16384)
def reading(text: str) -> str:
    """`text` with one form per sign and no blanks. Two numbers parted by blanks stay two: 90 95 reads 90;95."""
    folded = (POWER.sub(multiplied, text) if "10" in text else text).translate(folds())
    return BLANKS.sub("", DIGIT_GAP.sub(PARTS, folded))


def multiplied(found: re.Match[str]) -> str:
    """The number that a power of ten prints: 1.2×10⁴ is 12000."""
    number = Decimal(found["factor"] or 1).scaleb(int(found["power"].translate(RAISED)))
    return f"{number:f}"


@cache
def inclusive() -> re.Pattern[str]:
    """Asides that only say that the bound is included."""
    return re.compile(any_of(value_words().comparators.inclusive))


def statement(text: str, kept: re.Pattern[str]) -> str:
    """A reading with its asides and quoted names blotted out, in place.

    Brackets that match `kept` as a whole, and marks around all that the text says, are no asides.
    """
    text = inclusive().sub("", text)
    if not MARKS.search(text) and "《" not in text:
        return text
    outside = QUOTED.sub("", BRACKETED.sub("", text))
    if SAYS.search(outside) is None:
        return MARKS.sub("", text)
    text = QUOTED.sub(blot, text)
    return BRACKETED.sub(lambda found: found[0] if kept.fullmatch(found[0][1:-1]) else blot(found), text)


def blot(found: re.Match[str]) -> str:
    """As many blots as the match has signs, so that places stay."""
    return BLOT * len(found[0])

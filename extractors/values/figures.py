"""Figures in a text: numbers with what makes them quantities, a comparator, a unit, a place of their own."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.values.comparators import MIRRORED, after, after_time, agreed, before, signs
from extractors.values.reading import BLOT, PARTS, Endings, any_of, endings
from extractors.values.units import chain, single, tidy, unit_kind
from mappings.value_words import value_words
from schemas.value import Comparator

CLAUSE_ENDS = f",;:。、!?{PARTS}"
NUMBER = r"(?<![A-Za-z0-9.])(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)*"
"""Thousands marks count where all groups are of three; two points make a number unreadable."""
LISTED_ITEM = re.compile(r"、(?![0-9+\-<>=≤≥])")
"""Behind a number at the beginning of a clause: 1、完成验收."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number that states a quantity."""

    start: int
    end: int
    """Span in the reading, comparator and unit included."""
    digits: str | None
    """The number as Decimal reads it; None where it has two points or is a tolerance."""
    op: Comparator | None
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands before a number and belongs to it."""

    start: int
    sign: str
    op: Comparator | None
    counts: bool
    """Whether comparator or approximation make a quantity of the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Words that may stand before a number."""

    before: Endings
    about: Endings
    ordinals: Endings
    ranges: Endings
    leads: Endings


@cache
def lists() -> Lists:
    """The words of `values.yaml` that may stand before a number."""
    words = value_words()
    return Lists(
        before=endings(before()),
        about=endings(words.approximate.before),
        ordinals=endings(words.ordinals),
        ranges=endings(words.ranges),
        leads=endings(words.leads),
    )


@cache
def pattern() -> re.Pattern[str]:
    """A number with the unit and bound behind it."""
    words = value_words()
    bound = any_of((*after(), *after_time(), *words.approximate.after))
    between = any_of(words.approximate.between)
    ends = rf"(?=$|[{re.escape(CLAUSE_ENDS)}()~—\-<>≤≥={BLOT}]|{bound}|{any_of(words.ranges)}[0-9])"
    return re.compile(
        rf"(?P<number>{NUMBER})(?:{between}(?={single()}))?(?P<unit>{chain()}{ends}|{single()})?"
        rf"(?P<bound>{bound})?(?P<mirror>{any_of(signs())}(?=[A-Za-z]|$))?"
    )


@cache
def unlisted(compared: bool) -> re.Pattern[str]:
    """A short word between a number and the end, which can only be its unit; shorter where no comparator leads."""
    words = value_words()
    bound = any_of((*after(), *words.approximate.after))
    word = r"[A-Za-z]{1,6}|[\u4e00-\u9fff]{1,4}?" if compared else r"[\u4e00-\u9fff]{1,2}?"
    return re.compile(rf"(?!{any_of(words.names)})(?P<unit>{word})(?P<bound>{bound})?[{re.escape(CLAUSE_ENDS)}.]*$")


def figures(text: str, *, unit_follows: bool = False) -> tuple[Figure, ...]:
    """Every figure of a reading, left to right; numbers that are part of a name or of a list's numbering are none.

    Where `unit_follows` in a column of its own, a number at the end needs none.
    """
    found = (figure(text, each, unit_follows and each.end() == len(text)) for each in pattern().finditer(text))
    return tuple(each for each in found if each is not None)


def figure(text: str, found: re.Match[str], counts: bool) -> Figure | None:
    """The figure that a number makes; None where it states no quantity. It does so for sure where it `counts`."""
    head = head_of(text, found.start())
    end, unit, bound = found.end(), found["unit"], found["bound"]
    if lists().ordinals.last(text, head.start):
        return None
    if unit is None and bound is None:
        whole = unlisted(head.counts).match(text, end) if head.start == 0 else None
        if whole is not None:
            end, unit, bound = whole.end(), whole["unit"], whole["bound"]
        elif not (counts or found["mirror"] or states_quantity(text, head, end)):
            return None
    unit = tidy(unit) if unit else None
    mirrored = MIRRORED[signs()[found["mirror"]]] if found["mirror"] else None
    return Figure(
        start=head.start,
        end=end,
        digits=digits(found["number"], head.sign),
        op=agreed(head.op, mirrored, op_of(bound, unit)),
        unit=unit,
    )


def digits(number: str, sign: str) -> str | None:
    """The number for Decimal, its marks taken out."""
    if number.count(".") > 1 or sign == "±":
        return None
    return ("-" if sign in value_words().negative else "") + number.replace(",", "")


def op_of(bound: str | None, unit: str | None) -> Comparator | None:
    """The comparator that a word behind the unit says; 内 only does so behind a duration."""
    if bound is None:
        return None
    if bound in after_time():
        return after_time()[bound] if unit and unit_kind(unit) == "time" else None
    return after().get(bound)


def head_of(text: str, start: int) -> Head:
    """Sign, approximation and comparator before the number at `start`."""
    words = lists()
    sign = text[start - 1 : start] if start else ""
    if sign and sign in ("+", "±", *value_words().negative) and is_sign(text, start - 1):
        start -= 1
    else:
        sign = ""
    about = words.about.last(text, start)
    start -= len(about)
    word = words.before.last(text, start)
    return Head(start=start - len(word), sign=sign, op=before().get(word), counts=bool(word or about))


def is_sign(text: str, at: int) -> bool:
    """Whether the sign at `at` belongs to the number behind it and is no dash between two."""
    if at == 0 or text[at] == "±":
        return True
    if text[at] == "—":
        return False
    if text[at] not in "+-":
        return True
    ahead = text[at - 1]
    return ahead in CLAUSE_ENDS or ahead == "(" or bool(lists().before.last(text, at) or lists().about.last(text, at))


def states_quantity(text: str, head: Head, end: int) -> bool:
    """Whether a number without unit is one by what stands around it; a letter behind it makes it a name: 5G."""
    following = text[end : end + 1]
    if following.isascii() and following.isalpha():
        return False
    return head.counts or stands_alone(text, head.start, end)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a number without unit is a clause, an end of a span, or what a clause ends in: 满意度达到95."""
    words = lists()
    open_left = start == 0 or text[start - 1] in CLAUSE_ENDS + "("
    if not (open_left or words.ranges.last(text, start) or words.leads.last(text, start)):
        return False
    rest = text[end:]
    if not rest.strip(".。") or rest[0] in CLAUSE_ENDS + "()<>≤≥=":
        return not (open_left and LISTED_ITEM.match(rest))
    return any(rest.startswith(word) and rest[len(word) :][:1].isdigit() for word in words.ranges.words)

"""What one word of a money table says of the amounts beside or below it."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from extractors.values import money_unit
from mappings.head_words import head_file
from mappings.labels import labels, section, year_head
from mappings.money_lines import Item, is_total, line_name, money_head
from mappings.normal import bare, bracketed, plain
from schemas.form import Measure, When

Kind = Literal["amount", "share", "rate", "weight", "score", "aside"]
Side = Literal["income", "expenditure"]
YEAR = re.compile(r"(20\d{2})(?:年度?)?(?=\D|$)")
MONTH = re.compile(r"\d{1,2}月")
NOW = When(distance=0)
PERCENT = frozenset({"%", "百分比"})
MEASURES: dict[str, Measure] = {
    "budget": "budget",
    "adjusted": "adjusted",
    "change": "adjusted",
    "executed": "executed",
}
KINDS: dict[str, Kind] = {
    "share": "share",
    "rate": "rate",
    "weight": "weight",
    "score": "score",
    "aside": "aside",
    "current": "amount",
    "prior_group": "amount",
    "budget": "amount",
    "adjusted": "amount",
    "change": "amount",
    "executed": "amount",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadWord:
    """A word above or left of amounts: each attribute is None where it does not tell it."""

    kind: Kind | None = None
    measure: Measure | None = None
    when: When | None = None
    prior: bool = False
    """Whether it heads past years."""
    line: str | None = None
    """The part of it that names a money line of the catalogue."""
    side: Side | None = None
    unit: str | None = None
    change: bool = False
    """Whether it may head by how much a budget was adjusted, instead of what it was adjusted to."""
    partial: bool = False
    """Whether it speaks of a part of the year, or of what is expected of its rest."""
    percent: bool = False
    """Whether the numbers below are percentages without a sign."""
    label: bool = False
    """Whether it only labels: the part of the form, or the column of names."""

    @property
    def known(self) -> bool:
        """Whether it is a word of money tables."""
        told = (self.kind, self.when, self.line, self.side)
        return self.label or self.prior or any(entry is not None for entry in told)

    @property
    def telling(self) -> bool:
        """Whether only a table with heads of columns has it."""
        return self.prior or self.kind not in {None, "amount", "aside"} or self.measure is not None

    @property
    def item(self) -> Item | None:
        """The line of the catalogue."""
        return money_head(self.line) if self.line is not None else None

    @property
    def total(self) -> bool:
        """Whether it names a sum."""
        return self.line is not None and is_total(self.line)


@lru_cache(maxsize=16384)
def head_word(text: str) -> HeadWord:
    """What a printed text says as a head."""
    unit = next((found for part in bracketed(text) if (found := money_unit(part)) is not None), None)
    inside = replace(aside(text), unit=unit, percent=any(part in PERCENT for part in bracketed(text)))
    word = bare(text)
    if (listed := whole(word)) is not None:
        return merged(listed, inside)
    if (number := year_head(text)) is not None:
        return merged(HeadWord(when=When(year=number) if number > 1000 else When(distance=number)), inside)
    if money_head(text) is not None:
        return merged(HeadWord(line=line_name(text)), inside)
    if section(text) is not None:
        return merged(HeadWord(label=True), inside)
    made = merged(parts(line_name(text)), inside)
    return made if made.known or not is_partial(word) else replace(made, kind="aside", partial=True)


def is_partial(word: str) -> bool:
    """Whether a head speaks of a part of the year, or of what is expected of its rest: 1-9月实际支出, 预计全年支出."""
    return MONTH.search(word) is not None or any(len(part) > 1 and part in word for part in head_file().partial)


def whole(word: str) -> HeadWord | None:
    """A word that the labels list as a whole."""
    role = labels().funding_columns.get(word)
    if role == "item":
        return HeadWord(label=True)
    if role is not None:
        return HeadWord(
            kind=KINDS[role], measure=MEASURES.get(role), prior=role == "prior_group", change=role == "change"
        )
    match labels().funding_sides.get(word):
        case "income":
            return HeadWord(side="income")
        case "expenditure":
            return HeadWord(side="expenditure")
    return None


def aside(text: str) -> HeadWord:
    """What stands in brackets behind a line: 财政拨款（全年执行数）, 资金总额（2031年）."""
    years = {year_head(part) for part in bracketed(text)} - {None}
    roles = {labels().funding_columns.get(part, "") for part in bracketed(text)} & MEASURES.keys()
    when = When(year=years.pop()) if len(years) == 1 and max(year or 0 for year in years) > 1000 else None
    measure = MEASURES[roles.pop()] if len(roles) == 1 else None
    return HeadWord(kind="amount" if measure is not None else None, measure=measure, when=when)


def parts(word: str) -> HeadWord:
    """A word made of a year, a line and a measure: 2031年执行数, 财政拨款预算数, 上年决算数.

    Of a line that no list has, an earlier year is told all the same: 上年预算执行情况 is no money of this year.
    """
    found = HeadWord()
    if year := YEAR.match(word):
        word, found = word[year.end() :], HeadWord(when=When(year=int(year[1])))
    for name, distance in relative_years():
        if found.when is None and word.startswith(name):
            word, found = word[len(name) :].removeprefix("度"), HeadWord(when=When(distance=distance))
            break
    if not word:
        return found
    rest = whole(word) or (HeadWord(line=word) if money_head(word) is not None else None) or measured(word)
    if rest is None:
        return found if found.when is not None and (found.when.distance or 0) < 0 else HeadWord()
    return merged(found, rest)


def measured(word: str) -> HeadWord | None:
    """A line with a measure behind it."""
    for name, role in measure_words():
        if word.endswith(name) and (known := whole(line := word.removesuffix(name)) or of_line(line)) is not None:
            return merged(known, HeadWord(kind=KINDS[role], measure=MEASURES.get(role), prior=role == "prior_group"))
    return None


@cache
def measure_words() -> tuple[tuple[str, str], ...]:
    """The words that may stand behind a line, each with its role, the longest first."""
    told = ((name, role) for name, role in labels().funding_columns.items() if role in KINDS and role != "aside")
    return tuple(sorted(told, key=lambda pair: -len(pair[0])))


@cache
def relative_years() -> tuple[tuple[str, int], ...]:
    """The words for a year by its distance, the longest first."""
    return tuple(sorted(labels().relative_years.items(), key=lambda pair: -len(pair[0])))


def of_line(word: str) -> HeadWord | None:
    """A word that is a line of the catalogue."""
    return HeadWord(line=word) if money_head(word) is not None else None


def merged(first: HeadWord, second: HeadWord) -> HeadWord:
    """Two parts of one word."""
    return HeadWord(
        kind=first.kind if first.kind is not None else second.kind,
        measure=first.measure if first.measure is not None else second.measure,
        when=first.when if first.when is not None else second.when,
        prior=first.prior or second.prior,
        line=first.line if first.line is not None else second.line,
        side=first.side if first.side is not None else second.side,
        unit=first.unit if first.unit is not None else second.unit,
        change=first.change or second.change,
        partial=first.partial or second.partial,
        percent=first.percent or second.percent,
        label=first.label or second.label,
    )


def spends(text: str) -> bool:
    """Whether a text speaks of expenditure."""
    spent = (word for word, side in labels().funding_sides.items() if side == "expenditure")
    return any(word in plain(text) for word in spent)

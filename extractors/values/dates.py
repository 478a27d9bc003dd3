"""Dates and years as printed."""

import re
from datetime import date
from functools import cache

from extractors.values.comparators import after, after_time, before
from extractors.values.numerals import chinese_number, numeral_signs
from extractors.values.reading import any_of, blot, folds, reading
from mappings.value_words import value_words

YEAR = r"(?:19|20)[0-9]{2}"
ROUND = "0OoＯ"
"""Signs that stand for a zero among numerals: 二0三一年."""
COMPACT = re.compile(rf"(?P<year>{YEAR})(?P<month>[01][0-9])(?P<day>[0-3][0-9])")
NUMERIC = re.compile(
    rf"(?<![0-9.])(?P<year>{YEAR})(?P<mark>[-./]|—+)(?P<month>[0-9]{{1,2}})(?P=mark)(?P<day>[0-9]{{1,2}})(?![0-9.])"
)
TOUCHING = re.compile(r"[0-9]{2}")


@cache
def worded() -> re.Pattern[str]:
    """2024年1月24日, in figures or numerals."""
    words, signs = value_words().dates, numeral_signs()
    return re.compile(
        rf"(?<![0-9{signs}])(?P<year>{YEAR}|[{signs}{ROUND}]{{4}}){any_of(words.year)}"
        rf"(?P<month>[0-9]{{1,2}}|[{signs}]{{1,2}}){any_of(words.month)}"
        rf"(?P<day>[0-9]{{1,2}}|[{signs}]{{1,3}}){any_of(words.day)}"
    )


@cache
def year_pattern() -> re.Pattern[str]:
    """2024年, 二〇二四年, the year of 2024-01-24, and the first of two in 2024-2026年."""
    words, signs = value_words(), numeral_signs()
    year, between = any_of(words.dates.year), any_of(words.ranges)
    return re.compile(
        rf"(?<![0-9.{signs}])(?P<year>{YEAR}|[{signs}{ROUND}]{{4}})"
        rf"(?={year}|{between}+{YEAR}{year}|(?P<mark>[-./])[0-9]{{1,2}}(?P=mark)[0-9]{{1,2}}(?![0-9.]))"
    )


@cache
def fixed() -> re.Pattern[str]:
    """Dates, years, and spans of months: no comparator makes quantities of them (不低于2023年水平)."""
    words = value_words()
    year, month, day, between = (
        any_of(each) for each in (words.dates.year, words.dates.month, words.dates.day, words.ranges)
    )
    two = "[0-9]{1,2}"
    return re.compile(
        rf"(?<![0-9.])(?:{NUMERIC.pattern}|{two}/{two}/{YEAR}|{YEAR}[-/](?:0[1-9]|1[0-2])(?![0-9.%])"
        rf"|(?:{YEAR}(?:{year})?{between}+)?{YEAR}{year}{two}{month}(?:{two}{day})?"
        rf"|(?:{YEAR}(?:{year})?{between}+)?{YEAR}{year}"
        rf"|{two}{month}{two}{day}(?:{between}+{two}{day})?"
        rf"|{two}(?:{month})?{between}+{two}{month}"
        rf"|{two}{month}{any_of(words.dates.edges)}|{two}{day}{any_of(words.dates.before)})"
    )


@cache
def loose() -> re.Pattern[str]:
    """A month alone: a date, unless a comparator stands before it or a bound behind it (≤3月, 3月内)."""
    words = value_words()
    bounds = any_of((*after(), *after_time(), *words.approximate.after, "/"))
    return re.compile(rf"(?<![0-9.])(?:1[0-2]|0?[1-9]){any_of(words.dates.month)}(?!{bounds})")


def without_dates(text: str) -> str:
    """A reading with its dates blotted out, in place; a month alone may as well be a duration, and stays."""
    if loose().fullmatch(text):
        return text
    text = fixed().sub(blot, text)
    return loose().sub(lambda found: found[0] if bound_ends(found.string[: found.start()]) else blot(found), text)


def bound_ends(text: str) -> bool:
    """Whether a comparator is the last word of `text`."""
    return trailing().search(text) is not None


@cache
def trailing() -> re.Pattern[str]:
    """A comparator at the end."""
    return re.compile(rf"{any_of(before())}$")


def years(text: str) -> tuple[int, ...]:
    """Every year in `text`, as printed from left to right; a text that is only 2024 is a year too."""
    text = reading(text)
    if re.fullmatch(rf"\(?{YEAR}\)?", text):
        return (int(text.strip("()")),)
    told = (number(found["year"]) for found in year_pattern().finditer(text))
    return tuple(year for year in told if year is not None and 1900 <= year < 2100)


def find_year(text: str) -> int | None:
    """The one year in `text`; None where there is none or they differ."""
    found = set(years(text))
    return found.pop() if len(found) == 1 else None


def parse_date(text: str) -> date | None:
    """The one date in `text`; None where there is none, no day is printed, or two dates differ."""
    text = reading(text if TOUCHING.search(text.translate(folds())) else "".join(text.split()))
    found = [*worded().finditer(text), *NUMERIC.finditer(text)]
    if not found and (compact := COMPACT.fullmatch(text)):
        found = [compact]
    dates = {day for each in found if (day := to_date(each)) is not None}
    return dates.pop() if len(dates) == 1 else None


def to_date(found: re.Match[str]) -> date | None:
    """A date from its parts; None where the calendar has no such day."""
    year, month, day = (number(found[part]) for part in ("year", "month", "day"))
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def number(text: str) -> int | None:
    """Figures or a numeral."""
    if text.isascii():
        return int(text) if text.isdigit() else None
    return chinese_number(text.translate(dict.fromkeys(map(ord, ROUND), "〇")))

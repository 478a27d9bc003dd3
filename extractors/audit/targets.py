"""Rules about the goals that indicators set."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extractors.audit.printed import pairs, printed_rows
from extractors.audit.rule import Rule, rule
from extractors.findings import Note, figure
from extractors.values.reading import reading
from extractors.values.units import single
from mappings.auditing import cost_words, has_yardstick, is_effect, measure_of, unfinished_signs
from mappings.catalogue import catalogue
from schemas.filing import FilingRows
from schemas.tables import Indicator

WHOLE = 1.0
"""All of something, as a fraction."""
FLOORS = (">=", ">")
CEILINGS = ("<=", "<")
EXACT = (None, "=")
"""A number that is neither floor nor ceiling is the goal itself."""
FIGURES = 2
"""Figures with units in one text after which it is no mere wording."""


def note(row: Indicator, field: str, message: str, cause: str, expected: str | None = None) -> Note:
    """Something about one value."""
    return Note(
        row=row,
        table="indicators",
        field=field,
        message=message,
        expected=expected,
        observed=row.value_raw,
        cause=(cause, row.goal, row.level2, row.level3_raw, row.value_raw),
    )


def all_of(rows: Iterable[Indicator], field: str, message: str, cause: str) -> Iterator[Note]:
    """A finding for each of several rows with the same cause."""
    return (note(row, field, message.format(f"“{row.level3}”"), cause) for row in rows)


def bounded(row: Indicator) -> bool:
    """Whether a row is a share of a whole that cannot be exceeded."""
    measure = measure_of(row.level3)
    return measure is not None and measure.whole and row.unit == "%" and row.value is not None


def direction(row: Indicator) -> str | None:
    """Which value of a known indicator is better, where it is told in its usual unit; None where that is unknown."""
    known = catalogue().indicators.get(row.indicator_id or "")
    return known.direction if known is not None and known.unit is not None and known.unit == row.unit else None


@rule("rate-above-whole", "out_of_bound", "warning")
def above_whole(filing: FilingRows) -> Iterator[Note]:
    """A share of a whole above 100 %: a satisfaction rate of 200 %."""
    for row in filing.indicators:
        if bounded(row) and (row.value_si or 0) > WHOLE:
            message = f"“{row.level3}”的指标值“{row.value_raw}”超过100%。"
            yield note(row, "value", message, "above", "≤100%")


def at_least_whole(filing: FilingRows) -> Iterator[Note]:
    """Floors of 100 % for what cannot exceed it."""
    rows = [row for row in filing.indicators if bounded(row) and row.op in FLOORS and row.value_si == WHOLE]
    message = "{}不可能超过100%，指标值却印作不低于100%的下限，应为“=100%”。"
    yield from all_of(rows, "op", message, "at_least_whole")


@rule("year-above-ceiling", "out_of_bound", "warning")
def above_ceiling(filing: FilingRows) -> Iterator[Note]:
    """A goal of the year above the ceiling that the long-term table sets."""
    for long_term, annual in pairs(filing):
        if long_term.op in CEILINGS and (annual.value or 0) > (long_term.value or 0):
            message = f"“{annual.level3}”的年度目标“{annual.value_raw}”超出长期目标的上限“{long_term.value_raw}”。"
            yield note(annual, "value", message, "ceiling", long_term.value_raw)


@rule("bound-against-direction", "out_of_bound", "info")
def against_direction(filing: FilingRows) -> Iterator[Note]:
    """A ceiling on what should be high, or a floor under what should be low."""
    wrong = {"higher": CEILINGS, "lower": FLOORS}
    for row in filing.indicators:
        if row.role == "target" and row.op in wrong.get(direction(row) or "", ()) and row.value_si != WHOLE:
            better = "越高越好" if direction(row) == "higher" else "越低越好"
            message = f"“{row.level3}”{better}，指标值“{row.value_raw}”的方向相反。"
            yield note(row, "op", message, "direction")


@rule("goal-below-past", "other", "info")
def below_past(filing: FilingRows) -> Iterator[Note]:
    """A goal below what every past year reached."""
    for entry in printed_rows(filing):
        row = entry.target
        past = [old.value for old in entry.prior if old.value is not None and row is not None and old.unit == row.unit]
        if row is None or row.value is None or row.op not in EXACT or len(past) < FIGURES:
            continue
        if direction(row) == "higher" and row.value < min(past):
            values = "、".join(f"{old.value_raw}" for old in entry.prior)
            message = f"“{row.level3}”的目标值“{row.value_raw}”低于往年的“{values}”。"
            yield note(row, "value", message, "past")


@rule("long-term-below-year", "other", "info")
def below_year(filing: FilingRows) -> Iterator[Note]:
    """A long-term goal that asks for less than the year's own."""
    for long_term, annual in pairs(filing):
        both = (long_term.op in EXACT and annual.op in EXACT) or long_term.op == annual.op == ">="
        if both and direction(annual) == "higher" and (long_term.value or 0) < (annual.value or 0):
            message = f"“{annual.level3}”的长期目标“{long_term.value_raw}”低于年度目标“{annual.value_raw}”。"
            yield note(long_term, "value", message, "year", annual.value_raw)


def rates_in_words(filing: FilingRows) -> Iterator[Note]:
    """Rates whose goal is a word."""
    rows = [
        row
        for row in filing.indicators
        if row.role == "target" and row.kind == "qualitative" and not figures(row.value_raw)
        if (measure := measure_of(row.level3)) is not None and measure.rate and not is_effect(row.level3)
    ]
    yield from all_of(rows, "value", "{}以比率计，指标值却是文字，无法衡量。", "rates_in_words")


def costs_in_words(filing: FilingRows) -> Iterator[Note]:
    """Costs whose goal is a word."""
    rows = [
        row
        for row in filing.indicators
        if row.role == "target" and row.kind == "qualitative" and row.level2 in cost_words()
        if not figures(row.value_raw) and not has_yardstick(row.value_raw or "")
    ]
    yield from all_of(rows, "value", "成本指标{}没有可衡量的指标值。", "costs_in_words")


def past_bounds(filing: FilingRows) -> Iterator[Note]:
    """Past years told as bounds and not as what was reached."""
    rows = [row for row in filing.indicators if row.role == "prior" and row.op in (*FLOORS, *CEILINGS)]
    yield from all_of(rows, "op", "{}的往年指标值印作上下限，不是实际完成值。", "past_bounds")


@cache
def figure_pattern() -> re.Pattern[str]:
    """A number with its unit."""
    return re.compile(rf"\d+(?:\.\d+)?{single()}")


def figures(text: str | None) -> list[str]:
    """The figures of a text."""
    return figure_pattern().findall(reading(text or ""))


@rule("figures-in-words", "ambiguous_value", "warning")
def figures_in_words(filing: FilingRows) -> Iterator[Note]:
    """Prose with several figures of which none is the goal."""
    for row in filing.indicators:
        if row.kind == "qualitative" and row.role != "prior" and len(counted(row.value_raw)) >= FIGURES:
            message = f"“{row.level3}”的指标值是含有多个数的文字，看不出哪个数是目标，数值留空。"
            yield note(row, "value", message, "figures")


def counted(text: str | None) -> list[str]:
    """Figures of a text that count something: neither 12月 nor 30日."""
    return [found for found in figures(text) if not found.endswith(("年", "月", "日", "分"))]


@rule("value-cut-off", "truncated", "info")
def cut_off(filing: FilingRows) -> Iterator[Note]:
    """A value that ends where something must follow."""
    for row in filing.indicators:
        if row.value_raw is not None and row.value_raw.endswith(unfinished_signs()):
            yield note(row, "value_raw", f"“{row.level3}”的指标值“{row.value_raw}”没有写完。", "cut")


@rule("score-above-weight", "out_of_bound", "warning")
def score_above_weight(filing: FilingRows) -> Iterator[Note]:
    """More points given than there are."""
    for row in filing.indicators:
        if row.score is not None and row.weight is not None and row.score > row.weight:
            message = f"“{row.level3}”得分{figure(row.score)}高于分值{figure(row.weight)}。"
            yield note(row, "score", message, "score", f"≤{figure(row.weight)}")


RULES = (
    above_whole,
    Rule(
        id="rate-at-least-whole",
        kind="out_of_bound",
        severity="info",
        about="A floor of 100 % for what cannot exceed 100 %.",
        check=at_least_whole,
    ),
    above_ceiling,
    against_direction,
    score_above_weight,
    below_past,
    below_year,
    Rule(
        id="rate-in-words",
        kind="other",
        severity="info",
        about="A rate whose goal is a word.",
        check=rates_in_words,
    ),
    Rule(
        id="cost-in-words",
        kind="other",
        severity="info",
        about="A cost whose goal is a word.",
        check=costs_in_words,
    ),
    Rule(
        id="past-as-bound",
        kind="other",
        severity="info",
        about="Values of past years printed as bounds.",
        check=past_bounds,
    ),
    figures_in_words,
    cut_off,
)

"""Rows of copies of one filing as what is compared of them: where they stand, what they are called, what they say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from extractors.findings import figure
from mappings.normal import plain, unquoted
from schemas.filing import FilingRows
from schemas.tables import Funding, Indicator, Project

Key: TypeAlias = tuple[object, ...]
EMPTY = "空"
"""What stands in messages where one of two copies prints nothing."""
HUNDREDTH = 4
"""Digits of a share, as a fraction, that its print tells: 12.34%."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as copies of it must agree, and as a person reads it."""

    means: Key | None
    """None where none is printed."""
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparableRow:
    """One row."""

    row: Funding | Project | Indicator
    keys: tuple[Key, ...]
    """What tells it from other rows, its name last; from the strictest to the loosest."""
    name: str
    year: int | None
    """Of the number it tells; None for a project, which has budgets of more than one."""
    figures: Mapping[str, Figure]
    """By column."""
    words: Mapping[str, str]
    """Text by column, folded: recognisers and people spell it in more ways than one."""


def comparable_rows(filing: FilingRows) -> Mapping[str, tuple[ComparableRow, ...]]:
    """The rows of a filing that are compared, by table; a row named …… is none."""
    return {
        "funding": tuple(map(funding, filing.funding)),
        "projects": tuple(map(project, filing.projects)),
        "indicators": tuple(indicator(row) for row in filing.indicators if any(map(str.isalnum, row.level3))),
    }


def worded(text: str) -> str:
    """Text as copies must agree: its signs of writing, for stops are what recognisers misread most.

    Beside figures they stay: 10-20 is not 1020.
    """
    folded = unquoted(text)
    return folded if any(map(str.isdigit, folded)) else "".join(filter(str.isalnum, folded)) or EMPTY


def funding(row: Funding) -> ComparableRow:
    """An amount; one whose year a copy does not tell is still the line's."""
    name = worded(row.item_name)
    line = (row.section, row.item, row.measure, row.period)
    return ComparableRow(
        row=row,
        keys=((*line, row.year, name), (*line, name)),
        name=row.item_name,
        year=row.year,
        figures={
            "amount": money(row.amount_yuan, row.amount, row.unit, row.raw),
            "share": Figure(
                means=None if row.share is None else (round(row.share, HUNDREDTH),),
                shown=EMPTY if row.share is None else f"{figure(row.share * 100)}%",
            ),
        },
        words={"year": str(row.year or EMPTY), "item_name": name},
    )


def project(row: Project) -> ComparableRow:
    """A project and its budgets."""
    name = worded(row.name)
    return ComparableRow(
        row=row,
        keys=((name,),),
        name=row.name,
        year=None,
        figures={
            "total_budget": money(row.total_budget_yuan, row.total_budget, row.unit),
            "year_budget": money(row.year_budget_yuan, row.year_budget, row.unit),
        },
        words={"name": name},
    )


def money(yuan: object | None, amount: float | None, unit: str | None, raw: str | None = None) -> Figure:
    """An amount: in 元 where its unit is known, so that 1万元 and 10000元 agree."""
    if amount is None:
        return Figure(means=None, shown=EMPTY)
    means = (yuan,) if yuan is not None else (amount, unit)
    return Figure(means=means, shown=f"{raw or figure(amount)}{unit or ''}")


def indicator(row: Indicator) -> ComparableRow:
    """A value; one whose level or year a copy does not tell is still the indicator's."""
    name = worded(row.level3)
    when = (row.horizon, row.role, row.year)
    numeric = row.value is not None
    return ComparableRow(
        row=row,
        keys=((*when, row.level1, row.level2, name), (*when, name), (row.horizon, name)),
        name=row.level3,
        year=row.year,
        figures={
            "value": Figure(
                means=(row.op, row.value, plain(row.unit or "")) if numeric else None,
                shown=row.value_raw or EMPTY,
            ),
            "weight": points(row.weight),
            "score": points(row.score),
        },
        words={
            "level1": row.level1 or EMPTY,
            "level2": row.level2 or EMPTY,
            "level3": name,
            "year": str(row.year or EMPTY),
            "value_raw": EMPTY if numeric else worded(row.value_raw or EMPTY),
        },
    )


def points(number: float | None) -> Figure:
    """A weight or a score."""
    return Figure(means=None if number is None else (number,), shown=EMPTY if number is None else figure(number))

"""Lines of money, and what forms print around them."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from benchmarks.render.sheet import Box
from renderer import words
from renderer.draw import Draw
from renderer.facts import Facts
from renderer.numbers import parts, total
from renderer.truth import Amount, Measure, Section
from renderer.units import Units

FUNDS = ("一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金", "单位资金")
LEVELS = ("中央财政资金", "省级财政资金", "市级财政资金", "县级财政资金")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """One line of money."""

    item: str
    section: Section
    amount: Decimal | None
    """None where the form leaves the cell empty."""
    first: bool = False
    """Whether it is the total."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A form's money table and what it says."""

    rows: list[list[Box]]
    funding: list[Amount]
    earned: Decimal | None = None
    """Points that the execution of the budget scores; None where none are printed."""


def sources(draw: Draw, facts: Facts, chance: Random, units: Units) -> list[Sum]:
    """A total and where it comes from."""
    whole = total(chance, units.unit)
    names = [words.label(draw, "money_fiscal"), words.label(draw, "money_other")]
    if not facts.whole:
        match draw.pick("money.sources", "fiscal and other", "levels", "funds", lean=0.7):
            case "levels":
                names = [*LEVELS[: draw.count("money.levels", 2, 4)], "其他资金"]
            case "funds":
                names = list(FUNDS[: draw.count("money.funds", 2, 5)])
    amounts: list[Decimal | None] = list(parts(chance, whole, len(names)))
    if draw.yes("money.nothing", 0.4):
        amounts[0] = (amounts[0] or Decimal(0)) + (amounts[-1] or Decimal(0))
        zero = whole - whole
        amounts[-1] = None if draw.pick("money.nothing.printed", "0.00", "empty") == "empty" else zero
    rest = [Sum(item=name, section="income", amount=amount) for name, amount in zip(names, amounts, strict=True)]
    if draw.pick("money.total", "with", "without", lean=0.85) != "with":
        return rest
    return [Sum(item=words.label(draw, "money_total"), section="income", amount=whole, first=True), *rest]


def uses(chance: Random, whole: Decimal) -> list[Sum]:
    """What a total is for."""
    basic, rest = parts(chance, whole, 2)
    return [
        Sum(item="基本支出", section="expenditure", amount=basic),
        Sum(item="项目支出", section="expenditure", amount=rest),
    ]


def sided(side: Box, rows: list[list[Box]], left: int) -> list[list[Box]]:
    """The rows with their side label."""
    return [[Box(side.ink, left, len(rows)), *rows[0]], *rows[1:]]


def told(draw: Draw, units: Units, each: Sum, at: int, sums: list[Sum]) -> str:
    """A line's label: 其中 before the first source under a total, a colon behind, a unit."""
    start = "其中：" if at == 1 and sums[0].first and draw.yes("money.of which", 0.7) else ""
    colon = "：" if draw.yes("money.colons", 0.3) else ""
    return start + units.head(each.item) + colon


def fund(facts: Facts, units: Units, each: Sum, measure: Measure = "budget", year: int | None = None) -> Amount:
    """A line of the truth."""
    assert each.amount is not None
    when = facts.year if year is None else year
    return Amount(
        section=each.section,
        item=each.item,
        year=when,
        period="current" if when == facts.year else "prior",
        measure=measure,
        amount=each.amount,
        unit=units.unit,
    )

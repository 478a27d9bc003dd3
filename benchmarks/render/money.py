"""Invents money tables and projects that tie out to the last digit."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from benchmarks.render.sentences import Filler
from benchmarks.render.truth import Amount, Form, Project, Section
from benchmarks.render.words import prose

CENT = Decimal("0.01")
TOTAL = "合计"
ITEMS: Mapping[Form, Mapping[Section, tuple[str, ...]]] = {
    "hubei-department-goal": {
        "income": ("财政拨款", "财政专户管理资金", "单位资金"),
        "expenditure": ("人员类项目支出", "运转类项目支出", "特定目标类项目支出"),
    },
    "hubei-department-goal-2022": {
        "income": ("财政拨款", "其他资金"),
        "expenditure": ("基本支出", "项目支出"),
    },
    "hunan-department-goal": {
        "income": ("财政性资金", "其他资金"),
        "expenditure": ("基本支出", "项目支出"),
    },
}
"""The lines of each form's money table, the main source of income first, the line of projects last."""
HUNAN_TOTAL = "部门预算总额"
PROJECT_LINE: Mapping[Form, str] = {form: lines["expenditure"][-1] for form, lines in ITEMS.items()}


def parts(rng: Random, total: Decimal, count: int) -> tuple[Decimal, ...]:
    """`count` amounts above zero that add up to `total`; fewer where it has fewer cents."""
    cents = int(total / CENT)
    count = min(count, cents)
    edges = sorted(rng.sample(range(1, cents), count - 1))
    return tuple((end - start) * CENT for start, end in zip([0, *edges], [*edges, cents], strict=True))


def income(rng: Random, total: Decimal, lines: Sequence[str]) -> dict[str, Decimal | None]:
    """Sources of a total; the lesser ones are often nothing, printed as 0 or left empty."""
    amounts: dict[str, Decimal | None] = {}
    left = total
    for line in lines[1:]:
        amounts[line] = rng.choice((None, Decimal(0), (total * rng.randint(1, 90) / 1000).quantize(CENT)))
        left -= amounts[line] or Decimal(0)
    return {lines[0]: left} | amounts


def expenditure(rng: Random, total: Decimal, lines: Sequence[str]) -> dict[str, Decimal | None]:
    """Uses of a total."""
    return dict(zip(lines, parts(rng, total, len(lines)), strict=True))


def share(amount: Decimal, total: Decimal, digits: int) -> Decimal:
    """The fraction that a percentage of `digits` decimals prints."""
    return (amount / total).quantize(Decimal(1).scaleb(-2 - digits), ROUND_HALF_UP)


def invent_total(rng: Random, unit: str) -> Decimal:
    """A department's money for a year, between 50 万元 and 20,000 万元."""
    ten_thousands = Decimal(rng.randint(5_000, 2_000_000)) / 100
    return ten_thousands if unit == "万元" else ten_thousands * 10_000 + Decimal(rng.randint(0, 99)) / 100


def invent_funding(rng: Random, form: Form, year: int, past: Sequence[int], unit: str) -> tuple[Amount, ...]:
    """Both sections for the budget year and the past ones, in the order printed."""
    years = (year, *past)
    total = invent_total(rng, unit)
    totals = {each: total if each == year else (total * rng.randint(800, 1200) / 1000).quantize(CENT) for each in years}
    digits = rng.choice((0, 2, 2))
    rows: list[Amount] = []
    for section, lines in ITEMS[form].items():
        divide = income if section == "income" else expenditure
        columns = {each: {**divide(rng, totals[each], lines), TOTAL: totals[each]} for each in years}
        for item in (*lines, TOTAL):
            for each in years:
                if (amount := columns[each][item]) is not None:
                    fraction = share(amount, totals[each], digits) if each == year else None
                    rows.append(
                        Amount(
                            section=section,
                            item=item,
                            year=each,
                            period="current" if each == year else "prior",
                            amount=amount,
                            share=fraction,
                        )
                    )
    return tuple(rows)


def invent_hunan_funding(rng: Random, year: int) -> tuple[Amount, ...]:
    """The five lines of Hunan's form: one total, and neither shares nor past years."""
    total = invent_total(rng, "万元")
    sources, uses = ITEMS["hunan-department-goal"].values()
    other = rng.choice((Decimal(0), (total * rng.randint(1, 90) / 1000).quantize(CENT)))
    lines: list[tuple[Section, str, Decimal]] = [("income", HUNAN_TOTAL, total)]
    lines += [("income", sources[0], total - other), ("income", sources[1], other)]
    lines += [("expenditure", item, part) for item, part in zip(uses, parts(rng, total, len(uses)), strict=True)]
    return tuple(
        Amount(section=section, item=item, year=year, period="current", amount=amount, share=None)
        for section, item, amount in lines
    )


def invent_projects(rng: Random, fill: Filler, total: Decimal) -> tuple[Project, ...]:
    """Projects whose budgets of the year add up to `total`."""
    words = prose().projects
    budgets = parts(rng, total, rng.randint(1, 8))
    categories = words.categories[:1] if rng.random() < 0.6 else words.categories
    return tuple(
        Project(
            seq=seq,
            name=fill.fresh(rng.choice(words.names)),
            category=rng.choice(categories),
            total_budget=budget * rng.choice((1, 1, 1, 2, 3)),
            year_budget=budget,
            purpose=fill.once(rng.choice(words.purposes)),
        )
        for seq, budget in enumerate(budgets, start=1)
    )

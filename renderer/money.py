"""The form's own money, in the shapes that forms print it in."""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from benchmarks.render.sheet import Box
from renderer import words
from renderer.board import WIDTH, Lane, ink, lane
from renderer.draw import Draw
from renderer.facts import Facts
from renderer.numbers import parts, spent, total
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


def money(draw: Draw, facts: Facts, units: Units, left: int) -> Money:
    """A form's money in one of the shapes; `left` narrow columns for its side label."""
    chance = draw.chance("money")
    if facts.judged:
        shape = draw.pick("money.judged", "measures", "two storeys", lean=0.7)
        return (measures if shape == "measures" else storeys)(draw, facts, units, left, chance)
    if facts.whole:
        match draw.pick("money.whole", "beside", "stacked", "by nature", lean=0.4):
            case "beside":
                return side_by_side(draw, facts, units, left, chance)
            case "stacked":
                return stacked(draw, facts, units, left, chance)
            case _:
                return by_nature(draw, facts, units, left, chance)
    shape = draw.pick("money.shape", "rows", "pairs on a line", "two pairs a line", "head row", "years", lean=0.4)
    if shape == "years":
        return years(draw, facts, units, left, chance)
    sums = sources(draw, facts, chance, units)
    side = Box(ink(units.side(words.label(draw, "money_side"))), 1, 1)
    found = [fund(facts, units, each) for each in sums if each.amount is not None]
    names = [told(draw, units, each, at, sums) for at, each in enumerate(sums)]
    amounts = [units.cell(each.amount) for each in sums]
    wide = WIDTH - left
    if shape == "rows":
        inner = lane((2, 3), wide)
        rows = [inner.row(*pair) for pair in zip(names, amounts, strict=True)]
    elif shape == "pairs on a line":
        inner = lane([2, 1] * len(sums), wide)
        rows = [inner.row(*(text for pair in zip(names, amounts, strict=True) for text in pair))]
    elif shape == "two pairs a line":
        inner = lane((2, 1, 2, 1), wide)
        flat = [text for pair in zip(names, amounts, strict=True) for text in pair]
        flat += [""] * (-len(flat) % 4)
        rows = [inner.row(*flat[at : at + 4]) for at in range(0, len(flat), 4)]
    else:
        inner = lane([1] * len(sums), wide)
        rows = [inner.row(*names), inner.row(*amounts)]
    return Money(rows=sided(side, rows, left), funding=found)


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


def years(draw: Draw, facts: Facts, units: Units, left: int, chance: Random) -> Money:
    """Sources by year, the budget year's last."""
    span = [facts.year - 2, facts.year - 1, facts.year]
    columns = [sources(draw, facts, chance, units) for _ in span]
    inner = lane([2, *(1 for _ in span)], WIDTH - left)
    heads = [units.head(f"{year}年") for year in span]
    rows = [inner.row(draw.pick("money.years.corner", "资金来源", "资金性质"), *heads)]
    found = []
    for at in range(len(columns[0])):
        line = [column[at] for column in columns]
        rows.append(inner.row(line[0].item, *(units.cell(each.amount) for each in line)))
        found += [
            fund(facts, units, each, year=year)
            for each, year in zip(line, span, strict=True)
            if each.amount is not None
        ]
    side = Box(ink(units.side(words.label(draw, "money_side"))), 1, 1)
    return Money(rows=sided(side, rows, left), funding=found)


def side_by_side(draw: Draw, facts: Facts, units: Units, left: int, chance: Random) -> Money:
    """Income on the left, expenditure on the right."""
    sums = sources(draw, facts, chance, units)
    if not sums[0].first:
        sums = [
            Sum(
                item="合计",
                section="income",
                amount=sum((each.amount or Decimal(0) for each in sums), Decimal(0)),
                first=True,
            ),
            *sums,
        ]
    whole = sums[0].amount or Decimal(0)
    incomes = [*sums[1:], Sum(item="合计", section="income", amount=whole)]
    outs = [*uses(chance, whole), Sum(item="合计", section="expenditure", amount=whole)]
    inner = lane((2, 1, 2, 1), WIDTH - left)
    amount_head = units.head(draw.pick("money.beside.head", "预算金额", "金额", "预算数"))
    pair = draw.pick("money.beside.order", "income first", "expenditure first", lean=0.6)
    sides: list[tuple[str, list[Sum]]] = [
        ("收入来源", incomes),
        (draw.pick("money.beside.uses", "支出结构", "部门预算支出", "支出构成"), outs),
    ]
    if pair == "expenditure first":
        sides.reverse()
    rows = [inner.row(sides[0][0], amount_head, sides[1][0], amount_head)]
    for one, two in zip(sides[0][1], sides[1][1], strict=True):
        rows.append(inner.row(one.item, units.cell(one.amount), two.item, units.cell(two.amount)))
    found = [fund(facts, units, each) for each in (*incomes, *outs) if each.amount is not None]
    side = Box(ink(units.side("预算整体情况")), 1, 1)
    return Money(rows=sided(side, rows, left), funding=found)


def stacked(draw: Draw, facts: Facts, units: Units, left: int, chance: Random) -> Money:
    """Income above expenditure, with shares."""
    whole = total(chance, units.unit)
    fiscal, other = parts(chance, whole, 2)
    blocks: list[tuple[str, list[Sum]]] = [
        ("收入构成", [
            Sum(item="财政拨款", section="income", amount=fiscal),
            Sum(item="其他资金", section="income", amount=other),
            Sum(item="合计", section="income", amount=whole, first=True),
        ]),
        ("支出构成", [*uses(chance, whole), Sum(item="合计", section="expenditure", amount=whole, first=True)]),
    ]  # fmt: skip
    shares = draw.pick("money.shares", "signed", "in head", "none", lean=0.5)
    inner = lane((1, 2, 2, *((1,) if shares != "none" else ())), WIDTH - left)
    heads = {"signed": ["占比"], "in head": ["占比（%）"], "none": []}[shares]
    rows = [
        inner.row((draw.pick("money.stacked.corner", "总体资金情况", "资金构成"), 2), units.head("当年金额"), *heads)
    ]
    found = []
    for name, block in blocks:
        rest = Lane(inner.widths[1:])
        lines = []
        for each in block:
            portion = ((each.amount or Decimal(0)) / whole).quantize(Decimal("0.0001"), ROUND_HALF_UP)
            shown = {"signed": [f"{portion * 100:.2f}%"], "in head": [f"{portion * 100:.2f}"], "none": []}[shares]
            lines.append(rest.row(each.item, units.cell(each.amount), *shown))
            base = fund(facts, units, each)
            found.append(base if shares == "none" else with_share(base, portion))
        rows += [[Box(ink(name), inner.widths[0], len(lines)), *lines[0]], *lines[1:]]
    side = Box(ink(units.side("部门总体资金情况")), 1, 1)
    return Money(rows=sided(side, rows, left), funding=found)


def with_share(amount: Amount, portion: Decimal) -> Amount:
    """The amount with its share."""
    return Amount(
        section=amount.section,
        item=amount.item,
        year=amount.year,
        amount=amount.amount,
        unit=amount.unit,
        share=portion,
    )


def by_nature(draw: Draw, facts: Facts, units: Units, left: int, chance: Random) -> Money:
    """One value row under heads of two storeys: sources and uses of one total."""
    whole = total(chance, units.unit)
    sums = [
        Sum(item=name, section="income", amount=amount)
        for name, amount in zip(("一般公共预算", "政府性基金预算", "其他资金"), parts(chance, whole, 3), strict=True)
    ]
    outs = uses(chance, whole)
    inner = lane([1] * 6, WIDTH - left)
    groups = draw.pick(
        "money.nature.groups", "按收入性质分|按支出性质分", "按资金来源分|按支出类型分", "收入|支出"
    ).split("|")
    top = inner.row(Box(ink(units.head("资金总额")), 1, 2), (groups[0], 3), (groups[1], 2))
    rest = Lane(inner.widths[1:])
    line = [Sum(item="资金总额", section="income", amount=whole), *sums, *outs]
    rows = [
        top,
        rest.row(*(units.head(each.item) for each in line[1:])),
        inner.row(*(units.cell(each.amount) for each in line)),
    ]
    side = Box(ink(units.side(draw.pick("money.nature.side", "年度预算申请", "预算情况", "资金情况"))), 1, 1)
    return Money(rows=sided(side, rows, left), funding=[fund(facts, units, each) for each in line])


def measures(draw: Draw, facts: Facts, units: Units, left: int, chance: Random) -> Money:
    """Sources by 年初预算数, 全年预算数, 全年执行数, and what the execution scores."""
    names: tuple[Measure, ...] = ("budget", "adjusted", "executed")
    kinds = [(name, words.label(draw, name)) for name in names]
    if draw.yes("money.measures.two", 0.25):
        kinds = kinds[1:]
    sums = sources(draw, facts, chance, units)
    points = draw.pick("money.points", "weight rate score", "rate", "none", "rate weight score", lean=0.5)
    extra = [
        {"weight": "分值", "rate": words.label(draw, "rate"), "score": "得分"}[key]
        for key in points.split()
        if key != "none"
    ]
    inner = lane([2, *([1] * (len(kinds) + len(extra)))], WIDTH - left)
    corner = draw.pick("money.measures.corner", "", "资金来源", "项目", lean=0.5)
    mixed = units.unit == "万元" and units.where != "cells" and draw.yes("money.mixed units", 0.1)
    heads = [f"{name}（元）" if mixed and kind == "executed" else units.head(name) for kind, name in kinds]
    rows = [inner.row(corner, *heads, *extra)]
    found, earned = [], None
    for at, each in enumerate(sums):
        if each.amount is None:
            rows.append(
                inner.row(
                    told(draw, replace(units, where="columns"), each, at, sums), *([""] * (len(kinds) + len(extra)))
                )
            )
            continue
        outlay = spent(chance, each.amount)
        amounts = {"budget": each.amount, "adjusted": each.amount, "executed": outlay * 10_000 if mixed else outlay}
        rate = None if each.amount == 0 else (outlay / each.amount).quantize(Decimal("0.0001"), ROUND_HALF_UP)
        scored = at == 0 and each.first
        if scored and rate is not None and "score" in points.split():
            earned = (rate * 10).quantize(Decimal("0.01"))
        says = {
            "weight": "10" if scored else "—",
            "rate": "—" if rate is None else f"{rate * 100:.2f}%",
            "score": f"{rate * 10:.2f}" if scored and rate is not None else "—",
        }
        name = told(draw, replace(units, where="columns"), each, at, sums)
        line = [units.cell(amounts[kind]) for kind, _ in kinds]
        rows.append(inner.row(name, *line, *(says[key] for key in points.split() if key != "none")))
        for kind, _ in kinds:
            found.append(
                Amount(
                    section=each.section,
                    item=each.item,
                    year=facts.year,
                    measure=kind,
                    amount=amounts[kind],
                    unit="元" if mixed and kind == "executed" else units.unit,
                )
            )
    side = Box(ink(units.side(words.label(draw, "money_side"))), 1, 1)
    return Money(rows=sided(side, rows, left), funding=found, earned=earned)


def storeys(draw: Draw, facts: Facts, units: Units, left: int, chance: Random) -> Money:
    """One value row: measures above, sources below."""
    kinds: list[tuple[Measure, str]] = [
        ("adjusted", words.label(draw, "adjusted")),
        ("executed", words.label(draw, "executed")),
    ]
    sums = sources(draw, facts, chance, units)
    inner = lane([1] * (2 * len(sums)), WIDTH - left)
    top = inner.row(*((units.head(name), len(sums)) for _, name in kinds))
    below = inner.row(*(each.item for _ in kinds for each in sums))
    amounts = [
        each.amount if kind == "adjusted" or each.amount is None else spent(chance, each.amount)
        for kind, _ in kinds
        for each in sums
    ]
    found = [
        Amount(section=each.section, item=each.item, year=facts.year, measure=kind, amount=amount, unit=units.unit)
        for (kind, each), amount in zip(((kind, each) for kind, _ in kinds for each in sums), amounts, strict=True)
        if amount is not None
    ]
    rows = [top, below, inner.row(*(units.cell(amount) for amount in amounts))]
    side = Box(ink(units.side(words.label(draw, "money_side"))), 1, 1)
    return Money(rows=sided(side, rows, left), funding=found)

"""The money of a whole department: where it comes from and what it is for."""

from decimal import ROUND_HALF_UP, Decimal
from random import Random

from benchmarks.render.sheet import Box
from renderer.board import WIDTH, Lane, ink, lane
from renderer.draw import Draw
from renderer.facts import Facts
from renderer.numbers import parts, total
from renderer.sums import Money, Sum, fund, sided, sources, uses
from renderer.truth import Amount
from renderer.units import Units


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


def transposed(draw: Draw, facts: Facts, units: Units, left: int, chance: Random) -> Money:
    """Income above expenditure, the lines of each side by side over their amounts."""
    whole = total(chance, units.unit)
    fiscal, other = parts(chance, whole, 2)
    incomes = [
        Sum(item="财政拨款", section="income", amount=fiscal),
        Sum(item="其他资金", section="income", amount=other),
        Sum(item="收入合计", section="income", amount=whole),
    ]
    outs = [*uses(chance, whole), Sum(item="支出合计", section="expenditure", amount=whole)]
    inner = lane([1] * 4, WIDTH - left)
    rows: list[list[Box]] = []
    for side, corner, line in (("年度收入", "资金来源", incomes), ("年度支出", "支出类型", outs)):
        names = inner.row(corner, *(each.item for each in line))
        amounts = inner.row(units.head("金额"), *(units.cell(each.amount) for each in line))
        rows += sided(Box(ink(units.side(side)), 1, 1), [names, amounts], left)
    return Money(rows=rows, funding=[fund(facts, units, each) for each in (*incomes, *outs)])


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

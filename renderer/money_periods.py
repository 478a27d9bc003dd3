"""Money of the whole period beside that of its year, by level of government."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from benchmarks.render.sheet import Box
from renderer import words
from renderer.board import WIDTH, ink, lane
from renderer.draw import Draw
from renderer.facts import Facts
from renderer.numbers import parts, total
from renderer.sums import Money, Sum, fund, sided
from renderer.truth import Amount
from renderer.units import Units

BY_LEVEL = ("中央补助|地方资金", "中央财政资金|省级财政资金|其他资金", "中央|省级|市县", "财政拨款|其他资金")
"""Sources under a total, as transfers and forms of several years print them."""


def periods(draw: Draw, facts: Facts, units: Units, left: int, chance: Random) -> Money:
    """Totals of the period and of the year in two columns of pairs, or one below the other."""
    items = draw.pick("money.periods.items", *BY_LEVEL).split("|")
    whole_name, year_name = (
        words.label(draw, "whole_total"),
        draw.pick("money.periods.year", "年度资金总额", "年度金额"),
    )
    columns = [lines(chance, units, name, items) for name in (whole_name, year_name)]
    colon = draw.pick("money.periods.colons", "：", "")
    wide = WIDTH - left
    if draw.pick("money.periods", "beside", "below", lean=0.7) == "beside":
        inner = lane((2, 1, 2, 1), wide)
        rows = [
            inner.row(*(text for each in pair for text in (label(units, each, at, colon), units.cell(each.amount))))
            for at, pair in enumerate(zip(*columns, strict=True))
        ]
    else:
        inner = lane((2, 3), wide)
        rows = [
            inner.row(label(units, each, at, colon), units.cell(each.amount))
            for column in columns
            for at, each in enumerate(column)
        ]
    side = Box(ink(units.side(words.label(draw, "money_side"))), 1, 1)
    return Money(rows=sided(side, rows, left), funding=[*loosened(facts, units, columns[0]),
                 *(fund(facts, units, each) for each in columns[1])])  # fmt: skip


def lines(chance: Random, units: Units, name: str, items: Sequence[str]) -> list[Sum]:
    """A total and its sources."""
    whole = total(chance, units.unit)
    rest = zip(items, parts(chance, whole, len(items)), strict=True)
    return [
        Sum(item=name, section="income", amount=whole, first=True),
        *(Sum(item=item, section="income", amount=amount) for item, amount in rest),
    ]


def label(units: Units, each: Sum, at: int, colon: str) -> str:
    """其中 before the first source."""
    return ("其中：" if at == 1 else "") + units.head(each.item) + colon


def loosened(facts: Facts, units: Units, column: Sequence[Sum]) -> list[Amount]:
    """Amounts of the whole period, which belong to no one year."""
    return [replace(fund(facts, units, each), loose=True) for each in column]

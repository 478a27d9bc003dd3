"""Money that moves within the year: what a part of it spent, and how a budget changed."""

from decimal import ROUND_HALF_UP, Decimal
from random import Random

from benchmarks.render.sheet import Box
from renderer import words
from renderer.board import WIDTH, ink, lane
from renderer.draw import Draw
from renderer.facts import Facts
from renderer.numbers import spent, step_of
from renderer.sums import Money, fund, sided, sources, told
from renderer.truth import Amount, Measure
from renderer.units import Units

MEASURES: tuple[Measure, ...] = ("budget", "adjusted", "executed")


def watched(draw: Draw, facts: Facts, units: Units, left: int, chance: Random) -> Money:
    """The year's budget, what the first months spent, and what is expected: the budget alone is the year's."""
    sums = sources(draw, facts, chance, units)
    heads = [units.head(words.label(draw, "budget")), units.head(words.label(draw, "part_spent"))]
    rated = draw.yes("watch.rate", 0.7)
    expected = draw.yes("watch.expected", 0.6)
    heads += [words.label(draw, "part_rate")] if rated else []
    heads += [units.head(words.label(draw, "spent_expected"))] if expected else []
    inner = lane([2, *([1] * len(heads))], WIDTH - left)
    rows = [inner.row(draw.pick("money.measures.corner", "", "资金来源", "项目", lean=0.5), *heads)]
    found = []
    for at, each in enumerate(sums):
        name = told(draw, units.bare, each, at, sums)
        if each.amount is None:
            rows.append(inner.row(name, *([""] * len(heads))))
            continue
        part = (each.amount * chance.choice((45, 52, 58, 63)) / 100).quantize(step_of(each.amount))
        line = [units.cell(each.amount), units.cell(part)]
        if rated:
            rate = None if each.amount == 0 else (part / each.amount).quantize(Decimal("0.0001"), ROUND_HALF_UP)
            line.append("—" if rate is None else f"{rate * 100:.2f}%")
        if expected:
            line.append(units.cell(spent(chance, each.amount)))
        rows.append(inner.row(name, *line))
        found.append(fund(facts, units, each))
    side = Box(ink(units.side(words.label(draw, "money_side"))), 1, 1)
    return Money(rows=sided(side, rows, left), funding=found)


def changed(draw: Draw, facts: Facts, units: Units, left: int, chance: Random) -> Money:
    """The budget at first, what was added or taken away, the budget after that, and what was spent.

    What was added is no budget: the dataset has no measure for it.
    """
    sums = sources(draw, facts, chance, units)
    names = [words.label(draw, key) for key in ("budget", "delta", "adjusted", "executed")]
    inner = lane([2, 1, 1, 1, 1], WIDTH - left)
    rows = [inner.row(draw.pick("money.measures.corner", "", "资金来源", "项目", lean=0.5), *map(units.head, names))]
    found = []
    for at, each in enumerate(sums):
        name = told(draw, units.bare, each, at, sums)
        if each.amount is None:
            rows.append(inner.row(name, *([""] * 4)))
            continue
        delta = (each.amount * chance.choice((-12, -5, 8, 0)) / 100).quantize(step_of(each.amount))
        after = each.amount + delta
        outlay = spent(chance, after)
        rows.append(inner.row(name, *map(units.cell, (each.amount, delta, after, outlay))))
        found += [
            Amount(section=each.section, item=each.item, year=facts.year, measure=measure, amount=amount,
                   unit=units.unit)
            for measure, amount in zip(MEASURES, (each.amount, after, outlay), strict=True)
        ]  # fmt: skip
    side = Box(ink(units.side(words.label(draw, "money_side"))), 1, 1)
    return Money(rows=sided(side, rows, left), funding=found)

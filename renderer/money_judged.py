"""The money of forms that tell what was spent."""

from decimal import ROUND_HALF_UP, Decimal
from random import Random

from benchmarks.render.sheet import Box
from renderer import words
from renderer.board import WIDTH, ink, lane
from renderer.draw import Draw
from renderer.facts import Facts
from renderer.numbers import spent
from renderer.sums import Money, sided, sources, told
from renderer.truth import Amount, Measure
from renderer.units import Units


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
            rows.append(inner.row(told(draw, units.bare, each, at, sums), *([""] * (len(kinds) + len(extra)))))
            continue
        outlay = spent(chance, each.amount)
        amounts = {"budget": each.amount, "adjusted": each.amount, "executed": outlay * 10_000 if mixed else outlay}
        rate = None if each.amount == 0 else (outlay / each.amount).quantize(Decimal("0.0001"), ROUND_HALF_UP)
        scored = at == 0 and each.first
        says = {
            "weight": "10" if scored else "—",
            "rate": "—" if rate is None else f"{rate * 100:.2f}%",
            "score": f"{rate * 10:.2f}" if scored and rate is not None else "—",
        }
        printed = points.split()
        own = (rate * 10).quantize(Decimal("0.01")) if scored and rate is not None else None
        earned = own if own is not None and "score" in printed else earned
        name = told(draw, units.bare, each, at, sums)
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
                    execution_rate=rate if kind == "executed" and "rate" in printed else None,
                    weight=Decimal(10) if kind == "executed" and scored and "weight" in printed else None,
                    score=own if kind == "executed" and "score" in printed else None,
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

"""The form's own money, in the shapes that forms print it in."""

from random import Random

from benchmarks.render.sheet import Box
from renderer import words
from renderer.board import WIDTH, ink, lane
from renderer.draw import Draw
from renderer.facts import Facts
from renderer.money_judged import measures, storeys
from renderer.money_periods import periods
from renderer.money_watch import changed, watched
from renderer.money_whole import by_nature, side_by_side, stacked, transposed
from renderer.sums import Money, fund, sided, sources, told
from renderer.units import Units


def money(draw: Draw, facts: Facts, units: Units, left: int) -> Money:
    """A form's money in one of the shapes; `left` narrow columns for its side label."""
    chance = draw.chance("money")
    if facts.marked and not draw.yes("marks.money", 0.4):
        return Money(rows=[], funding=[])
    if facts.watched:
        return watched(draw, facts, units, left, chance)
    if facts.judged or facts.marked:
        shape = draw.pick("money.judged", "measures", "two storeys", "changes", lean=0.7)
        return {"measures": measures, "two storeys": storeys, "changes": changed}[shape](
            draw, facts, units, left, chance
        )
    if facts.whole and draw.yes("money.transposed", 0.1):
        return transposed(draw, facts, units, left, chance)
    if facts.whole:
        match draw.pick("money.whole", "beside", "stacked", "by nature", lean=0.4):
            case "beside":
                return side_by_side(draw, facts, units, left, chance)
            case "stacked":
                return stacked(draw, facts, units, left, chance)
            case _:
                return by_nature(draw, facts, units, left, chance)
    shape = draw.pick(
        "money.shape", "rows", "pairs on a line", "two pairs a line", "head row", "years", "periods", lean=0.4
    )
    if shape == "periods":
        return periods(draw, facts, units, left, chance)
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

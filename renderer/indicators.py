"""Indicator tables and what they say."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import Decimal

from renderer import words
from renderer.columns import Column, Hand, extras, invent_hand, value_columns
from renderer.doubts import doubted
from renderer.draw import Draw
from renderer.facts import Facts
from renderer.marks import marks
from renderer.rows import (
    STACKED,
    Style,
    Table,
    body,
    invent_style,
    level_columns,
    storeys,
    total_row,
    with_level_points,
)
from renderer.saying import target, truth
from renderer.targets import Aim, Target, shown
from renderer.truth import Horizon

Aims = Callable[[Target], Aim]


def tables(draw: Draw, facts: Facts, left: int, targets: Sequence[Target], earned: Decimal | None) -> Table:
    """All indicators of a form; `earned` are the points of its money, None where that has none."""
    if facts.marked:
        return marks(draw, left)
    hand, style = invent_hand(draw), invent_style(draw)
    hand = replace(hand, named_units=style.unit_in_name)
    targets = doubted(draw, list(targets), hand.layout == "joined" and not style.unit_in_name)
    if earned is None:
        targets[0] = replace(targets[0], weight=targets[0].weight + 10, score=targets[0].score + 10)
    horizon = (
        "annual"
        if facts.kind != "target"
        else draw.pick("horizon", "annual", "both values", "stacked", "side by side", lean=0.75)
    )
    side = words.label(draw, "indicator_side")
    if facts.kind == "target" and horizon == "annual" and draw.yes("horizon.years", 0.06):
        return years(draw, facts, hand, style, targets, left, side)
    if horizon == "stacked":
        far = one(draw, facts, hand, style, targets, left, STACKED[0], "long_term", lambda row: row.far)
        near = one(draw, facts, hand, style, targets, left, STACKED[1], "annual", lambda row: row.aim)
        return Table(rows=[*far.rows, *near.rows], indicators=[*far.indicators, *near.indicators])
    if horizon == "both values":
        return both(draw, facts, hand, style, targets, left, side)
    if horizon == "side by side":
        return blocks(draw, facts, hand, style, targets, left, side)
    return one(draw, facts, hand, style, targets, left, side, "annual", lambda row: row.aim, earned)


def one(
    draw: Draw, facts: Facts, hand: Hand, style: Style, targets: Sequence[Target], left: int, side: str,
    horizon: Horizon, of: Aims, earned: Decimal | None = None,
) -> Table:  # fmt: skip
    """One table with one value an indicator."""
    heads = draw.pick("values.heads", "flat", "grouped", "one head", lean=0.6) if len(hand.keys) > 1 else "flat"
    group = None if heads == "flat" else words.label(draw, "value_group")
    # A table of the whole period has no head that speaks of a year, and no base year's column.
    label = "指标值" if side in STACKED else words.label(draw, "value")
    values = value_columns(draw, hand, label, of, grouped="指标值" if group and side in STACKED else group)
    if heads == "one head":
        values = [replace(column, head="") for column in values]
    before, after = extras(draw, facts, hand)
    if horizon == "long_term":
        before, after = ([each for each in part if each.key != "prior"] for part in (before, after))
    columns = [*level_columns(draw, style), *before, *values, *after]
    if draw.yes("column.serial", 0.08):
        columns.insert(
            0, Column(key="serial", head=words.label(draw, "serial"), width=0.7, text=lambda _, at: str(at + 1))
        )
    keys = {column.key for column in columns}
    if "weight" in keys and style.levels == "three" and draw.yes("levels.weights", 0.08):
        columns = with_level_points(draw, columns, targets)
    columns, pointed = with_points(draw, columns, keys)
    rows = body(draw, columns, style, targets, left, side)
    found = [truth(draw, facts, hand, style, keys, row, at, horizon, of(row)) for at, row in enumerate(targets)]
    if pointed:
        found = [replace(each, weight=row.weight) for each, row in zip(found, targets, strict=True)]
    table = Table(rows=rows, storeys=storeys(columns), indicators=found)
    if not {"weight", "score"} <= keys or not draw.yes("rows.total", 0.6):
        return table
    total = sum((row.score for row in targets), Decimal(0)) + (earned or Decimal(0))
    return replace(table, rows=[*rows, total_row(draw, columns, left, total)], total=total)


def with_points(draw: Draw, columns: Sequence[Column], keys: AbstractSet[str]) -> tuple[list[Column], bool]:
    """The columns, and whether points stand in brackets behind the names, which their head says."""
    if {"weight", "score"} & keys or not draw.yes("names.points", 0.05):
        return list(columns), False
    word = draw.pick("names.points.head", "分值", "权重")

    def pointed(column: Column) -> Column:
        return replace(
            column,
            head=f"{column.head}（{word}）",
            text=lambda row, at: f"{column.text(row, at)}（{shown(row.weight)}）",
        )

    return [pointed(column) if column.key == "name" else column for column in columns], True


def years(draw: Draw, facts: Facts, hand: Hand, style: Style, targets: Sequence[Target], left: int, side: str) -> Table:
    """Values of the budget year and of the two behind it beside each other."""
    aims: list[Aims] = [lambda row: row.aim, lambda row: row.far, lambda row: row.past]
    heads = [f"{facts.year + at}年" for at in range(len(aims))]
    values = [
        column
        for head, of in zip(heads, aims, strict=True)
        for column in value_columns(draw, hand, head, of, grouped=head)
    ]
    columns = [*level_columns(draw, style), *values]
    found = []
    for at, row in enumerate(targets):
        own = truth(draw, facts, hand, style, set(), row, at, "annual", row.aim)
        later = [target(hand, of(row), facts.year + ahead) for ahead, of in enumerate(aims) if ahead]
        found.append(replace(own, values=(*own.values, *later)))
    return Table(rows=body(draw, columns, style, targets, left, side), storeys=storeys(columns), indicators=found)


def both(draw: Draw, facts: Facts, hand: Hand, style: Style, targets: Sequence[Target], left: int, side: str) -> Table:
    """Values of the whole period and of the year beside each other."""
    far, near = words.label(draw, "value_long"), "年度指标值"
    values = [
        *value_columns(draw, hand, far, lambda row: row.far, grouped=far),
        *value_columns(draw, hand, near, lambda row: row.aim, grouped=near),
    ]
    columns = [*level_columns(draw, style), *values]
    rows = body(draw, columns, style, targets, left, side)
    found = [
        truth(draw, facts, hand, style, set(), row, at, horizon, row.far if horizon == "long_term" else row.aim)
        for horizon in ("long_term", "annual")
        for at, row in enumerate(targets)
    ]
    return Table(rows=rows, storeys=storeys(columns), indicators=found)


def blocks(
    draw: Draw, facts: Facts, hand: Hand, style: Style, targets: Sequence[Target], left: int, side: str
) -> Table:
    """Two blocks beside each other: names and values of the whole period, and of the year."""
    plain = replace(style, levels="three", points=False, repeat=False)
    far, near = draw.pick(
        "blocks.heads", "实施期绩效目标|年度绩效目标", "中期指标|年度指标", "长期绩效指标|年度绩效指标"
    ).split("|")
    level1, *rest = level_columns(draw, plain)

    def half(group: str, of: Aims) -> list[Column]:
        values = value_columns(draw, hand, "指标值", of, grouped=None)
        return [replace(column, group=group) for column in (*rest, *values)]

    columns = [level1, *half(far, lambda row: row.far), *half(near, lambda row: row.aim)]
    rows = body(draw, columns, plain, targets, left, side)
    found = [
        truth(draw, facts, hand, plain, set(), row, at, horizon, row.far if horizon == "long_term" else row.aim)
        for horizon in ("long_term", "annual")
        for at, row in enumerate(targets)
    ]
    return Table(rows=rows, storeys=storeys(columns), indicators=found)

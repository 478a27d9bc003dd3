"""Indicator tables and what they say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from benchmarks.render.sheet import Box
from renderer import words
from renderer.board import WIDTH, Lane, ink, lane
from renderer.columns import BASES, Column, Hand, extras, invent_hand, value_columns
from renderer.draw import Draw
from renderer.facts import Facts
from renderer.targets import Aim, Target, shown
from renderer.truth import Horizon, Indicator, Role, Value

Aims = Callable[[Target], Aim]
LEVELS = frozenset({"level1", "level2"})
STACKED = ("中长期绩效指标", "年度绩效指标")
"""Side labels of two tables above each other, which alone tell their horizons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of an indicator part, its indicators, and its sum of points."""

    rows: list[list[Box]]
    indicators: list[Indicator]
    total: Decimal | None = None
    """总分, where a row below prints it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How the levels and rows of a form's indicator tables are printed."""

    levels: str
    merged: str
    points: bool
    numbered: bool
    unit_in_name: bool
    wrapped: bool
    """Heads and side labels run over two lines."""
    trap: str
    repeat: bool


def invent_style(draw: Draw) -> Style:
    """One form's habits."""
    return Style(
        levels=draw.pick(
            "levels",
            "three",
            "level 1 and name",
            "level 2 and name",
            "name alone",
            "fused",
            "level 1 in rows",
            lean=0.6,
        ),
        merged=draw.pick("levels.printed", "merged", "repeated", "blank below", lean=0.6),
        points=draw.yes("levels.points", 0.1),
        numbered=draw.yes("names.numbered", 0.15),
        unit_in_name=draw.options()["values"] == "joined" and draw.yes("names.unit", 0.1),
        wrapped=draw.yes("heads.wrapped", 0.15),
        trap=draw.pick("rows.trap", "none", "blank row", "placeholder row", lean=0.8),
        repeat=draw.yes("rows.head repeated", 0.1),
    )


def tables(draw: Draw, facts: Facts, left: int, targets: Sequence[Target], earned: Decimal | None) -> Table:
    """All indicators of a form; `earned` are the points of its money, None where that has none."""
    hand, style = invent_hand(draw), invent_style(draw)
    hand = replace(hand, named_units=style.unit_in_name)
    targets = list(targets)
    if earned is None:
        targets[0] = replace(targets[0], weight=targets[0].weight + 10, score=targets[0].score + 10)
    horizon = (
        "annual"
        if facts.judged
        else draw.pick("horizon", "annual", "both values", "stacked", "side by side", lean=0.75)
    )
    side = words.label(draw, "indicator_side")
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
    rows = body(draw, columns, style, targets, left, side)
    found = [truth(draw, facts, hand, style, keys, row, at, horizon, of(row)) for at, row in enumerate(targets)]
    table = Table(rows=rows, indicators=found)
    if not {"weight", "score"} <= keys or not draw.yes("rows.total", 0.6):
        return table
    total = sum((row.score for row in targets), Decimal(0)) + (earned or Decimal(0))
    return Table(rows=[*rows, total_row(draw, columns, left, total)], indicators=found, total=total)


def both(draw: Draw, facts: Facts, hand: Hand, style: Style, targets: Sequence[Target], left: int, side: str) -> Table:
    """Values of the whole period and of the year beside each other."""
    far, near = words.label(draw, "value_long"), "年度指标值"
    values = [
        *value_columns(draw, hand, far, lambda row: row.far, grouped=far),
        *value_columns(draw, hand, near, lambda row: row.aim, grouped=near),
    ]
    rows = body(draw, [*level_columns(draw, style), *values], style, targets, left, side)
    found = [
        truth(draw, facts, hand, style, set(), row, at, horizon, row.far if horizon == "long_term" else row.aim)
        for horizon in ("long_term", "annual")
        for at, row in enumerate(targets)
    ]
    return Table(rows=rows, indicators=found)


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
    return Table(rows=rows, indicators=found)


def level_columns(draw: Draw, style: Style) -> list[Column]:
    """The columns of levels and names."""
    level1 = Column(key="level1", head=words.label(draw, "level1"), width=1.2, text=lambda row, _: row.level1)
    level2 = Column(key="level2", head=words.label(draw, "level2"), width=1.5, text=lambda row, _: row.level2)
    name = Column(key="name", head=words.label(draw, "level3"), width=3, text=lambda row, at: named(style, row, at))
    match style.levels:
        case "level 1 and name":
            return [level1, replace(name, head=draw.pick("levels.name", "指标名称", "绩效指标名称", "二级指标"))]
        case "level 2 and name":
            return [replace(level2, head="二级指标"), name]
        case "level 1 in rows":
            return [level2, name]
        case "name alone":
            return [replace(name, head=draw.pick("levels.name", "指标名称", "绩效指标名称", "绩效指标"))]
        case "fused":
            return [
                replace(
                    name,
                    head=draw.pick("levels.fused", "绩效指标", "指标名称"),
                    text=lambda row, at: f"{row.level1}{row.level2}{named(style, row, at)}",
                )
            ]
        case _:
            return [level1, level2, name]


def named(style: Style, row: Target, at: int) -> str:
    """A name as printed."""
    unit = f"（{row.aim.unit}）" if style.unit_in_name and row.aim.unit else ""
    return f"指标{at + 1}：{row.name}{unit}" if style.numbered else f"{row.name}{unit}"


def body(
    draw: Draw, columns: Sequence[Column], style: Style, targets: Sequence[Target], left: int, side: str
) -> list[list[Box]]:
    """Head and rows under one side label, or under none."""
    labelled = side in STACKED or draw.pick("side label", "with", "without", lean=0.8) == "with"
    wide = WIDTH - left if labelled else WIDTH
    shape = lane([column.width for column in columns], wide)
    if style.wrapped:
        columns = [replace(column, head=broken(column.head)) for column in columns]
    cut = len(targets) // 2 if style.repeat else 0
    rows = head(columns, shape)
    for start, end in ((0, cut), (cut, len(targets))):
        if start == end:
            continue
        if start:
            rows += head(columns, shape)
        rows += lines(columns, shape, style, targets, start, end)
    if style.trap != "none":
        rows.append(
            shape.row(*("……" if style.trap == "placeholder row" and column.key == "name" else "" for column in columns))
        )
    if not labelled:
        return rows
    return [[Box(ink(broken(side) if style.wrapped else side), left, len(rows)), *rows[0]], *rows[1:]]


def broken(text: str) -> str:
    """A label over two lines."""
    return f"{text[: len(text) // 2]}\n{text[len(text) // 2 :]}"


def head(columns: Sequence[Column], shape: Lane) -> list[list[Box]]:
    """The row of heads, or two where some stand in groups."""
    if not any(column.group for column in columns):
        return [shape.row(*(column.head for column in columns))]
    grouped = [column for column in columns if column.group]
    storeys = 2 if any(column.head for column in grouped) else 1
    top: list[Box] = []
    below: list[Box] = []
    at = 0
    while at < len(columns):
        column, end = columns[at], at + 1
        if column.group is None:
            top.append(Box(ink(column.head), shape.widths[at], storeys))
            at = end
            continue
        while end < len(columns) and columns[end].group == column.group:
            end += 1
        top.append(Box(ink(column.group), sum(shape.widths[at:end])))
        below += [Box(ink(columns[place].head), shape.widths[place]) for place in range(at, end)]
        at = end
    return [top, below] if storeys == 2 else [top]


def lines(
    columns: Sequence[Column], shape: Lane, style: Style, targets: Sequence[Target], start: int, end: int
) -> list[list[Box]]:
    """The rows of some indicators; their levels merged, repeated, or printed once."""
    made = []
    for at in range(start, end):
        boxes: list[Box] = []
        if style.levels == "level 1 in rows" and (at == start or targets[at].level1 != targets[at - 1].level1):
            made.append([Box(ink(targets[at].level1), sum(shape.widths))])
        for place, column in enumerate(columns):
            text, high = column.text(targets[at], at), 1
            if column.key in LEVELS:
                if column.key == "level1" and style.points:
                    text += f"（{shown(points_of(targets, text))}分）"
                if at > start and same(targets, at - 1, at, column.key):
                    if style.merged == "merged":
                        continue
                    text = text if style.merged == "repeated" else ""
                elif style.merged == "merged":
                    while at + high < end and same(targets, at, at + high, column.key):
                        high += 1
            boxes.append(Box(ink(text), shape.widths[place], high))
        made.append(boxes)
    return made


def points_of(targets: Sequence[Target], level1: str) -> Decimal:
    """The points of all rows of a level."""
    return sum((row.weight for row in targets if row.level1 == level1), Decimal(0))


def same(targets: Sequence[Target], one_: int, two: int, key: str) -> bool:
    """Whether two rows share a level."""
    return getattr(targets[one_], key) == getattr(targets[two], key) and targets[one_].level1 == targets[two].level1


def total_row(draw: Draw, columns: Sequence[Column], left: int, total: Decimal) -> list[Box]:
    """The sum of points below."""
    first = next(at for at, column in enumerate(columns) if column.key in {"weight", "score"})
    labelled = draw.options().get("side label", "with") == "with"
    shape = lane([column.width for column in columns], WIDTH - left if labelled else WIDTH)
    says = {"weight": "100", "score": shown(total)}
    label = Box(
        ink(draw.pick("rows.total.label", "总分", "合计", "自评总分")),
        sum(shape.widths[:first]) + (left if labelled else 0),
    )
    rest = [Box(ink(says.get(column.key, "")), shape.widths[at]) for at, column in enumerate(columns) if at >= first]
    return [label, *rest]


def truth(
    draw: Draw, facts: Facts, hand: Hand, style: Style, keys: set[str], row: Target, at: int, horizon: Horizon, aim: Aim
) -> Indicator:
    """What a printed row says."""
    printed = named(style, row, at)
    values = [target(hand, aim, facts.year if horizon == "annual" else None)]
    if "actual" in keys:
        values.append(bare(row.done, "actual", facts.year, hand))
    if "prior" in keys:
        year = None if draw.options()["word.prior"] == "基期值" else facts.year - 1
        values.insert(0, bare(row.past, "prior", year, hand))
    levels = {
        "three": (row.level1, row.level2),
        "fused": (row.level1, row.level2),
        "level 1 in rows": (row.level1, row.level2),
        "level 1 and name": (row.level1, None),
        "level 2 and name": (None, row.level2),
        "name alone": (None, None),
    }[style.levels]
    fused = f"{row.level1}{row.level2}" if style.levels == "fused" else ""
    reason = "样例进度较慢，下步加快。" if "reason" in keys and row.score < row.weight else None
    return Indicator(
        horizon=horizon,
        level1=levels[0],
        level2=levels[1],
        level3=(printed.partition("：")[2] or printed, row.name) if style.unit_in_name else row.name,
        level3_raw=fused + printed,
        values=tuple(values),
        weight=row.weight if "weight" in keys else None,
        score=row.score if "score" in keys else None,
        basis=BASES[at % 3] if "basis" in keys else None,
        scoring="达到指标值得满分，每少一成扣一分，扣完为止。" if "scoring" in keys else None,
        explanation=f"考察{row.name}是否达到安排" if "explanation" in keys else None,
        remark=reason or ("示例重点" if "remark" in keys and at == 0 else None),
        loose=frozenset({"basis"} if "source" in keys and "basis" not in keys else ()),
    )


def target(hand: Hand, aim: Aim, year: int | None) -> Value:
    """A goal's value: comparator, number and unit as printed, in one cell or in their own."""
    if aim.word is not None:
        raw = (aim.word, f"={aim.word}") if hand.quality == "=" else aim.word
        return Value(role="target", year=year, raw=raw, kind="qualitative")
    number = hand.number(aim)
    sign = hand.op(aim) if "op" in hand.keys else hand.sign(aim)
    op = aim.op if sign else None
    return Value(
        role="target",
        year=year,
        raw=f"{sign}{number}{hand.unit(aim)}",
        kind="quantitative",
        op=op,
        number=aim.number,
        unit=None if hand.named_units else aim.unit,
    )


def bare(aim: Aim, role: Role, year: int | None, hand: Hand) -> Value:
    """A value without a comparator; its unit stands with it or in its column."""
    if aim.word is not None:
        return Value(role=role, year=year, raw=aim.word, kind="qualitative")
    raw = f"{hand.number(aim)}{hand.unit(aim)}"
    unit = None if hand.named_units else aim.unit
    return Value(role=role, year=year, raw=raw, kind="quantitative", number=aim.number, unit=unit)

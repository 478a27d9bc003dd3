"""The rows of an indicator table as printed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from benchmarks.render.sheet import Box
from renderer import words
from renderer.board import WIDTH, Heads, Lane, ink, lane
from renderer.columns import Column
from renderer.draw import Draw
from renderer.targets import Target, shown
from renderer.truth import Indicator

STACKED = ("中长期绩效指标", "年度绩效指标")
"""Side labels of two tables above each other, which alone tell their horizons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of an indicator part, its indicators, and its sum of points."""

    rows: list[list[Box]]
    storeys: int | None = None
    """Rows of its head."""
    indicators: list[Indicator]
    total: Decimal | None = None
    """总分, where a row below prints it."""

    @property
    def heads(self) -> tuple[Heads, ...]:
        """The head of the table; of two tables above each other none."""
        return () if self.storeys is None else (Heads(0, self.storeys, len(self.rows) - (self.total is not None)),)


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
    four: bool = False
    """Whether a third level stands before the names, which are the fourth."""


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
        four=draw.yes("levels.four", 0.04),
    )


def level_columns(draw: Draw, style: Style) -> list[Column]:
    """The columns of levels and names."""
    level1 = Column(
        key="level1", head=words.label(draw, "level1"), width=1.2, text=lambda row, _: row.level1, over="level1"
    )
    level2 = Column(
        key="level2", head=words.label(draw, "level2"), width=1.5, text=lambda row, _: row.level2, over="level2"
    )
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
        case _ if style.four:
            task = Column(
                key="task", head="三级指标", width=1.5, text=lambda row, _: f"{row.level2}任务", over="level2"
            )
            return [level1, level2, task, replace(name, head="四级指标")]
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
    labelled = bool(side) and (side in STACKED or draw.pick("side label", "with", "without", lean=0.8) == "with")
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
    high = storeys(columns)
    top: list[Box] = []
    below: list[Box] = []
    at = 0
    while at < len(columns):
        column, end = columns[at], at + 1
        if column.group is None:
            top.append(Box(ink(column.head), shape.widths[at], high))
            at = end
            continue
        while end < len(columns) and columns[end].group == column.group:
            end += 1
        top.append(Box(ink(column.group), sum(shape.widths[at:end])))
        below += [Box(ink(columns[place].head), shape.widths[place]) for place in range(at, end)]
        at = end
    return [top, below] if high == 2 else [top]


def storeys(columns: Sequence[Column]) -> int:
    """Rows of the head."""
    return 2 if any(column.group and column.head for column in columns) else 1


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
            if column.over is not None:
                if column.key == "level1" and style.points:
                    text += f"（{shown(points_of(targets, 'level1', targets[at]))}分）"
                if at > start and same(targets, at - 1, at, column.over):
                    if style.merged == "merged":
                        continue
                    text = text if style.merged == "repeated" else ""
                elif style.merged == "merged":
                    while at + high < end and same(targets, at, at + high, column.over):
                        high += 1
            boxes.append(Box(ink(text), shape.widths[place], high))
        made.append(boxes)
    return made


def points_of(targets: Sequence[Target], key: str, at: Target) -> Decimal:
    """The points of all rows that share a row's level."""
    return sum((row.weight for row in targets if same([row, at], 0, 1, key)), Decimal(0))


def with_level_points(draw: Draw, columns: Sequence[Column], targets: Sequence[Target]) -> list[Column]:
    """The columns, behind each level one with the points of its rows."""
    head = words.label(draw, "weight")

    def beside(column: Column) -> Column:
        key = column.over or ""
        return Column(
            key=f"{key} points",
            head=head,
            width=0.7,
            text=lambda row, _: shown(points_of(targets, key, row)),
            over=key,
        )

    return [each for column in columns for each in ([column, beside(column)] if column.over else [column])]


def same(targets: Sequence[Target], one_: int, two: int, key: str) -> bool:
    """Whether two rows share a level."""
    return getattr(targets[one_], key) == getattr(targets[two], key) and targets[one_].level1 == targets[two].level1


def total_row(draw: Draw, columns: Sequence[Column], left: int, total: Decimal) -> list[Box]:
    """The sum of points below; `left` narrow columns for the side label."""
    first = next(at for at, column in enumerate(columns) if column.key in {"weight", "score"})
    left = left if draw.options().get("side label", "with") == "with" else 0
    shape = lane([column.width for column in columns], WIDTH - left)
    says = {"weight": "100", "score": shown(total)}
    label = Box(
        ink(draw.pick("rows.total.label", "总分", "合计", "自评总分")),
        sum(shape.widths[:first]) + left,
    )
    rest = [Box(ink(says.get(column.key, "")), shape.widths[at]) for at, column in enumerate(columns) if at >= first]
    return [label, *rest]

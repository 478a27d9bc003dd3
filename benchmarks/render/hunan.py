"""Prints Hunan's layout, 省级部门(单位)整体绩效目标申报表."""

from collections.abc import Sequence
from itertools import groupby
from random import Random

from benchmarks.render.groups import Line, level_boxes, table_lines
from benchmarks.render.inks import amount, label, listed, required, spaced, written
from benchmarks.render.rows import OPS
from benchmarks.render.sheet import BLANK, Box, Ink, Printed, Row, printed
from benchmarks.render.style import Style
from benchmarks.render.truth import Truth, Value
from benchmarks.render.values import printed_number
from benchmarks.render.words import indicators

COLS = 9
BUDGET = (
    "部门预算总额(万元)",
    "1、资金来源:(1)财政性资金",
    "(2)其他资金",
    "2、资金结构:(1)基本支出",
    "(2)项目支出",
)
"""Labels of the five amounts, in the order of the truth."""


def hunan_lines(truth: Truth, style: Style) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines before and after the table."""
    year = truth.head.fiscal_year
    return (truth.head.title, f"({year} 年度)" if style.spaced else f"（{year}年度）"), ()


def hunan_rows(truth: Truth, style: Style) -> list[Printed]:
    """The table, top to bottom."""
    return [
        printed("header", label("部门(单位)名称", style, 2), written(truth.head.department, "text", COLS - 2)),
        printed(
            "prose", label("年度履职目标", style, 2), listed(truth.texts("annual_goal"), "目标{n}:", style, COLS - 2)
        ),
        *duties(truth, style),
        *budget(truth, style),
        *indicator_table(truth, style),
    ]


def duties(truth: Truth, style: Style) -> list[Printed]:
    """Tasks of the year with what they are."""
    tasks = [item for item in truth.narratives if item.section == "main_task"]
    side = label("年度主要任务", style, 2, len(tasks) + 1)
    rows = [printed("tasks", side, required("任务名称", style, 3), required("主要内容", style, 4))]
    for item in tasks:
        rows.append(printed("tasks", written(item.title, "text", 3), written(item.text, "text", 4)))
    return rows


def budget(truth: Truth, style: Style) -> list[Printed]:
    """The total, where it comes from and what it is for."""
    rows: list[Printed] = []
    for name, row in zip(BUDGET, truth.funding, strict=True):
        side = [] if rows else [label("预算情况", style, 2, len(BUDGET))]
        rows.append(printed("funding", *side, label(name, style, 3), amount(row.amount, style, 4)))
    return rows


def indicator_table(truth: Truth, style: Style) -> list[Printed]:
    """The head and rows of the indicators."""
    lines = table_lines(truth, "annual", None)
    if style.group_rows:
        lines = with_guidance(lines)
    words = Random(truth.name)
    rows: list[Printed] = [(Row(block="head", table=1), heads(style))]
    for line, levels in zip(lines, level_boxes(lines, style), strict=True):
        boxes = [*levels, *(filled(line, style) if line.indicator else guidance(words, line))]
        rows.append((Row(block="indicators", table=1, indicator=line.index), boxes))
    return rows


def heads(style: Style) -> list[Box]:
    """One row of heads; the unit column has none of its own."""
    wide = [required("指标值", style, 2)] if style.wide_value else [required("指标值", style), Box(BLANK)]
    return [
        label("一级指标", style),
        label("二级指标", style),
        required("三级指标", style),
        required("指标值类型", style),
        *wide,
        required("评/扣分标准", style),
        required("指标值说明", style),
        label("备注", style),
    ]


def with_guidance(lines: Sequence[Line]) -> list[Line]:
    """The rows, those of the department's own indicators under a row that says how to fill them in."""
    own = {(entry.level1, entry.level2) for entry in indicators().hunan.own}
    done: list[Line] = []
    for (level1, level2), group in groupby(lines, key=lambda line: (line.level1, line.level2)):
        if (level1, level2) in own:
            done.append(Line(level1=level1, level2=level2))
        done += group
    return done


def guidance(rng: Random, line: Line) -> list[Box]:
    """What stands right of a level 2 that opens a group."""
    text = rng.choice(indicators().guidance).format(level2=line.level2)
    return [*(Box(BLANK) for _ in range(4)), written("-", "scoring"), written(text, "explanation"), Box(BLANK)]


def filled(line: Line, style: Style) -> list[Box]:
    """What stands right of the level names."""
    row = line.indicator
    if row is None:
        return []
    return [
        written(row.level3_raw, "level3"),
        *value(row.values[0], style),
        written(row.scoring or "-", "scoring"),
        written(row.explanation, "explanation"),
        written(row.remark, "remark"),
    ]


def value(noun: Value, style: Style) -> list[Box]:
    """Comparator or nature, number or word, and unit, each in its own column."""
    if noun.number is None or noun.op is None:
        return [written("定性", "op"), written(noun.raw, "value"), written("-", "unit")]
    number = printed_number(noun.number)
    ink = Ink(text=spaced(number, style), role="value", number=noun.number)
    return [written(OPS[noun.op], "op"), Box(ink), written(noun.unit, "unit")]

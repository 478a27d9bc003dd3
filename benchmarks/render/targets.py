"""Prints the indicator tables of Hubei's layouts."""

from collections.abc import Sequence

from benchmarks.render.groups import Line, level_boxes, table_lines, with_unused
from benchmarks.render.inks import head, label, value, written
from benchmarks.render.sheet import Box, Printed, Row
from benchmarks.render.style import Style
from benchmarks.render.truth import Horizon, Indicator, Truth, Value
from benchmarks.render.words import indicators


def newer(truth: Truth) -> bool:
    """Whether the filing is in the newer of Hubei's layouts, which has a class of indicators."""
    return truth.head.form == "hubei-department-goal"


def indicator_table(truth: Truth, style: Style, horizon: Horizon, goal: int | None, table: int) -> list[Printed]:
    """The head and rows of one indicator table."""
    lines = table_lines(truth, horizon, goal)
    if newer(truth):
        lines = with_unused(lines, indicators().hubei.pairs)
    heads = long_term_head(truth, style) if horizon == "long_term" else annual_head(truth, style)
    side = "长期绩|效指标" if horizon == "long_term" else "年度绩效指标"
    heads[0].insert(0, label(side, style, rows=len(heads) + len(lines)))
    rows: list[Printed] = [(Row(block="head", table=table), boxes) for boxes in heads]
    for line, levels in zip(lines, level_boxes(lines, style), strict=True):
        boxes = [*levels, *filled(truth, style, line, horizon)]
        rows.append((Row(block="indicators", table=table, indicator=line.index), boxes))
    return rows


def long_term_head(truth: Truth, style: Style) -> list[list[Box]]:
    """One row of heads."""
    return [
        [
            head("一级|指标", style),
            head("二级指标", style),
            head("三级指标", style),
            head("指标值", style, 3),
            head("指标值确定依据", style),
            *([head("指标分类", style)] if newer(truth) else []),
        ]
    ]


def annual_head(truth: Truth, style: Style) -> list[list[Box]]:
    """Three rows of heads: values, past and present ones, years."""
    return [
        [
            head("一级|指标", style, rows=3),
            head("二级指标", style, rows=3),
            head("三级指标", style, rows=3),
            head("指标值", style, 3),
            head("指标值确定依据", style, rows=3),
            *([head("指标分类", style, rows=3)] if newer(truth) else []),
        ],
        [head("近两年指标值", style, 2), head("预期当年实现值", style, rows=2)],
        [year_head(truth, year, style) for year in truth.value_years],
    ]


def year_head(truth: Truth, year: int, style: Style) -> Box:
    """A past year's head."""
    if style.relative_years:
        return head("上年" if year == truth.head.fiscal_year - 1 else "前年", style)
    return head(f"{year}年", style)


def filled(truth: Truth, style: Style, line: Line, horizon: Horizon) -> list[Box]:
    """What stands right of the level names; an unused row of the template holds a placeholder."""
    row = line.indicator
    if horizon == "long_term":
        values = [value(row.values[-1] if row else None, style, 3)]
    else:
        values = [value(each, style) for each in annual_values(truth, row)]
    return [
        written(row.level3_raw if row else style.placeholder, "level3"),
        *values,
        written(row.basis if row else None, "basis"),
        *([written(row.class_ if row else None, "class")] if newer(truth) else []),
    ]


def annual_values(truth: Truth, row: Indicator | None) -> Sequence[Value | None]:
    """The values under the heads of their years, the budget year's last."""
    found = {each.year: each for each in row.values} if row else {}
    return [found.get(year) for year in (*truth.value_years, truth.head.fiscal_year)]

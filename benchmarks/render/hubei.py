"""Prints Hubei's two layouts of 部门整体绩效目标申报表."""

from benchmarks.render.goals import HORIZONS, OVERALL
from benchmarks.render.inks import amount, head, label, listed, padded, share, spaced, written
from benchmarks.render.money import ITEMS, TOTAL
from benchmarks.render.sheet import Printed, printed
from benchmarks.render.style import Style
from benchmarks.render.targets import indicator_table, newer
from benchmarks.render.truth import Horizon, Truth

SIDES = {"income": "收入|构成", "expenditure": "支出|构成"}
NARROW = 8
"""Grid columns of the older layout, which has no class of indicators; the newer one has one more."""


def hubei_lines(truth: Truth, style: Style) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines before and after the table."""
    filed = truth.head.filed_on
    dated = f"填报日期：{filed.year}年{filed.month}月{filed.day}日" if filed else "填报日期："
    unit = f"单位：{truth.head.amount_unit}"
    match style.top:
        case "line":
            top = [f"{dated}{' ' * 24}{unit}"]
        case "lines":
            top = [dated, unit]
        case "sealed":
            top = [f"{dated} {unit} 单位领导审签（公章）："]
    before = (*(["附 2:"] if style.annex else []), truth.head.title, *top)
    notes = [f"{n}.{text}" for n, text in enumerate(truth.texts("instructions"), start=1)]
    return tuple(before), tuple(["填报说明：", *notes] if notes else [])


def hubei_rows(truth: Truth, style: Style) -> list[Printed]:
    """The table, top to bottom."""
    cols = NARROW + newer(truth)
    rows = [
        *header(truth, style, cols),
        *funding(truth, style, cols),
        *prose(truth, style, cols),
        *projects(truth, style, cols),
        *overall(truth, style, cols),
    ]
    table = 0
    for horizon in HORIZONS:
        for goal in goals(truth, horizon):
            table += 1
            rows.append(aim(truth, style, horizon, goal, cols))
            rows += indicator_table(truth, style, horizon, goal, table)
    return rows


def goals(truth: Truth, horizon: Horizon) -> list[int | None]:
    """The numbers of a horizon's goals, in order."""
    return list(dict.fromkeys(row.goal for row in truth.indicators if row.horizon == horizon))


def header(truth: Truth, style: Style, cols: int) -> list[Printed]:
    """Who files."""
    about = truth.head
    return [
        printed(
            "header",
            label("部门（单位）|名称", style, 2),
            written(padded(about.department, style), "text", cols - 2),
        ),
        printed(
            "header",
            label("填报人", style, 2),
            written(padded(about.contact_person or "", style), "text", 2),
            label("联系电话", style, 2),
            written(about.contact_phone, "text", cols - 6),
        ),
    ]


def funding(truth: Truth, style: Style, cols: int) -> list[Printed]:
    """The money table with both past years."""
    lines = ITEMS[truth.head.form]
    amounts = {(row.section, row.item, row.year): row for row in truth.funding}
    height = 2 + sum(len(items) + 1 for items in lines.values())
    first, second = truth.funding_years
    rows = [
        printed(
            "funding",
            label("部门总体|资金情况", style, rows=height),
            head("总体资金情况", style, 3, 2),
            head("当年金额", style, rows=2),
            head("占比", style, rows=2),
            head("近两年收支金额", style, cols - 6),
        ),
        printed("funding", head(f"{first}年", style), head(f"{second}年", style, cols - 7)),
    ]
    for section, items in lines.items():
        for item in (*items, TOTAL):
            now = amounts.get((section, item, truth.head.fiscal_year))
            past = [amounts.get((section, item, year)) for year in truth.funding_years]
            side = [label(SIDES[section], style, rows=len(items) + 1)] if item == items[0] else []
            name = "合  计" if item == TOTAL and style.padded else item
            rows.append(
                printed(
                    "funding",
                    *side,
                    label(name, style, 2),
                    amount(now.amount if now else None, style),
                    share(now.share if now else None, style),
                    amount(past[0].amount if past[0] else None, style),
                    amount(past[1].amount if past[1] else None, style, cols - 7),
                )
            )
    return rows


def prose(truth: Truth, style: Style, cols: int) -> list[Printed]:
    """Functions and tasks."""
    return [
        printed(
            "prose", label("部门职能概述", style, 2), listed(truth.texts("functions"), style.item, style, cols - 2)
        ),
        printed(
            "prose", label("年度工作任务", style, 2), listed(truth.texts("annual_tasks"), style.item, style, cols - 2)
        ),
    ]


def projects(truth: Truth, style: Style, cols: int) -> list[Printed]:
    """The table of projects; nothing where there are none."""
    if not truth.projects:
        return []
    rows = [
        printed(
            "projects",
            label("项目支出情况", style, rows=len(truth.projects) + 1),
            head("项目名称", style, 2),
            head("支出项目类别" if newer(truth) else "项目类型", style),
            head("项目|总预算", style),
            head("项目本年度预算", style),
            head("项目主要支出方向和用途", style, cols - 6),
        )
    ]
    for row in truth.projects:
        rows.append(
            printed(
                "projects",
                written(row.name, "text", 2),
                written(padded(row.category, style), "text"),
                amount(row.total_budget, style),
                amount(row.year_budget, style),
                written(row.purpose, "text", cols - 6),
            )
        )
    return rows


def until(truth: Truth, style: Style) -> str:
    """The bracket that names the last year of the long-term goals."""
    return spaced(f"（截止{truth.head.long_term_until}年）", style)


def overall(truth: Truth, style: Style, cols: int) -> list[Printed]:
    """Both kinds of goals side by side; nothing where there are none."""
    sides = [truth.texts(section, OVERALL) for section, _ in HORIZONS.values()]
    if not any(sides):
        return []
    return [
        printed(
            "prose",
            label("整体绩效|总目标", style, rows=2),
            label(f"长期目标{until(truth, style)}", style, 3),
            label("年度目标", style, cols - 4),
        ),
        printed("prose", listed(sides[0], style.goal, style, 3), listed(sides[1], style.goal, style, cols - 4)),
    ]


def aim(truth: Truth, style: Style, horizon: Horizon, goal: int | None, cols: int) -> Printed:
    """The goal that an indicator table stands under."""
    section, word = HORIZONS[horizon]
    if goal is not None:
        name = spaced(f"{word}{goal}", style)
        return printed(
            "prose", label(f"{name}：", style, 2), listed(truth.texts(section, f"{word}{goal}"), "", style, cols - 2)
        )
    titled = truth.texts(section, word)
    name = f"{word}：|{until(truth, style)}" if horizon == "long_term" else f"{word}："
    return printed(
        "prose",
        label(name, style, 2),
        listed(titled or truth.texts(section), style.goal if titled else style.item, style, cols - 2),
    )

"""Tables of projects and tasks as forms lay them out, with invented contents."""

import pytest

from schemas.filing import FilingRows
from tests.forms.drawing import form

INDICATORS = (
    ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
    ("^", "产出指标", "数量指标", "巡查河道次数", "≥24次"),
)


def tasks(*rows: tuple[str, ...]) -> FilingRows:
    """The filing of a department's form with such a table of tasks."""
    wide = max(map(len, rows))
    head = ("部门名称", "荆门市示例局", *["<"] * (wide - 2))
    below = [(*row, *["<"] * (wide - len(row))) for row in INDICATORS]
    return form(head, *rows, *below, title="2025年部门整体支出绩效目标表")


def test_a_sum_behind_a_blank_cell_is_a_sum() -> None:
    found = tasks(
        ("年度主要任务", "任务名称", "主要内容", "预算金额（万元）", "<", "<"),
        ("^", "^", "^", "总额", "财政拨款", "其他资金"),
        ("^", "河道清淤", "清淤两处", "71", "61", "10"),
        ("", "金额合计", "<", "71", "61", "10"),
    )
    assert [(p.name, p.year_budget) for p in found.projects] == [("河道清淤", 71)]
    assert [(r.item_raw, r.amount) for r in found.funding] == [("金额合计", 71), ("财政拨款", 61), ("其他资金", 10)]
    assert [(r.project_seq, r.item, r.amount) for r in found.project_funding] == [
        (1, "fiscal_appropriation", 61),
        (1, "other_funds", 10),
    ]


def test_measures_above_sources() -> None:
    found = tasks(
        ("年度主要任务", "任务名称", "主要内容", "全年预算数（万元）", "<", "全年执行数（元）", "<"),
        ("^", "^", "^", "总额", "财政拨款", "总额", "财政拨款"),
        ("^", "河道清淤", "清淤两处", "71", "61", "680000", "590000"),
        ("^", "合计", "", "71", "61", "680000", "590000"),
    )
    assert [(p.year_budget, p.unit) for p in found.projects] == [(71, "万元")]
    assert [(r.item, r.measure, r.amount_yuan) for r in found.project_funding] == [
        ("fiscal_appropriation", "adjusted", 610000),
        ("total", "executed", 680000),
        ("fiscal_appropriation", "executed", 590000),
    ]
    assert [(r.item_raw, r.measure, r.amount) for r in found.funding] == [
        ("合计", "adjusted", 71),
        ("财政拨款", "adjusted", 61),
        ("合计", "executed", 680000),
        ("财政拨款", "executed", 590000),
    ]


def test_points_of_tasks() -> None:
    found = tasks(
        ("年度主要任务", "任务名称", "预算数（万元）", "执行数（万元）", "执行率", "得分"),
        ("^", "河道清淤", "80", "60", "75%", "7.5"),
        ("^", "合计", "80", "60", "75%", "7.5"),
    )
    assert [(p.year_budget, p.execution_rate, p.score) for p in found.projects] == [(80, 0.75, 7.5)]
    assert [(r.item, r.measure, r.amount) for r in found.project_funding] == [("total", "executed", 60)]
    assert [(r.measure, r.execution_rate, r.score) for r in found.funding] == [
        ("budget", None, None),
        ("executed", 0.75, 7.5),
    ]


@pytest.mark.parametrize(("total", "year", "yuan"), [("万元", "元", (900000, 30)), ("元", "千元", (90, 30000))])
def test_budgets_in_different_units(total: str, year: str, yuan: tuple[int, int]) -> None:
    found = tasks(
        ("项目支出情况", "项目名称", f"项目总预算（{total}）", f"项目本年度预算（{year}）", "主要支出方向和用途"),
        ("^", "河道清淤", "90", "30", "清淤"),
    )
    (row,) = found.projects
    assert ((row.total_budget_yuan, row.year_budget_yuan), row.unit) == (yuan, None)


def test_a_first_line_of_a_project_form_is_no_table() -> None:
    found = form(
        ("项目名称", "示例河道养护", "项目类型", "一次性项目"),
        ("主管部门", "荆门市示例局", "项目编码", "42080025T0001"),
        *[(*row[:3], row[-1]) for row in (("一级指标", "二级指标", "三级指标", "指标值"),)],
        ("产出指标", "数量指标", "巡查河道次数", "≥24次"),
    )
    assert (found.filing.project, found.filing.department, found.filing.project_code) == (
        "示例河道养护",
        "荆门市示例局",
        "42080025T0001",
    )
    assert (found.projects, [n.text for n in found.narratives]) == ((), [])
    assert "一次性项目" in {entry.observed for entry in found.findings}

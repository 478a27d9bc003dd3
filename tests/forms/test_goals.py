"""Goals wherever forms print them: beside what came of them, in two columns, beside money, under labels never seen."""

import pytest

from tests.forms.drawing import UP, form

TABLE = (
    ("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"),
    ("^", "产出指标", "数量指标", "巡查河道次数", "≥24次", "25次"),
)
NAME = ("项目名称", "<", "河道养护", "<", "<", "<")


def wide(*rows: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The rows, the last cell of each as wide as the table."""
    return [(*row, *["<"] * (6 - len(row))) for row in rows]


GOAL, RESULT, FAR = "养护河道30公里。", "养护河道31公里。", "三年养护河道90公里。"
BESIDE = [
    (("年度总体目标", "年初设定目标", "<", "<", "全年实际完成情况", "<"), ("^", GOAL, "<", "<", RESULT, "<")),
    (("年度总体目标完成情况", "预期目标", "<", "<", "实际完成情况", "<"), ("^", GOAL, "<", "<", RESULT, "<")),
    (("年度总体目标", GOAL, "<", "实际完成情况", RESULT, "<"),),
    (("年度总体目标", f"年初设定目标：{GOAL}", "<", "<", f"实际完成情况：{RESULT}", "<"),),
]


@pytest.mark.parametrize("rows", BESIDE)
def test_a_goal_and_what_came_of_it(rows: tuple[tuple[str, ...], ...]) -> None:
    found = form(NAME, *rows, *TABLE)
    assert [(row.section, row.text) for row in found.narratives] == [("annual_goal", GOAL), ("annual_result", RESULT)]
    assert found.filing.text_coverage == 1
    assert [row.level3 for row in found.indicators] == ["巡查河道次数"] * 2


@pytest.mark.parametrize(
    "rows",
    [
        (("总体目标", "实施期目标（2024年-2026年）", "<", "<", "年度目标", "<"), ("^", FAR, "<", "<", GOAL, "<")),
        (("项目总目标（2024-2026年）", FAR, "<", "<", "<", "<"), ("预期绩效目标", GOAL, "<", "<", "<", "<")),
    ],
)
def test_goals_of_a_period_and_of_the_year(rows: tuple[tuple[str, ...], ...]) -> None:
    found = form(NAME, *rows, *TABLE)
    assert [(row.section, row.text) for row in found.narratives] == [("long_term_goal", FAR), ("annual_goal", GOAL)]
    assert found.filing.long_term_until == 2026


@pytest.mark.parametrize("label", ["预期绩效目标", "本年度绩效目标", "项目年度绩效目标", "年初设定绩效目标"])
def test_a_label_of_goals_is_known_by_its_parts(label: str) -> None:
    found = form(NAME, (label, GOAL, "<", "<", "<", "<"), *TABLE)
    assert [(row.section, row.text) for row in found.narratives] == [("annual_goal", GOAL)]


def test_a_goal_beside_money_is_no_money() -> None:
    found = form(
        NAME,
        ("项目资金（万元）", "年度资金总额", "300", "<", "绩效目标", GOAL),
        ("^", "其中：财政拨款", "300", "<", "^", "^"),
        *TABLE,
    )
    assert [(row.section, row.text) for row in found.narratives] == [("annual_goal", GOAL)]
    assert [row.amount for row in found.funding] == [300, 300]


@pytest.mark.parametrize("marks", [("目标1：", "目标2："), ("一是", "二是"), ("（1）", "（2）")])
def test_numbered_goals_and_points_counted_aloud_are_items(marks: tuple[str, str]) -> None:
    text = f"{marks[0]}养护河道。{marks[1]}巡查河道。"
    found = form(NAME, ("年度目标", text, "<", "<", "<", "<"), *TABLE)
    assert [row.text for row in found.narratives] == ["养护河道。", "巡查河道。"]


def test_an_indicator_that_is_called_like_a_goal_is_one() -> None:
    rows = (*TABLE, ("^", "^", "质量指标", "绩效目标完成情况", "良好", "良好"))
    found = form(NAME, *rows)
    assert [row.level3 for row in found.indicators] == ["巡查河道次数"] * 2 + ["绩效目标完成情况"] * 2


@pytest.mark.parametrize(
    "rows",
    [
        (("目标1", "完成巡查"), ("目标2", "完成养护")),
        (("年度目标", "目标1", "完成巡查"), (UP, "目标2", "完成养护")),
    ],
)
def test_the_number_of_a_goal_may_have_a_cell_of_its_own(rows: tuple[tuple[str, ...], ...]) -> None:
    first = rows[0] if len(rows[0]) > 2 else ("年度目标", "目标1：完成巡查")
    found = form(*wide(("项目名称", "示例养护"), first, *rows[1:], *TABLE))
    assert [(r.section, r.text) for r in found.narratives] == [("annual_goal", "完成巡查"), ("annual_goal", "完成养护")]


@pytest.mark.parametrize("label", ["奇怪标签", "机构人员", "特殊事项"])
def test_a_label_that_nobody_knows_ends_the_prose_above_it(label: str) -> None:
    found = form(*wide(("项目名称", "示例养护"), ("年度目标", "完成巡查"), (label, "编制50人"), *TABLE))
    assert [r.text for r in found.narratives] == ["完成巡查"]
    told = {e.observed: e.severity for e in found.findings if e.kind == "unread_text"}
    assert told == {label: "info", "编制50人": "warning"}


def test_a_label_that_nobody_knows_ends_the_tasks_above_it() -> None:
    tasks = (("年度主要任务", "任务名称", "主要内容"), (UP, "巡查", "巡查示例河道"), ("特殊事项", "另有3项"))
    found = form(*wide(("项目名称", "示例养护"), *tasks, *TABLE))
    assert [(r.title, r.text) for r in found.narratives] == [("巡查", "巡查示例河道")]
    assert {"特殊事项", "另有3项"} <= {e.observed for e in found.findings if e.kind == "unread_text"}


def test_a_field_may_stand_below_prose() -> None:
    found = form(*wide(("项目名称", "示例养护"), ("年度目标", "完成巡查"), ("主管部门", "荆门市示例局"), *TABLE))
    assert (found.filing.department, [r.text for r in found.narratives]) == ("荆门市示例局", ["完成巡查"])

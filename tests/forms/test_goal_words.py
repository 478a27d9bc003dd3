"""Goals, results and tasks under the words that forms print over them; offices beside each other."""

import pytest

from mappings.goal_labels import goal_head, section_of
from tests.forms.drawing import form, forms, html

TABLE = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "巡查河道次数", "≥24次"),
    ("^", "质量指标", "设备完好率", "≥95%"),
)


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("总体目标（实施期）", "long_term_goal"),
        ("绩效目标（中长期）", "long_term_goal"),
        ("总体目标（2025年）", "annual_goal"),
        ("年度总体目标（当年）", "annual_goal"),
    ],
)
def test_brackets_may_say_that_a_goal_is_for_the_long_term(label: str, part: str) -> None:
    assert section_of(label) == part


@pytest.mark.parametrize("label", ["年度目标完成情况", "绩效目标完成情况"])
def test_what_came_of_a_goal_as_a_head(label: str) -> None:
    assert goal_head(label) == "goal_results"
    assert goal_head("整体绩效总目标") == "goals"


@pytest.mark.parametrize("head", ["年度目标完成情况", "全年完成情况"])
def test_results_stand_beside_or_below_the_goal(head: str) -> None:
    beside = form(
        ("年度总体目标", "预期目标", "<", head),
        ("^", "修好样例步道。", "<", "样例步道已修好。"),
        *TABLE,
        title="示例市示例局2025年度项目支出绩效自评表",
    )
    below = form(
        ("年度总体目标", "修好样例步道。", "<", "<"),
        (head, "样例步道已修好。", "<", "<"),
        *TABLE,
        title="示例市示例局2025年度项目支出绩效自评表",
    )
    for found in (beside, below):
        assert [(row.section, row.text) for row in found.narratives] == [
            ("annual_goal", "修好样例步道。"),
            ("annual_result", "样例步道已修好。"),
        ]


@pytest.mark.parametrize("label", ["预期绩效目标", "项目年度绩效目标"])
def test_goal_below_a_label_across_the_table(label: str) -> None:
    found = form((label, "<", "<", "<"), ("修好样例步道。", "<", "<", "<"), *TABLE)
    assert [(row.section, row.text) for row in found.narratives] == [("annual_goal", "修好样例步道。")]


@pytest.mark.parametrize("head", ["工作任务", "重点任务"])
def test_tasks_without_amounts_under_a_head_of_their_own(head: str) -> None:
    found = form(
        ("年度主要任务", head, "主要内容", "<"),
        ("^", "修步道", "整修样例步道", "<"),
        ("^", "办讲座", "举办样例讲座", "<"),
        *TABLE,
        title="示例市示例局2025年部门整体支出绩效目标表",
    )
    assert [(row.section, row.title, row.text) for row in found.narratives] == [
        ("main_task", "修步道", "整修样例步道"),
        ("main_task", "办讲座", "举办样例讲座"),
    ]


@pytest.mark.parametrize(
    ("over", "under"), [("主管部门", "预算单位"), ("市级主管部门", "填报单位"), ("预算部门", "填报单位")]
)
def test_office_under_another_one_carries_the_project_out(over: str, under: str) -> None:
    found = form(("项目名称", "样例步道", "<", "<"), (over, "示例市示例局", under, "示例市样例站"), *TABLE)
    assert (found.filing.department, found.filing.unit) == ("示例市示例局", "示例市样例站")


def test_office_alone_is_the_department() -> None:
    found = form(("项目名称", "样例步道", "<", "<"), ("预算单位", "示例市示例局", "<", "<"), *TABLE)
    assert (found.filing.department, found.filing.unit) == ("示例市示例局", None)


@pytest.mark.parametrize("lead", ["示例市样例局", "2026年示例市样例局"])
def test_forms_in_one_table_are_parted_above_the_office_of_a_title(lead: str) -> None:
    one = (("项目名称", "样例步道", "<", "<"), *TABLE)
    two = (("项目名称", "样例苗圃", "<", "<"), *TABLE)
    title = ("项目支出绩效目标申报表", "<", "<", "<")
    found = forms("示例市示例局2026年项目支出绩效目标表", html(*one, (lead, "<", "<", "<"), title, *two))
    assert [each.filing.project for each in found] == ["样例步道", "样例苗圃"]
    assert [len(each.indicators) for each in found] == [2, 2]


def test_forms_in_one_table_are_parted_above_the_date_of_the_next() -> None:
    one = (("项目名称", "样例步道", "<", "<"), *TABLE)
    two = (("项目名称", "样例苗圃", "<", "<"), *TABLE)
    above = (("（2027年度）", "<", "<", "<"), ("填报日期：2026年12月5日", "<", "<", "<"))
    found = forms("示例市示例局2026年项目支出绩效目标表", html(*one, *above, *two))
    assert [(each.filing.project, each.partition.fiscal_year) for each in found] == [
        ("样例步道", 2026),
        ("样例苗圃", 2027),
    ]

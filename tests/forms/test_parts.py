"""Headers, money, projects and prose of a form."""

import pytest

from extractors.forms.reader import read_forms
from schemas.form import FormRecord
from tests.conftest import content, grid

TITLE = "部门整体绩效目标申报表"
MONEY = (
    ("部门总体资金情况", "总体资金情况", "", "当年金额", "占比", "近两年收支金额", ""),
    ("", "", "", "", "", "2023年", "2022年"),
    ("收入构成", "财政拨款", "90", "90%", "80", "70"),
    ("", "财政专户管理资金", "10", "10%", "", ""),
    ("", "合计", "100", "100%", "80", "70"),
    ("支出构成", "人员类项目支出", "100", "100%", "", "70"),
    ("合计", "", "100", "100%", "80", "70"),
)


def read(*blocks: object) -> FormRecord:
    """The one form of some blocks."""
    (record,) = read_forms(content(TITLE, *blocks))  # type: ignore[arg-type]
    return record


def test_fields_beside_labels_and_behind_colons() -> None:
    record = read(
        "填报日期：2024年1月5日     单位：万元",
        grid(("部门（单位）\n名称", "鄂州市示例局"), ("填报人", "张示例", "联系电话", "000-0000000"), *MONEY),
    )
    assert {field.name: field.text for field in record.fields} == {
        "filed_on": "2024年1月5日",
        "amount_unit": "万元",
        "department": "鄂州市示例局",
        "contact_person": "张示例",
        "contact_phone": "000-0000000",
    }


def test_a_year_line_is_the_budget_year() -> None:
    assert read("（2022年度）", grid(*MONEY)).years == (2022,)


def test_amounts_belong_to_the_years_above_them_in_whichever_order() -> None:
    record = read(grid(*MONEY))
    amounts = [(a.section, a.item, a.when.year, a.text, a.share) for a in record.funding]
    assert amounts == [
        ("income", "财政拨款", None, "90", "90%"),
        ("income", "财政拨款", 2023, "80", None),
        ("income", "财政拨款", 2022, "70", None),
        ("income", "财政专户管理资金", None, "10", "10%"),
        ("income", "合计", None, "100", "100%"),
        ("income", "合计", 2023, "80", None),
        ("income", "合计", 2022, "70", None),
        ("expenditure", "人员类项目支出", None, "100", "100%"),
        ("expenditure", "人员类项目支出", 2022, "70", None),
        ("expenditure", "合计", None, "100", "100%"),
        ("expenditure", "合计", 2023, "80", None),
        ("expenditure", "合计", 2022, "70", None),
    ]


def test_a_money_line_out_of_its_column_is_told() -> None:
    assert [(doubt.kind, doubt.index) for doubt in read(grid(*MONEY)).doubts] == [("shifted_row", 9)]


def test_amounts_beside_their_lines() -> None:
    record = read(
        grid(
            ("预算情况", "", "部门预算总额(万元)", "", "12.5"),
            ("", "", "1、资金来源:(1)财政性资金", "", "12.5"),
            ("", "", "2、资金结构:(1)基本支出", "", "10"),
            ("", "", "(2)项目支出", "", "2.5"),
        )
    )
    assert [(a.section, a.text, a.unit) for a in record.funding] == [
        ("income", "12.5", "万元"),
        ("income", "12.5", "万元"),
        ("expenditure", "10", "万元"),
        ("expenditure", "2.5", "万元"),
    ]


def test_projects() -> None:
    record = read(
        grid(
            *MONEY,
            ("项目支出情况", "项目名称", "支出项目类别", "项目总预算", "项目本年度预算", "项目主要支出方向和用途"),
            ("", "甲项目", "特定目标类", "30", "20", "甲事"),
            ("", "乙项目", "特定目标类", "5", "", "乙事"),
        )
    )
    assert [(p.name, p.total_budget, p.year_budget, p.purpose) for p in record.projects] == [
        ("甲项目", "30", "20", "甲事"),
        ("乙项目", "5", None, "乙事"),
    ]


def test_tasks_without_amounts_are_prose() -> None:
    record = read(
        grid(
            *MONEY,
            ("", "", "*任务名称", "", "*主要内容"),
            ("年度主要任务", "", "甲任务", "", "做甲事"),
            ("", "", "乙任务", "", "做乙事"),
        )
    )
    assert [(n.section, n.title, n.text) for n in record.narratives] == [
        ("main_task", "甲任务", "做甲事"),
        ("main_task", "乙任务", "做乙事"),
    ]


def test_prose_over_a_page_break_is_one_list() -> None:
    record = read(grid(*MONEY, ("部门职能概述", "1、甲事；2、乙事的前"), ("", "半句。3、丙事。")))
    assert [n.text for n in record.narratives] == ["甲事；", "乙事的前半句。", "丙事。"]


def test_goals_side_by_side_keep_their_heading_where_goals_stand_twice() -> None:
    record = read(
        grid(
            *MONEY,
            ("整体绩效总目标", "长期目标（截止2027年）", "", "年度目标"),
            ("", "目标1：甲 目标2：乙", "", "目标1：丙"),
            ("长期目标1：", "丁"),
        )
    )
    assert [(n.section, n.title, n.text) for n in record.narratives] == [
        ("long_term_goal", "整体绩效总目标", "甲"),
        ("long_term_goal", "整体绩效总目标", "乙"),
        ("annual_goal", None, "丙"),
        ("long_term_goal", "长期目标1", "丁"),
    ]
    assert record.long_term_until == 2027


@pytest.mark.parametrize("label", ["整体绩效总目标", "总体目标"])
def test_goals_whose_side_label_stands_below_their_heads(label: str) -> None:
    record = read(grid(*MONEY, ("", "长期目标", "年度目标"), (label, "做好甲事", "完成乙事"), ("年度目标1", "丙")))
    assert [(n.section, n.text) for n in record.narratives] == [
        ("long_term_goal", "做好甲事"),
        ("annual_goal", "完成乙事"),
        ("annual_goal", "丙"),
    ]


def test_goals_over_a_page_break_are_one_list() -> None:
    rows = (("整体绩效总目标", "长期目标", "年度目标"), ("", "1.甲事；2.乙", "1.丙"), ("", "事。", "事。"))
    assert [n.text for n in read(grid(*MONEY, *rows)).narratives] == ["甲事；", "乙事。", "丙事。"]


def test_a_cell_beside_goals_that_stands_under_no_head_is_told() -> None:
    rows = (("整体绩效总目标", "长期目标", "年度目标"), ("", "甲", "乙", "无人认领的话"))
    assert [doubt.observed for doubt in read(grid(*MONEY, *rows)).doubts if doubt.kind == "unread_text"] == [
        "无人认领的话"
    ]


@pytest.mark.parametrize(
    ("shifted", "told"),
    [
        pytest.param(("", "部门职能概述", "做甲事"), [("narratives", "部门职能概述")], id="right of the others"),
        pytest.param(("部门职能概述", "", "做甲事"), [], id="below the others"),
    ],
)
def test_a_side_label_out_of_the_column_of_labels_is_told(
    shifted: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    money = tuple((*row[:4], "", "", "") for row in MONEY[:1]) + MONEY[1:5]
    rows = (*money, shifted, ("年度工作任务", "做乙事"), ("年度目标1", "做丙事"), ("年度目标2", "做丁事"))
    doubts = [(doubt.table, doubt.observed) for doubt in read(grid(*rows)).doubts if doubt.kind == "shifted_row"]
    assert doubts == told


def test_text_without_a_place_is_told() -> None:
    record = read("谁也不认识的一行字", grid(*MONEY))
    assert ("unread_text", "谁也不认识的一行字") in [(doubt.kind, doubt.observed) for doubt in record.doubts]


def test_prose_without_tables_is_no_form() -> None:
    assert read_forms(content("关于做好某项工作的通知", "请各单位认真落实。")) == ()


PROJECT_HEAD = ("项目支出情况", "项目名称", "项目总预算", "项目本年度预算")


@pytest.mark.parametrize("label", ["项目支出情况", ""], ids=["label repeated", "label left out"])
def test_a_table_of_projects_that_is_cut_in_two_goes_on(label: str) -> None:
    record = read(grid(*MONEY, PROJECT_HEAD, ("", "甲项目", "5", "1")), grid((label, "乙项目", "6", "2")))
    assert [(entry.name, entry.total_budget) for entry in record.projects] == [("甲项目", "5"), ("乙项目", "6")]


def test_a_table_of_money_that_is_cut_below_its_label_goes_on() -> None:
    record = read(grid(*MONEY[:5]), grid(("部门总体资金情况", "支出构成", "人员类项目支出", "100", "100%", "", "70")))
    assert [entry.text for entry in record.funding if entry.item == "人员类项目支出"] == ["100", "70"]

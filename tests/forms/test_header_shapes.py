"""Titles, names, codes and years as forms print them, with invented contents."""

import pytest

from schemas.filing import FilingRows
from tests.forms.drawing import forms, html

TABLE = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "巡查河道次数", "≥24次"),
)
PROJECT = ("项目名称", "示例河道养护", "<", "<")


def read(*lines: str, rows: tuple[tuple[str, ...], ...] = (PROJECT,)) -> FilingRows:
    """The filing of a form under some lines."""
    (found,) = forms(*lines, html(*rows, *TABLE))
    return found


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("荆门市示例局", "项目支出绩效目标表"), "项目支出绩效目标表"),
        (
            ("荆门市示例局城区河道及周边道路维修养", "护项目绩效目标表"),
            "荆门市示例局城区河道及周边道路维修养护项目绩效目标表",
        ),
        (("示例市数字示例平台升级改造二期绩效", "目标表"), "示例市数字示例平台升级改造二期绩效目标表"),
        (("部门预算公开", "项目支出绩效目标表（2025年度）"), "项目支出绩效目标表"),
        (("项目支出绩效目标表（预算表11）",), "项目支出绩效目标表"),
    ],
)
def test_a_title_on_one_line_or_two(lines: tuple[str, ...], title: str) -> None:
    assert read(*lines).filing.title == title


def test_a_title_may_name_unit_and_project() -> None:
    head = read(
        "301009_荆门市示例局东湖分局_示例码头改造项目绩效目标表", rows=(("总体目标", "改造码头", "<", "<"),)
    ).filing
    assert (head.scope, head.project, head.unit, head.department_code) == (
        "project",
        "示例码头改造",
        "荆门市示例局东湖分局",
        "301009",
    )


@pytest.mark.parametrize(
    ("title", "rows", "scope"),
    [
        ("2025年部门整体支出绩效目标表", (PROJECT,), "project"),
        ("绩效目标表", (("部门名称", "荆门市示例局", "<", "<"),), "department"),
        ("绩效目标表", (("总体目标", "养护河道", "<", "<"),), None),
        ("中央对地方转移支付绩效目标表", (("专项名称", "示例补助", "<", "<"),), "transfer"),
    ],
)
def test_scope_comes_from_what_is_printed(title: str, rows: tuple[tuple[str, ...], ...], scope: str | None) -> None:
    assert read(title, rows=rows).filing.scope == scope


@pytest.mark.parametrize(
    ("printed", "name", "code"),
    [
        ("105009荆门市示例局", "荆门市示例局", "105009"),
        ("[292]荆门市示例局", "荆门市示例局", "292"),
        ("荆门市示例局（105009）", "荆门市示例局", "105009"),
        ("105009 - 荆门市示例局", "荆门市示例局", "105009"),
        ("120急救中心", "120急救中心", None),
        ("荆门市示例局（2025）", "荆门市示例局（2025）", None),
    ],
)
def test_codes_are_no_part_of_names(printed: str, name: str, code: str | None) -> None:
    head = read("项目支出绩效目标表", rows=(PROJECT, ("主管部门", printed, "<", "<"))).filing
    assert (head.department, head.department_code) == (name, code)


@pytest.mark.parametrize("printed", ["11000025T000000000001-2025年示例奖补", "2025年示例奖补"])
def test_a_year_is_no_code(printed: str) -> None:
    assert read("项目支出绩效目标表", rows=(("项目名称", printed, "<", "<"),)).filing.project == "2025年示例奖补"


@pytest.mark.parametrize("cell", ["部门名称 荆门市示例局", "部门名称：荆门市示例局", "部门（单位）名称　荆门市示例局"])
def test_label_and_name_in_one_cell(cell: str) -> None:
    found = read("部门整体支出绩效目标表", rows=((cell, "<", "<", "<"),))
    assert (found.filing.department, [e for e in found.findings if e.kind == "unread_text"]) == ("荆门市示例局", [])


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (("2031年", "部门预算", "项目支出绩效目标表"), 2031),
        (("荆门市示例局2031年项目支出绩效目标表",), 2031),
        (("2031年度部门收支预算总表", "项目支出绩效目标表"), 2031),
        (("项目支出绩效目标表", "2031年度 单位：万元"), 2031),
        (("项目支出绩效目标表", "填报日期：2031年2月3日"), None),
    ],
)
def test_the_budget_year(lines: tuple[str, ...], year: int | None) -> None:
    found = read(*lines)
    assert found.partition.fiscal_year == year
    assert (year is None) == ("fiscal_year" in {e.field for e in found.findings if e.kind == "not_dated"})


@pytest.mark.parametrize(
    ("office", "city"), [("北京市示例局", "北京市"), ("重庆市示例局", "重庆市"), ("湖北省示例厅", None)]
)
def test_a_municipality_is_its_own_city(office: str, city: str | None) -> None:
    assert read("部门整体支出绩效目标表", rows=(("部门名称", office, "<", "<"),)).filing.city == city


@pytest.mark.parametrize("above", ["2031年荆门市示例局", "2031年度示例县样例中心"])
def test_a_year_begins_the_row_over_a_title_in_the_table_itself(above: str) -> None:
    titles = ((above, "<", "<", "<"), ("项目支出绩效目标表", "<", "<", "<"))
    assert read(rows=(*titles, PROJECT)).partition.fiscal_year == 2031


def test_a_year_that_begins_a_goal_in_the_table_is_not_the_forms() -> None:
    goal = ("2029年起长期开展巡查。", "<", "<", "<")
    assert read("项目支出绩效目标表", "（2031年度）", rows=(PROJECT, goal)).partition.fiscal_year == 2031

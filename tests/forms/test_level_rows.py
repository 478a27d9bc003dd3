"""Levels in rows of their own, levels of four storeys, points behind names: each kind twice, invented contents."""

import pytest

from tests.forms.drawing import form, forms, html

VISITS, GOOD, KNOWN = "巡查河道次数", "设备完好率", "群众知晓率"


@pytest.mark.parametrize("numbers", [("一、", "（一）"), ("", "")])
def test_levels_with_points_head_the_rows_below_them(numbers: tuple[str, str]) -> None:
    one, two = numbers
    found = form(
        ("指标名称", "指标值", "完成值", "分值", "得分"),
        (f"{one}产出指标", "", "", "60", "58"),
        (f"{two}数量指标", "", "", "60", "58"),
        (VISITS, "24次", "23次", "60", "58"),
        (f"{one}效益指标", "", "", "40", "40"),
        (KNOWN, "80%", "82%", "40", "40"),
        title="示例市示例局2025年度项目支出绩效自评表",
    )
    assert [(row.level1, row.level2, row.level3, row.role, row.weight) for row in found.indicators] == [
        ("产出指标", "数量指标", VISITS, "target", 60.0),
        ("产出指标", "数量指标", VISITS, "actual", 60.0),
        ("效益指标", None, KNOWN, "target", 40.0),
        ("效益指标", None, KNOWN, "actual", 40.0),
    ]


@pytest.mark.parametrize("word", ["权重", "分值"])
def test_points_behind_names_are_weights_where_the_head_says_so(word: str) -> None:
    found = form(
        (f"一级指标（{word}）", f"二级指标（{word}）", f"三级指标（{word}）", "目标值"),
        ("产出（60）", "数量（20）", f"{VISITS}（20）", "≥24次"),
        ("^", "质量（40）", f"{GOOD}（40）", "≥95%"),
    )
    assert [(row.level1, row.level2, row.level3, row.weight) for row in found.indicators] == [
        ("产出", "数量", VISITS, 20.0),
        ("产出", "质量", GOOD, 40.0),
    ]


def test_numbers_behind_names_stay_where_no_head_says_points() -> None:
    found = form(("一级指标", "二级指标", "三级指标", "目标值"), ("产出指标", "数量指标", f"{VISITS}（2）", "≥24次"))
    assert [(row.level3_raw, row.weight) for row in found.indicators] == [(f"{VISITS}（2）", None)]


def test_fourth_level_names_the_indicator_and_the_third_is_told() -> None:
    found = form(
        ("一级指标", "二级指标", "三级指标", "四级指标", "目标值"),
        ("产出指标", "数量指标", "履职任务", VISITS, "24次"),
        ("^", "^", "^", "培训样例次数", "6次"),
        ("^", "质量指标", "履职质量", GOOD, "≥95%"),
    )
    assert [(row.level2, row.level3, row.value) for row in found.indicators] == [
        ("数量指标", VISITS, 24.0),
        ("数量指标", "培训样例次数", 6.0),
        ("质量指标", GOOD, 95.0),
    ]
    assert any("三级指标" in told.message for told in found.findings if told.kind == "unread_text")


@pytest.mark.parametrize("head", ["年度目标", "绩效目标"])
def test_short_goals_beside_results_are_the_values_aimed_at(head: str) -> None:
    found = form(
        ("评价指标", head, "实际完成", "标准分", "自评分"),
        (VISITS, "24次", "25次", "60", "60"),
        (GOOD, "95%", "90%", "40", "36"),
        title="示例市示例局2025年度部门整体支出绩效自评表",
    )
    assert [(row.role, row.value) for row in found.indicators] == [
        ("target", 24.0),
        ("actual", 25.0),
        ("target", 95.0),
        ("actual", 90.0),
    ]
    assert not found.narratives


def test_result_of_an_earlier_year_is_what_was() -> None:
    found = form(
        ("一级指标", "二级指标", "三级指标", "指标值", "<", "<"),
        ("^", "^", "^", "2024年", "2025年", "<"),
        ("^", "^", "^", "实际值", "目标值", "实际值"),
        ("产出指标", "数量指标", VISITS, "20次", "24次", "25次"),
        title="示例市示例局2025年度项目支出绩效自评表",
    )
    assert [(row.role, row.year) for row in found.indicators] == [("prior", 2024), ("target", 2025), ("actual", 2025)]


@pytest.mark.parametrize("note", ["无", "样例设备延期到货"])
def test_note_beside_its_label_is_no_indicator(note: str) -> None:
    found = form(
        ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
        ("^", "产出指标", "数量指标", VISITS, "≥24次"),
        ("说明", note, "<", "<", "<"),
    )
    assert [row.level3 for row in found.indicators] == [VISITS]


@pytest.mark.parametrize("label", ["", "绩效指标"])
def test_lower_storey_of_a_head_begins_the_next_page(label: str) -> None:
    above = html((label or "绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "<", "分值"))
    below = html(
        (label, "", "", "", "计量单位", "指标性质", "目标值", ""),
        ("^", "产出指标", "数量指标", VISITS, "次", "≥", "24", "60"),
        ("^", "^", "质量指标", GOOD, "%", "≥", "95", "40"),
    )
    (found,) = forms("示例市示例局2025年度项目支出绩效目标表", above, below)
    assert [(row.level3, row.op, row.value, row.unit, row.weight) for row in found.indicators] == [
        (VISITS, ">=", 24.0, "次", 60.0),
        (GOOD, ">=", 95.0, "%", 40.0),
    ]


def test_name_that_is_a_unit_is_told() -> None:
    found = form(("指标名称", "指标值"), ("巡查次数", "≥24次"), ("万平方米", "≥95"))
    assert [told.observed for told in found.findings if told.kind == "shifted_row"] == ["万平方米"]


@pytest.mark.parametrize("title", ["2025年部门预算项目绩效目标", "示例市2025年项目支出绩效目标情况"])
def test_title_without_the_word_table_stands_behind_a_year(title: str) -> None:
    table = (("项目名称", "样例步道", "<", "<"), ("一级指标", "二级指标", "三级指标", "指标值"))
    found = form(*table, ("产出指标", "数量指标", VISITS, "≥24次"), title=title)
    assert (found.filing.title, found.filing.scope) == (title, "project")


@pytest.mark.parametrize("side", ["", "绩效指标"])
def test_rows_of_the_next_page_stand_under_a_head_of_two_storeys(side: str) -> None:
    above = html(
        ("绩效指标", "一级指标", "<", "二级指标", "三级指标", "<", "年度指标值", "<", "分值"),
        ("^", "^", "^", "^", "^", "^", "计量单位", "目标值", "^"),
    )
    below = html(
        (side, "产出指标", "数量指标", VISITS, "次", "≥24", "60"),
        ("^", "^", "质量指标", GOOD, "%", "≥95", "40"),
    )
    (found,) = forms("示例市示例局2025年度项目支出绩效目标表", above, below)
    assert [(row.level1, row.level3, row.op, row.value, row.unit, row.weight) for row in found.indicators] == [
        ("产出指标", VISITS, ">=", 24.0, "次", 60.0),
        ("产出指标", GOOD, ">=", 95.0, "%", 40.0),
    ]


def test_rows_of_the_next_page_begin_with_a_level_of_their_own() -> None:
    above = html(("绩效指标", "二级指标", "三级指标", "<", "指标值"))
    below = html(
        ("绩效指标", "产出指标", "<", "<"),
        ("^", "数量指标", VISITS, "≥24次"),
        ("^", "效益指标", "<", "<"),
        ("^", "社会效益指标", KNOWN, "≥80%"),
    )
    (found,) = forms("示例市示例局2025年度项目支出绩效目标表", above, below)
    assert [(row.level1, row.level2, row.level3, row.value) for row in found.indicators] == [
        ("产出指标", "数量指标", VISITS, 24.0),
        ("效益指标", "社会效益指标", KNOWN, 80.0),
    ]


def test_one_head_over_comparator_unit_and_number_that_most_rows_leave_blank() -> None:
    found = form(
        ("一级指标", "二级指标", "三级指标", "指标值", "<", "<", "备注"),
        ("产出指标", "数量指标", VISITS, "≥", "次", "24", ""),
        ("效益指标", "社会效益指标", "群众获得感", "", "", "明显提升", ""),
        ("^", "生态效益指标", "河道面貌", "", "", "有所改善", ""),
    )
    assert [(row.op, row.value, row.unit, row.value_raw, row.remark) for row in found.indicators] == [
        (">=", 24.0, "次", "≥24次", None),
        (None, None, None, "明显提升", None),
        (None, None, None, "有所改善", None),
    ]


@pytest.mark.parametrize("name", ["达到指标值得满分，每少一成扣2分。", "完好得5分，每坏一台扣1分"])
def test_name_that_is_a_rule_of_points_is_told(name: str) -> None:
    found = form(("指标名称", "指标值"), (VISITS, "≥24次"), (name, "√"))
    assert [told.observed for told in found.findings if told.kind == "shifted_row"] == [name]

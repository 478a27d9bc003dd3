"""Columns that what stands in them tells, where their heads leave it open: each kind twice, with invented contents."""

import pytest

from tests.forms.drawing import form

VISITS, GOOD, KNOWN = "巡查河道次数", "设备完好率", "群众知晓率"
RULE = "达到得满分，每少一成扣2分。"

POINTS_UNDER_METHOD = (
    ("一级指标", "二级指标", "三级指标", "指标值", "计算方法"),
    ("产出指标", "数量指标", VISITS, "≥24次", RULE),
    ("^", "质量指标", GOOD, "≥95%", "完好设备少一台扣1分，扣完为止。"),
)
UNITS_UNDER_STANDARD = (
    ("一级指标", "二级指标", "三级指标", "评价标准", "指标值"),
    ("产出指标", "数量指标", VISITS, "次", "24"),
    ("^", "质量指标", GOOD, "%", "95"),
)


def test_points_under_a_method_are_the_rule_of_scoring() -> None:
    rows = form(*POINTS_UNDER_METHOD).indicators
    assert [(row.scoring, row.explanation) for row in rows] == [
        (RULE, None),
        ("完好设备少一台扣1分，扣完为止。", None),
    ]


def test_ways_of_counting_under_a_method_explain() -> None:
    rows = form(
        POINTS_UNDER_METHOD[0],
        ("产出指标", "数量指标", VISITS, "≥24次", "按巡查台账统计"),
        ("^", "质量指标", GOOD, "≥95%", "完好设备数与设备总数之比"),
    ).indicators
    assert [(row.scoring, row.explanation) for row in rows] == [
        (None, "按巡查台账统计"),
        (None, "完好设备数与设备总数之比"),
    ]


def test_units_under_a_standard_are_units() -> None:
    rows = form(*UNITS_UNDER_STANDARD).indicators
    assert [(row.value, row.unit, row.scoring) for row in rows] == [(24.0, "次", None), (95.0, "%", None)]


@pytest.mark.parametrize("behind", [("分值", "得分"), ("权重", "自评得分")])
def test_names_of_an_evaluation_stand_under_a_loose_head(behind: tuple[str, str]) -> None:
    found = form(
        ("一级指标", behind[0], "二级指标", behind[0], "绩效指标", "指标解释", *behind),
        ("决策", "20", "项目立项", "20", "立项依据充分性", "是否合乎规划", "8", "8"),
        ("^", "^", "^", "^", "立项程序规范性", "程序是否合规", "12", "11"),
        title="示例市示例局2025年度项目支出绩效评价指标评分表",
    )
    assert [(row.level2, row.level3, row.explanation, row.weight, row.score) for row in found.indicators] == [
        ("项目立项", "立项依据充分性", "是否合乎规划", 8.0, 8.0),
        ("项目立项", "立项程序规范性", "程序是否合规", 12.0, 11.0),
    ]


def test_evaluation_without_a_title_is_one_by_its_scores() -> None:
    found = form(
        ("项目名称", "示例步道整修", "<", "<", "<", "<"),
        ("一级指标", "二级指标", "三级指标", "评分标准", "分值", "得分"),
        ("产出", "产出数量", VISITS, "按比例得分", "60", "60"),
        ("效益", "社会效益", KNOWN, "按比例得分", "40", "38"),
        title="（2025年度）",
    )
    assert found.filing.stage == "self_evaluation"


def test_remark_is_the_column_that_says_something() -> None:
    rows = form(
        ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "偏差原因", "备注"),
        ("产出指标", "数量指标", VISITS, "24次", "25次", "", "逐季核对"),
        ("^", "质量指标", GOOD, "95%", "92%", "部件到货晚", ""),
        title="示例市示例局2025年度项目支出绩效自评表",
    ).indicators
    assert [row.remark for row in rows] == ["逐季核对", "逐季核对", "部件到货晚", "部件到货晚"]


@pytest.mark.parametrize("heads", [("一级指示", "二级指示", "三级指示"), ("一级指标", "二级指示", "三级指示")])
def test_misprinted_heads_of_all_levels_head_the_table(heads: tuple[str, str, str]) -> None:
    found = form((*heads, "指标值"), ("产出指标", "数量指标", VISITS, "≥24次"), ("^", "质量指标", GOOD, "≥95%"))
    assert [(row.level1, row.level2, row.level3) for row in found.indicators] == [
        ("产出指标", "数量指标", VISITS),
        ("产出指标", "质量指标", GOOD),
    ]
    assert any(told.observed == "三级指示" and told.expected == "三级指标" for told in found.findings)


def test_misprinted_level_across_the_table_is_told() -> None:
    found = form(
        ("二级指标", "三级指标", "指标值"),
        ("产岀指标", "<", "<"),
        ("数量指标", VISITS, "≥24次"),
        ("效盖指标", "<", "<"),
        ("社会效益指标", KNOWN, "≥80%"),
    )
    assert [row.level1 for row in found.indicators] == ["产出指标", "效益指标"]
    assert {told.observed for told in found.findings if told.kind == "misprint"} == {"产岀指标", "效盖指标"}

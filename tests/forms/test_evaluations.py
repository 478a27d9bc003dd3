"""Tables of evaluations: points without values, points beside levels, and forms watched within the year."""

import pytest

from schemas.filing import FilingRows
from tests.forms.drawing import LEFT, UP, form, forms, html

FIRST = ("项目名称", "甲事", *[LEFT] * 5)
HEAD = ("一级指标", "标准分", "二级指标名称", "标准分", "三级指标", "分值", "得分")
ROWS = (
    ("决策", "12", "项目立项", "5", "立项依据充分性", "5", "4"),
    (UP, UP, "资金投入", "7", "预算编制科学性", "7", "6.5"),
    ("产出", "20", "产出数量", "20", "甲事完成情况", "20", "18"),
)
TITLE = "示例市示例局2025年度项目支出绩效评价指标评分表"


def points(found: FilingRows) -> list[tuple[str | None, str | None, str | None, float | None, float | None]]:
    """Levels, name, weight and score of each indicator."""
    return [(row.level1, row.level2, row.level3, row.weight, row.score) for row in found.indicators]


def test_points_beside_levels_are_none_of_an_indicators() -> None:
    found = form(FIRST, HEAD, *ROWS, title=TITLE)
    assert (found.filing.scope, found.filing.stage) == ("project", "self_evaluation")
    assert points(found) == [
        ("决策", "项目立项", "立项依据充分性", 5.0, 4.0),
        ("决策", "资金投入", "预算编制科学性", 7.0, 6.5),
        ("产出", "产出数量", "甲事完成情况", 20.0, 18.0),
    ]
    assert not found.funding
    told = [(each.severity, each.observed) for each in found.findings if each.kind == "unread_text"]
    assert told == [("info", "12；20"), ("info", "5；7；20")]


def test_points_of_levels_that_do_not_add_up_are_a_warning() -> None:
    found = form(FIRST, HEAD, ("决策", "13", *ROWS[0][2:]), *ROWS[1:], title=TITLE)
    told = [(each.severity, each.observed) for each in found.findings if each.kind == "unread_text"]
    assert ("warning", "13；20") in told


@pytest.mark.parametrize("spent", ["1-7月执行数", "截至9月底支出", "预计全年支出"])
def test_what_a_part_of_the_year_spent_is_no_budget(spent: str) -> None:
    found = form(
        ("项目名称", "甲事", *[LEFT] * 3),
        ("项目资金（万元）", "资金来源", "年初预算数", "全年执行数", spent),
        (UP, "财政拨款", "50", "44", "30"),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
        (UP, "产出指标", "数量指标", "甲事次数", "≥3次"),
        title="示例市示例局2025年度项目支出绩效运行监控表",
    )
    assert [(row.measure, row.amount) for row in found.funding] == [("budget", 50.0), ("executed", 44.0)]
    assert "30" in [each.observed for each in found.findings if each.severity == "warning"]


@pytest.mark.parametrize(("delta", "number"), [("预算调整数", "-6"), ("追加（追减）数", "6")])
def test_by_how_much_a_budget_was_adjusted_is_not_what_it_was_adjusted_to(delta: str, number: str) -> None:
    found = form(
        ("项目名称", "甲事", *[LEFT] * 3),
        ("项目资金（万元）", "资金来源", "年初预算数", delta, "全年预算数"),
        (UP, "财政拨款", "50", number, "44"),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
        (UP, "产出指标", "数量指标", "甲事次数", "≥3次"),
    )
    assert [(row.measure, row.amount) for row in found.funding] == [("budget", 50.0), ("adjusted", 44.0)]
    assert number in [each.observed for each in found.findings if each.severity == "warning"]


def test_a_line_among_known_ones_under_a_measure_is_a_line_too() -> None:
    found = form(
        ("项目名称", "甲事", *[LEFT] * 4),
        ("资金情况（万元）", "调整预算数", LEFT, "全年支出数", LEFT, ""),
        (UP, "财政拨款", "彩票公益金", "财政拨款", "彩票公益金", ""),
        (UP, "30", "5", "28", "4", ""),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值", LEFT),
        (UP, "产出指标", "数量指标", "甲事次数", "≥3次", LEFT),
    )
    assert [(row.item_raw, row.measure, row.amount) for row in found.funding if row.item_raw == "彩票公益金"] == [
        ("彩票公益金", "adjusted", 5.0),
        ("彩票公益金", "executed", 4.0),
    ]


MONEY = (
    ("项目资金", "资金来源", "年初预算数（亿元）", "全年预算数（亿元）"),
    (UP, "年度资金总额", "4", "5"),
)
REST = (("", "", "财政拨款", LEFT, "3", "4"), ("", "", "其他资金", LEFT, "1", "1"))
INDICATORS = (
    ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "备注"),
    (UP, "产出指标", "数量指标", "甲事次数", "≥3次", ""),
)


def test_heads_of_money_stand_over_the_columns_of_the_next_page() -> None:
    (found,) = forms("项目支出绩效目标表", html(("项目名称", "甲事", LEFT, LEFT), *MONEY), html(*REST, *INDICATORS))
    read = [(row.item_raw, row.measure, row.amount_yuan) for row in found.funding]
    whole = [("年度资金总额", "budget", 400_000_000), ("年度资金总额", "adjusted", 500_000_000)]
    assert read[:2] == whole
    assert all(unit is None or unit >= 100_000_000 for _, _, unit in read[2:])


def test_amounts_of_one_line_under_lost_heads_are_none() -> None:
    (found,) = forms(
        "项目支出绩效目标表",
        html(("项目名称", "甲事", LEFT, LEFT), *MONEY),
        html(("其他", "列示", "", "财政拨款", "3", "4"), *INDICATORS),
    )
    assert [row.amount for row in found.funding if row.item_raw == "财政拨款"] == []
    assert {"3", "4"} <= {each.observed for each in found.findings if each.severity == "warning"}


SECOND = (
    ("（2027年度）", *[LEFT] * 4),
    ("项目名称", "乙事", *[LEFT] * 3),
    ("项目资金（万元）", "年度资金总额", "8", LEFT, LEFT),
    ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
    (UP, "产出指标", "数量指标", "乙事次数", "≥8次"),
)


def test_the_year_over_the_second_form_of_a_table_is_its_own() -> None:
    first = (("项目名称", "甲事", *[LEFT] * 3), *SECOND[3:])
    found = forms("2025年度项目支出绩效目标表", html(*first, *SECOND))
    assert [(each.filing.project, each.partition.fiscal_year) for each in found] == [("甲事", 2025), ("乙事", 2027)]


@pytest.mark.parametrize("lines", [(), ("附件2",), ("2026年示例市示例局",)])
def test_a_title_below_a_form_without_one_begins_the_next(lines: tuple[str, ...]) -> None:
    first = (("项目名称", "甲事", *[LEFT] * 3), *SECOND[3:])
    found = forms(html(*first), *lines, "项目支出绩效目标表", html(*SECOND[1:]))
    assert [(each.filing.project, len(each.indicators)) for each in found] == [("甲事", 1), ("乙事", 1)]
    assert found[1].filing.title is not None


def test_a_short_table_is_not_taken_for_its_head_by_the_label_at_its_side() -> None:
    found = form(
        ("项目名称", "甲事", *[LEFT] * 4),
        ("绩效目标与指标", "二级指标", "三级指标", "指标值", LEFT, LEFT),
        (UP, "数量指标", "甲事场次", "=", "15", "场次"),
        (UP, "质量指标", "甲事合格率", "≥", "92", "%"),
    )
    assert [(row.level3, row.op, row.value, row.unit) for row in found.indicators] == [
        ("甲事场次", "=", 15.0, "场次"),
        ("甲事合格率", ">=", 92.0, "%"),
    ]


def test_levels_and_a_list_mark_before_a_name_are_no_part_of_it() -> None:
    found = form(
        ("项目名称", "甲事", LEFT),
        ("绩效指标", "绩效指标", "指标值"),
        (UP, "产出指标数量指标指标1：甲事次数", "≥3次"),
        (UP, "产出指标质量指标指标2：甲事合格率", "≥93%"),
    )
    assert [(row.level2, row.level3) for row in found.indicators] == [
        ("数量指标", "甲事次数"),
        ("质量指标", "甲事合格率"),
    ]


def test_points_behind_the_only_level_are_no_part_of_it() -> None:
    found = form(
        ("项目名称", "甲事", LEFT, LEFT),
        ("绩效指标", "一级指标", "指标名称", "指标值"),
        (UP, "产出指标（60分）", "甲事次数", "≥3次"),
        (UP, "效益指标（40分）", "甲事满意率", "≥93%"),
    )
    assert [row.level1 for row in found.indicators] == ["产出指标", "效益指标"]


def test_tasks_are_named_by_what_stands_before_their_content() -> None:
    found = form(
        ("部门名称", "示例市示例局", LEFT, LEFT, LEFT),
        ("年度重点任务", "工作任务", "主要内容", "拟投入资金（万元）", LEFT),
        (UP, UP, UP, "总额", "财政拨款"),
        (UP, "甲事", "做好甲事，按时移交", "9", "9"),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
        (UP, "产出指标", "数量指标", "甲事次数", "≥3次"),
        title="示例市示例局2025年度部门整体支出绩效目标表",
    )
    assert [(row.name, row.year_budget, row.purpose) for row in found.projects] == [("甲事", 9.0, "做好甲事，按时移交")]
    assert not found.funding


def test_a_label_among_the_heads_of_a_cut_table_holds_no_values() -> None:
    head = ("绩效目标申请", "一级指标", "二级指标", "三级指标", "指标值", "单位")
    found = forms(
        "2025年度项目支出绩效目标表",
        html(("项目名称", "甲事", *[LEFT] * 4), head),
        html(
            ("绩效目标申请", "产出指标", "数量指标", "甲事次数", "≥35", "次"),
            (UP, "产出指标", "质量指标", "甲事合格率", "≥90", "%"),
        ),
    )
    assert [(row.level3, row.value, row.unit) for row in found[0].indicators] == [
        ("甲事次数", 35.0, "次"),
        ("甲事合格率", 90.0, "%"),
    ]


def test_goals_left_of_the_levels_are_no_values() -> None:
    head = (
        "单位名称、项目名称",
        "项目年度绩效总目标",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标性质",
        "指标值",
        "度量单位",
    )
    found = form(
        head,
        ("甲事经费", "做好甲事，按时移交", "产出指标", "数量指标", "甲事次数", "=", "3", "次"),
        ("", "", "", "质量指标", "甲事合格率", ">=", "95", "%"),
        title="2026年度项目支出绩效目标表",
    )
    assert found.filing.project == "甲事经费"
    assert [(row.level3, row.op, row.value) for row in found.indicators] == [
        ("甲事次数", "=", 3.0),
        ("甲事合格率", ">=", 95.0),
    ]


@pytest.mark.parametrize(("last", "role"), [("2025年", "target"), ("2024年", "prior")])
def test_the_value_under_the_bare_budget_year_is_aimed_at(last: str, role: str) -> None:
    found = form(
        ("项目名称", "甲事", *[LEFT] * 4),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "2023年", last),
        (UP, "产出指标", "数量指标", "甲事次数", "2次", "≥4次"),
    )
    assert [(row.role, row.value) for row in found.indicators] == [("prior", 2.0), (role, 4.0)]


@pytest.mark.parametrize("number", ["陆拾", "六〇", "二〇五"])
def test_a_number_in_words_that_no_amount_takes_is_a_warning(number: str) -> None:
    found = form(
        ("项目名称", "甲事", *[LEFT] * 3),
        ("项目资金（万元）", "财政拨款", number, LEFT, LEFT),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
        (UP, "产出指标", "数量指标", "甲事次数", "≥3次"),
    )
    assert number in [each.observed for each in found.findings if each.severity == "warning"]

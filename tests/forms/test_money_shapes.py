"""Money as forms lay it out, each kind twice, with invented contents."""

import pytest

from schemas.filing import FilingRows
from tests.forms.drawing import form

INDICATORS = (
    ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
    ("^", "产出指标", "数量指标", "巡查河道次数", "≥24次"),
)
Short = tuple[str, str | None, int | None, str, float, str | None]


def money(*rows: tuple[str, ...]) -> FilingRows:
    """The filing of a form with such a table of money."""
    wide = max(map(len, rows))
    head = ("项目名称", "示例河道养护", *["<"] * (wide - 2))
    below = [(*row, *["<"] * (wide - len(row))) for row in INDICATORS]
    return form(head, *rows, *below)


def told(found: FilingRows) -> list[Short]:
    """Section, line, year, measure, amount and unit of each amount."""
    return [(r.section, r.item_raw, r.year, r.measure, r.amount, r.unit) for r in found.funding]


def brief(*rows: tuple[str, ...]) -> list[tuple[str | None, str, float]]:
    """Line, measure and amount of each amount."""
    return [(r.item_raw, r.measure, r.amount) for r in money(*rows).funding]


def test_a_measure_stands_above_its_sources() -> None:
    assert brief(
        ("项目资金（万元）", "年初预算数", "<", "全年执行数", "<"),
        ("^", "财政拨款", "其他资金", "财政拨款", "其他资金"),
        ("^", "71", "5", "68", "4"),
    ) == [
        ("财政拨款", "budget", 71),
        ("其他资金", "budget", 5),
        ("财政拨款", "executed", 68),
        ("其他资金", "executed", 4),
    ]


def test_sources_stand_above_their_measures() -> None:
    assert brief(
        ("项目资金（万元）", "财政拨款", "<", "其他资金", "<"),
        ("^", "预算数", "执行数", "预算数", "执行数"),
        ("^", "71", "68", "5", "4"),
    ) == [
        ("财政拨款", "budget", 71),
        ("财政拨款", "executed", 68),
        ("其他资金", "budget", 5),
        ("其他资金", "executed", 4),
    ]


@pytest.mark.parametrize("stray", ["600", "3.5"])
def test_a_stray_number_in_the_corner_of_the_heads_is_told(stray: str) -> None:
    found = money(
        ("项目资金（万元）", stray, "年初预算数", "全年预算数", "全年执行数"),
        ("^", "年度资金总额", "71", "76", "68"),
    )
    assert [(r.measure, r.amount) for r in found.funding] == [("budget", 71), ("adjusted", 76), ("executed", 68)]
    assert stray in {entry.observed for entry in found.findings if entry.kind == "unread_text"}


def test_levels_of_government_are_lines_of_their_own() -> None:
    assert brief(("资金（万元）", "合计", "中央", "省", "市", "县"), ("^", "71", "40", "20", "10", "1")) == [
        ("合计", "budget", 71),
        ("中央", "budget", 40),
        ("省", "budget", 20),
        ("市", "budget", 10),
        ("县", "budget", 1),
    ]


def test_a_line_of_one_level_is_neither_the_line_nor_the_level() -> None:
    found = money(
        ("项目资金（万元）", "资金来源", "合计", "中央", "省级"),
        ("^", "年度资金总额", "71", "40", "31"),
        ("^", "财政拨款", "61", "40", "21"),
    )
    assert [(r.item, r.item_raw, r.amount) for r in found.funding] == [
        ("total", "年度资金总额", 71),
        ("central_funds", "中央", 40),
        ("provincial_funds", "省级", 31),
        ("fiscal_appropriation", "财政拨款", 61),
        (None, "中央财政拨款", 40),
        (None, "省级财政拨款", 21),
    ]


def test_uses_by_fund() -> None:
    assert told(
        money(
            ("资金情况（万元）", "项目", "一般公共预算", "政府性基金", "单位资金"),
            ("^", "基本支出", "40", "3", "2"),
            ("^", "项目支出", "20", "5", "1"),
        )
    )[:3] == [
        ("expenditure", "一般公共预算基本支出", 2025, "budget", 40, "万元"),
        ("expenditure", "政府性基金基本支出", 2025, "budget", 3, "万元"),
        ("expenditure", "单位资金基本支出", 2025, "budget", 2, "万元"),
    ]


def test_columns_of_years() -> None:
    found = money(("资金情况（万元）", "资金来源", "2023年", "2024年", "2025年"), ("^", "财政拨款", "2023", "70", "71"))
    assert [(r.year, r.period, r.amount) for r in found.funding] == [
        (2023, "prior", 2023),
        (2024, "prior", 70),
        (2025, "current", 71),
    ]


def test_rows_of_years() -> None:
    found = money(
        ("资金（万元）", "年度", "预算数", "执行数", "备注"),
        ("^", "2024年", "70", "66", ""),
        ("^", "2025年", "71", "", ""),
    )
    assert [(r.year, r.measure, r.amount) for r in found.funding] == [
        (2024, "budget", 70),
        (2024, "executed", 66),
        (2025, "budget", 71),
    ]


def test_several_lines_on_one_row() -> None:
    assert brief(
        ("项目资金（万元）", "资金总额", "71", "财政拨款", "61"), ("^", "其他资金", "10", "上年结转", "0")
    ) == [
        ("资金总额", "budget", 71),
        ("财政拨款", "budget", 61),
        ("其他资金", "budget", 10),
        ("上年结转", "budget", 0),
    ]


def test_several_measures_on_one_row() -> None:
    found = money(("资金（万元）", "年初预算数", "71", "全年预算数", "76"), ("^", "全年执行数", "38", "执行率", "50%"))
    assert [(r.item, r.measure, r.amount, r.execution_rate) for r in found.funding] == [
        ("total", "budget", 71, None),
        ("total", "adjusted", 76, None),
        ("total", "executed", 38, 0.5),
    ]


def test_income_and_expenditure_side_by_side() -> None:
    assert told(
        money(
            ("部门收支预算（万元）", "收入", "金额", "支出", "金额"),
            ("^", "财政拨款", "61", "基本支出", "40"),
            ("^", "合计", "71", "合计", "71"),
        )
    ) == [
        ("income", "财政拨款", 2025, "budget", 61, "万元"),
        ("expenditure", "基本支出", 2025, "budget", 40, "万元"),
        ("income", "合计", 2025, "budget", 71, "万元"),
        ("expenditure", "合计", 2025, "budget", 71, "万元"),
    ]


@pytest.mark.parametrize(("printed", "share"), [("80", 0.8), ("80.00", 0.8), ("0.5", 0.005), ("80%", 0.8)])
def test_shares_under_a_head_that_has_the_sign(printed: str, share: float) -> None:
    found = money(("资金情况（万元）", "资金来源", "金额", "占比（%）", "备注"), ("^", "财政拨款", "71", printed, ""))
    assert [row.share for row in found.funding] == [share]


def test_the_points_of_a_line_stand_on_what_was_executed() -> None:
    found = money(
        ("项目资金（万元）", "", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        ("^", "年度资金总额", "80", "60", "10", "75%", "7.5"),
        ("^", "财政拨款", "80", "60", "—", "75", "—"),
    )
    assert [(r.measure, r.execution_rate, r.weight, r.score) for r in found.funding] == [
        ("adjusted", None, None, None),
        ("executed", 0.75, 10, 7.5),
        ("adjusted", None, None, None),
        ("executed", 0.75, None, None),
    ]


@pytest.mark.parametrize("head", ["神秘数", "本期口径甲"])
def test_a_column_of_unsure_role_is_told_and_not_guessed(head: str) -> None:
    found = money(("资金情况（万元）", "资金来源", "预算数", head, "执行数"), ("^", "财政拨款", "71", "70.5", "68"))
    assert [(r.measure, r.amount) for r in found.funding] == [("budget", 71), ("executed", 68)]
    assert {"70.5", head} <= {entry.observed for entry in found.findings if entry.kind == "unread_text"}


@pytest.mark.parametrize("printed", ["约60", "60.00元/年", "6,00", "60+5"])
def test_an_amount_that_cannot_be_read_is_told(printed: str) -> None:
    found = money(("资金（万元）", "资金总额", "71"), ("^", "财政拨款", printed))
    assert [row.amount for row in found.funding] == [71]
    assert printed in {e.observed for e in found.findings if e.kind == "unread_text" and e.severity == "warning"}


@pytest.mark.parametrize("printed", ["约60", "待定", "60.00（含结转）", "2030年：60"])
def test_a_text_in_place_of_an_amount_names_no_line(printed: str) -> None:
    found = money(
        ("资金（万元）", "资金来源", "预算数", "执行数"),
        ("^", "财政拨款", printed, "68"),
        ("^", "其他资金", "5", printed),
    )
    assert [(r.item_raw, r.measure, r.amount) for r in found.funding] == [
        ("财政拨款", "executed", 68),
        ("其他资金", "budget", 5),
    ]
    assert [e.observed for e in found.findings if e.kind == "unread_text"].count(printed) == 2


def test_the_nearest_unit_counts() -> None:
    found = money(
        ("资金（万元）", "资金来源", "预算数（元）", "执行数"),
        ("^", "财政拨款", "710000", "68"),
        ("^", "奖励金（千元）", "12", "11"),
        ("^", "其他资金", "5万元", "4"),
    )
    assert [(row.unit, row.amount_yuan) for row in found.funding] == [
        ("元", 710000),
        ("万元", 680000),
        ("千元", 12000),
        ("千元", 11000),
        ("万元", 50000),
        ("万元", 40000),
    ]


def test_a_unit_of_another_column_is_not_taken_over() -> None:
    found = money(("资金情况", "资金来源", "预算数（元）", "执行数"), ("^", "财政拨款", "710000", "68"))
    assert [(row.unit, row.amount_yuan) for row in found.funding] == [("元", 710000), (None, None)]
    assert [(e.kind, e.target_row_id) for e in found.findings if e.field == "unit"] == [("unit_suspect", 1)]


def test_amounts_without_any_unit_are_told() -> None:
    found = money(("资金情况", "资金总额", "71"), ("^", "财政拨款", "71"))
    assert [row.amount_yuan for row in found.funding] == [None, None]
    assert [(e.kind, e.target_row_id) for e in found.findings if e.field == "unit"] == [("unit_suspect", None)]


@pytest.mark.parametrize("label", ["资金（元）", "经费盘子（元）"])
def test_money_without_a_known_label(label: str) -> None:
    assert brief((label, "资金总额", "财政拨款", "其他资金"), ("^", "710", "700", "10")) == [
        ("资金总额", "budget", 710),
        ("财政拨款", "budget", 700),
        ("其他资金", "budget", 10),
    ]


def test_lines_and_amounts_in_one_cell() -> None:
    assert brief(("项目资金（万元）", "资金总额：71；其中：财政拨款：61；其他资金：10")) == [
        ("资金总额", "budget", 71),
        ("财政拨款", "budget", 61),
        ("其他资金", "budget", 10),
    ]


@pytest.mark.parametrize(("other", "fails"), [("30.00", False), ("20.00", True)])
@pytest.mark.parametrize(("one", "two"), [("中央财政资金", "省级财政资金"), ("一般公共预算", "政府性基金预算")])
def test_sources_by_level_or_budget_add_up_to_the_total(one: str, two: str, other: str, fails: bool) -> None:
    found = form(
        ("项目名称", "示例河道维护", "<"),
        ("项目资金（万元）", "年度资金总额", "100.00"),
        ("^", f"其中：{one}", "40.00"),
        ("^", two, "30.00"),
        ("^", "其他资金", other),
        ("一级指标", "三级指标", "指标值"),
        ("产出指标", "巡查河道次数", "≥24次"),
    )
    assert any(entry.kind == "sum_mismatch" for entry in found.findings) == fails


@pytest.mark.parametrize(("past", "expected"), [("62", ["91"]), ("91", []), ("", [])])
def test_two_columns_of_one_year_with_different_amounts_are_told(past: str, expected: list[str]) -> None:
    found = form(
        ("部门总体资金情况", "总体资金情况", "当年金额", "近两年收支金额", "<"),
        ("^", "^", "^", "2030年", "2031年"),
        ("^", "财政拨款", "91", "55", past),
        title="部门整体绩效目标申报表（2031年度）",
    )
    told = [each for each in found.findings if each.field == "year" and each.kind == "ambiguous_value"]
    assert [each.expected for each in told] == expected


@pytest.mark.parametrize("measure", ["全年支出数", "实际支出数", "支出数"])
def test_a_measure_that_speaks_of_spending_puts_no_source_among_the_expenditure(measure: str) -> None:
    found = money(
        ("项目资金（万元）", "", "全年预算数", measure),
        ("^", "年度资金总额", "40", "38"),
        ("^", "财政拨款", "28", "27"),
        ("^", "单位自筹资金", "12", "11"),
    )
    assert {(r.section, r.item_raw) for r in found.funding} == {
        ("income", "年度资金总额"),
        ("income", "财政拨款"),
        ("income", "单位自筹资金"),
    }


def test_a_total_beside_groups_of_both_sides_is_on_no_side_of_theirs() -> None:
    found = money(
        ("年度预算申请（万元）", "资金总额", "收入", "<", "支出", "<"),
        ("^", "^", "财政拨款", "其他资金", "基本支出", "项目支出"),
        ("^", "90", "70", "20", "60", "30"),
    )
    assert [(r.section, r.item_raw, r.amount) for r in found.funding] == [
        ("income", "资金总额", 90),
        ("income", "财政拨款", 70),
        ("income", "其他资金", 20),
        ("expenditure", "基本支出", 60),
        ("expenditure", "项目支出", 30),
    ]


INDICATORS = (
    ("一级指标", "二级指标", "三级指标", "指标值", "<"),
    ("产出指标", "数量指标", "巡查河道次数", "≥24次", "<"),
)


def lines(*rows: tuple[str, ...]) -> list[tuple[str, str, float, str | None]]:
    """Side, name, amount and unit of each line of a money table above indicators."""
    found = form(*rows, *INDICATORS, title="示例市示例局2025年部门整体支出绩效目标表")
    return [(row.section, row.item_raw, row.amount, row.unit) for row in found.funding]


def test_lines_of_each_side_stand_over_their_amounts() -> None:
    assert lines(
        ("年度收入（万元）", "资金来源", "财政拨款", "其他资金", "收入合计"),
        ("^", "金额", "900", "60", "960"),
        ("年度支出（万元）", "支出类型", "基本支出", "项目支出", "支出合计"),
        ("^", "金额", "600", "360", "960"),
    ) == [
        ("income", "财政拨款", 900.0, "万元"),
        ("income", "其他资金", 60.0, "万元"),
        ("income", "收入合计", 960.0, "万元"),
        ("expenditure", "基本支出", 600.0, "万元"),
        ("expenditure", "项目支出", 360.0, "万元"),
        ("expenditure", "支出合计", 960.0, "万元"),
    ]


def test_pairs_below_amounts_are_lines_of_their_own() -> None:
    assert lines(
        ("年度部门预算（万元）", "资金总额", "一般公共预算", "政府性基金", "单位资金"),
        ("^", "960", "900", "0", "60"),
        ("按支出分", "基本支出", "600", "项目支出", "360"),
    )[-2:] == [("expenditure", "基本支出", 600.0, "万元"), ("expenditure", "项目支出", 360.0, "万元")]


@pytest.mark.parametrize("line", ["上年预算执行情况", "去年样例专项安排"])
def test_money_of_an_earlier_year_is_none_of_this_one(line: str) -> None:
    assert lines(
        ("资金情况（万元）", "财政拨款", "900", "其他资金", "60"),
        (line, "预算数", "880", "执行数", "870"),
    ) == [("income", "财政拨款", 900.0, "万元"), ("income", "其他资金", 60.0, "万元")]


@pytest.mark.parametrize("word", ["%", "万平方米", "≥"])
def test_units_and_signs_are_no_lines(word: str) -> None:
    found = lines(("资金情况（万元）", "财政拨款", "900", "其他资金", "60"), ("^", word, "12", word, "15"))
    assert [(name, amount) for _, name, amount, _ in found] == [("财政拨款", 900.0), ("其他资金", 60.0)]


@pytest.mark.parametrize("amounts", [("960", "900", "60"), ("88", "70", "18")])
def test_amounts_without_heads_are_not_the_tables_own(amounts: tuple[str, str, str]) -> None:
    assert lines(("项目名称", "样例步道", "<", "<", "<"), ("资金情况（万元）", *amounts, "")) == []


@pytest.mark.parametrize(("year", "told"), [("100", ["100", "300"]), ("300", [])])
def test_a_line_under_the_total_of_the_period_and_of_the_year_is_told_where_they_differ(
    year: str, told: list[str]
) -> None:
    found = money(
        ("项目资金（万元）", "实施期资金总额", "300", "年度资金总额", year),
        ("^", "其中：财政拨款", "300", "其中：财政拨款", year),
    )
    assert [r.amount for r in found.funding] == [300, float(year), 300, float(year)]
    assert [e.observed for e in found.findings if e.kind == "ambiguous_value" and e.field == "year"] == told


@pytest.mark.parametrize(("other", "fails"), [("20.00", False), ("10.00", True)])
@pytest.mark.parametrize("line", ["地方资金", "地方财政资金", "地方配套资金"])
def test_what_the_province_and_below_pay_adds_up_with_what_the_centre_pays(line: str, other: str, fails: bool) -> None:
    found = form(
        ("专项名称", "示例转移支付", "<"),
        ("资金情况（万元）", "年度金额", "55.00"),
        ("^", "其中：中央补助", "30.00"),
        ("^", line, other),
        ("^", "其他资金", "5.00"),
        ("一级指标", "三级指标", "指标值"),
        ("产出指标", "修建示例公里数", "≥24公里"),
    )
    assert found.funding[2].item == "local_funds"
    assert any(entry.kind == "sum_mismatch" for entry in found.findings) == fails

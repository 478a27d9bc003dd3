"""Values and money of years behind the budget year, and amounts of one line that nothing tells apart."""

from tests.forms.drawing import form, rows_of

LENGTH, DONE = "整治河道长度", "验收合格率"
TITLE = "示例市示例局2025年项目支出绩效目标表"


def test_values_of_later_years_are_aimed_at() -> None:
    found = rows_of(
        ("一级指标", "二级指标", "三级指标", "2025年", "2026年", "2027年"),
        ("产出指标", "数量指标", LENGTH, "≥12公里", "≥15公里", "≥20公里"),
        ("^", "质量指标", DONE, "≥90%", "≥92%", "≥95%"),
    )
    assert [(role, year, value) for _, _, _, role, year, _, value, _ in found] == [
        ("target", 2025, 12.0),
        ("target", 2026, 15.0),
        ("target", 2027, 20.0),
        ("target", 2025, 90.0),
        ("target", 2026, 92.0),
        ("target", 2027, 95.0),
    ]


def test_values_of_earlier_years_stay_what_they_were() -> None:
    found = rows_of(
        ("一级指标", "二级指标", "三级指标", "2023年", "2024年", "2025年"),
        ("产出指标", "数量指标", LENGTH, "9公里", "10公里", "≥12公里"),
    )
    assert [(role, year) for _, _, _, role, year, _, _, _ in found] == [
        ("prior", 2023),
        ("prior", 2024),
        ("target", 2025),
    ]


def doubted(*rows: tuple[str, ...]) -> set[int | None]:
    """The amounts that are told to have another one of their line beside them."""
    found = form(
        ("项目名称", "示例步道整修", *["<"] * (len(rows[0]) - 2)),
        *rows,
        ("一级指标", "二级指标", "三级指标", "指标值", *["<"] * (len(rows[0]) - 4)),
        ("产出指标", "数量指标", LENGTH, "≥12公里", *["<"] * (len(rows[0]) - 4)),
    )
    return {told.target_row_id for told in found.findings if told.kind == "ambiguous_value"}


def test_amounts_of_period_and_year_are_told() -> None:
    assert doubted(
        ("项目资金（万元）", "实施期资金总额：", "600", "年度资金总额：", "200"),
        ("^", "其中：财政拨款", "500", "其中：财政拨款", "180"),
        ("^", "其他资金", "100", "其他资金", "20"),
    ) == {2, 3, 4, 5}


def test_amounts_of_what_is_planned_and_asked_for_are_told() -> None:
    assert doubted(
        ("项目资金（万元）", "财政拨款", "400", "自筹资金", "100"),
        ("^", "财政拨款", "150", "自筹资金", "100"),
    ) == {0, 2}


def test_one_amount_a_line_is_not_doubted() -> None:
    assert not doubted(
        ("项目资金（万元）", "财政拨款", "400", "自筹资金", "100"),
        ("^", "上年结转", "0", "其他资金", "0"),
    )


def test_amounts_of_later_years_are_told() -> None:
    found = form(
        ("项目名称", "示例步道整修", "<", "<", "<"),
        ("项目资金（万元）", "资金来源", "2025年", "2026年", "2027年"),
        ("^", "财政拨款", "100", "120", "130"),
        ("一级指标", "二级指标", "三级指标", "指标值", "<"),
        ("产出指标", "数量指标", LENGTH, "≥12公里", "<"),
        title=TITLE,
    )
    assert [(row.year, row.period) for row in found.funding] == [(2025, "current"), (2026, "prior"), (2027, "prior")]
    assert {told.observed for told in found.findings if told.kind == "ambiguous_value"} == {"2026", "2027"}


def test_years_alone_head_values_with_their_comparators() -> None:
    found = rows_of(
        ("指标名称", "2025年", "<", "2026年", "<"),
        ("^", "符号", "目标值", "符号", "目标值"),
        (LENGTH, "≥", "12公里", "≥", "15公里"),
        (DONE, "≥", "90%", "=", "100%"),
    )
    assert [(name, year, op, value) for _, name, _, _, year, op, value, _ in found] == [
        (LENGTH, 2025, ">=", 12.0),
        (LENGTH, 2026, ">=", 15.0),
        (DONE, 2025, ">=", 90.0),
        (DONE, 2026, "=", 100.0),
    ]

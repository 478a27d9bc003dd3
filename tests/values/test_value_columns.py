"""Values whose comparator and unit stand in columns of their own."""

import pytest

from extractors.values import parse_value

COLUMNS = [
    # (value, comparator column, unit column), (raw, op, number, unit)
    (("95", "≥", "%"), ("≥95%", ">=", 95, "%")),
    (("95", "≥", "％"), ("≥95％", ">=", 95, "%")),
    (("95", "≥", "百分比"), ("≥95百分比", ">=", 95, "%")),
    (("6", "＝", "份"), ("＝6份", "=", 6, "份")),
    (("6", "≦", "次/月"), ("≦6次/月", "<=", 6, "次/月")),
    (("8", "≥", "亿条"), ("≥8亿条", ">=", 8, "亿条")),
    (("80", "大于等于", "个"), ("大于等于80个", ">=", 80, "个")),
    (("80", "大于等于（≥）", "个"), ("大于等于（≥）80个", ">=", 80, "个")),
    (("80", "以上", "个"), ("以上80个", ">=", 80, "个")),
    (("80", "不超过", "个"), ("不超过80个", "<=", 80, "个")),
    (("30", "定量", "个"), ("30个", None, 30, "个")),
    (("30", "正向", "个"), ("正向30个", None, 30, "个")),
    (("30", "-", "-"), ("30", None, 30, None)),
    (("30", None, "其他"), ("30", None, 30, None)),
    (("≥95%", "≥", "%"), ("≥95%", ">=", 95, "%")),
    (("100%", "=", "%"), ("=100%", "=", 100, "%")),
    (("100", "=", "（%）"), ("=100（%）", "=", 100, "%")),
    (("≤5", "≥", None), ("≥≤5", None, 5, None)),
    (("10万", None, "元"), ("10万元", None, 10, "万元")),
    (("每年20", "≥", "次"), ("≥每年20次", ">=", 20, "次")),
    (("两", "≥", "次"), ("≥两次", ">=", 2, "次")),
    (("12", "≤", "月"), ("≤12月", "<=", 12, "月")),
    (("12", None, "月"), ("12月", None, 12, "月")),
    (("2031", "≤", "年"), ("≤2031年", "<=", 2031, "年")),
    (("3", "≤", "比值"), ("≤3比值", "<=", 3, "比值")),
]


@pytest.mark.parametrize(("printed", "meant"), COLUMNS)
def test_columns_are_joined(
    printed: tuple[str, str | None, str | None], meant: tuple[str, str | None, float, str | None]
) -> None:
    text, op, unit = printed
    value = parse_value(text, op=op, unit=unit)
    assert (value.raw, value.op, value.number, value.unit) == meant


@pytest.mark.parametrize(
    ("text", "op", "unit", "raw"),
    [
        ("优", "定性", None, "优"),
        ("优", "定性", "其他", "优"),
        ("优", "定性", "级", "优级"),
        ("90%", "定性", "", "90%"),
    ],
)
def test_a_qualitative_nature_settles_the_kind(text: str, op: str, unit: str | None, raw: str) -> None:
    value = parse_value(text, op=op, unit=unit)
    assert (value.raw, value.kind, value.number) == (raw, "qualitative", None)


@pytest.mark.parametrize(("text", "op", "unit"), [("不适用", "定性", None), ("无", "≥", "%"), ("", "≥", "%")])
def test_nothing_stays_nothing_beside_columns(text: str, op: str, unit: str | None) -> None:
    value = parse_value(text, op=op, unit=unit)
    assert (value.raw, value.kind) == (text, "none")


def test_several_numbers_have_no_unit_from_the_column() -> None:
    value = parse_value("20-30", op="≥", unit="次")
    assert (value.raw, value.several, value.op, value.number, value.unit) == ("≥20-30次", True, None, None, None)

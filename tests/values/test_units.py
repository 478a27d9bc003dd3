"""Units and comparators as they stand in columns of their own."""

from decimal import Decimal

import pytest

from extractors.values import comparator, is_unit, unit_factor, unit_kind


@pytest.mark.parametrize(
    "text",
    [
        "%",
        "％",
        "百分比",
        "个",
        "（个）",
        "万平方米",
        "元/人·天",
        "次／月",
        "台（套）",
        "月",
        "年",
        "亿条",
        "%次",
        "㎡",
        "TB",
    ],
)
def test_units(text: str) -> None:
    assert is_unit(text)


@pytest.mark.parametrize("text", ["", "优", "≥", "5", "5次", "计划标准", "热线", "数量指标", "以上"])
def test_what_is_no_unit(text: str) -> None:
    assert not is_unit(text)


@pytest.mark.parametrize(
    ("unit", "kind", "factor"),
    [
        ("%", "share", "0.01"),
        ("‰", "share", "0.001"),
        ("个百分点", "share", "0.01"),
        ("元", "money", "1"),
        ("万元", "money", "10000"),
        ("元/平方米", "money", "1"),
        ("万元/公里", "money", "10000"),
        ("亿美元", "foreign_money", "100000000"),
        ("个工作日", "time", "1"),
        ("万平方米", "area", "10000"),
        ("千米", "length", "1"),
        ("千瓦时", "energy", "1"),
        ("万人次", "count", "10000"),
        ("亿", "count", "100000000"),
        ("%次", "share", None),
        ("比值", None, "1"),
    ],
)
def test_kind_and_factor(unit: str, kind: str | None, factor: str | None) -> None:
    assert (unit_kind(unit), unit_factor(unit)) == (kind, None if factor is None else Decimal(factor))


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("≥", ">="),
        ("≧", ">="),
        ("＞＝", ">="),
        ("＝", "="),
        ("≤", "<="),
        ("＜", "<"),
        ("大于等于", ">="),
        ("≥（大于等于）", ">="),
        ("不低于", ">="),
        ("以上", ">="),
        ("以内", "<="),
        ("不超过", "<="),
        ("大于", ">"),
        ("低于", "<"),
        ("不等于", None),
        ("≥≤", None),
        ("≥（小于）", None),
        ("定性", None),
        ("%", None),
        ("", None),
    ],
)
def test_comparator(text: str, op: str | None) -> None:
    assert comparator(text) == op

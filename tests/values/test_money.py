"""Amounts of money and shares."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values import looks_numeric, money_unit, parse_amount, parse_share, to_yuan

amounts = st.decimals(min_value=-(10**12), max_value=10**15, places=2, allow_nan=False)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("3,517.28", "3517.28", None),
        ("　3517.28 ", "3517.28", None),
        ("8223 ", "8223", None),
        ("３５１７．２８", "3517.28", None),
        ("3，517.28", "3517.28", None),
        ("0", "0", None),
        ("0.00", "0.00", None),
        ("28.309000", "28.309000", None),
        ("-5.2", "-5.2", None),
        ("－5.2", "-5.2", None),
        ("3517.28万元", "3517.28", "万元"),
        ("3517.28（万元）", "3517.28", "万元"),
        ("3517.28（含结转）", None, None),
        ("71.00 万 元", "71.00", "万元"),
        ("CNY 71.00", "71.00", None),
        ("负71.00", "-71.00", None),
        ("￥3,517.00", "3517.00", None),
        ("12亿元", "12", "亿元"),
        ("12万", "12", "万元"),
        ("人民币1百万元", "1", "百万元"),
        ("(5.2)", "-5.2", None),
        ("（71.00）", "-71.00", None),
        ("（71）万元", "-71", "万元"),
        ("△71.00", "-71.00", None),
        ("▲71", "-71", None),
        ("71.00-", "-71.00", None),
        ("71.00*", "71.00", None),
        ("71.00②", "71.00", None),
        ("71。05", "71.05", None),
        ("7.1E+01", "71", None),
        ("7.1e2", "7.1E+2", None),
        ("1 071.00", "1071.00", None),
        ("1'071.00", "1071.00", None),
        ("2 301 071", "2301071", None),
        ("71 .00", "71.00", None),
        ("71.00元整", "71.00", "元"),
        ("柒拾壹万元整", "71", "万元"),
        ("七百一十", "710", None),
        ("1亿200万元", "102000000", "元"),
        ("3千5百万元", "35000000", "元"),
    ],
)
def test_amount(text: str, number: str | None, unit: str | None) -> None:
    amount = parse_amount(text)
    read = None if amount is None else (str(amount.number), amount.unit)
    assert read == (None if number is None else (number, unit))


@pytest.mark.parametrize(
    "text", ["", " ", "-", "—", "/", "无", "财政拨款", "2031年", "（万元）", "58%以上", "十二", "百万", "约71", "71+5"]
)
def test_what_is_no_number_at_all(text: str) -> None:
    assert (parse_amount(text), looks_numeric(text)) == (None, False)


UNREADABLE = ["1,23", "1.2.3", "5811859,.", "12 34", "7 00.00", "1043.51 40", ".5", "5.", "(3)", "（2031）", "100美元"]


@pytest.mark.parametrize("text", [*UNREADABLE, "9" * 30])
def test_a_number_that_cannot_be_read(text: str) -> None:
    assert (parse_amount(text), looks_numeric(text)) == (None, True)


def test_raw_keeps_all_but_blanks() -> None:
    amount = parse_amount("　3，517.28 万元")
    assert amount is not None
    assert amount.raw == "3，517.28万元"


@given(amounts)
def test_a_printed_amount_reads_back(number: Decimal) -> None:
    amount = parse_amount(f"{number:,}")
    assert amount is not None
    assert amount.number == number


@given(st.text(alphabet="0123456789.,，-+￥元万亿%() "))
def test_what_reads_as_an_amount_looks_numeric(text: str) -> None:
    assert parse_amount(text) is None or looks_numeric(text)


@pytest.mark.parametrize(
    ("number", "unit", "yuan"),
    [
        ("28.309000", "万元", "283090.00"),
        ("1.5", "亿元", "150000000.00"),
        ("3", "千元", "3000.00"),
        ("3", "百万元", "3000000.00"),
        ("3.335", "元", "3.34"),
        ("-0.5", "万元", "-5000.00"),
        ("3", "（万元）", "30000.00"),
        ("3", None, None),
        ("3", "美元", None),
        ("3", "个", None),
        ("3", "万", None),
    ],
)
def test_to_yuan(number: str, unit: str | None, yuan: str | None) -> None:
    meant = to_yuan(Decimal(number), unit)
    assert (None if meant is None else str(meant)) == yuan


@given(amounts)
def test_ten_thousand_yuan_are_exact(number: Decimal) -> None:
    assert to_yuan(number, "万元") == number * 10_000


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("单位：万元", "万元"),
        ("单位： 元", "元"),
        ("金额单位：人民币万元", "万元"),
        ("单位：万元、%", "万元"),
        ("填报日期：2031年2月3日 单位：万元 单位负责人（签章）：", "万元"),
        ("总预算（万元）", "万元"),
        ("万元", "万元"),
        ("五万元以上项目", None),
        ("元（保留两位小数）", "元"),
        ("单位：万元(人民币)", "万元"),
        ("金额", None),
        ("甲（万元）乙（元）", None),
        ("预算资金（百万\n元）", "百万元"),
        ("专项资金（万 元）", "万元"),
        ("项目预算（百\n万元）", "百万元"),
        ("预算资金（百万\n一、\n元)", None),
        ("专项资金（千、元）", None),
    ],
)
def test_money_unit(text: str, unit: str | None) -> None:
    assert money_unit(text) == unit


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("58.39%", 0.5839),
        ("58.39％", 0.5839),
        ("9.46 %", 0.0946),
        ("100%", 1.0),
        ("0%", 0.0),
        ("120%", 1.2),
        ("-3%", -0.03),
        ("0", 0.0),
        ("1", 1.0),
        ("0.25", 0.25),
        ("96", None),
        ("-0.1", None),
        ("", None),
        ("—", None),
        ("≥96%", None),
    ],
)
def test_share(text: str, share: float | None) -> None:
    assert parse_share(text) == share


@pytest.mark.parametrize(("text", "number"), [("=150", 150), ("＝81.50", 81.5), ("=-3", -3)])
def test_amount_typed_as_formula(text: str, number: float) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert float(amount.number) == number

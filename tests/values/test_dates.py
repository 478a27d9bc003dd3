"""Dates and years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values import find_year, parse_date, years

FORMS = [
    "{0.year}年{0.month}月{0.day}日",
    "{0.year} 年 {0.month:02} 月 {0.day:02} 号",
    "{0.year}.{0.month}.{0.day}",
    "{0:%Y/%m/%d}",
    "{0}",
]


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from(FORMS))
def test_a_printed_date_reads_back(day: date, form: str) -> None:
    assert parse_date(f"填报日期：{form.format(day)} 单位：万元") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇三一年二月三日", date(2031, 2, 3)),
        ("二零三一年十二月三十一日", date(2031, 12, 31)),
        ("２０３１年２月３日", date(2031, 2, 3)),
        ("20310203", date(2031, 2, 3)),
        ("2031-02-03 00:00:00", date(2031, 2, 3)),
        ("2031年2月3日（2031-02-03）", date(2031, 2, 3)),
        ("2031—02—03", date(2031, 2, 3)),
        ("2 0 3 1 年 2 月 3 日", date(2031, 2, 3)),
        ("2 0 3 1 年 1 2 月 1 3 日", date(2031, 12, 13)),
        ("2031年2月", None),
        ("2031年2月30日", None),
        ("2031年1月1日至2031年12月31日", None),
        ("2月3日", None),
        ("2031.02", None),
        ("", None),
    ],
)
def test_date(text: str, day: date | None) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(2031 年度)", (2031,)),
        ("2031年", (2031,)),
        ("（截止2033年）", (2033,)),
        ("2031", (2031,)),
        ("（2031）", (2031,)),
        ("二〇三一年", (2031,)),
        ("2031-02-03", (2031,)),
        ("2029年 2030年", (2029, 2030)),
        ("2031-2033年", (2031, 2033)),
        ("2031年度预算（2031年）", (2031, 2031)),
        ("近两年收支金额", ()),
        ("2031.55", ()),
        ("12031年", ()),
        ("2031万元", ()),
        ("", ()),
    ],
)
def test_years(text: str, found: tuple[int, ...]) -> None:
    assert years(text) == found


@pytest.mark.parametrize(
    ("text", "year"), [("2031年度预算（2031年）", 2031), ("2029年 2030年", None), ("无", None), ("2031年2月3日", 2031)]
)
def test_find_year(text: str, year: int | None) -> None:
    assert find_year(text) == year


@given(st.text(alphabet="0123456789年月日-./二〇三一十 至"))
def test_no_text_raises(text: str) -> None:
    assert parse_date(text) is None or find_year(text) is not None

"""Chinese numerals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values import chinese_number

DIGITS = "零一二三四五六七八九"


def spell(number: int) -> str:
    """A number below 10**12 in formal numerals."""
    if number == 0:
        return DIGITS[0]
    groups = [(number // 10**8, "亿"), (number // 10**4 % 10**4, "万"), (number % 10**4, "")]
    text, gap = "", False
    for group, name in groups:
        if group == 0:
            gap = bool(text)
            continue
        text += (DIGITS[0] if text and (gap or group < 1000) else "") + spell_group(group) + name
        gap = False
    return text


def spell_group(number: int) -> str:
    """A number from 1 to 9,999."""
    text, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += (DIGITS[0] if gap else "") + DIGITS[digit] + name
        gap = False
    return text


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_spelled_number_reads_back(number: int) -> None:
    assert chinese_number(spell(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("两百", 200),
        ("三千零五", 3005),
        ("十二万", 120_000),
        ("一万五千", 15_000),
        ("一万亿", 10**12),
        ("二〇二四", 2024),
        ("贰拾叁", 23),
    ],
)
def test_number(text: str, number: int) -> None:
    assert chinese_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "百", "一百一", "一万五", "十百", "一一百", "一百零", "三个", "12", "万", "一十百"]
)
def test_what_is_no_number_or_two(text: str) -> None:
    assert chinese_number(text) is None


@given(st.text(alphabet="零〇一二两三十百千万亿个"))
def test_no_text_raises(text: str) -> None:
    number = chinese_number(text)
    assert number is None or number >= 0

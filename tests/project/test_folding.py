"""Readings that say the same fold alike, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scans.folding import fold

TEXTS = st.text("0123456789.,%‰≥≤<>=-±年个（）()，。 　％９", max_size=12)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("９５％", "95%"),
        ("≥ 95 %", "≥95%"),
        ("≧95%", "≥95%"),
        ("（万元）", "(万元)"),
        ("一，二：", "一,二:"),
        ("第\u2ed8页", "第青页"),
    ],
)
def test_readings_that_differ_in_width_and_blanks_fold_alike(first: str, second: str) -> None:
    assert fold(first) == fold(second)


@pytest.mark.parametrize(
    ("first", "second"), [("95", "96"), ("1.5", "15"), ("≥5", "≤5"), ("≥5", ">5"), ("元", "无"), ("5%", "5")]
)
def test_readings_that_say_something_else_fold_apart(first: str, second: str) -> None:
    assert fold(first) != fold(second)


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)

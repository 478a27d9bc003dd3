"""Numbers as the page prints them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis.strategies import decimals, floats

from flows.city_report.figures import change, exact, part, percent, plain, wan


@pytest.mark.parametrize(
    ("yuan", "told"),
    [
        (None, ""),
        ("0.00", "0.00"),
        ("20464700.00", "2,046.47"),
        ("123456.78", "12.345678"),
        ("-1500.00", "-0.15"),
        ("0.01", "0.000001"),
        ("12345678901234567.89", "1,234,567,890,123.456789"),
    ],
)
def test_an_amount_is_told_in_wan_yuan(yuan: str | None, told: str) -> None:
    assert wan(Decimal(yuan) if yuan is not None else None) == told


@given(decimals(min_value=-(10**17), max_value=10**17, places=2))
def test_no_amount_loses_a_digit(yuan: Decimal) -> None:
    assert Decimal(wan(yuan).replace(",", "")) * 10_000 == yuan


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        ("110", "100", "+10.0%"),
        ("95", "100", "-5.0%"),
        ("100", "100", "0.0%"),
        ("100.01", "100", "0.0%"),
        ("5", "0", ""),
        ("5", None, ""),
        (None, "5", ""),
    ],
)
def test_growth_is_told_in_percent_of_the_earlier_amount(now: str | None, before: str | None, told: str) -> None:
    assert change(Decimal(now) if now else None, Decimal(before) if before else None) == told


@given(floats(allow_nan=False, allow_infinity=False))
def test_a_printed_number_comes_back_as_it_was(number: float) -> None:
    assert float(plain(exact(number)).replace(",", "")) == number


@pytest.mark.parametrize(("fraction", "told"), [(None, ""), (0.0247, "2.47%"), (1.0, "100%"), (0.0, "0%")])
def test_a_share_is_told_in_percent(fraction: float | None, told: str) -> None:
    assert percent(fraction) == told


@pytest.mark.parametrize(("amount", "whole", "told"), [("1", "3", "33.3%"), ("1", "0", ""), (None, "3", "")])
def test_a_part_is_told_in_percent_of_its_whole(amount: str | None, whole: str, told: str) -> None:
    assert part(Decimal(amount) if amount else None, Decimal(whole)) == told

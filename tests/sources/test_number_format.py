"""Numbers as spreadsheets print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.sources.excel.number_format import printed


@pytest.mark.parametrize(
    ("number", "code", "expected"),
    [
        (2406.62, "General", "2406.62"),
        (100.0, "General", "100"),
        (0, "General", "0"),
        (-0.0, "General", "0"),
        (0.1 + 0.2, "General", "0.3"),
        (13800000000, "General", "13800000000"),
        (1e-7, "General", "0.0000001"),
        (-37.5, "General", "-37.5"),
        (0.5839, "0.00%", "58.39%"),
        (0.5839, "0%", "58%"),
        (1, "0%", "100%"),
        (-0.005, "0.0%", "-0.5%"),
        (-0.0001, "0%", "0%"),
        (2.5, "0", "3"),
        (1814.4, "0.00", "1814.40"),
        (1814.4, "0.##", "1814.4"),
        (1814, "0.##", "1814"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (0.5, "#.00", ".50"),
        (12345, "0.00,", "12.35"),
        (12345, "0!.0,", "1.2"),
        (2024, '0"年"', "2024年"),
        (95, '"≥"0"%"', "≥95%"),
        (95, r"\≥0\%", "≥95%"),
        (7, "000", "007"),
        (7, "[White]0.00", ""),
        (0, "0.00;-0.00;[白色]0", ""),
        (-7, "0.00;[Red]-0.00", "-7.00"),
        (2760001234, "000-00000000", "027-60001234"),
        (-3, "0;(0)", "(3)"),
        (0, '0;-0;"无"', "无"),
        (0, "0;-0;;@", ""),
        (1200.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,200.50"),
        (-1200.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-1,200.50"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (5, "[Red]0.0", "5.0"),
        (5, "[$¥-804]0.0", "¥5.0"),
        (5, "[DBNum1]0", "5"),
        (5, "@", "5"),
        (5, "0.00E+00", "5"),
        (0.5, "# ?/?", "0.5"),
        (5, '[>3]"多";0', "多"),
        (5, "", "5"),
    ],
)
def test_printed(number: float, code: str, expected: str) -> None:
    assert printed(number, code) == expected


@given(st.integers(-(10**12), 10**12))
def test_thousands_marks_only_part_digits(number: int) -> None:
    assert printed(number, "#,##0").replace(",", "") == str(number)


@given(st.decimals(0, 10**9, places=2))
def test_two_places_are_printed_as_they_are(number: object) -> None:
    assert printed(float(str(number)), "0.00") == str(number)


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.text(max_size=12))
def test_no_format_breaks_it(number: float, code: str) -> None:
    assert isinstance(printed(number, code), str)

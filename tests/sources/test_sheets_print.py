"""What a workbook prints of its cells, and what it does not."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from extractors.sources.excel.date_format import printed_date
from extractors.sources.excel.number_format import printed, printed_text
from tests.sources.building import xlsx_with
from tests.sources.test_asides import texts, told


def filled(change: Callable[[Worksheet], None]) -> bytes:
    """A workbook of two rows and two columns, changed."""

    def fill(sheet: Worksheet) -> None:
        for place, value in (("A1", "甲"), ("B1", 81), ("A2", "乙"), ("B2", 90)):
            sheet[place] = value
        change(sheet)

    return xlsx_with(fill)


def hide_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[2].hidden = True


def hide_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].hidden = True


def hide_merged(sheet: Worksheet) -> None:
    sheet["A3"], sheet["B3"] = "丙", 70
    sheet.merge_cells("A2:A3")
    sheet.row_dimensions[2].hidden = True


def strike(sheet: Worksheet) -> None:
    sheet["B2"].font = Font(strike=True)


def strike_part(sheet: Worksheet) -> None:
    sheet["B2"] = CellRichText(TextBlock(InlineFont(strike=True), "70"), TextBlock(InlineFont(), "90"))


def raise_part(sheet: Worksheet) -> None:
    sheet["B2"] = CellRichText("90", TextBlock(InlineFont(vertAlign="superscript"), "1"))


def whiten(sheet: Worksheet) -> None:
    sheet["B2"].font = Font(color="FFFFFF")


def whiten_on_blue(sheet: Worksheet) -> None:
    sheet["B2"].font = Font(color="FFFFFF")
    sheet["B2"].fill = PatternFill("solid", fgColor="1F4E79")


def comment(sheet: Worksheet) -> None:
    sheet["B2"].comment = Comment("应为 70", "审核")


def no_zeros(sheet: Worksheet) -> None:
    sheet["B2"] = 0
    sheet.sheet_view.showZeros = False


def show_nothing(sheet: Worksheet) -> None:
    sheet["B2"].number_format = ";;;"


def mark_as_text(sheet: Worksheet) -> None:
    sheet["B2"] = "'90.00"


def escaped(sheet: Worksheet) -> None:
    sheet["B2"] = "90_x000D_\n"


def year(sheet: Worksheet) -> None:
    sheet["B2"] = date(2024, 1, 1)
    sheet["B2"].number_format = 'yyyy"年"'


@pytest.mark.parametrize(
    ("change", "printed_as", "expected"),
    [
        (hide_row, ["甲", "81"], [("hidden", "90")]),
        (hide_column, ["甲", "乙"], [("hidden", "81"), ("hidden", "90")]),
        (hide_merged, ["甲", "81", "乙", "70"], [("hidden", "90")]),
        (strike, ["甲", "81", "乙", ""], [("struck", "90")]),
        (strike_part, ["甲", "81", "乙", "90"], [("struck", "70")]),
        (raise_part, ["甲", "81", "乙", "90"], [("footnote", "1")]),
        (whiten, ["甲", "81", "乙", ""], [("hidden", "90")]),
        (whiten_on_blue, ["甲", "81", "乙", "90"], []),
        (comment, ["甲", "81", "乙", "90"], [("comment", "应为 70")]),
        (no_zeros, ["甲", "81", "乙", ""], []),
        (show_nothing, ["甲", "81", "乙", ""], [("hidden", "90")]),
        (mark_as_text, ["甲", "81", "乙", "90.00"], []),
        (escaped, ["甲", "81", "乙", "90"], []),
        (year, ["甲", "81", "乙", "2024年"], []),
    ],
)
def test_cells(change: Callable[[Worksheet], None], printed_as: list[str], expected: list[tuple[str, str]]) -> None:
    made = filled(change)
    assert (texts(made), told(made)) == (printed_as, expected)


def test_formulas_without_values_are_computed_and_told() -> None:
    def add(sheet: Worksheet) -> None:
        sheet["B2"] = "=B1*2+ROUND(0.4,0)"

    made = filled(add)
    assert (texts(made), told(made)) == (["甲", "81", "乙", "162"], [("computed", "=B1*2+ROUND(0.4,0)")])


def test_formulas_that_nothing_computes_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def add(sheet: Worksheet) -> None:
        sheet["B2"] = "=SUM(B1:B1)"

    monkeypatch.setenv("PATH", "")
    made = filled(add)
    assert (texts(made), told(made)) == (["甲", "81", "乙", ""], [("formula", "=SUM(B1:B1)")])


@pytest.mark.parametrize(
    ("number", "code", "expected"),
    [
        (-300, "0.00_ ;[Red]-0.00", "-300.00"),
        (-300, "#,##0.00;[Red]△#,##0.00", "△300.00"),
        (-300, "#,##0_);(#,##0)", "(300)"),
        (81, ";;;", ""),
        (0, '0.00;-0.00;""', ""),
        (81, '"保密"', "保密"),
        (12005000, '0.00,,"百万"', "12.01百万"),
        (12000, '[>=10000]0.0,"千";0', "12.0千"),
        (81, '[>=10000]0.0,"千";0', "81"),
        (81, 'General"次"', "81次"),
        (81, "G/通用格式", "81"),
    ],
)
def test_numbers(number: float, code: str, expected: str) -> None:
    assert printed(number, code).strip() == expected


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [("81", "@", "81"), ("81", '@"次"', "81次"), ("81", ";;;", ""), ("81", "0;0;0;@", "81"), ("81", "0.00", "81")],
)
def test_texts(text: str, code: str, expected: str) -> None:
    assert printed_text(text, code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('yyyy"年"m"月"d"日"', "2024年1月5日"),
        ("yyyy年mm月", "2024年01月"),
        ("[$-804]yyyy/m/d;@", "2024/1/5"),
        ("yyyy-mm-dd hh:mm", "2024-01-05 08:30"),
        ("m/d/yy", None),
        ("d-mmm-yyyy", None),
        ('[DBNum1]yyyy"年"', None),
    ],
)
def test_dates(code: str, expected: str | None) -> None:
    assert printed_date(datetime(2024, 1, 5, 8, 30), code) == expected

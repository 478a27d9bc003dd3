"""Workbooks."""

from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO

import openpyxl
import pytest
import xlwt
from openpyxl.worksheet.worksheet import Worksheet

from extractors.sources import read
from schemas.errors import DamagedDocument, EmptyDocument, EncryptedDocument, OversizedDocument
from tests.sources.building import (
    blocks,
    document,
    ole_of,
    only_grid,
    parts_of,
    repacked,
    saved,
    spanned,
    xlsx_with,
    zip_of,
)

VALUES = [
    pytest.param("甲\n 乙 ", None, "甲\n乙", id="text"),
    pytest.param(2406.62, None, "2406.62", id="number"),
    pytest.param(100, None, "100", id="whole number"),
    pytest.param(0.5839, "0.00%", "58.39%", id="percent"),
    pytest.param(1, "0%", "100%", id="whole percent"),
    pytest.param(1234.5, "#,##0.00", "1,234.50", id="thousands"),
    pytest.param(12, '0"次"', "12次", id="unit in the format"),
    pytest.param(date(2024, 1, 24), "yyyy-mm-dd", "2024-01-24", id="date"),
    pytest.param(datetime(2024, 1, 24, 8, 30), "yyyy-mm-dd hh:mm", "2024-01-24 08:30", id="date and time"),
    pytest.param(time(8, 30), "hh:mm:ss", "08:30:00", id="time"),
    pytest.param(True, None, "TRUE", id="truth"),
]


@pytest.mark.parametrize(("value", "code", "expected"), VALUES)
def test_values_of_xlsx(value: object, code: str | None, expected: str) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = value
        if code:
            sheet["A1"].number_format = code

    assert blocks(xlsx_with(fill)) == [[[expected]]]


@pytest.mark.parametrize(("value", "code", "expected"), VALUES)
def test_values_of_xls(value: object, code: str | None, expected: str) -> None:
    made = xlwt.Workbook()
    style = xlwt.XFStyle()
    style.num_format_str = code or "General"
    made.add_sheet("表").write(0, 0, value, style)
    assert blocks(saved(made)) == [[[expected]]]


def test_consecutive_numbers_of_xls() -> None:
    made = xlwt.Workbook()
    percent = xlwt.easyxf(num_format_str="0.0%")
    sheet = made.add_sheet("表")
    for col, (number, style) in enumerate([(0.5, percent), (12, xlwt.XFStyle()), (0.25, percent)]):
        sheet.write(0, col, number, style)
    assert blocks(saved(made)) == [[["50.0%", "12", "25.0%"]]]


TYPED = [("0", "=0"), ("0%", "=0%"), ("95.5%", "=95.5%"), ("-3", "=-3")]


@pytest.mark.parametrize(("formula", "expected"), TYPED)
def test_a_constant_typed_as_formula_in_xlsx(formula: str, expected: str) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = f"={formula}"
        sheet["B2"] = "甲"

    assert blocks(xlsx_with(fill)) == [[[expected, ""], ["", "甲"]]]


@pytest.mark.parametrize(("formula", "expected"), TYPED)
def test_a_constant_typed_as_formula_in_xls(formula: str, expected: str) -> None:
    made = xlwt.Workbook()
    sheet = made.add_sheet("表")
    sheet.write(0, 0, xlwt.Formula(formula))
    sheet.write(1, 1, "甲")
    assert blocks(saved(made)) == [[[expected, ""], ["", "甲"]]]


def fill_merged(sheet: Worksheet) -> None:
    sheet["B2"] = "甲"
    sheet["D2"] = "乙"
    sheet["D3"] = "丙"
    sheet.merge_cells("B2:C3")


def test_merged_ranges_and_blank_margins() -> None:
    assert only_grid(read(document(xlsx_with(fill_merged)))) == spanned([("甲", 2, 1), "乙"], ["丙"])


def test_merged_ranges_beyond_the_values() -> None:
    def longer(_: str, held: bytes) -> bytes:
        return held.replace(b"A1:A2", b"A1:A1048576")

    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "甲"
        sheet.merge_cells("A1:A2")

    assert only_grid(read(document(repacked(xlsx_with(fill), longer)))) == spanned(["甲"])


def test_merged_ranges_that_overlap_without_end_are_refused() -> None:
    def more(_: str, held: bytes) -> bytes:
        merge = b'<mergeCell ref="A1:J1000"/>'
        return held.replace(b'<mergeCell ref="A1:A2"/>', merge * 100).replace(b'<mergeCell ref="A1:A2" />', merge * 100)

    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "甲"
        sheet["J1000"] = "乙"
        sheet.merge_cells("A1:A2")

    with pytest.raises(DamagedDocument):
        read(document(repacked(xlsx_with(fill), more)))


def fill_one(text: str) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = text

    return fill


def test_a_grid_per_sheet_with_text() -> None:
    assert blocks(xlsx_with(fill_one("甲"), fill_one(" "), fill_one("乙"))) == [[["甲"]], [["乙"]]]


def test_hidden_sheets_are_left_out() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet["A1"] = "乙"
        sheet.sheet_state = "hidden"

    assert blocks(xlsx_with(fill_one("甲"), hide)) == [[["甲"]]]


def test_styled_blank_cells_cost_nothing() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "甲"
        sheet["XFD1048576"].number_format = "0%"

    assert blocks(xlsx_with(fill)) == [[["甲"]]]


def test_a_value_far_away_is_refused_in_xlsx() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "甲"
        sheet["XFD1048576"] = "乙"

    with pytest.raises(OversizedDocument):
        read(document(xlsx_with(fill)))


def test_a_value_far_away_is_refused_in_xls() -> None:
    made = xlwt.Workbook()
    sheet = made.add_sheet("表")
    sheet.write(0, 0, "甲")
    sheet.write(65535, 255, "乙")
    with pytest.raises(OversizedDocument):
        read(document(saved(made)))


def test_cells_that_do_not_name_their_place() -> None:
    def without_places(name: str, held: bytes) -> bytes:
        for place in (b' r="A1"', b' r="B1"', b' r="1"'):
            held = held.replace(place, b"") if "sheet1" in name else held
        return held

    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "甲"
        sheet["B1"] = 0.5
        sheet["B1"].number_format = "0%"

    assert blocks(repacked(xlsx_with(fill), without_places)) == [[["甲", "50%"]]]


def test_more_strings_claimed_than_there_are_bytes_in_xlsx() -> None:
    claim = {"xl/sharedStrings.xml": b'<sst count="1" uniqueCount="99999999999"/>'}
    with pytest.raises(DamagedDocument, match="claims more strings"):
        read(document(zip_of(parts_of(xlsx_with(fill_one("甲"))) | claim)))


def records_of_xls() -> bytes:
    made = xlwt.Workbook()
    made.add_sheet("表").write(0, 0, "甲")
    return made.get_biff_data()


def patched(records: bytes, kind: int, at: int, written: bytes) -> bytes:
    """The records with bytes written into the first one of a kind."""
    start = 0
    while int.from_bytes(records[start : start + 2], "little") != kind:
        start += 4 + int.from_bytes(records[start + 2 : start + 4], "little")
    held = bytearray(records)
    held[start + 4 + at : start + 4 + at + len(written)] = written
    return bytes(held)


def test_more_strings_claimed_than_there_are_bytes_in_xls() -> None:
    claiming = patched(records_of_xls(), 0xFC, 4, b"\xff\xff\xff\x7f")
    with pytest.raises(DamagedDocument, match="claims more strings"):
        read(document(ole_of("Workbook", claiming)))


def test_a_size_claimed_for_a_sheet_of_xls_is_not_believed() -> None:
    claiming = patched(records_of_xls(), 0x200, 4, b"\xff\xff\xff\x7f")
    assert blocks(ole_of("Workbook", claiming)) == [[["甲"]]]


def test_a_workbook_with_a_password() -> None:
    stream = xlwt.Workbook()
    stream.add_sheet("表").write(0, 0, "甲")
    records = stream.get_biff_data()
    first = 4 + int.from_bytes(records[2:4], "little")
    locked = records[:first] + b"\x2f\x00\x04\x00\x01\x00\x01\x00" + records[first:]
    with pytest.raises(EncryptedDocument):
        read(document(ole_of("Workbook", locked)))


def test_a_workbook_without_text_is_empty() -> None:
    target = BytesIO()
    openpyxl.Workbook().save(target)
    with pytest.raises(EmptyDocument):
        read(document(target.getvalue()))

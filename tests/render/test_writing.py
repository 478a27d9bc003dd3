"""Every format opens in a common reader and holds what the filing says."""

import csv
import io
import re
from collections.abc import Callable, Mapping
from shutil import which

import docx
import lxml.html
import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from benchmarks.render import office
from benchmarks.render.copies import Copy
from benchmarks.render.formats import FORMATS
from benchmarks.render.grades import GRADES
from benchmarks.render.layout import style_of
from benchmarks.render.office import percent_format
from benchmarks.render.sheet import Ink
from benchmarks.render.unavailable import FormatUnavailable
from benchmarks.render.values import printed_number
from extractors.sources.word.libreoffice import to_docx
from tests.render.copying import SEED, copies

Reader = Callable[[bytes], list[str]]


def written(copy: Copy, name: str) -> bytes:
    return FORMATS[name].write((copy.sheet,), style_of(copy.truth, SEED))


def read_docx(data: bytes) -> list[str]:
    return [cell.text for row in docx.Document(io.BytesIO(data)).tables[0].rows for cell in row.cells]


def read_html(data: bytes) -> list[str]:
    return ["".join(map(str, cell.itertext())) for cell in lxml.html.fromstring(data.decode()).iter("td")]


def read_book(data: bytes) -> list[str]:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    return [printed_cell(cell) for row in rows for cell in row]


def printed_cell(cell: object) -> str:
    return f"{cell:.2f}".rstrip("0").rstrip(".") if isinstance(cell, float) else str(cell)


def read_tsv(data: bytes) -> list[str]:
    rows = csv.reader(io.StringIO(data.decode()), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [re.sub(r"<[^>]*>", "", cell) for row in rows for cell in row]


READERS: Mapping[str, Reader] = {
    "text": lambda data: data.decode().split("\n"),
    "text-bom": lambda data: data.decode("utf-8-sig").split("\n"),
    "text-gb18030": lambda data: data.decode("gb18030").split("\n"),
    "text-utf16": lambda data: data.decode("utf-16").split("\n"),
    "ocr": read_tsv,
    "html": read_html,
    "docx": read_docx,
    "xlsx": read_book,
    "xls": read_book,
}


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("name", sorted(READERS))
def test_a_format_holds_the_department_and_all_amounts(name: str, place: int) -> None:
    copy = copies(4)[place]
    cells = {"".join(cell.split()).replace(",", "") for cell in READERS[name](written(copy, name))}
    amounts = {printed_number(row.amount) for row in copy.truth.funding}
    assert amounts | {copy.truth.head.department} <= cells


def test_every_format_is_read_here_or_as_pages() -> None:
    pages = {*GRADES, "pdf", "pdf-web", "pdf-word", "ofd", "png", "jpg", "tiff"} - {"clean"}
    portable = {"rtf", "odt", "ods", "mht"}  # see tests/sources/test_portable.py
    assert set(FORMATS) == {*READERS, *pages, *portable, "doc"}


def test_no_two_formats_write_the_same_file() -> None:
    assert len({each.suffix for each in FORMATS.values()}) == len(FORMATS)


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_doc_holds_the_table() -> None:
    copy = copies(4)[2]
    (table,) = docx.Document(io.BytesIO(to_docx(written(copy, "doc")))).tables
    assert len(table.rows) == len(copy.sheet.rows)


def test_doc_without_libreoffice_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FormatUnavailable, match="install LibreOffice"):
        written(copies(1)[0], "doc")


def test_docx_spans_are_those_of_the_table() -> None:
    copy = copies(1)[0]
    table = docx.Document(io.BytesIO(written(copy, "docx"))).tables[0]
    spans = [[cell.grid_span for cell in row.tc_lst] for row in table._tbl.tr_lst]
    assert {sum(row) for row in spans} == {copy.sheet.cols}


def test_merged_ranges_of_a_workbook_are_those_of_the_table() -> None:
    copy = copies(1)[0]
    page = openpyxl.load_workbook(io.BytesIO(written(copy, "xlsx"))).worksheets[0]
    lines = len(copy.sheet.before) + len(copy.sheet.after)
    merged = sum(cell.rows * cell.cols > 1 for cell in copy.sheet.cells)
    assert len(page.merged_cells.ranges) == merged + lines


def test_a_typed_share_is_a_number_that_shows_as_printed() -> None:
    copy = next(copy for copy in copies(16) if style_of(copy.truth, SEED).typed and copy.truth.funding_years)
    page = openpyxl.load_workbook(io.BytesIO(written(copy, "xlsx"))).worksheets[0]
    shown = {cell.number_format for row in page.iter_rows() for cell in row if cell.value == 1.0}
    assert "0%" in shown


def test_a_text_that_begins_like_a_formula_is_text() -> None:
    copy = next(copy for copy in copies(16) if any(cell.ink.text.startswith("=1") for cell in copy.sheet.cells))
    page = openpyxl.load_workbook(io.BytesIO(written(copy, "xlsx"))).worksheets[0]
    assert {cell.data_type for row in page.iter_rows() for cell in row if str(cell.value).startswith("=1")} == {"s"}


@pytest.mark.parametrize(
    ("text", "shown"), [("58.39%", "0.00%"), ("100%", "0%"), ("7.5%　", "0.0%"), ("0", None), ("2406.62", None)]
)
def test_number_formats_show_what_is_printed(text: str, shown: str | None) -> None:
    assert percent_format(Ink(text=text)) == shown


@pytest.mark.parametrize("name", ["docx", "xlsx", "xls"])
def test_office_bytes_do_not_depend_on_the_clock(name: str) -> None:
    assert written(copies(1)[0], name) == written(copies(1)[0], name)


def test_a_frozen_archive_holds_no_time() -> None:
    data = written(copies(1)[0], "docx")
    assert office.frozen(data) == data

"""Writes a printed form as office documents; the same form gives the same bytes, `doc` excepted."""

import io
import re
import subprocess
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path
from shutil import which
from xml.sax.saxutils import escape

import xlwt  # type: ignore[import-untyped]
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.render.hypertext import html
from benchmarks.render.sheet import Cell, Ink, Sheet, by_row
from benchmarks.render.style import Style

EPOCH = datetime(2020, 1, 1)
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
SECONDS = 120
"""What a conversion by LibreOffice may take."""


class FormatUnavailable(RuntimeError):
    """A program that writes the format is not installed, or failed."""


class OrderedRanges(MultiCellRange):
    """Merged ranges in a fixed order; openpyxl keeps a set, whose order changes from run to run."""

    def __iter__(self):  # type: ignore[no-untyped-def]  # noqa: ANN204
        """The ranges, left to right."""
        return iter(self.sorted())


def frozen(archive: bytes) -> bytes:
    """A zip archive without the time of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = MODIFIED.sub(rb"\g<1>" + EPOCH.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), data)
            target.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(sheet: Sheet, _style: Style) -> bytes:
    """A Word document with one table."""
    document = Document()
    document.core_properties.created = document.core_properties.modified = EPOCH
    for line in sheet.before:
        document.add_paragraph(line)
    table = parse_xml(f"<w:tbl {nsdecls('w')}>{word_grid(sheet)}{''.join(map(word_row, by_row(sheet)))}</w:tbl>")
    document.element.body.insert(len(sheet.before), table)
    for line in sheet.after:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return frozen(out.getvalue())


def word_grid(sheet: Sheet) -> str:
    """The columns of a Word table, equally wide."""
    cols = f'<w:gridCol w:w="{9600 // sheet.cols}"/>' * sheet.cols
    look = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"{look}<w:tblGrid>{cols}</w:tblGrid>"


def word_row(cells: list[tuple[Cell, bool]]) -> str:
    """A row of a Word table; a cell that began above continues with an empty one."""
    return f"<w:tr>{''.join(word_cell(cell, begins) for cell, begins in cells)}</w:tr>"


def word_cell(cell: Cell, begins: bool) -> str:
    """One cell of a Word table."""
    span = f'<w:gridSpan w:val="{cell.cols}"/>' if cell.cols > 1 else ""
    merge = "" if cell.rows == 1 else '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    parts = cell.ink.text.split("\n") if begins else [""]
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r></w:p>' for part in parts)
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{body}</w:tc>"


def xlsx(sheet: Sheet, style: Style) -> bytes:
    """An Excel workbook with one sheet: the lines before the table, the table, the lines after it."""
    book = Workbook()
    book.properties.created = EPOCH
    page: Worksheet = book.worksheets[0]
    page.merged_cells = OrderedRanges()
    for cell in spread(sheet):
        first, last = (cell.row + 1, cell.col + 1), (cell.row + cell.rows, cell.col + cell.cols)
        fill(page, first, cell.ink, style)
        if first != last:
            page.merged_cells.add(CellRange(None, min_row=first[0], min_col=first[1], max_row=last[0], max_col=last[1]))
    out = io.BytesIO()
    book.save(out)
    return frozen(out.getvalue())


def spread(sheet: Sheet) -> list[Cell]:
    """All cells of a worksheet; a line of text is a cell as wide as the table."""
    top = len(sheet.before)
    lines = [(row, line) for row, line in enumerate(sheet.before)]
    lines += [(top + len(sheet.rows) + row, line) for row, line in enumerate(sheet.after)]
    wide = [Cell(row=row, col=0, rows=1, cols=sheet.cols, ink=Ink(text=line, role="text")) for row, line in lines]
    inner = [
        Cell(row=cell.row + top, col=cell.col, rows=cell.rows, cols=cell.cols, ink=cell.ink) for cell in sheet.cells
    ]
    return wide + inner


def percent_format(ink: Ink) -> str | None:
    """The number format that shows what is printed; None where that is no percentage."""
    printed = ink.text.strip()
    if not printed.endswith("%"):
        return None
    digits = len(printed.rstrip("%").partition(".")[2])
    return f"0.{'0' * digits}%" if digits else "0%"


def fill(page: Worksheet, place: tuple[int, int], ink: Ink, style: Style) -> None:
    """Writes a cell's ink as a number where the typist would, else as text."""
    target = page.cell(*place)
    target.alignment = Alignment(wrap_text=True, vertical="center")
    if style.typed and ink.number is not None:
        target.value = float(ink.number)
        target.number_format = percent_format(ink) or "General"
    elif ink.text:
        target.value = ink.text
        target.data_type = "s"  # a text such as =100% is no formula


def xls(sheet: Sheet, style: Style) -> bytes:
    """The same in the older binary format."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("Sheet1")
    looks: dict[str | None, object] = {None: xlwt.easyxf("align: wrap on, vert centre")}
    for cell in spread(sheet):
        ink = cell.ink
        number = ink.number if style.typed else None
        shown = percent_format(ink) if number is not None else None
        if shown not in looks:
            looks[shown] = xlwt.easyxf("align: wrap on, vert centre", num_format_str=shown)
        value = ink.text if number is None else float(number)
        ends = (cell.row + cell.rows - 1, cell.col + cell.cols - 1)
        page.write_merge(cell.row, ends[0], cell.col, ends[1], value, looks[shown])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def doc(sheet: Sheet, style: Style) -> bytes:
    """The older Word format, by LibreOffice. Raises FormatUnavailable."""
    program = which("soffice")
    if program is None:
        raise FormatUnavailable("doc: soffice is not installed; install LibreOffice or leave the format out")
    with tempfile.TemporaryDirectory() as folder:
        # From a Word file whose cells tell no widths LibreOffice writes no table.
        source = Path(folder, "filing.html")
        source.write_bytes(html(sheet, style))
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--writer", "--convert-to", "doc", "--outdir", folder, str(source)]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
            return source.with_suffix(".doc").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise FormatUnavailable(f"doc: LibreOffice failed: {error}; try the conversion by hand") from error

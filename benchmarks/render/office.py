"""Writes a printed form as office documents; the same form gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from xml.sax.saxutils import escape

import xlwt  # type: ignore[import-untyped]
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Twips
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.render.sheet import Cell, Ink, Sheet, by_row
from benchmarks.render.style import Style

EPOCH = datetime(2020, 1, 1)
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


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


def docx(sheets: Sequence[Sheet], _style: Style) -> bytes:
    """A Word document, its columns equally wide."""
    return word_document(sheets, [[9600 // sheet.cols] * sheet.cols for sheet in sheets])


def word_document(
    sheets: Sequence[Sheet], widths: Sequence[Sequence[int]], paper: tuple[int, int] | None = None
) -> bytes:
    """A Word document of tables, with the widths of their columns and of its paper in twips.

    What begins without a line above it begins a page, as Word would else join the two tables.
    """
    document = Document()
    document.core_properties.created = document.core_properties.modified = EPOCH
    if paper is not None:
        page = document.sections[0]
        page.page_width, page.page_height = Twips(paper[0]), Twips(paper[1])
        page.left_margin = page.right_margin = Twips(max(0, (paper[0] - sum(widths[0])) // 2))
    body = document.element.body
    for place, (sheet, wide) in enumerate(zip(sheets, widths, strict=True)):
        if place and not sheet.before:
            document.add_page_break()  # type: ignore[no-untyped-call]
        for line in sheet.before:
            document.add_paragraph(line)
        told = wide if paper is not None else None
        rows = "".join(word_row(cells, told) for cells in by_row(sheet))
        body.insert(len(body) - 1, parse_xml(f"<w:tbl {nsdecls('w')}>{word_grid(wide)}{rows}</w:tbl>"))
        for line in sheet.after:
            document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return frozen(out.getvalue())


def word_grid(widths: Sequence[int]) -> str:
    """The columns of a Word table, their widths in twips."""
    cols = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"{look}<w:tblGrid>{cols}</w:tblGrid>"


def word_row(cells: list[tuple[Cell, bool]], widths: Sequence[int] | None) -> str:
    """A row of a Word table; a cell that began above continues with an empty one."""
    return f"<w:tr>{''.join(word_cell(cell, begins, widths) for cell, begins in cells)}</w:tr>"


def word_cell(cell: Cell, begins: bool, widths: Sequence[int] | None) -> str:
    """One cell of a Word table; it tells its width where those of the columns are given."""
    wide = f'<w:tcW w:w="{sum(widths[cell.col : cell.col + cell.cols])}" w:type="dxa"/>' if widths else ""
    span = f'<w:gridSpan w:val="{cell.cols}"/>' if cell.cols > 1 else ""
    merge = "" if cell.rows == 1 else '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    parts = cell.ink.text.split("\n") if begins else [""]
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r></w:p>' for part in parts)
    return f"<w:tc><w:tcPr>{wide}{span}{merge}</w:tcPr>{body}</w:tc>"


def xlsx(sheets: Sequence[Sheet], style: Style) -> bytes:
    """An Excel workbook with one sheet: the lines before each table, the table, the lines after it."""
    book = Workbook()
    book.properties.created = EPOCH
    page: Worksheet = book.worksheets[0]
    page.merged_cells = OrderedRanges()
    for cell in spread(sheets):
        first, last = (cell.row + 1, cell.col + 1), (cell.row + cell.rows, cell.col + cell.cols)
        fill(page, first, cell.ink, style)
        if first != last:
            page.merged_cells.add(CellRange(None, min_row=first[0], min_col=first[1], max_row=last[0], max_col=last[1]))
    out = io.BytesIO()
    book.save(out)
    return frozen(out.getvalue())


def spread(sheets: Sequence[Sheet]) -> list[Cell]:
    """All cells of a worksheet, its tables below each other; a line of text is a cell as wide as the table."""
    cells: list[Cell] = []
    top = 0
    for sheet in sheets:
        below = top + len(sheet.before) + len(sheet.rows)
        lines = [*enumerate(sheet.before, start=top), *enumerate(sheet.after, start=below)]
        cells += [Cell(row=row, col=0, rows=1, cols=sheet.cols, ink=Ink(text=line, role="text")) for row, line in lines]
        cells += [replace(cell, row=cell.row + top + len(sheet.before)) for cell in sheet.cells]
        top = below + len(sheet.after) + 1
    return cells


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


def xls(sheets: Sequence[Sheet], style: Style) -> bytes:
    """The same in the older binary format."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("Sheet1")
    looks: dict[str | None, object] = {None: xlwt.easyxf("align: wrap on, vert centre")}
    for cell in spread(sheets):
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

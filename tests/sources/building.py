"""Documents made for the tests, by the programs' own libraries where there is one."""

import hashlib
import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO

import docx
import openpyxl
import xlwt
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from xlwt.CompoundDoc import XlsDoc

from extractors.sources import read
from schemas.document import Document
from schemas.grid import Block, Cell, Content, Grid


def document(data: bytes | str, name: str = "表") -> Document:
    """A document of these bytes, or of this text in UTF-8."""
    held = data.encode() if isinstance(data, str) else data
    return Document(name=name, uri=f"/filings/{name}", data=held, sha256=hashlib.sha256(held).hexdigest())


def blocks(data: bytes | str, name: str = "表") -> list[str | list[list[str]]]:
    """What is read of a document: a line as its text, a grid as the texts of each row."""
    return [shown(block) for block in read(document(data, name)).blocks]


def shown(block: Block) -> str | list[list[str]]:
    """A block in short."""
    return [[cell.text for cell in row] for row in block.by_row()] if isinstance(block, Grid) else block.text


def only_grid(content: Content) -> Grid:
    """The grid of a document that holds nothing else."""
    (block,) = content.blocks
    assert isinstance(block, Grid)
    return block


def spanned(*rows: Sequence[str | tuple[str, int, int]]) -> Grid:
    """A grid of cells given at their rows, as a text or as text, row span and column span; columns are found."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, given in enumerate(rows):
        col = 0
        for item in given:
            text, down, across = (item, 1, 1) if isinstance(item, str) else item
            while (row, col) in taken:
                col += 1
            taken |= {(row + under, col + right) for under in range(down) for right in range(across)}
            cells.append(Cell(row=row, col=col, row_span=down, col_span=across, text=text))
    return Grid(rows=len(rows), cols=1 + max(col for _, col in taken), cells=tuple(cells))


def html_of(grid: Grid) -> bytes:
    """A web page of one table."""
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td rowspan="{cell.row_span}" colspan={cell.col_span}>{cell.text.replace(chr(10), "<br>")}</td>'
            for cell in row
        )
        for row in grid.by_row()
    )
    return f"<!doctype html><meta charset=utf-8><table>{rows}</table>".encode()


def docx_of(grid: Grid) -> bytes:
    """A docx of one table."""
    made = docx.Document()
    table = made.add_table(grid.rows, grid.cols)
    for cell in grid.cells:
        first = table.cell(cell.row, cell.col)
        last = table.cell(cell.row + cell.row_span - 1, cell.col + cell.col_span - 1)
        first.merge(last).text = cell.text
    return saved(made)


def docx_with(xml: str) -> bytes:
    """A docx whose body begins with this XML."""
    made = docx.Document()
    body = parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>")
    for number, element in enumerate(list(body)):
        made.element.body.insert(number, element)
    return saved(made)


def saved(made: object) -> bytes:
    """The bytes that a document of some library is saved as."""
    target = BytesIO()
    made.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def xlsx_of(grid: Grid) -> bytes:
    """An xlsx of one sheet."""

    def fill(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        for cell in grid.cells:
            sheet.cell(cell.row + 1, cell.col + 1, cell.text or None)
            if (cell.row_span, cell.col_span) != (1, 1):
                sheet.merge_cells(
                    start_row=cell.row + 1,
                    start_column=cell.col + 1,
                    end_row=cell.row + cell.row_span,
                    end_column=cell.col + cell.col_span,
                )

    return xlsx_with(fill)


def xlsx_with(*fill: Callable[[openpyxl.worksheet.worksheet.Worksheet], None]) -> bytes:
    """An xlsx with a sheet per function, which fills it."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, function in enumerate(fill):
        function(made.create_sheet(f"表{number}"))
    return saved(made)


def xls_of(grid: Grid) -> bytes:
    """An xls of one sheet."""
    made = xlwt.Workbook()
    sheet = made.add_sheet("表")
    for cell in grid.cells:
        bottom, right = cell.row + cell.row_span - 1, cell.col + cell.col_span - 1
        sheet.write_merge(cell.row, bottom, cell.col, right, cell.text)
    return saved(made)


def ole_of(stream: str, content: bytes) -> bytes:
    """An OLE container with one stream of this name."""
    target = BytesIO()
    XlsDoc().save(target, content)
    data = bytearray(target.getvalue())
    at = data.index("Workbook".encode("utf-16-le"))
    name = stream.encode("utf-16-le")
    data[at : at + 66] = name.ljust(64, b"\0") + (len(name) + 2).to_bytes(2, "little")
    return bytes(data)


def zip_of(parts: Mapping[str, bytes]) -> bytes:
    """A zip container."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The entries of a zip container."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A zip container with its entries changed."""
    return zip_of({name: change(name, held) for name, held in parts_of(data).items()})

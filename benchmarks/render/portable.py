"""Writes a printed form as rtf, odt, ods and mht; the same form gives the same bytes."""

import base64
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from benchmarks.render.hypertext import html
from benchmarks.render.ofd import HEAD, packed
from benchmarks.render.sheet import Cell, Sheet, by_row
from benchmarks.render.style import Style

WIDTH = 1000
"""Twips of a column."""
OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{name}="{OPEN}{full}"'
    for name, full in {"office": "office:1.0", "text": "text:1.0", "table": "table:1.0"}.items()
)
BOUNDARY = "----=_form"


def rtf(sheets: Sequence[Sheet], _style: Style) -> bytes:
    """Tables, their cells merged as Word writes it; each character in GB 18030 where that has two bytes for it."""
    body = []
    for sheet in sheets:
        body += [f"\\pard {rtf_text(line)}\\par\n" for line in sheet.before]
        body += [rtf_row(row, cells) for row, cells in enumerate(by_row(sheet))]
        body += [f"\\pard {rtf_text(line)}\\par\n" for line in sheet.after]
    head = "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}\\f0\n"
    return (head + "".join(body) + "}\n").encode("ascii")


def rtf_row(row: int, cells: list[tuple[Cell, bool]]) -> str:
    """One row; what a merged cell covers further down is a cell that joins the one above."""
    borders, texts = [], []
    for cell, _ in cells:
        first = cell.row == row
        merge = ("\\clvmgf" if first else "\\clvmrg") if cell.rows > 1 else ""
        borders.append(f"{merge}\\cellx{WIDTH * (cell.col + cell.cols)}")
        texts.append(f"{rtf_text(cell.ink.text) if first else ''}\\cell")
    return f"\\trowd\\trleft0{''.join(borders)}\n\\pard\\intbl {' '.join(texts)}\\row\n"


def rtf_text(text: str) -> str:
    """Text as rtf holds it."""
    return "".join(map(rtf_sign, text))


def rtf_sign(sign: str) -> str:
    """One character."""
    if sign == "\n":
        return "\\par "
    if sign in "\\{}":
        return f"\\{sign}"
    if sign < "\x7f":
        return sign
    data = sign.encode("gb18030")
    if len(data) == 2:
        return "".join(f"\\'{byte:02x}" for byte in data)
    units = sign.encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    return "".join(f"\\u{code}?" for code in codes)


def odt(sheets: Sequence[Sheet], _style: Style) -> bytes:
    """A text document of tables."""
    body = []
    for place, sheet in enumerate(sheets, start=1):
        body += [f"<text:p>{open_text(line)}</text:p>" for line in sheet.before]
        body.append(f'<table:table table:name="{place}">{"".join(open_rows(sheet))}</table:table>')
        body += [f"<text:p>{open_text(line)}</text:p>" for line in sheet.after]
    return open_document("text", f"<office:text>{''.join(body)}</office:text>")


def ods(sheets: Sequence[Sheet], _style: Style) -> bytes:
    """A workbook of one sheet; the lines around a table are rows as wide as it is."""
    wide = "<table:table-row><table:table-cell table:number-columns-spanned='{cols}'><text:p>{text}</text:p>"
    wide += "</table:table-cell></table:table-row>"
    rows = ""
    for sheet in sheets:
        lines = [wide.format(cols=sheet.cols, text=open_text(line)) for line in sheet.before]
        notes = [wide.format(cols=sheet.cols, text=open_text(line)) for line in sheet.after]
        rows += "".join([*lines, *open_rows(sheet), *notes])
    blank = "<table:table-row table:number-rows-repeated='1048000'><table:table-cell "
    blank += "table:number-columns-repeated='16384'/></table:table-row>"
    table = f'<table:table table:name="1">{rows}{blank}</table:table>'
    return open_document("spreadsheet", f"<office:spreadsheet>{table}</office:spreadsheet>")


def open_rows(sheet: Sheet) -> Iterator[str]:
    """The rows of a table, covered cells among them."""
    for row, cells in enumerate(by_row(sheet)):
        yield (
            "<table:table-row>" + "".join(open_cell(cell, cell.row == row) for cell, _ in cells) + "</table:table-row>"
        )


def open_cell(cell: Cell, begins: bool) -> str:
    """A cell and what it covers to its right."""
    covered = "<table:covered-table-cell/>"
    if not begins:
        return covered * cell.cols
    spans = f'table:number-columns-spanned="{cell.cols}" table:number-rows-spanned="{cell.rows}"'
    paragraphs = "".join(f"<text:p>{open_text(line)}</text:p>" for line in cell.ink.text.split("\n"))
    return f"<table:table-cell {spans}>{paragraphs}</table:table-cell>" + covered * (cell.cols - 1)


def open_text(text: str) -> str:
    """Text with its runs of blanks as elements."""
    return escape(text).replace("  ", ' <text:s text:c="1"/>')


def open_document(kind: str, body: str) -> bytes:
    """An OpenDocument of this kind."""
    content = f'{HEAD}<office:document-content {SPACES} office:version="1.2"><office:body>{body}</office:body>'
    return packed(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(),
            "content.xml": f"{content}</office:document-content>".encode(),
        }
    )


def mht(sheets: Sequence[Sheet], style: Style) -> bytes:
    """The web page in one file, as browsers save it."""
    page = base64.encodebytes(html(sheets, style)).decode("ascii").replace("\n", "\r\n")
    head = f'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="{BOUNDARY}"\r\n\r\n'
    part = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return f"{head}--{BOUNDARY}\r\n{part}{page}\r\n--{BOUNDARY}--\r\n".encode("ascii")

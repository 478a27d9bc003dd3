"""Writes a printed form as a web page."""

from html import escape

from benchmarks.render.sheet import Cell, Sheet, by_row
from benchmarks.render.style import Style

PAGE = "<!doctype html>\n<html lang=zh><meta charset=utf-8>\n<title>{title}</title>\n{body}\n</html>\n"


def html(sheet: Sheet, _style: Style | None = None) -> bytes:
    """One table with its spans."""
    rows = ["<tr>" + "".join(html_cell(cell) for cell, begins in cells if begins) + "</tr>" for cells in by_row(sheet)]
    lines = [f"<p>{escape(line)}</p>" for line in sheet.before]
    notes = [f"<p>{escape(line)}</p>" for line in sheet.after]
    body = "\n".join([*lines, "<table border=1>", *rows, "</table>", *notes])
    return PAGE.format(title=escape(sheet.before[0] if sheet.before else ""), body=body).encode()


def html_cell(cell: Cell) -> str:
    """A cell; paragraphs parted by line breaks."""
    spans = (f" colspan={cell.cols}" if cell.cols > 1 else "") + (f" rowspan={cell.rows}" if cell.rows > 1 else "")
    return f"<td{spans}>{escape(cell.ink.text).replace(chr(10), '<br>')}</td>"

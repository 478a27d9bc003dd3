"""Writes a printed form as a web page."""

from collections.abc import Sequence
from html import escape

from benchmarks.render.sheet import Cell, Sheet, by_row
from benchmarks.render.style import Style

PAGE = "<!doctype html>\n<html lang=zh><meta charset=utf-8>\n<title>{title}</title>\n{body}\n</html>\n"


def html(sheets: Sequence[Sheet], _style: Style) -> bytes:
    """The tables with their spans."""
    return web_page(*sheets)


def web_page(*sheets: Sheet) -> bytes:
    """A page of one form, or of several below each other."""
    title = next((line for sheet in sheets for line in sheet.before), "")
    return PAGE.format(title=escape(title), body="\n".join(map(html_body, sheets))).encode()


def html_body(sheet: Sheet) -> str:
    """A form's lines and its table."""
    rows = ["<tr>" + "".join(html_cell(cell) for cell, begins in cells if begins) + "</tr>" for cells in by_row(sheet)]
    lines = [f"<p>{escape(line)}</p>" for line in sheet.before]
    notes = [f"<p>{escape(line)}</p>" for line in sheet.after]
    return "\n".join([*lines, "<table border=1>", *rows, "</table>", *notes])


def html_cell(cell: Cell) -> str:
    """A cell; paragraphs parted by line breaks."""
    spans = (f" colspan={cell.cols}" if cell.cols > 1 else "") + (f" rowspan={cell.rows}" if cell.rows > 1 else "")
    return f"<td{spans}>{escape(cell.ink.text).replace(chr(10), '<br>')}</td>"

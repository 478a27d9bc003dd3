"""Writes a printed form in the formats that filings come in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from benchmarks.render.hypertext import html
from benchmarks.render.office import docx, xls, xlsx
from benchmarks.render.pictures import jpg, png, printed_ofd, printed_pdf, scan, tiff
from benchmarks.render.portable import mht, ods, odt, rtf
from benchmarks.render.printers import browser_pdf, doc, word_pdf
from benchmarks.render.sheet import Ink, Sheet, by_row
from benchmarks.render.style import Style

Writer: TypeAlias = Callable[[Sequence[Sheet], Style], bytes]
"""Of the tables of a document, from first to last, and the habits of its typist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: what it adds to a file's stem, and who writes it."""

    suffix: str
    write: Writer


def text(sheets: Sequence[Sheet], _style: Style) -> str:
    """One cell per line, as a word processor's table is dumped.

    A tab opens each cell, further lines are its paragraphs, a blank line ends the row; what a merged cell covers
    further down is an empty cell, what it covers to the right is nothing. It has no pages.
    """
    lines: list[str] = []
    for sheet in sheets:
        lines += sheet.before
        for row, cells in enumerate(by_row(sheet)):
            lines += [""] if row in sheet.gaps else []
            lines += [f"\t{cell.ink.text if begins else ''}" for cell, begins in cells]
            lines.append("")
        lines += sheet.after
    return "\n".join(lines) + "\n"


def recognised(sheets: Sequence[Sheet], style: Style) -> str:
    """All tables as `recognised_table` gives them."""
    return "".join(recognised_table(sheet, style) for sheet in sheets)


def recognised_table(sheet: Sheet, style: Style) -> str:
    """Tab-separated rows with HTML tags, as a recogniser gives them: a table for each page, parted by blank lines.

    A page has the columns that its own cells need; what a merged cell covers is empty.
    """
    rows = by_row(sheet)
    edges = sorted({0, *sheet.breaks, len(rows)})
    blocks = [["", *(part for line in sheet.before for part in (line, ""))]]
    for start, end in pairwise(edges):
        page = rows[start:end]
        starts = sorted({cell.col for cells in page for cell, _ in cells})
        block = []
        for cells in page:
            printed = {cell.col: tagged(cell.ink, style) for cell, begins in cells if begins}
            block.append("\t".join(printed.get(col, "") for col in starts))
        blocks += [block, [""]]
    return "\n".join(line for block in blocks for line in [*block]) + "\n" + "\n".join([*sheet.after, ""])


def tagged(ink: Ink, style: Style) -> str:
    """A cell on one line."""
    parts = [part.strip() for part in ink.text.split("\n") if part.strip()]
    if ink.role != "prose":
        line = "".join(parts)
        return f"<b>{line}</b>" if ink.role == "head" and style.stars and style.paragraphs else line
    return " ".join(f"<p>{part}</p>" for part in parts) if style.paragraphs and len(parts) > 1 else " ".join(parts)


def encoded(write: Callable[[Sequence[Sheet], Style], str], encoding: str) -> Writer:
    """A writer of text in an encoding."""

    def encode(sheets: Sequence[Sheet], style: Style) -> bytes:
        if encoding == "utf-16":  # little-endian everywhere, not as this machine has it
            return b"\xff\xfe" + write(sheets, style).encode("utf-16-le")
        return write(sheets, style).encode(encoding)

    return encode


def in_grade(name: str) -> Format:
    """An image-only PDF in a grade of GRADES."""
    return Format(suffix=f".{name}.pdf", write=lambda sheets, style: scan(sheets, style, name))


FORMATS: Mapping[str, Format] = {
    "text": Format(suffix=".txt", write=encoded(text, "utf-8")),
    "text-bom": Format(suffix=".bom.txt", write=encoded(text, "utf-8-sig")),
    "text-gb18030": Format(suffix=".gb18030.txt", write=encoded(text, "gb18030")),
    "text-utf16": Format(suffix=".utf16.txt", write=encoded(text, "utf-16")),
    "ocr": Format(suffix=".ocr.txt", write=encoded(recognised, "utf-8")),
    "html": Format(suffix=".html", write=html),
    "docx": Format(suffix=".docx", write=docx),
    "xlsx": Format(suffix=".xlsx", write=xlsx),
    "xls": Format(suffix=".xls", write=xls),
    "doc": Format(suffix=".doc", write=doc),
    "rtf": Format(suffix=".rtf", write=rtf),
    "odt": Format(suffix=".odt", write=odt),
    "ods": Format(suffix=".ods", write=ods),
    "mht": Format(suffix=".mht", write=mht),
    "ofd": Format(suffix=".ofd", write=printed_ofd),
    "pdf": Format(suffix=".pdf", write=printed_pdf),
    "pdf-web": Format(suffix=".web.pdf", write=browser_pdf),
    "pdf-word": Format(suffix=".word.pdf", write=word_pdf),
    **{name: in_grade(name) for name in ("scan", "scan150", "sealed", "bad", "fax", "photo", "sideways")},
    "png": Format(suffix=".png", write=png),
    "jpg": Format(suffix=".jpg", write=jpg),
    "tiff": Format(suffix=".tiff", write=tiff),
}
"""Every format, by the name that the command line knows it under."""

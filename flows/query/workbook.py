"""Tables as an Excel workbook: heads that explain themselves, numbers as numbers, the same bytes for the same rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import pyarrow as pa
from rich.cells import cell_len
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from flows.query.text import plain, rows
from schemas.errors import WrongUsage

MOST_ROWS = 1_048_575
"""Rows that a sheet holds below its head."""
LONGEST = 32_767
"""Characters that a cell holds."""
CUT = "……（超长，已截断）"
YES, NO = "是", "否"
NARROW, WIDE = 6, 30
"""Between these a column is as wide as its cells, in characters; longer texts run over lines."""
PRINTED = 150
"""Characters that A4 across holds in legible print: what is wider runs on to a next page."""
LOOKED_AT = 200
"""Rows whose cells tell how wide a column is."""
A4 = 9
FONT = "Microsoft YaHei"
HEAD = {
    "bold": True,
    "bg_color": "#1F4E79",
    "font_color": "#FFFFFF",
    "text_wrap": True,
    "valign": "vcenter",
    "border": 1,
}
MONEY, PERCENT, WHOLE, DAY, MOMENT = "#,##0.00", "0.0%", "0", "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"
TEXT, PROSE = "text", "prose"
LINE = 16
"""Height of a line of text, in points."""
TALLEST = 409
"""Height of a row that Excel takes at most, in points."""
EDGE = 3
"""Characters of a column's width in which no text stands."""
CREATED = datetime(2000, 1, 1)
"""When each workbook says it was made: a clock would give other bytes each time."""
Formats: TypeAlias = dict[str, Format]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Head of a column."""

    text: str
    comment: str | None = None
    percent: bool = False
    """Whether its numbers are fractions that are told in percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table with its name and heads."""

    name: str
    heads: Sequence[Head]
    table: pa.Table
    prose: bool = False
    """Whether its texts are read where they stand, and so run over several lines."""


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write sheets to a file. Raises WrongUsage where one has more rows than Excel takes."""
    for sheet in sheets:
        if sheet.table.num_rows > MOST_ROWS:
            raise WrongUsage(f"{sheet.name}: {sheet.table.num_rows:,} rows are more than a sheet holds; write CSV")
    path.parent.mkdir(parents=True, exist_ok=True)
    with Workbook(str(path), {"constant_memory": True, "remove_timezone": True}) as book:
        book.set_properties({"created": CREATED})
        book.formats[0].set_font_name(FONT)
        formats = {
            code: book.add_format({"num_format": code, "valign": "top", "font_name": FONT})
            for code in (MONEY, PERCENT, WHOLE, DAY, MOMENT)
        }
        # A number that ends where the next text begins would run into it; no indent is kept without an alignment.
        indented = {"align": "left", "indent": 1}
        formats[TEXT] = book.add_format({**indented, "text_wrap": True, "valign": "top", "font_name": FONT})
        formats[PROSE] = book.add_format({"text_wrap": True, "valign": "top", "font_name": FONT})
        head = book.add_format({**HEAD, "font_name": FONT})
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, head, formats)


def _write(page: Worksheet, sheet: Sheet, head: Format, formats: Formats) -> None:
    widths = list(_widths(sheet))
    for place, (each, width) in enumerate(zip(sheet.heads, widths, strict=True)):
        page.set_column(place, place, width)
        page.write_string(0, place, each.text, head)
        if each.comment is not None:
            lines = sum(1 + cell_len(line) // 40 for line in each.comment.splitlines())
            page.write_comment(0, place, each.comment, {"x_scale": 2.2, "y_scale": max(0.5, 0.26 * lines)})
    page.set_row(0, 36)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer("&L&A&C第 &P 页，共 &N 页")
    pages = max(1, -(-sum(widths) // PRINTED))
    page.fit_to_pages(pages, 0)
    page.repeat_rows(0)
    if pages > 1:
        page.repeat_columns(0)
    if sheet.heads:
        page.print_area(0, 0, sheet.table.num_rows, len(sheet.heads) - 1)
    if sheet.heads:
        page.autofilter(0, 0, sheet.table.num_rows, len(sheet.heads) - 1)
    for number, row in enumerate(rows(sheet.table), 1):
        # Not every program makes room for the lines of a text.
        if (lines := max(map(_lines, row, widths), default=1)) > 1:
            page.set_row(number, min(LINE * lines, TALLEST))
        for place, cell in enumerate(row):
            if cell is not None:
                _put(page, (number, place), cell, formats, sheet)


def _put(page: Worksheet, at: tuple[int, int], cell: object, formats: Formats, sheet: Sheet) -> None:
    match cell:
        case bool():
            page.write_string(*at, YES if cell else NO, formats[TEXT])
        case Decimal() if Decimal(repr(float(cell))) == cell:
            page.write_number(*at, float(cell), formats[MONEY])
        case int():
            page.write_number(*at, cell, formats[WHOLE])
        case float():
            page.write_number(*at, cell, formats[PERCENT] if sheet.heads[at[1]].percent else None)
        case datetime():
            page.write_datetime(*at, cell.astimezone(UTC), formats[MOMENT])
        case date():
            page.write_datetime(*at, cell, formats[DAY])
        case _:
            page.write_string(*at, _fitting(plain(cell)), formats[PROSE if sheet.prose else TEXT])


def _lines(cell: object, width: int) -> int:
    """Lines that a cell takes: only texts run over several, with room left for an indent and uneven ends."""
    if not isinstance(cell, str) or (len(cell) * 2 <= width - EDGE and "\n" not in cell):
        return 1
    return sum(-(-cell_len(line) // (width - EDGE)) or 1 for line in cell.split("\n"))


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT


def _widths(sheet: Sheet) -> Iterator[int]:
    """How wide the columns are: as their cells, and as their heads, of which long ones run over two lines."""
    heads = (cell_len(each.text) + 3 for each in sheet.heads)
    widths = [max(NARROW, head if head <= WIDE // 2 else head // 2 + 3) for head in heads]
    for row in islice(rows(sheet.table), LOOKED_AT):
        for place, cell in enumerate(row):
            widths[place] = max(widths[place], cell_len(_shown(cell, sheet.heads[place].percent)) + 3)
    return (min(width, WIDE) for width in widths)


def _shown(cell: object, percent: bool) -> str:
    match cell:
        case bool():
            return YES
        case Decimal():
            return f"{cell:,}"
        case float():
            return f"{cell:.1%}" if percent else f"{cell:.10g}"
        case _:
            return plain(cell)

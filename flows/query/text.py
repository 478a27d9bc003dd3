"""A table as text: for people, as CSV, as JSON."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import msgspec
import pyarrow as pa
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from schemas.errors import WrongUsage

ROWS = 40
"""Rows that are printed for people."""
RECORDS = 3
"""Likewise, where the columns do not fit beside each other and stand below each other."""
FOLDED = 10
"""Columns of the terminal that a text needs to be read, folded."""
BORDER = 3
"""Columns of the terminal that stand around a cell."""
ID = 24
"""Up to here a text without blanks and Chinese stands on one line."""
FLOAT32 = 7
"""Digits that a number of 32 bits holds."""
BOM = "\ufeff"
"""What Excel needs before a CSV to read it as UTF-8."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula, or passes over before one."""
PLAIN = "'"
"""Before a text it keeps a spreadsheet from calculating it."""
MORE = "… {more} more rows; --csv prints all {all}"


def print_answer(answer: pa.Table, numbered: bool = False, console: Console | None = None) -> None:
    """A table for people: nulls blank, numbers to the right; the first of many rows, counted from 1 where wanted."""
    console = console or Console()
    found = widths(answer.slice(0, ROWS), console.width - 1 - (len(str(ROWS)) + BORDER) * numbered)
    shown = ROWS if found is not None else RECORDS
    first = answer.slice(0, shown)
    console.print(beside(first, found, numbered) if found is not None else below(first, numbered))
    if answer.num_rows > shown:
        console.print(Text(MORE.format(more=f"{answer.num_rows - shown:,}", all=f"{answer.num_rows:,}"), style="dim"))


def widths(answer: pa.Table, room: int) -> list[int] | None:
    """How wide each column is; None where they do not stand beside each other.

    Numbers and ids stand whole; other texts are folded where there is no room, the longest first.
    """
    found, least = [], []
    for field, column in zip(answer.schema, answer.columns, strict=True):
        cells = list(map(text, values(column)))
        longest = max(map(cell_len, cells), default=0)
        whole = is_number(field.type) or (longest <= ID and all(cell.isascii() and " " not in cell for cell in cells))
        found.append(max(cell_len(field.name), longest))
        least.append(max(cell_len(field.name), longest if whole else min(longest, FOLDED)))
    left = room - BORDER * len(found)
    if sum(least) > left:
        return None
    while sum(found) > left:
        place = max(range(len(found)), key=lambda place: (found[place] > least[place], found[place]))
        found[place] -= 1
    return found


def beside(answer: pa.Table, found: Sequence[int], numbered: bool) -> Table:
    """Columns beside each other."""
    table = Table()
    if numbered:
        table.add_column("", justify="right", style="dim", no_wrap=True)
    for field, width in zip(answer.schema, found, strict=True):
        justify: Literal["left", "right"] = "right" if is_number(field.type) else "left"
        table.add_column(Text(field.name), justify=justify, width=width, overflow="fold")
    for number, row in enumerate(rows(answer), 1):
        table.add_row(*([str(number)] if numbered else []), *(Text(text(cell)) for cell in row))
    return table


def below(answer: pa.Table, numbered: bool) -> Table:
    """Columns below each other, blank ones left out."""
    table = Table(show_header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for number, row in enumerate(rows(answer), 1):
        if numbered:
            table.add_row("", Text(str(number), style="bold"))
        for name, cell in zip(answer.column_names, row, strict=True):
            if cell is not None:
                table.add_row(Text(name), Text(text(cell)))
        table.add_section()
    return table


def as_csv(answer: pa.Table, heads: Sequence[str] | None = None, *, bom: bool = False, raw: bool = False) -> str:
    """A table as CSV: nulls empty, numbers exact and without separators.

    No text is a formula to a spreadsheet, numbers of columns of numbers stay as they are; with `raw` all cells do.
    """
    numbers = [raw or is_number(kind) for kind in answer.schema.types]
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    named = heads if heads is not None else answer.column_names
    writer.writerow(named if raw else map(harmless, named))
    for row in rows(answer):
        cells = zip(map(plain, row), numbers, strict=True)
        writer.writerow(cell if exact else harmless(cell) for cell, exact in cells)
    return (BOM if bom else "") + file.getvalue()


def harmless(cell: str) -> str:
    """A text that a spreadsheet does not calculate."""
    return PLAIN + cell if cell.startswith(FORMULA) else cell


def as_json(answer: pa.Table) -> bytes:
    """A table as a list of objects; money is a number with all its digits. Raises WrongUsage."""
    unlike(answer)
    encoder = msgspec.json.Encoder(decimal_format="number")
    objects = [dict(zip(answer.column_names, row, strict=True)) for row in rows(answer)]
    return msgspec.json.format(encoder.encode(objects), indent=1) + b"\n"


def unlike(answer: pa.Table) -> None:
    """Raise WrongUsage where two columns have one name."""
    for name in answer.column_names:
        if answer.column_names.count(name) > 1:
            raise WrongUsage(f"two columns are named {name}; name them with AS")


def rows(answer: pa.Table) -> Iterator[tuple[object, ...]]:
    """The rows of a table."""
    if not answer.num_columns:
        return iter(())
    return zip(*(values(column) for column in answer.columns), strict=True)


def values(column: pa.ChunkedArray) -> Iterator[object]:
    """The values of a column, numbers of 32 bits without the digits that they do not hold."""
    if pa.types.is_float32(column.type):
        return map(short, column.to_pylist())
    if pa.types.is_nested(column.type) and pa.types.is_float32(getattr(column.type, "value_type", column.type)):
        return (None if cell is None else list(map(short, cell)) for cell in column.to_pylist())
    return iter(column.to_pylist())


def short(number: float | None) -> float | None:
    """A number of 32 bits without the digits that it does not hold."""
    return None if number is None else float(f"{number:.{FLOAT32}g}")


def is_number(kind: pa.DataType) -> bool:
    """Whether values of a type stand to the right."""
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def text(cell: object) -> str:
    """A cell for people: money with separators."""
    return f"{cell:,f}" if isinstance(cell, Decimal) else plain(cell)


def plain(cell: object) -> str:
    """A cell for programs."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case Decimal():
            return f"{cell:f}"
        case float():
            return f"{cell:.15g}" if float(f"{cell:.15g}") == cell else repr(cell)
        case datetime() | date():
            return cell.isoformat()
        case list() | dict():
            return json.dumps(cell, ensure_ascii=False, default=str)
        case _:
            return str(cell)

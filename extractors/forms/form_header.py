"""The head of a form: title, year, and the fields beside their labels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.forms.printed_rows import PrintedRow, place
from extractors.values import money_unit
from mappings.labels import field, labels
from mappings.layouts import Title, is_ornament, title_of, unnumbered
from mappings.normal import joined, plain
from schemas.form import PrintedField
from schemas.grid import Cell

YEAR_LINE = re.compile(r"\(?(20\d{2})年?度?\)?")
TITLE_YEAR = re.compile(r"^(20\d{2})年")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stands above a form's tables."""

    title: str | None
    kind: Title | None
    fields: tuple[PrintedField, ...]
    years: tuple[int, ...]
    unread: tuple[Cell, ...]


def header(rows: Sequence[PrintedRow]) -> Header:
    """Title, years and fields of the rows; what is none of them is unread."""
    title: str | None = None
    kind: Title | None = None
    fields: list[PrintedField] = []
    years: list[int] = []
    unread: list[Cell] = []
    for row in rows:
        if kind is None and (found := title_of(row.printed[0].text)) is not None:
            title, kind = joined(unnumbered(row.printed[0].text)), found
            years += [int(year) for year in TITLE_YEAR.findall(plain(title))]
            continue
        if len(row.printed) == 1 and (year := YEAR_LINE.fullmatch(plain(row.printed[0].text))):
            years.append(int(year[1]))
            continue
        told, rest = row_fields(row)
        fields += told
        unread += [cell for cell in rest if not is_ornament(cell.text)]
    return Header(title=title, kind=kind, fields=tuple(fields), years=tuple(years), unread=tuple(unread))


def row_fields(row: PrintedRow) -> tuple[list[PrintedField], list[Cell]]:
    """The fields of one row: a label and the next cell, or label and value in one cell with a colon between."""
    found: list[PrintedField] = []
    unread: list[Cell] = []
    waiting: tuple[str, Cell] | None = None
    for cell in row.printed:
        inside = list(inline(cell))
        name = field(cell.text)
        if inside:
            found += inside
        elif name is not None:
            waiting = name, cell
        elif waiting is not None:
            found.append(printed_field(waiting[0], cell.text, waiting[1], cell))
            waiting = None
        else:
            unread.append(cell)
    return found, unread


def inline(cell: Cell) -> Iterator[PrintedField]:
    """The fields of a cell that prints `label：value`, one or several behind each other."""
    marks = [mark for mark in label_pattern().finditer(cell.text) if field(mark[1]) is not None]
    ends = [*(mark.start() for mark in marks[1:]), len(cell.text)]
    for mark, end in zip(marks, ends, strict=False):
        value = cell.text[mark.end() : end]
        if value.strip():
            yield printed_field(field(mark[1]) or "", value, cell)


@cache
def label_pattern() -> re.Pattern[str]:
    """Any field's label with its colon, blanks and brackets allowed inside, the longest first."""
    words = sorted(labels().fields, key=len, reverse=True)
    loose = (r"\s*(?:[（(][^（）()]*[）)])?\s*".join(map(re.escape, word)) for word in words)
    return re.compile(rf"((?:{'|'.join(loose)})\s*(?:[（(][^（）()]*[）)])?)\s*[:：]")


def printed_field(name: str, value: str, *cells: Cell) -> PrintedField:
    """A field; 单位 names the unit of money where its value is one, else the unit that carries the project out."""
    if name == "amount_unit" and money_unit(value) is None:
        name = "unit"
    return PrintedField(name=name, text=joined(value), place=place(*cells))

"""The head of a form: title, year, and the fields beside their labels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.forms.printed_rows import PrintedRow, place
from extractors.values import find_year, money_unit, parse_amount
from mappings.characters import understood
from mappings.label_parts import patterns
from mappings.labels import field, labels, section
from mappings.layouts import Title, begins_title, is_code, is_ornament, named_in_title, title_of, unnumbered, untabled
from mappings.near_divisions import is_office
from mappings.normal import joined, plain
from schemas.form import PrintedField
from schemas.grid import Cell

YEAR_LINE = re.compile(r"\(?(20\d{2})年?度?\)?")
YEAR_LEAD = re.compile(r"\(?(20\d{2})年度?\)?(?!\d)")
COLONS = frozenset(":：")
"""Behind the labels that stand in one cell with their values."""
LONGEST_YEAR = 9
"""Characters of a line that says no more than a year."""
UNTOLD = "untold"
"""Labels whose value no column of the dataset holds."""
CODES = {"department": "department_code", "project": "project_code"}
"""The fields behind which a code may stand in a cell of its own."""


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
    taken = 0
    for at, row in enumerate(rows):
        if at < taken:
            continue
        if kind is None and (found := titled(rows, at)) is not None:
            kind, taken = found.kind, at + found.rows
            title = found.text
            years += found.years
            fields += found.fields
            continue
        if year := year_line(row) or year_over_title(rows, at):
            years.append(year)
            if len(plain(row.printed[0].text)) <= LONGEST_YEAR:
                continue
        told, rest = row_fields(row)
        fields += told
        unread += [cell for cell in rest if not is_ornament(cell.text) or (row.grid is not None and is_figure(cell))]
    years += [year for entry in fields if entry.name == "fiscal_year" and (year := find_year(entry.text)) is not None]
    return Header(title=title, kind=kind, fields=with_unit(fields), years=tuple(years), unread=tuple(unread))


def with_unit(fields: Sequence[PrintedField]) -> tuple[PrintedField, ...]:
    """Fields of which an office beside the one that is over it carries the project out: 主管部门 | 预算单位."""
    offices = [entry for entry in fields if entry.name == "department"]
    under = [entry for entry in offices if not is_over(entry)]
    if len(under) == len(offices) or not under or any(entry.name == "unit" for entry in fields):
        return tuple(fields)
    return tuple(replace(entry, name="unit") if entry is under[0] else entry for entry in fields)


def is_over(entry: PrintedField) -> bool:
    """Whether the label of an office says that others are under it."""
    label = entry.place.cells[0].text if entry.place.cells else ""
    return any(word in label for word in labels().over_units)


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number, which is no page's number in a table."""
    return parse_amount(cell.text) is not None


def year_line(row: PrintedRow) -> int | None:
    """The year that a line says or begins with; a date is none."""
    if len(row.printed) > 1:
        return None
    word = plain(row.printed[0].text)
    found = YEAR_LINE.fullmatch(word) or (YEAR_LEAD.match(word) if row.grid is None else None)
    return int(found[1]) if found is not None else None


def year_over_title(rows: Sequence[PrintedRow], at: int) -> int | None:
    """The year that the line right above a title begins with, which in a sheet is a row of the table."""
    pair = rows[at : at + 2]
    if len(pair) < 2 or any(len(row.printed) > 1 for row in pair) or title_of(pair[1].printed[0].text) is None:
        return None
    found = YEAR_LEAD.match(plain(pair[0].printed[0].text))
    return int(found[1]) if found is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """A printed title."""

    text: str
    kind: Title
    rows: int
    """How many rows it is printed on."""
    years: tuple[int, ...]
    fields: tuple[PrintedField, ...]
    """What the title itself names: 301007_某局_某项目绩效目标表."""


def titled(rows: Sequence[PrintedRow], at: int) -> Titled | None:
    """The title that begins in a row, on one line or on two."""
    first = rows[at].printed[0]
    if at + 1 < len(rows) and goes_on(rows[at], rows[at + 1]):
        text = f"{first.text.strip()}{rows[at + 1].printed[0].text.strip()}"
        lines = 2
    else:
        text, lines = first.text, 1
    kind = title_of(text)
    if kind is None:
        return None
    words = untabled(joined(unnumbered(text)))
    year = find_year(words) or find_year(first.text)
    named = [printed_field(name, value, first) for name, value in named_in_title(words).items()]
    return Titled(text=words, kind=kind, rows=lines, years=(year,) if year is not None else (), fields=tuple(named))


def goes_on(row: PrintedRow, below: PrintedRow) -> bool:
    """Whether a title is printed on two lines: the first is cut within a word, so that it is no office and no label."""
    if len(row.printed) != 1 or len(below.printed) != 1 or row.printed[0].page != below.printed[0].page:
        return False
    first, second = row.printed[0].text, below.printed[0].text
    if title_of(first) is not None or title_of(first.strip() + second.strip()) is None or is_ornament(first):
        return False
    if year_line(row) is not None or field(first) is not None or list(inline(row.printed[0])):
        return False
    if named_in_title(joined(first + second)) or title_of(second) is None:
        return True
    return not is_office(first) and not begins_title(second)


def row_fields(row: PrintedRow) -> tuple[list[PrintedField], list[Cell]]:
    """The fields of one row: a label and the next cell, or both in one cell with a colon or blank between.

    The label of a part of the form is no value: such a row heads columns.
    """
    found: list[PrintedField] = []
    unread: list[Cell] = []
    waiting: tuple[str, Cell] | None = None
    for cell in row.printed:
        inside = list(inline(cell)) or list(spaced(cell))
        name = field(cell.text)
        if inside:
            found += inside
            unread += [cell] if any(entry.name == UNTOLD for entry in inside) else []
            waiting = None
        elif name is not None:
            waiting = name, cell
        elif section(cell.text) is not None:
            unread += [cell] if waiting is None else [waiting[1], cell]
            waiting = None
        elif waiting is not None and waiting[0] != UNTOLD:
            found.append(printed_field(waiting[0], cell.text, waiting[1], cell))
            waiting = None
        elif found and found[-1].name in CODES and waiting is None and is_code(plain(cell.text)):
            found.append(PrintedField(name=CODES[found[-1].name], text=joined(cell.text), place=place(cell)))
        else:
            unread.append(cell)
            waiting = None
    return [entry for entry in found if entry.name != UNTOLD], unread


def inline(cell: Cell) -> Iterator[PrintedField]:
    """The fields of a cell that prints `label：value`, one or several behind each other."""
    if not COLONS.intersection(cell.text):
        return
    simple = cell.text.translate(understood())  # sign for sign, so that places are those of the print
    marks = [mark for mark in label_pattern().finditer(simple) if field(mark[1]) is not None]
    ends = [*(mark.start() for mark in marks[1:]), len(cell.text)]
    for mark, end in zip(marks, ends, strict=False):
        value = cell.text[mark.end() : end]
        if value.strip():
            yield printed_field(field(mark[1]) or "", value, cell)


def spaced(cell: Cell) -> Iterator[PrintedField]:
    """The field of a cell that prints its label and its value with nothing but a blank between."""
    label, *rest = cell.text.split(None, 1)
    name = field(label)
    if rest and name is not None and field(cell.text) is None and (name != "amount_unit" or money_unit(rest[0])):
        yield printed_field(name, rest[0], cell)


@cache
def label_pattern() -> re.Pattern[str]:
    """Any field's label with its colon, blanks and brackets allowed inside, the longest first."""
    words = sorted(labels().fields, key=len, reverse=True)
    loose = (r"\s*(?:[（(][^（）()]*[）)])?\s*".join(map(re.escape, word)) for word in words)
    made = (pattern.pattern for _, pattern in patterns("fields"))
    return re.compile(rf"((?:{'|'.join((*made, *loose))})\s*(?:[（(][^（）()]*[）)])?)\s*[:：]")


def printed_field(name: str, value: str, *cells: Cell) -> PrintedField:
    """A field; 单位 names the unit of money where its value is one, else the unit that carries the project out."""
    if name == "amount_unit" and money_unit(value) is None:
        name = "unit"
    return PrintedField(name=name, text=joined(value), place=place(*cells))

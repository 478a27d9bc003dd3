"""A money table read row by row: lines with an amount for the budget year, a share, and past years."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Literal

from extractors.forms.alignment import USUAL, align, usual_columns
from extractors.forms.column_headers import head_year
from extractors.forms.printed_rows import PrintedRow, place
from extractors.values import parse_amount
from mappings.labels import labels, year_head
from mappings.labels import section as section_of
from mappings.layouts import is_ornament
from mappings.money_lines import is_total, money_line, units
from mappings.normal import bare, bracketed, joined, plain
from schemas.form import PrintedAmount, When
from schemas.grid import Cell
from schemas.head import Column

SHARE = re.compile(r"[-+]?[\d.]+%")
ABSENT = -0.5
TELLING = frozenset({"share", "prior_group", "year", "budget", "adjusted", "executed"})
"""Heads that only a table with columns of amounts has."""
LONGEST_LINE = 24
"""Characters of the longest name of a money line."""
Section = Literal["income", "expenditure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """What a money table prints."""

    amounts: tuple[PrintedAmount, ...]
    unread: tuple[Cell, ...]
    shifted: tuple[int, ...]
    """Positions among `amounts` of the first amount of each row whose cells stand out of their columns."""


def money(rows: Sequence[PrintedRow]) -> Money:
    """The amounts of a money table, with or without column heads."""
    heads = [row for row in rows if is_head(row)]
    body = [row for row in rows if row not in heads]
    columns = read_columns(heads)
    section: Section = "income"
    amounts: list[PrintedAmount] = []
    unread: list[Cell] = []
    shifted: list[int] = []
    places: dict[str, int] = {}
    above = Above()
    below = {index: column.cols.start for index, column in enumerate(columns) if column.cols is not None}
    usual = below | usual_columns(taken(row, columns, below) for row in body) if columns else {}
    for row in body:
        section = side(row) or section
        lines, rest = beside_heads(row, columns, section, usual) if columns else pairs(row, section, above)
        if lines and columns and moved(row, places):
            shifted.append(len(amounts))
        amounts += lines
        unread += rest
    unit = printed_unit(cell for row in rows for cell in row.printed)
    amounts = [entry if entry.unit is not None else replace(entry, unit=unit) for entry in amounts]
    return Money(amounts=tuple(amounts), unread=tuple(unread), shifted=tuple(shifted))


def printed_unit(cells: Iterable[Cell]) -> str | None:
    """The first unit of money that stands in brackets."""
    return next((word for cell in cells for word in bracketed(cell.text) if word in units()), None)


def is_head(row: PrintedRow) -> bool:
    """Whether a row names columns of a money table: amounts, shares, years."""
    roles = [column_role(cell) or ("year" if year_head(cell.text) is not None else None) for cell in row.printed]
    told = sum(name in TELLING for name in roles)
    return (
        told >= 1
        and len(roles) - roles.count(None) >= 2
        and not any(parse_amount(cell.text) and year_head(cell.text) is None for cell in row.printed)
    )


def column_role(cell: Cell) -> str | None:
    """The money column that a cell heads."""
    return labels().funding_columns.get(bare(cell.text))


def read_columns(heads: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """Side, line, then the columns that the heads name; year heads stand in for their group's head."""
    years = [cell for row in heads for cell in row.printed if year_head(cell.text) is not None]
    named = [cell for row in heads for cell in row.printed if column_role(cell) is not None]
    if exact := all(row.exact for row in heads):
        years, named = (sorted(cells, key=attrgetter("col")) for cells in (years, named))
    columns = [Column(role="side"), Column(role="item")]
    for cell in named:
        cols = breadth(cell) if exact else None
        match column_role(cell):
            case "current":
                columns.append(Column(role="amount", cols=cols, when=When(distance=0), value_role="target"))
            case "share" | "points" as role:
                columns.append(Column(role=role, cols=cols))
            case "budget" | "adjusted" | "executed" as measure:
                when = When(distance=0)
                columns.append(Column(role="amount", cols=cols, when=when, value_role="actual", measure=measure))
            case "prior_group":
                columns += [past(year, exact=exact) for year in years]
            case _:
                pass
    return tuple(columns) if any(column.role == "amount" for column in columns) else ()


def past(year: Cell, *, exact: bool) -> Column:
    """The column of amounts under the head of a past year."""
    return Column(role="amount", cols=breadth(year) if exact else None, when=head_year(year), value_role="prior")


def breadth(cell: Cell) -> range:
    """The grid columns that a cell reaches over."""
    return range(cell.col, cell.col + cell.col_span)


def side(row: PrintedRow) -> Section | None:
    """The side of the budget that a row's label begins."""
    for cell in row.printed:
        match labels().funding_sides.get(bare(cell.text)):
            case "income":
                return "income"
            case "expenditure":
                return "expenditure"
    return None


def taken(row: PrintedRow, columns: Sequence[Column], usual: Mapping[int, int]) -> tuple[Cell | None, ...]:
    """The cell of each column; `usual` is the grid column of each, as far as the rows tell."""
    fits = [
        [fit(cell, column) + (USUAL if usual.get(index) == cell.col else 0.0) for index, column in enumerate(columns)]
        for cell in row.cells
    ]
    skips = [0.0 if column.role == "side" else ABSENT for column in columns]
    found: list[Cell | None] = [None] * len(columns)
    for cell, index in zip(row.cells, align(fits, skips, [not cell.text.strip() for cell in row.cells]), strict=True):
        if index is not None:
            found[index] = cell
    return tuple(found)


def beside_heads(
    row: PrintedRow, columns: Sequence[Column], section: Section, usual: Mapping[int, int]
) -> tuple[list[PrintedAmount], list[Cell]]:
    """The amounts of a row under column heads, and the cells that nothing explains."""
    cells = taken(row, columns, usual)
    by_column = {column: cell for column, cell in zip(columns, cells, strict=True) if cell is not None}
    unread = [cell for cell in row.printed if cell not in cells]
    item = next((cell for column, cell in by_column.items() if column.role == "item"), None)
    share = next((cell for column, cell in by_column.items() if column.role == "share"), None)
    if item is None:
        return [], unread
    found = []
    for column, cell in by_column.items():
        if column.role == "amount" and parse_amount(cell.text) is not None:
            own = share if column.value_role == "target" else None
            found.append(replace(amount(section, item, cell, column.when, own), measure=column.measure))
    return found, unread


def fit(cell: Cell, column: Column) -> float:
    """Fit of a cell to a money column by what it says."""
    word = plain(cell.text)
    if not word:
        return -0.3 if column.value_role == "target" else 0.0
    match column.role:
        case "side":
            return 4.0 if bare(cell.text) in labels().funding_sides or bare(cell.text) in labels().sections else -8.0
        case "item":
            return 4.0 if money_line(cell.text) is not None else -2.0 if parse_amount(cell.text) else 0.5
        case "points":
            return 2.0 if SHARE.fullmatch(word) or parse_amount(cell.text) is not None else -4.0
        case "share":
            return 4.0 if SHARE.fullmatch(word) else 2.0 if parse_amount(cell.text) is not None else -4.0
        case _:
            return 2.0 if parse_amount(cell.text) is not None and not SHARE.fullmatch(word) else -4.0


@dataclass(slots=True)
class Above:
    """The texts above each grid column, as far as the rows are read; the last one first."""

    texts: dict[int, list[Cell]] = field(default_factory=dict)

    def add(self, row: PrintedRow) -> None:
        """Take in a row's texts, where its columns are places."""
        for cell in row.printed if row.exact else ():
            if parse_amount(cell.text) is None:
                for col in range(cell.col, cell.col + cell.col_span):
                    self.texts.setdefault(col, []).insert(0, cell)

    def line(self, cell: Cell) -> Cell | None:
        """The head of an amount's column; of a sum below a head of several columns, that head."""
        heads = self.texts.get(cell.col, [])
        if len(heads) > 1 and is_total(heads[0].text) and heads[1].col_span > 1:
            return heads[1]
        return heads[0] if heads else None


def pairs(row: PrintedRow, section: Section, above: Above) -> tuple[list[PrintedAmount], list[Cell]]:
    """The amounts of a row in which each line's name stands before its amount, or above it."""
    found: list[PrintedAmount] = []
    unread: list[Cell] = []
    item: Cell | None = None
    above.add(row)
    for cell in row.printed:
        if parse_amount(cell.text) is not None:
            line = item or above.line(cell)
            if line is None:
                unread.append(cell)
            else:
                found.append(amount(side_of(line, section, above), line, cell, When(distance=0), None))
            item = None
        elif is_line(cell):
            item = cell
        elif bare(cell.text) not in labels().sections and bare(cell.text) not in labels().funding_sides:
            unread.append(cell)
    return found, [cell for cell in unread if not heads_amounts(cell) and not is_ornament(cell.text)]


def is_line(cell: Cell) -> bool:
    """Whether a text may be the name of a money line."""
    known = money_line(cell.text) is not None
    return known or (
        len(plain(cell.text)) <= LONGEST_LINE and section_of(cell.text) is None and not heads_amounts(cell)
    )


def heads_amounts(cell: Cell) -> bool:
    """Whether a cell heads a column of amounts."""
    return column_role(cell) in {"current", "item"}


def side_of(line: Cell, section: Section, above: Above) -> Section:
    """The side of the budget that a line stands on: its own, else what its name or the head above it says."""
    entry = money_line(line.text)
    if entry is not None:
        return "expenditure" if entry.section == "expenditure" else "income"
    words = [line.text, *(cell.text for cell in above.texts.get(line.col, [])[1:2])]
    spent = [word for word, side in labels().funding_sides.items() if side == "expenditure"]
    return "expenditure" if any(word in plain(text) for word in spent for text in words) else section


def amount(section: Section, item: Cell, cell: Cell, when: When, share: Cell | None) -> PrintedAmount:
    """One amount with the line that it belongs to."""
    return PrintedAmount(
        section=section,
        item=joined(item.text),
        text=joined(cell.text),
        share=joined(share.text) if share is not None and share.text.strip() else None,
        when=when,
        measure="budget",
        unit=printed_unit([item]),
        place=place(item, cell),
    )


def moved(row: PrintedRow, places: dict[str, int]) -> bool:
    """Whether a line's name stands in another column than those of the rows before it."""
    item = next((cell for cell in row.printed if money_line(cell.text) is not None), None)
    if item is None:
        return False
    return places.setdefault("item", item.col) != item.col

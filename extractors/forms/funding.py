"""A money table read row by row: lines with an amount for the budget year, a share, and past years."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.forms.alignment import USUAL, align, usual_columns
from extractors.forms.tables import PrintedRow, place
from extractors.values import parse_amount
from mappings.labels import labels, year_head
from mappings.money_lines import money_line, units
from mappings.normal import bare, bracketed, joined, plain
from schemas.form import PrintedAmount, When
from schemas.grid import Cell
from schemas.head import Column

SHARE = re.compile(r"[-+]?[\d.]+%")
ABSENT = -0.5
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
    usual = usual_columns(taken(row, columns, {}) for row in body) if columns else {}
    for row in body:
        section = side(row) or section
        lines, rest = beside_heads(row, columns, section, usual) if columns else pairs(row, section)
        if lines and columns and moved(row, places):
            shifted.append(len(amounts))
        amounts += lines
        unread += rest
    return Money(amounts=tuple(amounts), unread=tuple(unread), shifted=tuple(shifted))


def is_head(row: PrintedRow) -> bool:
    """Whether a row names columns of a money table: amounts, shares, years."""
    names = [cell for cell in row.printed if column_role(cell) is not None or year_head(cell.text) is not None]
    return len(names) >= 2 and not any(parse_amount(cell.text) and year_head(cell.text) is None for cell in row.printed)


def column_role(cell: Cell) -> str | None:
    """The money column that a cell heads."""
    return labels().funding_columns.get(bare(cell.text))


def read_columns(heads: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """Side, line, then the columns that the heads name; year heads stand in for their group's head."""
    years = [cell for row in heads for cell in row.printed if year_head(cell.text) is not None]
    named = [cell for row in heads for cell in row.printed if column_role(cell) is not None]
    columns = [Column(role="side"), Column(role="item")]
    for cell in named:
        match column_role(cell):
            case "current":
                columns.append(Column(role="amount", when=When(distance=0), value_role="target"))
            case "share":
                columns.append(Column(role="share"))
            case "prior_group":
                columns += [Column(role="amount", when=year_of(year), value_role="prior") for year in years]
            case _:
                pass
    return tuple(columns) if any(column.role == "amount" for column in columns) else ()


def year_of(cell: Cell) -> When:
    """The year that a head cell names."""
    number = year_head(cell.text)
    return When(year=number) if number is not None and number > 1000 else When(distance=number)


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
            found.append(amount(section, item, cell, column.when, own))
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
        case "share":
            return 4.0 if SHARE.fullmatch(word) else 2.0 if parse_amount(cell.text) is not None else -4.0
        case _:
            return 2.0 if parse_amount(cell.text) is not None and not SHARE.fullmatch(word) else -4.0


def pairs(row: PrintedRow, section: Section) -> tuple[list[PrintedAmount], list[Cell]]:
    """The amounts of a row in which each line's name stands before its amount."""
    found: list[PrintedAmount] = []
    unread: list[Cell] = []
    item: Cell | None = None
    for cell in row.printed:
        line = money_line(cell.text)
        if line is not None:
            item = cell
        elif parse_amount(cell.text) is not None and item is not None:
            entry = money_line(item.text)
            own: Section = "expenditure" if entry is not None and entry.section == "expenditure" else "income"
            found.append(amount(own if entry is not None else section, item, cell, When(distance=0), None))
            item = None
        elif bare(cell.text) not in labels().sections and bare(cell.text) not in labels().funding_sides:
            unread.append(cell)
    return found, unread


def amount(section: Section, item: Cell, cell: Cell, when: When, share: Cell | None) -> PrintedAmount:
    """One amount with the line that it belongs to."""
    return PrintedAmount(
        section=section,
        item=joined(item.text),
        text=joined(cell.text),
        share=joined(share.text) if share is not None and share.text.strip() else None,
        when=when,
        measure="budget",
        unit=next((word for word in bracketed(item.text) if word in units()), None),
        place=place(item, cell),
    )


def moved(row: PrintedRow, places: dict[str, int]) -> bool:
    """Whether a line's name stands in another column than those of the rows before it."""
    item = next((cell for cell in row.printed if money_line(cell.text) is not None), None)
    if item is None:
        return False
    return places.setdefault("item", item.col) != item.col


def has_amounts(rows: Iterator[PrintedRow]) -> bool:
    """Whether any row prints an amount."""
    return any(parse_amount(cell.text) is not None for row in rows for cell in row.printed)

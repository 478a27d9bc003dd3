"""A money table to its amounts: by the places of its columns, or by the order of each row's cells alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.forms.alignment import USUAL, align, usual_columns
from extractors.forms.amount_lines import LONGEST_LINE
from extractors.forms.amount_notes import with_points, with_unit
from extractors.forms.column_headers import head_year
from extractors.forms.money_grid import read_grid
from extractors.forms.money_heads import NOW, HeadWord, Side, head_word, spends
from extractors.forms.printed_rows import PrintedRow, place
from extractors.values import parse_amount, parse_share
from mappings.labels import is_placeholder, labels, year_head
from mappings.labels import section as section_of
from mappings.layouts import is_ornament
from mappings.money_lines import money_line
from mappings.normal import bare, joined, plain
from schemas.form import PrintedAmount, When
from schemas.grid import Cell
from schemas.head import HeadColumn

ABSENT = -0.5
POINTS = frozenset({"rate", "weight", "score"})
KINDS = {"share", *POINTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """What a money table prints."""

    amounts: tuple[PrintedAmount, ...]
    unread: tuple[Cell, ...]
    shifted: tuple[int, ...]
    """Positions among `amounts` of the first amount of each row whose cells stand out of their columns."""


def money(rows: Sequence[PrintedRow]) -> Money:
    """The amounts of a money table, with or without column heads."""
    if any(row.columns_aligned for row in rows):
        read = read_grid(rows)
        return Money(amounts=read.amounts, unread=read.unread, shifted=())
    return by_order(rows)


def by_order(rows: Sequence[PrintedRow]) -> Money:
    """The amounts of a table of which only the order of each row's cells is known."""
    heads = [row for row in rows if is_head(row)]
    body = [row for row in rows if row not in heads]
    columns = read_columns(heads)
    section: Side = "income"
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
    amounts = with_unit(amounts, [cell for row in rows for cell in row.printed])
    return Money(amounts=tuple(amounts), unread=tuple(unread), shifted=tuple(shifted))


def is_head(row: PrintedRow) -> bool:
    """Whether a row names columns of a money table: amounts, shares, years."""
    words = [head_word(cell.text) for cell in row.printed]
    return (
        any(word.telling or (word.when is not None and word.line is None) for word in words)
        and sum(word.known for word in words) >= 2
        and not any(parse_amount(cell.text) and year_head(cell.text) is None for cell in row.printed)
    )


def read_columns(heads: Sequence[PrintedRow]) -> tuple[HeadColumn, ...]:
    """Side, line, then the columns that the heads name; year heads stand in for their group's head."""
    cells = [cell for row in heads for cell in row.printed]
    years = [cell for cell in cells if year_head(cell.text) is not None]
    columns = [HeadColumn(role="side"), HeadColumn(role="item")]
    words = [head_word(cell.text) for cell in cells]
    for cell in cells:
        word = head_word(cell.text)
        if cell in years:
            continue
        if word.prior:
            columns += [past(year, word) for year in years]
        elif word.kind in KINDS:
            columns.append(HeadColumn(role=word.kind or "", head=cell))
        elif word.change and any(other.measure == "adjusted" and not other.change for other in words):
            columns.append(HeadColumn(role="change", head=cell))
        elif word.kind == "amount":
            role = "actual" if word.measure is not None else "target"
            columns.append(
                HeadColumn(
                    role="amount",
                    when=word.when or NOW,
                    value_role="actual" if role == "actual" else "target",
                    unit=word.unit,
                    measure=word.measure or "budget",
                )
            )
    return tuple(columns) if any(column.role == "amount" for column in columns) else ()


def past(year: Cell, group: HeadWord) -> HeadColumn:
    """The column of amounts under the head of a past year."""
    unit = head_word(year.text).unit or group.unit
    return HeadColumn(role="amount", when=head_year(year), value_role="prior", unit=unit)


def side(row: PrintedRow) -> Side | None:
    """The side of the budget that a row's label begins."""
    for cell in row.printed:
        match labels().funding_sides.get(bare(cell.text)):
            case "income":
                return "income"
            case "expenditure":
                return "expenditure"
    return None


def taken(row: PrintedRow, columns: Sequence[HeadColumn], usual: Mapping[int, int]) -> tuple[Cell | None, ...]:
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
    row: PrintedRow, columns: Sequence[HeadColumn], section: Side, usual: Mapping[int, int]
) -> tuple[list[PrintedAmount], list[Cell]]:
    """The amounts of a row under column heads, and the cells that nothing explains."""
    cells = taken(row, columns, usual)
    by_column = {column: cell for column, cell in zip(columns, cells, strict=True) if cell is not None}
    unread = [cell for cell in row.printed if cell not in cells]
    item = next((cell for column, cell in by_column.items() if column.role == "item"), None)
    if item is None:
        return [], [
            *unread,
            *(cell for column, cell in by_column.items() if column.role != "side" and cell.text.strip()),
        ]
    share = next(((column, cell) for column, cell in by_column.items() if column.role == "share"), None)
    found = []
    for column, cell in by_column.items():
        if column.role != "amount":
            continue
        if parse_amount(cell.text) is not None:
            own = share_of(*share) if column.value_role == "target" and share is not None else None
            entry = amount(section, item, cell, column.when, own)
            found.append(replace(entry, measure=column.measure, unit=entry.unit or column.unit))
        elif not is_placeholder(cell.text):
            unread.append(cell)
    points = {column.role: cell for column, cell in by_column.items() if column.role in POINTS and cell.text.strip()}
    return list(with_points(found, points)), unread


def share_of(column: HeadColumn, cell: Cell) -> str | None:
    """A share as printed, with the sign that only its head prints."""
    told = joined(cell.text)
    percent = column.head is not None and head_word(column.head.text).percent
    return (f"{told}%" if percent and told[-1:].isdigit() else told) or None


def fit(cell: Cell, column: HeadColumn) -> float:
    """Fit of a cell to a money column by what it says."""
    word = plain(cell.text)
    if not word:
        return -0.3 if column.value_role == "target" else 0.0
    number, share = parse_amount(cell.text) is not None, word.endswith("%") and parse_share(cell.text) is not None
    match column.role:
        case "side":
            return 4.0 if bare(cell.text) in labels().funding_sides or bare(cell.text) in labels().sections else -8.0
        case "item":
            return 4.0 if money_line(cell.text) is not None else -2.0 if number else 0.5
        case "rate" | "weight" | "score":
            return 2.0 if share or number else -4.0
        case "share":
            return 4.0 if share else 2.0 if number else -4.0
        case _:
            return 2.0 if number else -4.0


def pairs(row: PrintedRow, section: Side) -> tuple[list[PrintedAmount], list[Cell]]:
    """The amounts of a row in which each line's name stands before its amount."""
    found: list[PrintedAmount] = []
    unread: list[Cell] = []
    item: Cell | None = None
    for cell in row.printed:
        if parse_amount(cell.text) is not None:
            if item is None:
                unread.append(cell)
            else:
                found.append(amount(side_of(item, section), item, cell, NOW, None))
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
    """Whether a cell heads a column of amounts, or of their lines."""
    word = head_word(cell.text)
    return word.label or (word.kind == "amount" and word.line is None and word.measure is None)


def side_of(line: Cell, section: Side) -> Side:
    """The side of the budget that a line stands on: its own, else what its name says."""
    entry = money_line(line.text)
    if entry is not None:
        return "expenditure" if entry.section == "expenditure" else "income"
    return "expenditure" if spends(line.text) else section


def amount(section: Side, item: Cell, cell: Cell, when: When, share: str | None) -> PrintedAmount:
    """One amount with the line that it belongs to."""
    return PrintedAmount(
        section=section,
        item=joined(item.text),
        text=joined(cell.text),
        share=share,
        when=when,
        measure="budget",
        unit=head_word(item.text).unit,
        place=place(item, cell),
    )


def moved(row: PrintedRow, places: dict[str, int]) -> bool:
    """Whether a line's name stands in another column than those of the rows before it."""
    item = next((cell for cell in row.printed if money_line(cell.text) is not None), None)
    if item is None:
        return False
    return places.setdefault("item", item.col) != item.col

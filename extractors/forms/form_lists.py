"""Tables that hold many forms: each project, or each office, is a run of rows with its goal and its money beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.forms.column_assignment import LaidRow
from extractors.forms.embedded import embedded, is_embedded
from extractors.forms.list_totals import Amounts, Total
from extractors.forms.printed_rows import place, text
from extractors.forms.prose import items
from extractors.values import parse_amount
from mappings.labels import is_placeholder
from mappings.money_lines import is_total, money_line
from mappings.normal import joined, plain
from schemas.form import PrintedAmount, PrintedField, PrintedIndicator, PrintedNarrative, When
from schemas.grid import Cell
from schemas.head import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRun:
    """The rows of one form of a list."""

    rows: tuple[LaidRow, ...]
    fields: tuple[PrintedField, ...]
    funding: tuple[PrintedAmount, ...]
    narratives: tuple[PrintedNarrative, ...]
    indicators: tuple[PrintedIndicator, ...]
    """Those that stand as a list in one cell."""
    paid: Amounts
    """The cells of its amounts, by the place of their column in the head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a list holds."""

    forms: tuple[RowRun, ...]
    totals: tuple[Total, ...]


def listing(rows: Sequence[LaidRow], head: Head) -> Listing:
    """The forms of a list, in order; a run without indicators is a sum, or the office that the next ones belong to.

    Blocks with amounts of their own under one merged name share the name, and the office beside it.
    """
    key = "project" if any(column.role == "project" for column in head.columns) else "department"
    unit: PrintedField | None = None
    named: PrintedField | None = None
    owner: PrintedField | None = None
    found: list[RowRun] = []
    totals: list[Total] = []
    for run in parted(rows, key, head):
        if run[0].text(key) is not None or named is None:
            named = field(run[0], key, key)
            owner = owner_of(run[0], owner) if key == "project" else None
        packed = [row.roles["list"] for row in run if "list" in row.roles and is_embedded(row.roles["list"])]
        if not packed and not any(row.text("level3") is not None for row in run):
            is_sum = any(cell is not None and is_total(cell.text) for cell in run[0].cells)
            unit = unit if is_sum or named is None else PrintedField(name="unit", text=named.text, place=named.place)
            totals += [total for row in run if (total := summed(row, head, len(found))) is not None]
            continue
        paid = first_amounts(run, head)
        form = RowRun(
            rows=tuple(run),
            fields=tuple(entry for entry in (named, owner, unit) if entry is not None),
            funding=tuple(amounts(paid, head)),
            narratives=tuple(goal(run)),
            indicators=tuple(entry for cell in packed for entry in embedded(cell)),
            paid=paid,
        )
        found.append(form)
    return Listing(forms=tuple(found), totals=tuple(totals))


def summed(row: LaidRow, head: Head, above: int) -> Total | None:
    """The sum that a row without indicators prints below so many forms; None where it prints no amount."""
    paid = {column: cell for column in printed_amounts(row, head) if (cell := row.cells[column]) is not None}
    return Total(name=joined(row.row.printed[0].text), amounts=paid, at=above) if paid else None


def owner_of(row: LaidRow, above: PrintedField | None) -> PrintedField | None:
    """The office that a form belongs to: its own, or the one above where that one's cell is merged over the row.

    A blank cell at the head of a page goes on with the cell that the page's end cut.
    """
    cell = row.roles.get("department")
    if cell is None:
        return above
    goes_on = above is not None and cell.page != above.place.page and cell.row_span > 1 and not cell.text.strip()
    return above if goes_on else field(row, "department", "department")


def parted(rows: Sequence[LaidRow], key: str, head: Head) -> Iterator[list[LaidRow]]:
    """Rows parted where the column that names the form prints another name, or columns of money other amounts.

    The same amounts beside another goal are other ones, too; beside the same goal a page's end repeats them.
    """
    current: list[LaidRow] = []
    name: str | None = None
    money: dict[int, str] = {}
    goals: set[str] = set()
    for row in rows:
        own, paid, aim = row.text(key), printed_amounts(row, head), row.text("goal")
        other_name = own is not None and own != name
        again = any(column in money for column in paid)
        other_amounts = any(column in money and money[column] != amount for column, amount in paid.items())
        if current and (other_name or other_amounts or (again and aim is not None and aim not in goals)):
            yield current
            current, money, goals = [], {}, set()
        name = own or name
        money = paid | money
        goals |= {aim} if aim is not None else set()
        current.append(row)
    if current:
        yield current


def printed_amounts(row: LaidRow, head: Head) -> dict[int, str]:
    """What a row prints in the columns of money, by the place of the column; what is no amount is left out."""
    return {
        number: joined(cell.text)
        for number, (column, cell) in enumerate(zip(head.columns, row.cells, strict=True))
        if column.role == "money" and column.head is not None and cell is not None and is_amount(cell)
    }


def is_amount(cell: Cell) -> bool:
    """Whether a cell prints an amount."""
    return parse_amount(cell.text) is not None


def field(row: LaidRow, role: str, name: str) -> PrintedField | None:
    """A column's text as a header field."""
    cell = row.roles.get(role)
    if cell is None or is_placeholder(cell.text):
        return None
    return PrintedField(name=name, text=joined(cell.text), place=place(cell))


def first_amounts(run: Sequence[LaidRow], head: Head) -> Amounts:
    """The first amount of a form in each column of money; one that a page break repeats is one."""
    found: Amounts = {}
    for row in run:
        for column in printed_amounts(row, head):
            cell = row.cells[column]
            if cell is not None:
                found.setdefault(column, cell)
    return found


def amounts(paid: Amounts, head: Head) -> Iterator[PrintedAmount]:
    """The amounts of a form, each under the head that names its line."""
    for number, cell in sorted(paid.items()):
        column = head.columns[number]
        if column.head is None:
            continue
        line = money_line(column.head.text)
        yield PrintedAmount(
            section="expenditure" if line is not None and line.section == "expenditure" else "income",
            item=joined(column.head.text),
            text=joined(cell.text),
            share=None,
            when=When(distance=0),
            measure="budget",
            unit=column.unit,
            place=place(cell),
        )


def goal(rows: Sequence[LaidRow]) -> Iterator[PrintedNarrative]:
    """The goal of a form; one that a page break repeats is one."""
    seen: set[str] = set()
    for row in rows:
        cell = row.roles.get("goal")
        if cell is not None and text(cell) is not None and plain(cell.text) not in seen:
            seen.add(plain(cell.text))
            yield from items("annual_goal", None, [cell])

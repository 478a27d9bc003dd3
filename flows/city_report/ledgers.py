"""A department's money as one filing prints it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flows.city_report import words
from flows.city_report.figures import change, percent, wan
from flows.city_report.filed import Filed, Ref

TOTAL = "total"
Record = Mapping[str, Any]
"""A row of a table."""
Column = tuple[int | None, str, str]
"""Year, period and measure: what tells the columns of a money table apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One printed amount."""

    yuan: Decimal | None
    share: str
    verified: bool
    ref: Ref

    @property
    def wan(self) -> str:
        """In 万元."""
        return wan(self.yuan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a department's money: an amount, or none, under each head."""

    section: str
    item: str | None
    name: str
    cells: tuple[Amount | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A department's money as one filing prints it."""

    filed: Filed
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    own: int | None
    """Place of the head that is the year's own budget."""
    before: int | None
    """Place of the head that is the year before."""

    def amount(self, section: str, item: str, head: int | None) -> Amount | None:
        """What stands in a line under a head."""
        if head is None:
            return None
        found = (line.cells[head] for line in self.lines if (line.section, line.item) == (section, item))
        return next((cell for cell in found if cell is not None), None)

    def total(self, section: str) -> Amount | None:
        """The year's total, where one is printed."""
        return self.amount(section, TOTAL, self.own)

    @property
    def prior(self) -> Amount | None:
        """The income of the year before."""
        return self.amount("income", TOTAL, self.before)

    @property
    def change(self) -> str:
        """By how much the income grew."""
        return change(yuan_of(self.total("income")), yuan_of(self.prior))

    @property
    def size(self) -> Decimal:
        """By which departments are ranked."""
        totals = (yuan_of(self.total(section)) for section in words.SECTIONS)
        return next((yuan for yuan in totals if yuan is not None), Decimal(0))


def ledger(filed: Filed, rows: Sequence[Record], year: int | None) -> Ledger:
    """The rows of a filing as the table that it prints."""
    columns = sorted({column(row) for row in rows}, key=lambda each: (each[1] != "current", -(each[0] or 0), each[2]))
    cells: dict[tuple[str, str | None, str], dict[Column, Amount]] = {}
    for row in rows:
        line = cells.setdefault((row["section"], row["item"], row["item_name"]), {})
        line.setdefault(column(row), amount(row, filed))
    order = list(words.SECTIONS)
    return Ledger(
        filed=filed,
        heads=tuple(map(head, columns)),
        lines=tuple(
            Line(section=section, item=item, name=name, cells=tuple(map(line.get, columns)))
            for (section, item, name), line in sorted(cells.items(), key=lambda each: order.index(each[0][0]))
        ),
        own=place(columns, "current", None),
        before=place(columns, "prior", year - 1 if year is not None else None),
    )


def column(row: Record) -> Column:
    """The column that an amount stands in."""
    return row["year"], row["period"], row["measure"]


def head(column: Column) -> str:
    """What stands above a column."""
    year, period, measure = column
    when = f"{year}年" if year is not None else "本年" if period == "current" else "往年"
    return when if measure == "budget" else f"{when}{words.MEASURES[measure]}"


def place(columns: Sequence[Column], period: str, year: int | None) -> int | None:
    """Place of the budget column of a period, and of a year where one is given."""
    wanted = (
        number
        for number, (own, when, measure) in enumerate(columns)
        if (when, measure) == (period, "budget") and year in {None, own}
    )
    return next(wanted, None)


def amount(row: Record, filed: Filed) -> Amount:
    """A row of `funding`."""
    return Amount(
        yuan=row["amount_yuan"],
        share=percent(row["share"]),
        verified=row["verified"],
        ref=Ref(filed=filed, table="funding", row_id=row["row_id"]),
    )


def yuan_of(amount: Amount | None) -> Decimal | None:
    """What an amount is worth, where there is one."""
    return amount.yuan if amount is not None else None

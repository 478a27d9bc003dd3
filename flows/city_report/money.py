"""The money of a city and year: every department's ledger, their structure, and the largest projects."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from flows.city_report import words
from flows.city_report.bars import Bar, bar
from flows.city_report.figures import change, part, wan
from flows.city_report.filed import Filings, Ref
from flows.city_report.ledgers import TOTAL, Ledger, Record, ledger, yuan_of
from flows.store.reading import Dataset
from schemas.filing import Partition

PROJECTS = 40
"""Projects that are listed, the largest ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A line over all departments."""

    section: str
    name: str
    departments: int
    now: str
    share: str
    prior: str
    change: str
    both: int
    """Departments that print the year before as well; `prior` and `change` are about these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project or task that carries an amount."""

    name: str
    year_budget: str
    total_budget: str
    verified: bool
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """All of it."""

    ledgers: tuple[Ledger, ...]
    """The largest first."""
    bars: tuple[tuple[Bar, ...], ...]
    """Of each of the ledgers: income, expenditure."""
    sums: tuple[Sum, ...]
    projects: tuple[Project, ...]
    further: int
    """Projects that are not listed."""


def money(dataset: Dataset, partition: Partition, filings: Filings) -> Money:
    """The money of a city and year."""
    place = (partition.city_code, partition.fiscal_year)
    rows: dict[str, list[Record]] = {}
    for row in (
        dataset.arrow("funding", *place).sort_by([("filing_id", "ascending"), ("row_id", "ascending")]).to_pylist()
    ):
        rows.setdefault(row["filing_id"], []).append(row)
    ledgers = [
        ledger(filed, rows[filed.filing_id], partition.fiscal_year)
        for filed in filings.values()
        if filed.scope == "department" and filed.filing_id in rows
    ]
    ledgers.sort(key=lambda each: (-each.size, each.filed.number))
    most = max((each.size for each in ledgers), default=Decimal(0))
    found = projects(dataset.arrow("projects", *place).to_pylist(), filings)
    return Money(
        ledgers=tuple(ledgers),
        bars=tuple(tuple(bars(each, most)) for each in ledgers),
        sums=tuple(sums(ledgers)),
        projects=tuple(found[:PROJECTS]),
        further=max(0, len(found) - PROJECTS),
    )


def bars(entry: Ledger, most: Decimal) -> Iterator[Bar]:
    """What a department's income and expenditure are made of, as long as they are large."""
    for section in words.SECTIONS:
        parts = {
            line.item: cell.yuan
            for line in entry.lines
            if line.section == section and line.item not in {None, TOTAL} and entry.own is not None
            if (cell := line.cells[entry.own]) is not None and cell.yuan is not None
        }
        yield bar(section, yuan_of(entry.total(section)), parts, most)


def sums(ledgers: Iterable[Ledger]) -> Iterator[Sum]:
    """The lines of the catalogue over all departments, in the order in which they are first printed."""
    found: dict[tuple[str, str, str], list[tuple[Decimal, Decimal | None]]] = {}
    for each in ledgers:
        for line in each.lines:
            if line.item is None:
                continue
            now, before = (yuan_of(each.amount(line.section, line.item, head)) for head in (each.own, each.before))
            if now is not None:
                found.setdefault((line.section, line.item, line.name), []).append((now, before))
    totals = {section: sum_of(pairs) for (section, item, _), pairs in found.items() if item == TOTAL}
    order = list(words.SECTIONS)
    for (section, item, name), pairs in sorted(
        found.items(), key=lambda each: (order.index(each[0][0]), each[0][1] == TOTAL)
    ):
        both = [(now, before) for now, before in pairs if before is not None]
        prior = sum((before for _, before in both), Decimal(0)) if both else None
        yield Sum(
            section=section,
            name=name,
            departments=len(pairs),
            now=wan(sum_of(pairs)),
            share=part(sum_of(pairs), totals.get(section)) if item != TOTAL else "",
            prior=wan(prior),
            change=change(sum_of(both), prior),
            both=len(both),
        )


def sum_of(pairs: Iterable[tuple[Decimal, Decimal | None]]) -> Decimal:
    """The sum of the year's own amounts."""
    return sum((now for now, _ in pairs), Decimal(0))


def projects(rows: Iterable[Record], filings: Filings) -> list[Project]:
    """The projects that carry an amount, the largest first."""
    kept = [
        row
        for row in rows
        if row["filing_id"] in filings and (row["year_budget_yuan"], row["total_budget_yuan"]) != (None, None)
    ]
    kept.sort(
        key=lambda row: (
            -(row["year_budget_yuan"] if row["year_budget_yuan"] is not None else row["total_budget_yuan"]),
            row["filing_id"],
            row["row_id"],
        )
    )
    return [
        Project(
            name=row["name"],
            year_budget=wan(row["year_budget_yuan"]),
            total_budget=wan(row["total_budget_yuan"]),
            verified=row["verified"],
            ref=Ref(filed=filings[row["filing_id"]], table="projects", row_id=row["row_id"]),
        )
        for row in kept
    ]

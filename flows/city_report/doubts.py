"""What is in doubt: findings by kind, and those that matter most beside their print."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from flows.city_report import words
from flows.city_report.figures import wan
from flows.city_report.filed import Filed, Filings, Ref, within
from flows.city_report.redaction import Contacts
from flows.city_report.snippets import Print, Prints
from flows.explain.places import with_provenance
from flows.review.open_findings import stakes
from flows.store.reading import Dataset
from flows.store.rows import filing_rows
from schemas.filing import FilingRows, Partition
from schemas.tables import FilingRow, Funding, Indicator, Project

SHOWN = 8
"""Findings that are shown beside their print."""
OF_A_KIND = 3
"""Findings of one kind that come before those of other kinds: the shown ones should not all be the same."""
LISTED = 80
"""Further findings that are listed."""
REFS = 4
"""Others of near-equal findings that are named."""
VARYING = re.compile(r"“[^”]*”|[0-9][0-9.,]*")
"""What differs between near-equal messages: names in quotes, and figures."""
UNPLACED = frozenset({"filings", "contacts", "findings"})
"""Tables whose rows are no line of print, or personal data."""
ASKED = """
WITH {stakes}
SELECT f.filing_id, f.row_id, f.table_name, f.target_row_id, f.kind, f.severity, f.message, f.expected, f.observed
FROM (SELECT * FROM findings WHERE {place} AND severity != 'info' AND table_name != 'contacts') f
LEFT JOIN amounts a ON (a.filing_id, a.table_name, a.row_id) = (f.filing_id, f.table_name, f.target_row_id)
LEFT JOIN wholes w ON w.filing_id = f.filing_id
ORDER BY array_position({severities}, f.severity), coalesce(a.yuan, w.yuan, 0) DESC, f.filing_id, f.row_id
"""
"""Errors before warnings, among them by the money at stake: of their row, else of their filing."""
COUNTS = "SELECT kind, severity, filing_id, count(*) FROM findings WHERE {place} GROUP BY ALL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How often a kind of finding occurs."""

    name: str
    counts: tuple[int, ...]
    """By severity."""
    filings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One finding."""

    filed: Filed
    ref: Ref
    severity: str
    kind: str
    message: str
    observed: str
    expected: str
    alike: tuple[Ref, ...] = ()
    """Others that say the same but for figures and names, at most `REFS`."""
    times: int = 1
    """How many say it, this one among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A finding, the value it is about, and the print."""

    doubt: Doubt
    value: str
    print_: Print


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """All that is told of them."""

    kinds: tuple[Kind, ...]
    shown: tuple[Shown, ...]
    listed: tuple[Doubt, ...]
    further: int


Record = Mapping[str, Any]


def doubts(
    dataset: Dataset, connection: DuckDBPyConnection, partition: Partition, filings: Filings, hide: Contacts, root: Path
) -> Doubts:
    """The findings of a city and year; `root` is where recognised pages are kept."""
    place = within(partition)
    sql = ASKED.format(stakes=stakes(place), place=place, severities=list(words.SEVERITIES))
    rows = [row for row in connection.sql(sql).to_arrow_table().to_pylist() if row["filing_id"] in filings]
    first, rest = chosen(rows)
    groups = grouped(rest)
    prints = Prints(root=root, hide=hide)
    return Doubts(
        kinds=tuple(kinds(connection, partition, filings)),
        shown=tuple(shown(row, dataset, filings, hide, prints) for row in first),
        listed=tuple(alike(group, filings, hide) for group in groups[:LISTED]),
        further=sum(map(len, groups[LISTED:])),
    )


def kinds(connection: DuckDBPyConnection, partition: Partition, filings: Filings) -> Iterator[Kind]:
    """The kinds, those with the gravest findings first."""
    found: dict[str, Counter[str]] = {}
    of: dict[str, set[str]] = {}
    for kind, severity, filing_id, count in connection.sql(COUNTS.format(place=within(partition))).fetchall():
        if filing_id in filings:
            found.setdefault(kind, Counter())[severity] += count
            of.setdefault(kind, set()).add(filing_id)
    told = {kind: tuple(counts[severity] for severity in words.SEVERITIES) for kind, counts in found.items()}
    for kind, counts in sorted(told.items(), key=lambda each: (tuple(-count for count in each[1]), each[0])):
        yield Kind(name=words.KINDS[kind], counts=counts, filings=len(of[kind]))


def chosen(rows: Sequence[Record]) -> tuple[list[Record], list[Record]]:
    """The findings that are shown beside their print, and the others."""
    seen: Counter[str] = Counter()
    late = []
    for row in rows:
        late.append(seen[row["kind"]] >= OF_A_KIND)
        seen[row["kind"]] += 1
    first = sorted(range(len(rows)), key=late.__getitem__)[:SHOWN]
    return [rows[place] for place in sorted(first)], [row for place, row in enumerate(rows) if place not in first]


def doubt(row: Record, filings: Filings, hide: Contacts) -> Doubt:
    """A row of `findings`, its row's address where it speaks of one."""
    filed = filings[row["filing_id"]]
    about = row["target_row_id"]
    table, row_id = ("findings", row["row_id"]) if about is None else (row["table_name"], about)
    return Doubt(
        filed=filed,
        ref=Ref(filed=filed, table=table, row_id=row_id),
        severity=row["severity"],
        kind=words.KINDS[row["kind"]],
        message=hide.hide(row["message"]),
        observed=hide.hide(row["observed"] or ""),
        expected=hide.hide(row["expected"] or ""),
    )


def grouped(rows: Iterable[Record]) -> list[list[Record]]:
    """Findings that say the same but for figures and names, in the order of their first ones."""
    found: dict[tuple[str, str, str], list[Record]] = {}
    for row in rows:
        found.setdefault((row["severity"], row["kind"], VARYING.sub("#", row["message"])), []).append(row)
    return list(found.values())


def alike(group: Sequence[Record], filings: Filings, hide: Contacts) -> Doubt:
    """The first of some findings, and where the others are."""
    others = tuple(doubt(row, filings, hide).ref for row in group[1 : 1 + REFS])
    return replace(doubt(group[0], filings, hide), alike=others, times=len(group))


def shown(row: Record, dataset: Dataset, filings: Filings, hide: Contacts, prints: Prints) -> Shown:
    """A finding beside its print."""
    filing = with_provenance(filing_rows(dataset, row["filing_id"]), dataset, prints.root)
    about = row_of(filing, row["table_name"], row["target_row_id"])
    return Shown(
        doubt=doubt(row, filings, hide),
        value=hide.hide(value(about)) if about is not None else "",
        print_=prints.of(about, filing) if about is not None else Print(note="这一条说的是整张表，没有单独的一行。"),
    )


def row_of(filing: FilingRows, table: str, row_id: int | None) -> FilingRow | None:
    """The line of print that a finding is about; None where it is about more or about none."""
    if table in UNPLACED or row_id is None:
        return None
    return next((row for row in filing.of(table) if row.row_id == row_id), None)


def value(row: FilingRow) -> str:
    """What the dataset holds in a row."""
    match row:
        case Indicator():
            return f"{row.level3}：{row.value_raw or '（空）'}"
        case Funding():
            when = f"{row.year}年" if row.year is not None else ""
            amount = f"{wan(row.amount_yuan)} 万元" if row.amount_yuan is not None else row.raw
            return f"{when}{words.SECTIONS[row.section]}·{row.item_name}：{amount}"
        case Project():
            amounts = {"本年度预算": row.year_budget_yuan, "总预算": row.total_budget_yuan}
            told = "，".join(f"{name} {wan(yuan)} 万元" for name, yuan in amounts.items() if yuan is not None)
            return f"{row.name}：{told}"
        case _:
            return ""

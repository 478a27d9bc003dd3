"""The findings of a dataset that no one has settled, those that matter most first, and the cause of each."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

from duckdb import DuckDBPyConnection

from extractors.corrections.cells import CHIEF, ONE_CELL, cell_of
from flows.cache.versions import CORRECTED
from flows.selection import Selection
from mappings.correcting import Correction, all_corrections, corrections_of, fingerprint
from schemas.filing import Partition
from schemas.filing_id import of_form
from schemas.tables import Filing

CAUSED = ("misprint", "unit_suspect", "ambiguous_value", "out_of_bound", "duplicate_level", "unmatched_indicator")
"""Kinds in which what is printed is the cause: the same print in many filings is one thing to look at."""
FIGURE = "[0-9][0-9.,]*"
"""What may differ in two prints of one cause: ≥90 and ≥95 both want a percent sign."""
ALL = Selection()


def stakes(place: str = "true") -> str:
    """Common table expressions: the amount of each row of money, and `wholes`, the greatest of a filing's own year."""
    return f"""
amounts AS (
    SELECT filing_id, 'funding' AS table_name, row_id, amount_yuan AS yuan, confidence, period = 'current' AS own
    FROM funding WHERE {place}
    UNION ALL
    SELECT filing_id, 'projects', row_id, coalesce(year_budget_yuan, total_budget_yuan), confidence, true
    FROM projects WHERE {place}
), wholes AS (
    SELECT filing_id, max(yuan) FILTER (own) AS yuan FROM amounts GROUP BY filing_id
)"""


OPEN = f"""
WITH {stakes()}
SELECT f.filing_id, f.row_id, f.kind, f.table_name AS table, f.target_row_id, f.field, f.severity, f.message,
    f.observed, f.expected, f.city_code, f.fiscal_year,
    CASE WHEN f.kind IN {CAUSED} THEN regexp_replace(f.observed, '{FIGURE}', '#', 'g') END AS observed_alike,
    CASE WHEN f.kind IN {CAUSED} THEN regexp_replace(f.expected, '{FIGURE}', '#', 'g') END AS expected_alike,
    CASE WHEN f.kind IN {CAUSED} AND f.observed IS NOT NULL THEN '' ELSE f.filing_id END AS one,
    coalesce(a.yuan, w.yuan, 0) AS yuan,
    1 - coalesce(f.confidence, a.confidence, 1)::DOUBLE AS doubt,
    own.department, own.project, own.source_name
FROM findings f
LEFT JOIN amounts a ON (a.filing_id, a.table_name, a.row_id) = (f.filing_id, f.table_name, f.target_row_id)
LEFT JOIN wholes w ON w.filing_id = f.filing_id
LEFT JOIN filings own ON own.filing_id = f.filing_id
WHERE f.decided_by IS NULL
"""
"""`one` beside each finding is what keeps its cause apart from those of other filings."""
READ_BY = """
SELECT source_sha256, min(source_uri), arg_min(stages, source_uri) FROM documents
WHERE source_sha256 IS NOT NULL GROUP BY source_sha256
"""
Corrections: TypeAlias = Mapping[str, tuple[Correction, ...]]
"""By their document's SHA-256."""
Importance: TypeAlias = tuple[int, float, int, tuple[str, ...]]
"""Severity, money, filings and names of a cause: the least comes first."""
ReadBy: TypeAlias = Mapping[str, tuple[str, str]]
"""Where a document was offered, and the version that read it, by its SHA-256."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFinding:
    """One finding that waits for a person."""

    filing_id: str
    row_id: int
    """Its number, as `jixiao review` takes it."""
    kind: str
    table: str
    target_row_id: int | None
    field: str | None
    severity: str
    message: str
    observed: str | None
    expected: str | None
    city_code: int | None
    fiscal_year: int | None
    observed_alike: str | None
    expected_alike: str | None
    """Figures as #, of kinds in which the print is the cause."""
    one: str
    yuan: Decimal
    """At stake: of its row, else of its filing."""
    doubt: float
    """0 to 1: how little the reading is trusted."""
    department: str | None
    project: str | None
    source_name: str | None

    @property
    def cause(self) -> str:
        """12 hex digits that all findings of one cause share, in every generation."""
        parts = (self.kind, self.table, self.field, self.observed_alike, self.expected_alike, self.one)
        said = "\x1f".join("" if part is None else f"={part}" for part in parts)
        return hashlib.sha256(said.encode()).hexdigest()[:12]

    @property
    def order(self) -> tuple[int, float, str, int]:
        """Errors before warnings; among them by yuan, which count up to twice where the reading is in doubt."""
        return (gravity(self), -weight(self.yuan, self.doubt), self.filing_id, self.row_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a decision is about."""

    table: str
    row: int | None
    fields: frozenset[str] | None
    """Columns that one printed cell fills, "" where its finding names none; None: all of the row."""
    message: str | None
    """Of a finding about the whole table, where `row` is None."""


@dataclass(frozen=True, kw_only=True)
class Unsettled:
    """What one generation asks people, whatever they decided since."""

    findings: tuple[OpenFinding, ...]
    read_by: ReadBy

    @cached_property
    def ranked(self) -> "tuple[Ranked, ...]":
        """All of it by cause, with what each cause is ranked by: reckoned once, however many decisions follow."""
        return by_cause(self.findings)

    @cached_property
    def numbered(self) -> Mapping[tuple[str, int], OpenFinding]:
        """All of it by filing and number."""
        return {(finding.filing_id, finding.row_id): finding for finding in self.findings}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """The findings of one cause, the gravest first, and where it stands among others."""

    importance: Importance
    group: tuple[OpenFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Causes:
    """What is to be looked at."""

    found: tuple[tuple[OpenFinding, ...], ...]
    """By cause, the one that matters most first; within each by filing, the gravest first."""
    strays: tuple[str, ...]
    """SHA-256 of documents that were decided about and that the dataset does not hold."""


def gravity(finding: OpenFinding) -> int:
    """0 for errors, 1 for warnings, 2 for information."""
    return ("error", "warning", "info").index(finding.severity)


def weight(yuan: Decimal, doubt: float) -> float:
    """How much an amount matters."""
    return float(yuan) * (1 + doubt)


def unsettled(connection: DuckDBPyConnection) -> Unsettled:
    """What a dataset asks people."""
    rows = connection.sql(OPEN).to_arrow_table().to_pylist()
    read_by = {sha256: (uri, version) for sha256, uri, version in connection.execute(READ_BY).fetchall()}
    return Unsettled(findings=tuple(OpenFinding(**row) for row in rows), read_by=read_by)


def causes(asked: Unsettled, folder: Path, chosen: Selection = ALL, *, everything: bool = False) -> Causes:
    """The findings that no one has settled, by cause; with `everything` those for information as well.

    What was decided in `folder` since the documents were read is settled.
    """
    corrections = corrections_in(folder)
    decided = pending(corrections, asked.read_by, folder)

    def waits(finding: OpenFinding) -> bool:
        return (
            (everything or finding.severity != "info")
            and (chosen is ALL or chosen.holds(Partition(city_code=finding.city_code, fiscal_year=finding.fiscal_year)))
            and not is_decided(finding, decided.get(finding.filing_id, ()))
        )

    left = (narrowed(each, tuple(filter(waits, each.group))) for each in asked.ranked)
    return Causes(
        found=tuple(each.group for each in sorted(filter(None, left), key=attrgetter("importance"))),
        strays=tuple(sha256 for sha256, own in corrections.items() if own and sha256 not in asked.read_by),
    )


def is_decided(finding: OpenFinding, decided: Sequence[Settled]) -> bool:
    """Whether one of the decisions about its filing is about a finding."""
    row = 0 if finding.target_row_id is None and finding.table == Filing.table else finding.target_row_id
    return any(
        place.table == finding.table
        and (
            place.message == finding.message
            if place.row is None
            else place.row == row and (place.fields is None or (finding.field or "") in place.fields)
        )
        for place in decided
    )


def by_cause(findings: Iterable[OpenFinding]) -> tuple[Ranked, ...]:
    """Findings by cause."""
    groups: dict[str, list[OpenFinding]] = {}
    for finding in findings:
        groups.setdefault(finding.cause, []).append(finding)
    return tuple(map(ranked, groups.values()))


def ranked(findings: Iterable[OpenFinding]) -> Ranked:
    """The findings of a cause in their order."""
    group = tuple(in_filings(findings))
    return Ranked(importance=importance(group), group=group)


def narrowed(whole: Ranked, left: tuple[OpenFinding, ...]) -> Ranked | None:
    """A cause of which some is left; None where nothing is."""
    if len(left) == len(whole.group):
        return whole
    return ranked(left) if left else None


def in_filings(group: Iterable[OpenFinding]) -> Iterator[OpenFinding]:
    """The findings of a cause, those of one filing together."""
    filings = [list(own) for _, own in groupby(sorted(group, key=attrgetter("filing_id")), attrgetter("filing_id"))]
    for own in sorted(filings, key=lambda own: (min(map(gravity, own)), -at_stake(own), own[0].filing_id)):
        yield from sorted(own, key=lambda finding: finding.order)


def at_stake(own: Sequence[OpenFinding]) -> float:
    """How much the findings of one filing and cause matter: they speak of the same money."""
    return weight(max(finding.yuan for finding in own), max(finding.doubt for finding in own))


def yuan_of(group: Sequence[OpenFinding]) -> Decimal:
    """The money of a cause: each filing counts once."""
    filings = groupby(group, attrgetter("filing_id"))
    return sum((max(finding.yuan for finding in own) for _, own in filings), Decimal(0))


def filings_of(group: Sequence[OpenFinding]) -> int:
    """In how many filings a cause is."""
    return len({finding.filing_id for finding in group})


def importance(group: Sequence[OpenFinding]) -> Importance:
    """Where a cause stands among the others."""
    first = group[0]
    money = sum(at_stake(list(own)) for _, own in groupby(group, attrgetter("filing_id")))
    names = (first.kind, first.table, first.field, first.observed_alike, first.expected_alike, first.one)
    return (min(map(gravity, group)), -money, -filings_of(group), tuple(f"{name or ''}" for name in names))


def corrections_in(folder: Path) -> Corrections:
    """What was decided in a folder; nothing where there is none yet."""
    return all_corrections(folder) if folder.is_dir() else {}


def pending(corrections: Corrections, read_by: ReadBy, folder: Path) -> Mapping[str, Sequence[Settled]]:
    """The cells that people decided about since their document was read, by filing."""
    found: dict[str, list[Settled]] = {}
    for sha256 in corrections.keys() & read_by.keys():
        uri, version = read_by[sha256]
        if version.partition(CORRECTED)[2] != fingerprint(corrections_of(sha256, folder, uri)):
            for entry in corrections[sha256]:
                found.setdefault(of_form(sha256, entry.filing), []).append(settled_by(entry))
    return found


def settled_by(entry: Correction) -> Settled:
    """What findings about a decision's cell say of their place."""
    if entry.row is None:
        return Settled(table=entry.table, row=None, fields=None, message=entry.printed)
    cell = entry.field and cell_of(entry.table, entry.field)
    if cell is None:
        return Settled(table=entry.table, row=entry.row, fields=None, message=None)
    others = [name for (table, name), own in ONE_CELL.items() if (table, own) == (entry.table, cell)]
    chief = [""] if CHIEF.get(entry.table) == cell else []
    return Settled(table=entry.table, row=entry.row, fields=frozenset([cell, *others, *chief]), message=None)

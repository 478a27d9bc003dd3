"""What a person should look at in a dataset: its findings by cause, those that matter most first."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias, TypedDict

import pyarrow as pa

from extractors.corrections.cells import CHIEF, ONE_CELL, cell_of
from flows.cache.versions import CORRECTED
from flows.selection import Selection
from flows.store import open_dataset
from flows.store.reading import Dataset
from mappings.correcting import Correction, all_corrections, corrections_of, file_name, fingerprint
from schemas.filing_id import of_form

CAUSED = ("misprint", "unit_suspect", "ambiguous_value", "out_of_bound", "duplicate_level", "unmatched_indicator")
"""Kinds in which what is printed is the cause: the same print in many filings is one thing to look at."""
FIGURE = "[0-9][0-9.,]*"
"""What may differ in two prints of one cause: ≥90 and ≥95 both want a percent sign."""
LISTED = 100
"""Addresses that are given for one cause."""
PENDING = pa.schema(
    [
        ("filing_id", pa.string()),
        ("table_name", pa.string()),
        ("row_id", pa.int32()),
        ("field", pa.string()),
        ("message", pa.string()),
    ]
)
ANY = "*"
NO_FIELD = ""
ASKED = """
WITH amounts AS (
    SELECT filing_id, 'funding' AS table_name, row_id, amount_yuan AS yuan, confidence,
        period = 'current' AS own
    FROM funding WHERE {place}
    UNION ALL
    SELECT filing_id, 'projects', row_id, coalesce(year_budget_yuan, total_budget_yuan), confidence, true
    FROM projects WHERE {place}
), wholes AS (
    SELECT filing_id, max(yuan) FILTER (own) AS yuan FROM amounts GROUP BY filing_id
), asked AS (
    SELECT f.filing_id, f.row_id, f.kind, f.table_name, f.field, f.severity, f.message,
        CASE WHEN f.kind IN {caused} THEN regexp_replace(f.observed, '{figure}', '#', 'g') END AS observed,
        CASE WHEN f.kind IN {caused} THEN regexp_replace(f.expected, '{figure}', '#', 'g') END AS expected,
        CASE WHEN f.kind IN {caused} AND f.observed IS NOT NULL THEN '' ELSE f.filing_id END AS one,
        coalesce(a.yuan, w.yuan, 0) AS yuan,
        1 - coalesce(f.confidence, a.confidence, 1) AS doubt,
        array_position(['error', 'warning', 'info'], f.severity) AS gravity
    FROM (SELECT * FROM findings WHERE {place}) f
    LEFT JOIN amounts a ON (a.filing_id, a.table_name, a.row_id) = (f.filing_id, f.table_name, f.target_row_id)
    LEFT JOIN wholes w ON w.filing_id = f.filing_id
    WHERE f.severity IN {severities}
        AND f.decided_by IS NULL
        AND NOT EXISTS (
            SELECT 1 FROM pending p
            WHERE p.filing_id = f.filing_id AND p.table_name = f.table_name AND (
                p.message = f.message
                OR p.row_id = coalesce(f.target_row_id, CASE WHEN f.table_name = 'filings' THEN 0 END)
                    AND p.field IN ('*', coalesce(f.field, ''))
            )
        )
)
"""
"""Findings that no one has settled, `one` beside each being what keeps its cause apart from those of other filings."""
QUEUE = """
, by_filing AS (
    SELECT kind, table_name, field, observed, expected, one, filing_id, count(*) AS findings, max(yuan) AS yuan,
        max(doubt) AS doubt, min(gravity) AS gravity,
        list({{'message': message, 'row_id': row_id}} ORDER BY gravity, yuan * (1 + doubt) DESC, row_id) AS entries
    FROM asked GROUP BY ALL
)
SELECT kind, table_name, field, observed, expected, min(gravity) AS gravity, count(*) AS filings,
    sum(findings)::BIGINT AS findings, sum(yuan) AS yuan,
    list({{'filing_id': filing_id, 'entries': entries}} ORDER BY gravity, yuan * (1 + doubt) DESC, filing_id)[:{listed}]
        AS places,
    count(*) OVER () AS causes
FROM by_filing
GROUP BY kind, table_name, field, observed, expected, one
ORDER BY gravity, sum(yuan * (1 + doubt)) DESC, filings DESC, kind, table_name, field, observed, expected, one
LIMIT {limit}
"""
"""Errors before warnings; among them by yuan, which count up to twice where the reading is in doubt."""

ALIKE = """
SELECT b.filing_id, b.row_id FROM asked a JOIN asked b
ON (a.kind, a.table_name, a.one) = (b.kind, b.table_name, b.one) AND a.field IS NOT DISTINCT FROM b.field
    AND a.observed IS NOT DISTINCT FROM b.observed AND a.expected IS NOT DISTINCT FROM b.expected
WHERE a.filing_id = '{filing_id}' AND a.row_id = {number} AND (a.filing_id, a.row_id) != (b.filing_id, b.row_id)
ORDER BY b.filing_id, b.row_id
"""
"""The other findings of one finding's cause."""
READ_BY = """
SELECT source_sha256, min(source_uri), arg_min(stages, source_uri) FROM documents JOIN corrected
ON sha256 = source_sha256 GROUP BY source_sha256
"""
Corrections: TypeAlias = Mapping[str, tuple[Correction, ...]]
"""By their document's SHA-256."""


class Cause(TypedDict):
    """One thing to look at."""

    cause: str
    kind: str
    severity: str
    filings: int
    findings: int
    amount_yuan: str
    """Of the rows it touches; of their filings, where those rows are no amounts."""
    example: str
    address: str
    """Filing and finding, as `jixiao review` takes them."""
    addresses: list[str]
    """Of each of the filings, the gravest first, at most `LISTED`."""


class Queue(TypedDict):
    """What is to be looked at."""

    causes: int
    """All there are, listed or not."""
    listed: list[Cause]
    strays: list[str]
    """Files of corrections whose document the dataset does not hold: it was changed, or never offered."""


def queue(root: Path, chosen: Selection, limit: int, folder: Path, everything: bool = False) -> Queue:
    """The causes of a dataset's findings that no one has decided; with `everything` those for information as well."""
    dataset = open_dataset(root)
    corrections = corrections_in(folder)
    read_by = versions_of(dataset, corrections)
    wanted = zip(("city_code", "fiscal_year"), (chosen.city_code, chosen.year), strict=True)
    place = " AND ".join(f"{name} = {value}" for name, value in wanted if value is not None) or "true"
    sql = asked(place, everything) + QUEUE.format(listed=LISTED, limit=limit)
    with dataset.duckdb() as connection:
        connection.register("pending", pending(corrections, read_by, folder))
        rows = connection.sql(sql).to_arrow_table().to_pylist()
    return Queue(
        causes=rows[0]["causes"] if rows else 0,
        listed=[cause(row) for row in rows],
        strays=[file_name(sha256) for sha256, own in corrections.items() if own and sha256 not in read_by],
    )


def alike(root: Path, filing_id: str, number: int, folder: Path) -> tuple[tuple[str, int], ...]:
    """Filing and number of the other open findings of a finding's cause; none where it is settled itself."""
    dataset = open_dataset(root)
    corrections = corrections_in(folder)
    with dataset.duckdb() as connection:
        connection.register("pending", pending(corrections, versions_of(dataset, corrections), folder))
        sql = asked("true", everything=True) + ALIKE.format(filing_id=filing_id, number=number)
        return tuple(connection.sql(sql).fetchall())


def asked(place: str, everything: bool) -> str:
    """The query's beginning: what is asked of a person, in some partitions."""
    severities = "('error', 'warning', 'info')" if everything else "('error', 'warning')"
    return ASKED.format(place=place, severities=severities, caused=CAUSED, figure=FIGURE)


def corrections_in(folder: Path) -> Corrections:
    """What was decided in a folder; nothing where there is none yet."""
    return all_corrections(folder) if folder.is_dir() else {}


def cause(row: Mapping[str, object]) -> Cause:
    """A row of the query, for a person."""
    places = row["places"]
    assert isinstance(places, list)
    addresses = [f"{place['filing_id']} {place['entries'][0]['row_id']}" for place in places]
    where = ".".join(str(part) for part in (row["table_name"], row["field"]) if part is not None)
    print_ = " → ".join(str(row[name]) for name in ("observed", "expected") if row[name] is not None)
    return Cause(
        cause=" ".join(part for part in (str(row["kind"]), where, print_) if part),
        kind=str(row["kind"]),
        severity=("error", "warning", "info")[int(str(row["gravity"])) - 1],
        filings=int(str(row["filings"])),
        findings=int(str(row["findings"])),
        amount_yuan=str(row["yuan"]),
        example=places[0]["entries"][0]["message"],
        address=addresses[0],
        addresses=addresses,
    )


def versions_of(dataset: Dataset, sha256s: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Where each of some documents was offered, and the version that read it; those that are not held are left out."""
    with dataset.duckdb() as connection:
        connection.register("corrected", pa.table({"sha256": pa.array(sha256s, pa.string())}))
        return {sha256: (uri, version) for sha256, uri, version in connection.sql(READ_BY).fetchall()}


def pending(corrections: Corrections, read_by: Mapping[str, tuple[str, str]], folder: Path) -> pa.Table:
    """The cells that people decided about since their document was ingested."""
    late = (
        sha256
        for sha256, (uri, version) in read_by.items()
        if version.partition(CORRECTED)[2] != fingerprint(corrections_of(sha256, folder, uri))
    )
    return pa.Table.from_pylist(
        [found for sha256 in late for entry in corrections[sha256] for found in spots(sha256, entry)], PENDING
    )


def spots(sha256: str, entry: Correction) -> Iterator[dict[str, object]]:
    """What findings about a decision's cell say of their place."""
    at: dict[str, object] = {
        "filing_id": of_form(sha256, entry.filing),
        "table_name": entry.table,
        "row_id": entry.row,
    }
    if entry.row is None:
        yield at | {"message": entry.printed}
        return
    cell = entry.field and cell_of(entry.table, entry.field)
    others = [name for (table, name), own in ONE_CELL.items() if (table, own) == (entry.table, cell)]
    chief = [NO_FIELD] if CHIEF.get(entry.table) == cell else []
    yield from (at | {"field": name} for name in ([ANY] if cell is None else [cell, *others, *chief]))

"""Rows for exercising the store: every row of a filing says the same mark, so readers can tell versions apart."""

import hashlib
from dataclasses import fields
from datetime import UTC, datetime
from decimal import Decimal
from typing import TypeVar

from schemas.columns import Row
from schemas.filing import Extraction, FilingRows, Partition
from schemas.run_tables import DocumentRow, RunRow
from schemas.tables import Contact, Filing, Finding, Funding, Indicator, Narrative, Project

T = TypeVar("T", bound=Row)

MARKS: dict[type[Row], str] = {
    Filing: "title",
    Contact: "contact_person",
    Funding: "raw",
    Project: "name",
    Narrative: "text",
    Indicator: "level3",
    Finding: "message",
    DocumentRow: "message",
}
"""The column of each table that says the mark."""
EZHOU = Partition(city_code=420700, fiscal_year=2024)
HENGYANG = Partition(city_code=430400, fiscal_year=2022)
UNKNOWN = Partition(city_code=None, fiscal_year=None)
FILING = {"media": "text", "form": "generic", "scope": "department", "stage": "target", "status": "ok"}
FUNDING = {
    "section": "income",
    "item_name": "财政拨款",
    "item_raw": "财政拨款",
    "period": "current",
    "measure": "budget",
    "amount_yuan": Decimal("1234567.89"),
    "amount": 123.456789,
    "unit": "万元",
    "verified": False,
    "page": 1,
    "bbox": (10.0, 20.0, 30.5, 40.25),
    "confidence": 0.5,
}
INDICATOR = {"horizon": "annual", "level3_raw": "办件量", "match_method": "none", "kind": "none"}
FINDING = {"table_name": "filings", "kind": "other", "severity": "info"}


def sparse(row: type[T], **values: object) -> T:
    """A row that says `values` and is null elsewhere."""
    return row(**(dict.fromkeys((field.name for field in fields(row)), None) | values))


def run(run_id: str, moment: datetime = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)) -> RunRow:
    """A run."""
    told = dict.fromkeys(("parameters", "versions", "outcomes", "seconds", "changed"), "{}")
    counts = dict.fromkeys(("documents", "unchanged", "filings"), 1)
    return sparse(RunRow, run_id=run_id, started_at=moment, finished_at=moment, **told, **counts)


def document(uri: str, content: str, *, mark: str = "a", forms: int = 1) -> DocumentRow:
    """A document that says `content`."""
    return sparse(
        DocumentRow,
        source_uri=uri,
        source_name=uri.rpartition("/")[2],
        source_sha256=hashlib.sha256(content.encode()).hexdigest(),
        media="text",
        bytes=len(content),
        outcome="filings" if forms else "no_form",
        forms=forms,
        message=mark,
        stages="1",
        tries=None,
        complete=True,
    )


def extraction(uri: str, content: str, *partitions: Partition, mark: str = "a", rows: int = 2) -> Extraction:
    """A document with one filing in each of the partitions, each with `rows` rows in every table but `filings`."""
    source = document(uri, content, mark=mark, forms=len(partitions))
    places = enumerate(partitions, 1)
    filings = tuple(filing_rows(source, partition, place, mark=mark, rows=rows) for place, partition in places)
    return Extraction(document=source, filings=filings)


def filing_rows(source: DocumentRow, partition: Partition, place: int, *, mark: str, rows: int) -> FilingRows:
    """The rows of a document's filing number `place`."""
    filing_id = f"{(source.source_sha256 or '')[:16]}-p0-{place}"
    document = {name: getattr(source, name) for name in ("source_name", "source_uri", "source_sha256")}

    def table(row: type[T], **values: object) -> tuple[T, ...]:
        marked = values | {MARKS[row]: mark, "filing_id": filing_id}
        return tuple(sparse(row, **marked, row_id=row_id) for row_id in range(rows))

    return FilingRows(
        partition=partition,
        filing=sparse(Filing, filing_id=filing_id, row_id=0, title=mark, **document, **FILING),
        contacts=table(Contact),
        funding=table(Funding, **FUNDING),
        projects=table(Project, seq=1, verified=False),
        narratives=table(Narrative, section="main_task", seq=1),
        indicators=table(Indicator, seq=1, **INDICATOR),
        findings=table(Finding, **FINDING),
    )

"""Findings that a person has looked into: they stay, and ask for no one any more."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.corrections.cells import as_read, beside, cell_of
from extractors.findings import ARITHMETIC, numbered, status_of
from mappings.correcting import Correction
from schemas.errors import Unfit
from schemas.filing import Address, FilingRows
from schemas.filing_id import form_of
from schemas.tables import FilingRow, Finding

UNUSED = "unused_decision"
"""Kind of the finding about a decision that was not followed; no decision about its cell settles that."""


def mark_accepted(rows: FilingRows, corrections: Iterable[Correction]) -> FilingRows:
    """A filing whose findings about what people accepted are for information, and the status that follows.

    To be asked for again once there are further findings.
    """
    findings: Sequence[Finding] = rows.findings
    for entry in own(rows, corrections):
        if entry.decision == "accept":
            row = row_of(rows, entry)
            findings = [decided_finding(found, entry.who) if covers(entry, row, found) else found for found in findings]
    return with_findings(rows, findings)


def covers(entry: Correction, row: FilingRow | None, found: Finding) -> bool:
    """Whether a decision settles a finding: one of its cell or row, or the one whose message it repeats."""
    if entry.row is None:
        return (found.table_name, found.target_row_id, found.message) == (entry.table, None, entry.printed)
    if row is None or spot(found) != (row.table, row.row_id):
        return False
    return entry.field is None or cell_of(entry.table, found.field) == cell_of(entry.table, entry.field)


def spot(found: Finding) -> tuple[str, int | None]:
    """Table and row that a finding speaks of; a filing's own row is alone in its table."""
    alone = found.table_name == "filings" and found.field is not None
    return found.table_name, 0 if alone and found.target_row_id is None else found.target_row_id


def speaks_of(found: Finding, cell: Address) -> bool:
    """Whether a finding is about a cell."""
    return spot(found) == (cell.table, cell.row_id) and cell_of(cell.table, found.field) == cell.field


def decided_finding(found: Finding, who: str) -> Finding:
    """A finding that a person has looked into."""
    if found.kind == UNUSED or found.decided_by not in {None, ARITHMETIC}:
        return found
    return replace(found, severity="info", decided_by=who)


def with_findings(rows: FilingRows, findings: Iterable[Finding]) -> FilingRows:
    """A filing with these findings, numbered, and the status that follows."""
    found = numbered(list(findings))
    status = rows.filing.status if rows.filing.status == "superseded" else status_of(found)
    return replace(rows, filing=replace(rows.filing, status=status), findings=found)


def own(rows: FilingRows, corrections: Iterable[Correction]) -> Iterator[Correction]:
    """The decisions about one filing of a document."""
    return (entry for entry in corrections if entry.filing == form_of(rows.filing.filing_id))


def row_of(rows: FilingRows, entry: Correction) -> FilingRow | None:
    """The row that a decision is about: that of its number if it reads so, else the only one that does."""
    alike = [row for row in rows.of(entry.table) if reads(rows, row, entry)] if entry.row is not None else []
    numbered_so = [row for row in alike if row.row_id == entry.row]
    if numbered_so or entry.beside is None:
        return next(iter(numbered_so), None)
    return alike[0] if len(alike) == 1 else None


def reads(rows: FilingRows, row: FilingRow, entry: Correction) -> bool:
    """Whether the guard of a decision holds at a row."""
    try:
        field = entry.field and cell_of(entry.table, entry.field)
        return as_read(rows, row, field) == entry.printed and entry.beside in {None, beside(rows, row)}
    except Unfit:
        return False

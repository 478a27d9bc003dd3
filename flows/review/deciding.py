"""A person's decision about a finding or a cell of the dataset, written as a correction."""

import getpass
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from extractors.corrections.acceptance import spot, unsettled
from extractors.corrections.cells import as_read, beside, cell_of
from extractors.corrections.rewrite import TABLES, rewritten
from flows.store import open_dataset
from flows.store.rows import filing_rows
from flows.workers.file_names import path_of
from mappings.correcting import Correction, enter
from schemas.errors import WrongUsage
from schemas.filing import Address, FilingRows
from schemas.tables import FilingRow, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What is decided about."""

    table: str
    row: int | None
    """None: a finding about the whole table."""
    field: str | None
    """None: the whole row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a person says of it."""

    decision: str
    meant: str | None
    why: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A decision as it was written."""

    correction: Correction
    path: Path
    source: Path
    """The document, which is to be ingested again."""


def on_finding(root: Path, filing_id: str, number: int, verdict: Verdict, folder: Path) -> Written:
    """Decide on one finding. Raises WrongUsage, Unfit, BadMapping."""
    filing = filing_rows(open_dataset(root), filing_id)
    found = next((entry for entry in filing.findings if entry.row_id == number), None)
    if found is None:
        raise WrongUsage(f"{filing_id}: no finding {number}; `jixiao review list` gives filing and finding")
    table, row = spot(found)
    if row is None:
        if verdict.decision != "accept":
            raise WrongUsage(
                f"finding {number} is about {table} as a whole: accept it, or name a cell with --table, --row, --field"
            )
        return write(filing, Spot(table=table, row=None, field=None), unsettled(found), verdict, folder)
    return on_cell(filing, Spot(table=table, row=row, field=cell_of(table, found.field)), of(found, verdict), folder)


def of(found: Finding, verdict: Verdict) -> Verdict:
    """What a decision on a finding is about its cell: of a repair, to let it stand is an edit, to reject it none."""
    if found.kind != "repaired_value" or verdict.decision == "edit":
        return verdict
    if found.severity == "info":
        raise WrongUsage("a person decided this already; change or remove the entry in the file that the message names")
    accepted = verdict.decision == "accept"
    return Verdict(
        decision="edit" if accepted else "accept",
        meant=found.expected if accepted else None,
        why=verdict.why,
        who=verdict.who,
    )


def on_cell(filing: FilingRows, at: Spot, verdict: Verdict, folder: Path) -> Written:
    """Decide on one cell or row. Raises WrongUsage, Unfit where it cannot hold what is meant, BadMapping."""
    row = row_at(filing, at)
    if verdict.decision == "edit":
        if at.field is None:
            raise WrongUsage(f"{at.table} row {at.row}: which column? Name it with --field")
        rewritten(filing, Address(table=at.table, row_id=row.row_id, field=at.field), verdict.meant)
    return write(filing, at, as_read(filing, row, at.field), verdict, folder, beside(filing, row))


def row_at(filing: FilingRows, at: Spot) -> FilingRow:
    """The row that is decided about. Raises WrongUsage."""
    if at.table not in TABLES:
        raise WrongUsage(f"{at.table}: nothing is decided there; choose from {', '.join(TABLES)}")
    row = next((row for row in filing.of(at.table) if row.row_id == at.row), None)
    if row is None:
        raise WrongUsage(f"{filing.filing.filing_id}: {at.table} has no row {at.row}; it is superseded, or has fewer")
    return row


def write(
    filing: FilingRows, at: Spot, printed: str | None, verdict: Verdict, folder: Path, telling: str | None = None
) -> Written:
    """Write a decision into its document's file. Raises WrongUsage where it says too little, BadMapping."""
    entry = {
        "filing": filing.filing.filing_id.partition("-")[2],
        "table": at.table,
        "row": at.row,
        "field": at.field,
        "decision": verdict.decision,
        "printed": printed,
        "beside": telling,
        "meant": verdict.meant,
        "why": verdict.why,
        "who": verdict.who,
        "when": datetime.now().astimezone().date(),
    }
    try:
        correction = msgspec.convert(entry, Correction)
    except msgspec.ValidationError as error:
        raise WrongUsage(f"{error}; say more") from error
    path = enter(correction, filing.filing.source_sha256, folder, filing.filing.source_uri)
    return Written(correction=correction, path=path, source=path_of(filing.filing.source_uri))


def person() -> str:
    """Who decides unless told otherwise: the name that git knows, else that of the login."""
    asked = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)
    return asked.stdout.strip() or getpass.getuser()

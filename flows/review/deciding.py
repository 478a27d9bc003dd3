"""A person's decision about a finding or a cell of the dataset, written as a correction."""

import getpass
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeAlias

import msgspec

from extractors.corrections.acceptance import spot
from extractors.corrections.cells import as_read, beside, cell_of
from extractors.corrections.rewrite import TABLES, rewritten
from flows.review.open_findings import Causes, causes, unsettled
from flows.store import open_dataset
from flows.store.rows import filing_rows
from mappings.correcting import Correction
from mappings.decisions import Entry, enter
from schemas.errors import Unfit, WrongUsage
from schemas.filing import Address, FilingRows
from schemas.filing_id import form_of
from schemas.tables import FilingRow, Finding

Read: TypeAlias = Callable[[str], FilingRows]
"""The rows of a filing, by its id; raises WrongUsage."""


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
class Decided:
    """What a decision came to."""

    entries: tuple[Entry, ...]
    """As they were written; several where one decision was about several findings."""
    paths: tuple[Path, ...]
    remaining: tuple[str, ...] = ()
    """Addresses of findings of the same cause that are still open."""


def decide(
    root: Path, filing_id: str, about: int | Spot, verdict: Verdict, folder: Path, *, together: bool = False
) -> Decided:
    """Decide on a finding, by its number, or on a cell: the one way in which decisions come into being.

    With `together` it is about every open finding of the same cause, in other filings too; an edit about those that
    print the same. Nothing is written where the decision cannot be about the finding that is named.

    Raises:
        WrongUsage: there is no such dataset, filing, finding or cell, or the decision says too little.
        Unfit: a cell cannot hold what is meant.
        BadMapping: another decision contradicts it.
    """
    dataset = open_dataset(root)
    with dataset.duckdb() as connection:
        waiting = causes(unsettled(connection), folder, everything=True)
    return decide_in(partial(filing_rows, dataset), waiting, filing_id, about, verdict, folder, together=together)


def decide_in(
    read: Read,
    waiting: Causes,
    filing_id: str,
    about: int | Spot,
    verdict: Verdict,
    folder: Path,
    *,
    together: bool = False,
) -> Decided:
    """The same in a generation that is open already, of which it is known what waits by now."""
    filing = read(filing_id)
    if isinstance(about, Spot):
        entries = [on_cell(filing, about, verdict)]
        return Decided(entries=tuple(entries), paths=enter(entries, folder))
    first = on_finding(filing, about, verdict)
    others = alike(waiting, filing_id, about)
    entries = [first]
    left: list[tuple[str, int]] = []
    for other, number in others:
        if other == filing_id and covers(first.correction, numbered(filing, number)):
            continue
        entry = alike_entry(read(other), number, verdict, first) if together else None
        if entry is None:
            left.append((other, number))
        else:
            entries.append(entry)
    paths = enter(entries, folder)
    return Decided(entries=tuple(entries), paths=paths, remaining=tuple(f"{other} {number}" for other, number in left))


def decide_each(read: Read, about: Sequence[tuple[str, int]], verdict: Verdict, folder: Path) -> Decided:
    """Decide the same on several findings, by filing and number, all in one moment.

    What the decision cannot be about, and of an edit what prints else than the first, remains. Raises as `decide`.
    """
    filings = {filing_id: read(filing_id) for filing_id, _ in about}
    entries: list[Entry] = []
    left: list[str] = []
    for filing_id, number in about:
        rows = filings[filing_id]
        entry = alike_entry(rows, number, verdict, entries[0]) if entries else on_finding(rows, number, verdict)
        if entry is None:
            left.append(f"{filing_id} {number}")
        else:
            entries.append(entry)
    return Decided(entries=tuple(entries), paths=enter(entries, folder), remaining=tuple(left))


def alike(waiting: Causes, filing_id: str, number: int) -> tuple[tuple[str, int], ...]:
    """Filing and number of the other open findings of a finding's cause; none where it is settled itself."""
    for group in waiting.found:
        addresses = [(finding.filing_id, finding.row_id) for finding in group]
        if (filing_id, number) in addresses:
            return tuple(sorted(each for each in addresses if each != (filing_id, number)))
    return ()


def numbered(filing: FilingRows, number: int) -> Finding:
    """A finding by its number. Raises WrongUsage where the filing has none of it."""
    found = next((entry for entry in filing.findings if entry.row_id == number), None)
    if found is None:
        raise WrongUsage(
            f"{filing.filing.filing_id}: no finding {number}; `jixiao review list` gives filing and finding"
        )
    return found


def covers(entry: Correction, found: Finding) -> bool:
    """Whether a decision about a finding's cell settles another finding of its filing at the same time."""
    table, row = spot(found)
    if (entry.table, entry.row) != (table, row):
        return False
    return row is not None and (entry.field is None or cell_of(table, found.field) == entry.field)


def alike_entry(rows: FilingRows, number: int, verdict: Verdict, first: Entry) -> Entry | None:
    """The same decision about another finding; None where it cannot be about that, or an edit where it prints else."""
    try:
        entry = on_finding(rows, number, verdict)
    except (WrongUsage, Unfit):
        return None
    said, own = first.correction, entry.correction
    return None if verdict.decision == "edit" and own.printed != said.printed else entry


def on_finding(filing: FilingRows, number: int, verdict: Verdict) -> Entry:
    """A decision on one finding. Raises WrongUsage, Unfit."""
    found = numbered(filing, number)
    table, row = spot(found)
    if row is None:
        if verdict.decision != "accept":
            raise WrongUsage(
                f"finding {number} is about {table} as a whole: accept it, or name a cell with --table, --row, --field"
            )
        return entry_of(filing, Spot(table=table, row=None, field=None), found.message, verdict)
    return on_cell(filing, Spot(table=table, row=row, field=cell_of(table, found.field)), of(found, verdict))


def of(found: Finding, verdict: Verdict) -> Verdict:
    """What a decision on a finding is about its cell: of a repair, to let it stand is an edit, to reject it none."""
    if found.kind != "repaired_value" or verdict.decision == "edit":
        return verdict
    if found.decided_by is not None:
        raise WrongUsage(f"{found.decided_by} decided this already; `jixiao review undo` takes a decision back")
    accepted = verdict.decision == "accept"
    return Verdict(
        decision="edit" if accepted else "accept",
        meant=found.expected if accepted else None,
        why=verdict.why,
        who=verdict.who,
    )


def on_cell(filing: FilingRows, at: Spot, verdict: Verdict) -> Entry:
    """A decision on one cell or row. Raises WrongUsage, Unfit where it cannot hold what is meant."""
    row = row_at(filing, at)
    if verdict.decision == "edit":
        if at.field is None:
            raise WrongUsage(f"{at.table} row {at.row}: which column? Name it with --field")
        rewritten(filing, Address(table=at.table, row_id=row.row_id, field=at.field), verdict.meant)
    return entry_of(filing, at, as_read(filing, row, at.field), verdict, beside(filing, row))


def row_at(filing: FilingRows, at: Spot) -> FilingRow:
    """The row that is decided about. Raises WrongUsage."""
    if at.table not in TABLES:
        raise WrongUsage(f"{at.table}: nothing is decided there; choose from {', '.join(TABLES)}")
    row = next((row for row in filing.of(at.table) if row.row_id == at.row), None)
    if row is None:
        raise WrongUsage(f"{filing.filing.filing_id}: {at.table} has no row {at.row}; it is superseded, or has fewer")
    return row


def entry_of(filing: FilingRows, at: Spot, printed: str | None, verdict: Verdict, telling: str | None = None) -> Entry:
    """A decision as its document's file holds it. Raises WrongUsage where it says too little."""
    entry = {
        "filing": form_of(filing.filing.filing_id),
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
    return Entry(correction=correction, sha256=filing.filing.source_sha256, source=filing.filing.source_uri)


def person() -> str:
    """Who decides unless told otherwise: the name that git knows, else that of the login."""
    asked = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)
    return asked.stdout.strip() or getpass.getuser()

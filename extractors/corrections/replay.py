"""Decisions of people replayed over a filing, before it is audited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from extractors.corrections.acceptance import UNUSED, decided_finding, own, row_of, speaks_of, with_findings
from extractors.corrections.cells import as_read, beside, cell_of
from extractors.corrections.rewrite import DERIVED, rewritten
from extractors.findings import finding, place_of
from mappings.correcting import Correction, file_name
from schemas.errors import Unfit
from schemas.filing import Address, FilingRows
from schemas.tables import FilingRow, Finding

Spot = tuple[str, int]
"""Table and row_id."""


@dataclass(slots=True)
class Replay:
    """A filing while the decisions about it are replayed one by one, its rows numbered as they were read."""

    rows: FilingRows
    notes: list[Finding] = field(default_factory=list)
    decided: set[Address] = field(default_factory=set)
    changed: dict[Address, str] = field(default_factory=dict)
    """Cells that hold something else than what was read, and who decided so."""
    out: dict[Spot, str] = field(default_factory=dict)
    """Rows that are none, likewise."""


def corrected(rows: FilingRows, corrections: Sequence[Correction]) -> tuple[FilingRows, frozenset[Address]]:
    """A filing with what people decided in it, and the cells that no rule may change any more.

    A decision is about what was read: where something else is read now it is a finding and nothing else.
    """
    replay = Replay(rows)
    for entry in own(rows, corrections):
        if entry.row is None:
            continue  # about a finding that the audit has yet to make
        row = row_of(rows, entry)
        try:
            if row is None:
                raise Unfit(f"现在读到的是{now(rows, entry)}")
            follow(entry, row, replay)
        except Unfit as error:
            replay.notes.append(unused(rows, entry, str(error)))
    return done(replay) if replay.decided or replay.notes else (rows, frozenset())


def stray(filings: Sequence[FilingRows], corrections: Sequence[Correction]) -> list[FilingRows]:
    """The filings of a document; the last one tells of decisions about a filing that is there no more."""
    there = {entry for rows in filings for entry in own(rows, corrections)}
    gone = [entry for entry in corrections if entry not in there]
    if not gone or not filings:
        return list(filings)
    *others, last = filings
    notes = [note(last, entry, unused_message(last, entry, "此件已没有这张表"), None, UNUSED) for entry in gone]
    return [*others, with_findings(last, [*last.findings, *notes])]


def follow(entry: Correction, row: FilingRow, replay: Replay) -> None:
    """Do what was decided about a row or one of its cells. Raises Unfit."""
    cells = {Address(table=row.table, row_id=row.row_id, field=name) for name in names(entry)}
    match entry.decision:
        case "accept":
            replay.decided |= cells
            return
        case _ if cells & replay.changed.keys() or (row.table, row.row_id) in replay.out:
            raise Unfit("同一处已有另一条更正")
        case "edit":
            (cell,) = cells
            replay.rows = rewritten(replay.rows, cell, entry.meant)
        case "reject":
            reject(entry, row, replay)
    replay.changed |= dict.fromkeys(cells, entry.who)
    replay.decided |= cells
    replay.notes.append(correction_finding(replay.rows, entry, row))


def names(entry: Correction) -> Iterator[str]:
    """The columns that a decision is about; for a whole row those that rules may change."""
    if entry.field is not None:
        yield cell_of(entry.table, entry.field) or entry.field
    else:
        yield from (name for table, name in DERIVED if table == entry.table)


def reject(entry: Correction, row: FilingRow, replay: Replay) -> None:
    """Empty a cell; where it is never empty, or the whole row is meant, take the row out. Raises Unfit."""
    if entry.field is not None:
        (name,) = names(entry)
        try:
            replay.rows = rewritten(replay.rows, Address(table=row.table, row_id=row.row_id, field=name), None)
            return
        except Unfit:
            pass  # the column is never empty
    if entry.table == "filings":
        raise Unfit("此处不可为空，也不能整张表剔除")
    replay.out[row.table, row.row_id] = entry.who


def correction_finding(rows: FilingRows, entry: Correction, row: FilingRow) -> Finding:
    """A value that a person changed."""
    what = f"改为“{entry.meant}”" if entry.meant is not None else "不作为数据"
    message = f"人工更正：“{entry.printed or ''}”{what}；理由：{entry.why}（{source(rows, entry)}）。"
    return replace(note(rows, entry, message, row, "repaired_value"), severity="info", decided_by=entry.who)


def unused(rows: FilingRows, entry: Correction, reason: str) -> Finding:
    """A decision that was not followed."""
    row = next((row for row in rows.of(entry.table) if row.row_id == entry.row), None)
    return note(rows, entry, unused_message(rows, entry, reason), row, UNUSED)


def unused_message(rows: FilingRows, entry: Correction, reason: str) -> str:
    """What a decision expected, and why it was not followed."""
    at = " ".join(str(part) for part in (entry.filing, entry.table, entry.row, entry.field) if part is not None)
    return f"更正未采用：{at}应读作“{entry.printed or ''}”，{reason}（{source(rows, entry)}）。"


def note(rows: FilingRows, entry: Correction, message: str, row: FilingRow | None, kind: str) -> Finding:
    """What is told of a decision."""
    return finding(
        rows.filing.filing_id,
        kind,
        entry.table,
        message,
        row=row.row_id if row is not None else None,
        field=next(names(entry)) if entry.field is not None else None,
        expected=entry.meant,
        observed=entry.printed,
        place=place_of(row) if row is not None else None,
    )


def source(rows: FilingRows, entry: Correction) -> str:
    """Who decided, when, and where it is written."""
    return f"{entry.who}，{entry.when}，{file_name(rows.filing.source_sha256)}"


def now(rows: FilingRows, entry: Correction) -> str:
    """What is read today where a decision points. Raises Unfit where there is no such column."""
    row = next((row for row in rows.of(entry.table) if row.row_id == entry.row), None)
    if row is None:
        return "更短的表，没有这一行"
    read = as_read(rows, row, entry.field and next(names(entry)))
    return f"“{read or ''}”（{beside(rows, row) or '本表'}）"


def done(replay: Replay) -> tuple[FilingRows, frozenset[Address]]:
    """The filing once all decisions are replayed, its rows and findings numbered anew."""
    findings = [moved(seen(found, replay), replay) for found in replay.rows.findings]
    findings += [moved(found, replay) for found in replay.notes]
    changes: dict[str, Any] = {
        table: tuple(
            replace(row, row_id=number)
            for number, row in enumerate(row for row in replay.rows.of(table) if (table, row.row_id) not in replay.out)
        )
        for table, _ in replay.out
    }
    for name in ("second_readings", "provenance"):
        beside = getattr(replay.rows, name)
        changes[name] = tuple(
            replace(entry, row_id=row)
            for entry in beside
            if (row := place(replay, entry.table, entry.row_id)) is not None
        )
    decided = {cell: place(replay, cell.table, cell.row_id) for cell in replay.decided}
    cells = (replace(cell, row_id=row) for cell, row in decided.items() if row is not None)
    return with_findings(replace(replay.rows, **changes), findings), frozenset(cells)


def seen(found: Finding, replay: Replay) -> Finding:
    """A finding about what was read; where a person changed that, they have looked into it."""
    if found.target_row_id is not None and (found.table_name, found.target_row_id) in replay.out:
        return decided_finding(found, replay.out[found.table_name, found.target_row_id])
    who = next((who for cell, who in replay.changed.items() if speaks_of(found, cell)), None)
    return decided_finding(found, who) if who is not None else found


def moved(found: Finding, replay: Replay) -> Finding:
    """A finding that points at its row's new number; at the whole table where the row was taken out."""
    row = found.target_row_id
    return found if row is None else replace(found, target_row_id=place(replay, found.table_name, row))


def place(replay: Replay, table: str, row: int) -> int | None:
    """A row's number once others are taken out; None for one of those."""
    gone = [number for other, number in replay.out if other == table]
    return None if row in gone else row - sum(number < row for number in gone)

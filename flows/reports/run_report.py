"""What a run did, for people and for programs."""

import json

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.reports.run_tables import SHOWN, Rows, changes, findings, lost, outcomes, rejects, set_aside
from flows.run import Report
from flows.store import layout
from flows.store.counting import row_counts

DONE, NOTHING_READ, HELD = 0, 3, 4
"""Exit codes: all is published; no document could be read; a partition would have lost rows and stays as it was."""


NAMED = {"filings": "read, with filings", "partial": "read in part", "no_form": "read, without filings"}
"""Outcomes in more words, where one would be taken for a count of something else."""


def finish(report: Report, as_json: bool) -> int:
    """Print a report; give the exit code of its run."""
    if as_json:
        typer.echo(json.dumps(as_dict(report), ensure_ascii=False, indent=1))
    else:
        print_report(report)
    if report.commit is not None and report.commit.held:
        return HELD
    rejected = [outcome.document.outcome == "rejected" for outcome in report.outcomes]
    return NOTHING_READ if rejected and all(rejected) and not report.offered.unchanged else DONE


def as_dict(report: Report) -> dict[str, object]:
    """The report as JSON holds it."""
    return {
        "generation": report.commit.generation if report.commit is not None else None,
        "documents": report.run.documents,
        "unchanged": report.offered.unchanged,
        "gone": list(report.offered.gone),
        "outcomes": json.loads(report.run.outcomes),
        "filings": report.run.filings,
        "rows": dict(report.commit.rows) if report.commit is not None else {},
        "would_change": changes(report),
        "held": lost(report),
        "set_aside": set_aside(report),
        "findings": findings(report),
        "rejects": rejects(report),
        "seconds": json.loads(report.run.seconds),
    }


def print_report(report: Report) -> None:
    """The report as tables."""
    console = Console()
    console.print(Text(title(report), style="bold"))
    for told in (documents(report), rows(report)):
        if told is not None:
            console.print(told)
    tables = {
        "would change": changes(report),
        "not published: rows would be lost; publish with --accept-loss": lost(report),
        "set aside": set_aside(report),
        "rejected": rejects(report),
    }
    for name, found in tables.items():
        if found:
            console.print(as_table(name, found))


def title(report: Report) -> str:
    """What the run did to the dataset, in one line."""
    if report.commit is not None:
        return f"Generation {report.commit.generation} of {report.job.root}"
    if report.offered.idle:
        return f"{report.job.root}: no document is to be read again; no generation was made"
    changed = "" if changes(report) else ": nothing would change"
    return f"Dry run over {report.job.root}{changed}"


def documents(report: Report) -> Table:
    """What became of the documents, and what is in doubt in the filings that were read."""
    table = Table("", "count", title_justify="left")
    table.add_row("documents", f"{report.run.documents:,}")
    for row in outcomes(report):
        table.add_row(f"  {NAMED.get(str(row['documents']), row['documents'])}", f"{row['count']:,}")
    table.add_row("filings read", f"{report.run.filings:,}")
    for severity, count in findings(report).items():
        table.add_row(f"  findings in them: {severity}", f"{count:,}")
    table.columns[1].justify = "right"
    return table


def rows(report: Report) -> Table | None:
    """The rows of the dataset, before the run and after it; None where it changed none."""
    if report.commit is None or not report.commit.changed:
        return None
    now = report.commit.generation
    before, after = (row_counts(layout.generation(report.job.root, number)) for number in (now - 1, now))
    table = Table("rows of the dataset", "before", "after")
    for name, count in after.items():
        table.add_row(name, f"{before[name]:,}", f"{count:,}", style="bold" if count != before[name] else None)
    for column in table.columns[1:]:
        column.justify = "right"
    return table


def as_table(title: str, rows: Rows) -> Table:
    """Rows as a table, the first of many."""
    table = Table(*rows[0], title=f"{len(rows)} {title}")
    for row in rows[:SHOWN]:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row.values()))
    return table

"""What a run did, for people and for programs."""

import json

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.reports.run_tables import SHOWN, Rows, changes, findings, lost, outcomes, rejects, set_aside
from flows.run import Report

DONE, NOTHING_READ, HELD = 0, 3, 4
"""Exit codes: all is published; no document could be read; a partition would have lost rows and stays as it was."""


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
    console.print(summary(report))
    tables = {
        "would change": changes(report),
        "not published: rows would be lost; publish with --accept-loss": lost(report),
        "set aside": set_aside(report),
        "rejected": rejects(report),
    }
    for title, rows in tables.items():
        if rows:
            console.print(as_table(title, rows))


def summary(report: Report) -> Table:
    """Documents, rows and findings."""
    commit = report.commit
    of = "Dry run over" if commit is None else f"Generation {commit.generation} of"
    table = Table("", "count", title=f"{of} {report.job.root}")
    table.add_row("documents", str(report.run.documents))
    for row in outcomes(report):
        table.add_row(f"  {row['documents']}", str(row["count"]))
    table.add_section()
    for name, count in (commit.rows if commit is not None else {}).items():
        table.add_row(name, str(count))
    table.add_section()
    for severity, count in findings(report).items():
        table.add_row(f"findings: {severity}", str(count))
    table.columns[1].justify = "right"
    return table


def as_table(title: str, rows: Rows) -> Table:
    """Rows as a table, the first of many."""
    table = Table(*rows[0], title=f"{len(rows)} {title}")
    for row in rows[:SHOWN]:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row.values()))
    return table

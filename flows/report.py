"""What a run did, for people and for programs."""

import json
from collections import Counter
from pathlib import Path

import pyarrow as pa
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.ingest import Report
from schemas.tables import SEVERITIES

SHOWN = 40
"""Rejects that are printed; all of them stand in `documents`."""


def as_dict(report: Report) -> dict[str, object]:
    """The report as JSON holds it."""
    return {
        "generation": report.commit.generation,
        "documents": report.run.documents,
        "unchanged": report.unchanged,
        "outcomes": json.loads(report.run.outcomes),
        "filings": report.run.filings,
        "rows": dict(report.commit.rows),
        "findings": findings(report),
        "rejects": [
            {"document": entry.document.source_uri, "error": entry.document.error, "message": entry.document.message}
            for entry in report.outcomes
            if entry.document.outcome == "rejected"
        ],
        "seconds": json.loads(report.run.seconds),
    }


def findings(report: Report) -> dict[str, int]:
    """Findings per severity in the filings that are current, the gravest first."""
    counts: Counter[str] = Counter()
    for outcome in report.outcomes:
        for filing_id, found in outcome.findings.items():
            if filing_id not in report.superseded:
                counts.update(found)
    return {severity: counts[severity] for severity in SEVERITIES}


def print_report(report: Report, root: Path) -> None:
    """The report as tables."""
    console = Console()
    told = json.loads(report.run.outcomes)
    summary = Table("", "count", title=f"Generation {report.commit.generation} of {root}")
    summary.add_row("documents", str(report.run.documents))
    for name, count in (("unchanged", report.unchanged), *told.items()):
        summary.add_row(f"  {name}", str(count))
    summary.add_section()
    for name, count in report.commit.rows.items():
        summary.add_row(name, str(count))
    summary.add_section()
    for severity, count in findings(report).items():
        summary.add_row(f"findings: {severity}", str(count))
    summary.columns[1].justify = "right"
    console.print(summary)
    rejects = [outcome.document for outcome in report.outcomes if outcome.document.outcome == "rejected"]
    if rejects:
        table = Table("document", "error", "what to do", title=f"{len(rejects)} rejected")
        for document in rejects[:SHOWN]:
            table.add_row(Text(document.source_name), document.error, Text(document.message or ""))
        console.print(table)


def print_table(result: pa.Table) -> None:
    """A result of SQL; nulls are blank."""
    table = Table(*result.column_names)
    for row in zip(*(column.to_pylist() for column in result.columns), strict=True):
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    Console().print(table)

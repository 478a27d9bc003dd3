"""A run as rows of tables, the same for the terminal, for JSON and for Prefect's pages."""

import json
from collections import Counter

from flows.reports.coverage import city_name
from flows.reports.drift import Drift
from flows.run import Report
from schemas.closed_sets import SEVERITIES
from schemas.filing import Partition

Rows = list[dict[str, object]]
SHOWN = 40
"""Rows of a table that are shown; the dataset holds all of them."""
AFFECTED = "another copy came or left"
"""Why a document changes that the run was not about."""


def outcomes(report: Report) -> Rows:
    """How many documents ended as what."""
    found: dict[str, int] = {"unchanged": report.offered.unchanged, **json.loads(report.run.outcomes)}
    if report.offered.gone:
        found["file gone, rows kept"] = len(report.offered.gone)
    return [{"documents": name, "count": count} for name, count in found.items()]


def findings(report: Report) -> dict[str, int]:
    """Findings per severity in the filings that are current, the gravest first."""
    counts: Counter[str] = Counter()
    for outcome in report.outcomes:
        for filing_id, found in outcome.findings.items():
            if filing_id not in report.superseded:
                counts.update(found)
    return {severity: counts[severity] for severity in SEVERITIES}


def rejects(report: Report) -> Rows:
    """The documents that could not be read, or not in full."""
    return [
        {"document": row.source_name, "error": row.error, "what to do": row.message}
        for row in (outcome.document for outcome in report.outcomes)
        if row.error is not None
    ]


def set_aside(report: Report) -> Rows:
    """The filings that could not be published, and why."""
    aside = report.commit.aside if report.commit is not None else {}
    return [
        {"document": uri, "filing": filing_id, "why": why}
        for uri, filings in sorted(aside.items())
        for filing_id, why in sorted(filings.items())
    ]


def changes(report: Report) -> Rows:
    """What a dry run would add, remove and rewrite, by partition, table and reason."""
    if report.preview is None:
        return []
    owners = {filing_id: outcome.document.source_uri for outcome in report.outcomes for filing_id in outcome.places}
    owners |= report.preview.owners
    counts: dict[tuple[Partition, str, str], Counter[str]] = {}
    for each in report.preview.differences:
        reason = report.reasons.get(owners.get(each.filing_id, ""), AFFECTED)
        own = counts.setdefault((each.partition, each.table, reason), Counter())
        own.update({"added": each.added, "removed": each.removed, "changed": each.changed})
    return [
        {**place(partition), "table": table, **own, "reason": reason}
        for (partition, table, reason), own in counts.items()
    ]


def lost(report: Report) -> Rows:
    """What was, or would be, held back."""
    found = report.commit.held if report.commit is not None else report.preview.losses if report.preview else ()
    return [
        {
            "partitions": ", ".join(" ".join(map(str, place(each).values())) for each in loss.partitions),
            "table": loss.table,
            "before": loss.before,
            "after": loss.after,
        }
        for loss in found
    ]


def drifted(drift: Drift) -> Rows:
    """Tables that grew or shrank, and names that are new."""
    counts: Rows = [
        {**place(partition), "what": each.table, "before": each.before, "after": each.after}
        for each in drift.counts
        for partition in each.partitions
    ]
    names: Rows = [
        {"city": "", "year": "", "what": f"new name: {name}", "before": "", "after": ""} for name in drift.new_names
    ]
    return counts + names


def place(partition: Partition) -> dict[str, object]:
    """A partition as people call it."""
    return {"city": city_name(partition.city_code), "year": partition.fiscal_year or "?"}

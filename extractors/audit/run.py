"""All rules over one filing."""

from collections.abc import Hashable
from dataclasses import replace

from extractors.audit import completeness, levels, money, projects, prose, shares, targets, units, weights
from extractors.audit.rule import Note, Rule
from extractors.audit.verified import verified
from extractors.rows.findings import finding, numbered, place_of, status_of
from schemas.filing import FilingRows
from schemas.tables import Finding

RULES: tuple[Rule, ...] = (
    *money.RULES,
    *shares.RULES,
    *projects.RULES,
    *units.RULES,
    *targets.RULES,
    *weights.RULES,
    *levels.RULES,
    *completeness.RULES,
    *prose.RULES,
)
"""In the order in which they are asked; of two that see the same cause the first one tells it."""


def audit(rows: FilingRows) -> tuple[Finding, ...]:
    """What the rules find in a filing, without what its findings tell already; row_ids are those after its findings."""
    told: set[Hashable] = {(entry.kind, entry.table_name, entry.target_row_id) for entry in rows.findings}
    found = []
    for rule in RULES:
        for note in rule.check(rows):
            cause = (rule.kind, note.table, note.cause)
            place = (rule.kind, note.table, note.row.row_id if note.row is not None else None)
            if cause not in told and (note.row is None or place not in told):
                told.add(cause)
                found.append(as_finding(rule, note, rows.filing.filing_id))
    return numbered([*rows.findings, *found])[len(rows.findings) :]


def as_finding(rule: Rule, note: Note, filing_id: str) -> Finding:
    """A note as the dataset holds it."""
    row = note.row
    made = finding(
        filing_id,
        rule.kind,
        note.table,
        note.message,
        row=row.row_id if row is not None else None,
        field=note.field,
        expected=note.expected,
        observed=note.observed,
        place=place_of(row) if row is not None else None,
    )
    return replace(made, severity=rule.severity)


def audited(rows: FilingRows) -> FilingRows:
    """A filing with the audit's findings after its own, and with what its sums bear out."""
    rows = verified(rows)
    findings = (*rows.findings, *audit(rows))
    status = status_of(findings) if rows.filing.status == "ok" else rows.filing.status
    return replace(rows, filing=replace(rows.filing, status=status), findings=findings)

"""All rules over one filing."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import replace

from extractors.audit import (
    completeness,
    executed,
    levels,
    money,
    projects,
    prose,
    shares,
    targets,
    units,
    weights,
    wording,
)
from extractors.audit.rule import Rule
from extractors.findings import Note, finding, numbered, place_of, status_of
from extractors.reconcile.repairs import repaired
from extractors.reconcile.verified import borne_out, verified
from schemas.filing import Address, FilingRows
from schemas.tables import Finding

RULES: tuple[Rule, ...] = (
    *money.RULES,
    *shares.RULES,
    *executed.RULES,
    *projects.RULES,
    *units.RULES,
    *targets.RULES,
    *weights.RULES,
    *levels.RULES,
    *completeness.RULES,
    *prose.RULES,
    *wording.RULES,
)
"""In the order in which they are asked; of two that see the same cause the first one tells it."""


def audit(rows: FilingRows, rules: Sequence[Rule] = RULES) -> tuple[Finding, ...]:
    """What rules find in a filing, without what its findings tell already; row_ids are those after its findings."""
    told: set[Hashable] = {(entry.kind, entry.table_name, entry.target_row_id) for entry in rows.findings}
    found = []
    for rule in rules:
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


def audited(rows: FilingRows, decided: Collection[Address] = ()) -> FilingRows:
    """A filing with the audit's findings after its own, and with what its sums repair and bear out.

    A cell in `decided` is never repaired: a person gave it what it holds.
    """
    return borne_out(asked(verified(repaired(rows, decided)), RULES))


def asked(rows: FilingRows, rules: Sequence[Rule]) -> FilingRows:
    """A filing with what rules find in it after its own findings, and the status that follows."""
    findings = (*rows.findings, *audit(rows, rules))
    status = status_of(findings) if rows.filing.status == "ok" else rows.filing.status
    return replace(rows, filing=replace(rows.filing, status=status), findings=findings)

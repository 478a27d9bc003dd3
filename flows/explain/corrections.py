"""What was written into a row in the place of what is printed there, and why."""

from flows.explain.account import Step
from schemas.filing import FilingRows
from schemas.tables import FilingRow

REWRITTEN = "repaired_value"
"""Kind of the finding that tells what was printed and what was written, by arithmetic or by a person's correction."""

UNTOLD = "no finding tells why: other rules read it; ingest again"


def corrections_of(filing: FilingRows, row: FilingRow) -> tuple[str, ...]:
    """The repairs and corrections of a row, one line of text for each."""
    return tuple(
        f"{found.field or row.table}: {found.observed or '—'} → {found.expected or '—'}：{found.message}"
        for found in filing.findings
        if found.kind == REWRITTEN and (found.table_name, found.target_row_id) == (row.table, row.row_id)
    )


def written_instead(filing: FilingRows, row: FilingRow, printed: str, written: str) -> Step:
    """The step from what the print alone says to what the row holds, where that is something else."""
    return Step(
        rule="written instead", before=printed, after=written, evidence=corrections_of(filing, row) or (UNTOLD,)
    )

"""Which amounts other printed figures of their filing bear out."""

from dataclasses import replace

from extractors.findings import ARITHMETIC
from extractors.reconcile.equations import Equation, balances, item_sums, project_sums
from schemas.filing import FilingRows
from schemas.tables import Funding, Project

OF_READING = frozenset({"low_confidence", "ambiguous_value", "unread_text"})
"""Kinds that doubt how a figure was read; where sums bear the figure out, no one need look."""
FIGURES = frozenset({None, "raw", "amount", "amount_yuan", "total_budget", "year_budget"})
"""Columns that hold the figures which `verified` is about; None for the whole row."""


def verified(filing: FilingRows) -> FilingRows:
    """A filing whose amounts tell whether they stand in an equation that holds to the last digit.

    A sum that only rounding explains bears out nothing: a misread last digit would look the same.
    """
    equations = (*item_sums(filing), *balances(filing), *project_sums(filing))
    borne = {row for entry in equations if entry.ties for row in rows_of(entry)}
    return replace(
        filing,
        funding=tuple(replace(row, verified=("funding", row.row_id) in borne) for row in filing.funding),
        projects=tuple(
            replace(row, verified=("projects", row.row_id) in borne and agrees(row)) for row in filing.projects
        ),
    )


def borne_out(filing: FilingRows) -> FilingRows:
    """A filing whose doubts about how its verified figures were read are settled, each as grave as it was."""
    rows: list[Funding | Project] = [*filing.funding, *filing.projects]
    sure = {(row.table, row.row_id) for row in rows if row.verified}
    return replace(
        filing,
        findings=tuple(
            replace(found, decided_by=ARITHMETIC)
            if found.decided_by is None
            and found.kind in OF_READING
            and found.field in FIGURES
            and (found.table_name, found.target_row_id) in sure
            else found
            for found in filing.findings
        ),
    )


def rows_of(equation: Equation) -> set[tuple[str, int]]:
    """Table and row_id of each amount of an equation."""
    rows: list[Funding | Project] = [equation.whole.row, *(part.row for part in equation.parts)]
    return {(row.table, row.row_id) for row in rows}


def agrees(row: Project) -> bool:
    """Whether a project's budget of all years, which stands in no sum, is that of the year or is not printed."""
    return row.total_budget is None or row.total_budget == row.year_budget

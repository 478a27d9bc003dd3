"""Which amounts other printed figures of their filing bear out."""

from dataclasses import replace

from extractors.reconcile.equations import Equation, balances, item_sums, project_sums
from schemas.filing import FilingRows
from schemas.tables import Funding, Project


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


def rows_of(equation: Equation) -> set[tuple[str, int]]:
    """Table and row_id of each amount of an equation."""
    rows: list[Funding | Project] = [equation.whole.row, *(part.row for part in equation.parts)]
    return {(row.table, row.row_id) for row in rows}


def agrees(row: Project) -> bool:
    """Whether a project's budget of all years, which stands in no sum, is that of the year or is not printed."""
    return row.total_budget is None or row.total_budget == row.year_budget

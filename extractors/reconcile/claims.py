"""What the amounts of a filing say of each other, and how far it holds."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from extractors.reconcile.equations import Equation, balances, item_sums, project_sums
from extractors.reconcile.shares import share_mismatches
from extractors.reconcile.verified import agrees, rows_of
from schemas.filing import FilingRows

Kind: TypeAlias = Literal["sum", "balance", "projects", "share", "budgets"]
Claim: TypeAlias = tuple[Kind, frozenset[tuple[str, int]]]
"""One thing that amounts say, with the tables and row_ids of the rows that say it, whatever stands in them."""
Verdict: TypeAlias = Literal["holds", "rounds", "fails"]
"""To the last digit, but for rounding, not at all."""


def equations(filing: FilingRows) -> dict[Claim, Equation]:
    """What adds up to what."""
    found: tuple[tuple[Kind, tuple[Equation, ...]], ...] = (
        ("sum", tuple(item_sums(filing))),
        ("balance", tuple(balances(filing))),
        ("projects", project_sums(filing)),
    )
    return {(kind, frozenset(rows_of(entry))): entry for kind, entries in found for entry in entries}


def verdicts(filing: FilingRows) -> Mapping[Claim, Verdict]:
    """How far everything that its amounts say of each other holds."""
    found: dict[Claim, Verdict] = {claim: verdict(entry) for claim, entry in equations(filing).items()}
    wrong = {note.row.row_id for note in share_mismatches(filing) if note.row is not None}
    for line in filing.funding:
        if line.share is not None:
            found["share", frozenset({(line.table, line.row_id)})] = "fails" if line.row_id in wrong else "holds"
    for row in filing.projects:
        if row.total_budget is not None:
            found["budgets", frozenset({(row.table, row.row_id)})] = "holds" if agrees(row) else "fails"
    return found


def verdict(equation: Equation) -> Verdict:
    """How far an equation holds."""
    return "holds" if equation.ties else "rounds" if equation.rounding else "fails"

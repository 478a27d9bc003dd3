"""What became of damaged amounts, counted."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.reconcile.claims import equations
from schemas.filing import FilingRows

ARITHMETIC = frozenset(
    {"sum_mismatch", "income_expenditure_mismatch", "share_mismatch", "project_sum_mismatch", "unit_suspect"}
)
"""Kinds of findings that arithmetic tells."""
HEAD = f"{'':16s} {'damaged':>8s} {'seen':>8s} {'found':>8s} {'rightly':>8s} {'wrongly':>8s} {'silent':>8s}"

Spot = tuple[str, int]
"""Table and row_id of an amount."""


@dataclass(slots=True)
class Tally:
    """Counts, by what was done to the amounts."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, harm: str, damaged: Collection[Spot], meant: Mapping[Spot, Decimal], rows: FilingRows) -> None:
        """Count the amounts that were damaged in an audited filing, of which `meant` is what should stand there."""
        self.counts[harm, "wrongly"] += sum(written != meant.get(at) for at, written in repairs(rows))
        rightly = {at for at, written in repairs(rows) if written == meant.get(at)}
        around = neighbours(rows)
        told = {(entry.table_name, entry.target_row_id) for entry in rows.findings if entry.kind in ARITHMETIC}
        for at in damaged:
            seen = at in around
            found = not told.isdisjoint(around.get(at, {at}) | {(at[0], None)})
            self.counts[harm, "damaged"] += 1
            self.counts[harm, "seen"] += seen
            self.counts[harm, "rightly"] += seen and at in rightly
            self.counts[harm, "found"] += seen and (found or at in rightly)
            self.counts[harm, "silent"] += seen and not found and at not in rightly

    def lines(self) -> Iterator[str]:
        """A table; shares are of the damaged amounts that arithmetic can see, for they stand in an equation."""
        yield HEAD
        for harm in dict.fromkeys(harm for harm, _ in self.counts):
            number = {name: self.counts[harm, name] for name in ("damaged", "seen", "found", "rightly", "silent")}
            seen = max(1, number["seen"])
            yield (
                f"{harm:16s} {number['damaged']:8d} {number['seen']:8d} {number['found'] / seen:8.1%}"
                f" {number['rightly'] / seen:8.1%} {self.counts[harm, 'wrongly']:8d} {number['silent']:8d}"
            )


def repairs(rows: FilingRows) -> list[tuple[Spot, Decimal]]:
    """The amounts that were repaired, and what was written."""
    return [
        ((entry.table_name, entry.target_row_id), Decimal(entry.expected or "NaN"))
        for entry in rows.findings
        if entry.kind == "repaired_value"
        and entry.target_row_id is not None
        and entry.field in {"amount", "year_budget"}
    ]


def neighbours(rows: FilingRows) -> dict[Spot, set[tuple[str, int | None]]]:
    """Each amount that stands in an equation, with all that stand in one with it."""
    found: dict[Spot, set[tuple[str, int | None]]] = {}
    for _, spots in equations(rows):
        for at in spots:
            found.setdefault(at, set()).update(spots)
    return found

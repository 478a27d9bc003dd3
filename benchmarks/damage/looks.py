"""How sure engines are of amounts, and what other looks at the page say of them, where the truth is known."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from benchmarks.damage.tally import Spot
from extractors.reconcile.misreadings import as_read
from extractors.values import parse_amount
from schemas.filing import FilingRows
from schemas.tables import Funding

SURE = (0.5, 0.9, 0.97, 0.99, 0.999, 1.0)
"""Upper ends of the bands of confidence that amounts are counted in."""


@dataclass(slots=True)
class Looks:
    """Amounts counted by how sure the engine was of their row, whether it was right, and whether other looks were."""

    counts: Counter[tuple[float, bool, str]] = field(default_factory=Counter)

    def add(self, true: Mapping[Spot, Decimal], read: Mapping[Spot, Funding], rows: FilingRows) -> None:
        """Count a filing's amounts as they were `read`, before anything was repaired."""
        for at, meant in true.items():
            row = read[at]
            band = next(end for end in SURE if (row.confidence or 0.0) <= end)
            self.counts[band, Decimal(as_read(row)) == meant, heard(rows, at, meant)] += 1

    def lines(self) -> Iterator[str]:
        """A table: for rightly and for wrongly read amounts, how many another look read rightly, wrongly, or not."""
        yield f"{'confidence':>12s} {'read':>8s} {'amounts':>8s} {'other look right':>17s} {'wrong':>8s} {'none':>8s}"
        for right in (True, False):
            for band in SURE:
                told = {other: self.counts[band, right, other] for other in ("right", "wrong", "none")}
                if total := sum(told.values()):
                    yield (
                        f"{f'to {band}':>12s} {'rightly' if right else 'wrongly':>8s} {total:8d}"
                        f" {told['right']:17d} {told['wrong']:8d} {told['none']:8d}"
                    )


def heard(rows: FilingRows, at: Spot, meant: Decimal) -> str:
    """What another look read that differed from the first: what was meant, another amount, or none."""
    others = [
        amount.number
        for entry in rows.second_readings
        if (entry.table, entry.row_id) == at and (amount := parse_amount(entry.second)) is not None
    ]
    return "right" if meant in others else "wrong" if others else "none"

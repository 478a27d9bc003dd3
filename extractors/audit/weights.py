"""The rule about weights."""

from collections.abc import Iterator

from extractors.audit.printed import printed_rows
from extractors.audit.rule import rule
from extractors.findings import Note, figure
from mappings.auditing import money_sums
from schemas.filing import FilingRows

CLOSE = 0.051
"""Points: what rounding of some weights to one digit adds up to."""


@rule("weights-sum", "sum_mismatch", "warning")
def weight_sums(filing: FilingRows) -> Iterator[Note]:
    """Weights of a table that add up neither to 100 nor to 90."""
    tables: dict[tuple[str, int | None], list[float]] = {}
    for entry in printed_rows(filing):
        if entry.head.weight is not None:
            tables.setdefault((entry.head.horizon, entry.head.goal), []).append(entry.head.weight)
    allowed = [entry.sum for entry in money_sums().weights]
    sums = {table: sum(weights) for table, weights in tables.items()}
    if not sums or any(abs(sum(sums.values()) - whole) <= CLOSE for whole in allowed):
        return
    for table, found in sums.items():
        if not any(abs(found - whole) <= CLOSE for whole in allowed):
            wholes = "或".join(figure(whole) for whole in allowed if whole > 1)
            yield Note(
                table="indicators",
                field="weight",
                message=f"{len(tables[table])}项指标的分值合计{figure(found)}，应为{wholes}。",
                expected=wholes,
                observed=figure(found),
                cause=("weights", *table),
            )


RULES = (weight_sums,)

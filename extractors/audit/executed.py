"""The rule about printed rates of execution."""

from collections.abc import Iterator
from decimal import Decimal

from extractors.audit.rule import rule
from extractors.findings import Note, figure
from schemas.filing import FilingRows
from schemas.tables import Funding

PERCENT = 100
DIGITS = 4
"""Digits behind the point that a rate in hundredths may print."""


@rule("execution-rate", "share_mismatch", "warning")
def rates(filing: FilingRows) -> Iterator[Note]:
    """A printed rate of execution that is not what was executed over the budget, to its last digit."""
    for row in filing.funding:
        if row.execution_rate is None or row.measure != "executed" or row.amount_yuan is None:
            continue
        budgets = [other for other in filing.funding if is_budget_of(other, row)]
        shares = [row.amount_yuan / other.amount_yuan * PERCENT for other in budgets if other.amount_yuan]
        printed = Decimal(repr(round(row.execution_rate * PERCENT, DIGITS))).normalize()
        if shares and not any(abs(share - printed) <= step(printed) for share in shares):
            own = figure(round(float(shares[0]), 2))
            yield Note(
                row=row,
                table="funding",
                field="execution_rate",
                message=f"“{row.item_name}”的执行率印作{figure(float(printed))}%，执行数与预算数之比为{own}%。",
                expected=f"{own}%",
                observed=f"{figure(float(printed))}%",
                cause=("rate", row.row_id),
            )


def is_budget_of(other: Funding, row: Funding) -> bool:
    """Whether an amount is the budget of the year, as first made or as adjusted, of the line that was executed."""
    same = (other.section, other.item, other.item_raw, other.year) == (row.section, row.item, row.item_raw, row.year)
    return same and other.measure != "executed" and bool(other.amount_yuan)


def step(number: Decimal) -> Decimal:
    """What one of a number's last digit is: a rate may be rounded or cut off there."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)


RULES = (rates,)

"""Printed shares against the amounts that they are shares of."""

from collections.abc import Iterator
from decimal import Decimal

from extractors.findings import Note
from extractors.reconcile.equations import columns, of
from schemas.filing import FilingRows
from schemas.tables import Funding

LEAST = Decimal("0.0001")
"""Of the total: a hundredth of a percent is moved from line to line so that shares add up to 100 %."""
PERCENT = Decimal("0.01")


def share_mismatches(filing: FilingRows) -> Iterator[Note]:
    """Shares that are not the amount over the total of its section."""
    for rows in columns(filing.funding).values():
        for section in ("income", "expenditure"):
            totals = of(rows, section, ("total",))
            if len(totals) == 1 and totals[0].amount > 0:
                for row in rows:
                    if row.section == section and row.share is not None and row.unit == totals[0].unit:
                        yield from mismatch(row, totals[0])


def mismatch(row: Funding, total: Funding) -> Iterator[Note]:
    """One share, where it is off by more than half of its last printed digit."""
    assert row.share is not None
    printed = Decimal(repr(row.share))
    computed = Decimal(repr(row.amount)) / Decimal(repr(total.amount))
    if abs(printed - computed) <= max(half_digit(printed), LEAST):
        return
    yield Note(
        row=row,
        table="funding",
        field="share",
        message=f"“{row.item_name}”的占比应为{row.raw}÷{total.raw}={computed * 100:.2f}%，印作{shown(printed)}。",
        expected=f"{computed * 100:.2f}%",
        observed=shown(printed),
        cause=("share", row.row_id),
    )


def half_digit(share: Decimal) -> Decimal:
    """Half of the last digit that a share prints as percent; a lost final zero makes it no smaller."""
    exponent = (share / PERCENT).normalize().as_tuple().exponent
    return Decimal("0.5").scaleb(min(int(exponent), 0)) * PERCENT


def shown(share: Decimal) -> str:
    """A share as percent."""
    return f"{(share * 100).normalize():f}%"

"""The rows of a list of forms that name none of them: its sums, and the offices whose projects follow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.forms.printed_rows import place
from extractors.values import parse_amount
from mappings.normal import joined
from schemas.form import Doubt
from schemas.grid import Cell

UNREAD = "unread_text"
ROUNDING = Decimal("0.005")
"""What rounding to cents may have taken from an amount, in its unit."""
Amounts = dict[int, Cell]
"""The amount in each column of money, by the column's place in the head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A row that sums up forms of a list."""

    name: str
    amounts: Amounts
    at: int
    """How many forms stand above it."""


def total_doubts(totals: Sequence[Total], forms: Sequence[Amounts]) -> Iterator[Doubt]:
    """What no form holds: sums that the forms bear out for information, any other as lost text.

    `forms` are the amounts of the list's forms in order. A sum may stand above its forms or below them, and reach as
    far as the next one or over the whole list.
    """
    places = [total.at for total in totals]
    for total in totals:
        after = min((at for at in places if at > total.at), default=len(forms))
        before = max((at for at in places if at < total.at), default=0)
        spans = {(total.at, after), (total.at, len(forms)), (before, total.at), (0, total.at), (0, len(forms))}
        borne_out = any(all(ties(total, column, forms[slice(*span)]) for column in total.amounts) for span in spans)
        yield Doubt(
            kind=UNREAD,
            severity="info" if borne_out else None,
            table="filings",
            index=None,
            message=f"“{total.name}”一行是所列各项目的合计，金额与各项目之和一致（四舍五入之内），不另写入任何表。"
            if borne_out
            else f"“{total.name}”一行的金额没有写入任何表，此处所列各项目之和与之不等，请核对原件。",
            observed="；".join(joined(cell.text) for cell in total.amounts.values()),
            place=place(*total.amounts.values()),
        )


def ties(total: Total, column: int, forms: Sequence[Amounts]) -> bool:
    """Whether the amounts of a column add up to the sum's own."""
    parts = [number(form[column]) for form in forms if column in form]
    apart = abs(sum(parts, Decimal()) - number(total.amounts[column]))
    return bool(parts) and apart <= ROUNDING * (len(parts) + 1)


def number(cell: Cell) -> Decimal:
    """The number that a cell of amounts prints."""
    amount = parse_amount(cell.text)
    return amount.number if amount is not None else Decimal()

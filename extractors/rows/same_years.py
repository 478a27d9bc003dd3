"""Columns of different heads that fall on one year: 当年金额 of a form for 2031 beside 近两年 2030年 and 2031年."""

from collections.abc import Iterator, Sequence

from extractors.findings import finding, place_of
from schemas.form import PrintedAmount
from schemas.tables import Finding, Funding


def same_years(entries: Sequence[PrintedAmount], rows: Sequence[Funding], filing_id: str) -> Iterator[Finding]:
    """One finding for each amount of a printed year that another amount of its line, told for the form's year, has too.

    `rows` are those of `entries`, in order. Equal amounts print one thing twice and are none.
    """
    pairs = list(zip(entries, rows, strict=True))
    own = {key(row): row for entry, row in pairs if entry.when.year is None and row.year is not None}
    for entry, row in pairs:
        other = own.get(key(row)) if entry.when.year is not None else None
        if other is not None and other.amount != row.amount:
            yield finding(
                filing_id,
                "ambiguous_value",
                "funding",
                f"“{row.item_raw}”在{row.year}年有两个金额{other.raw}和{row.raw}，两栏的年度相同，至少一栏的年度有误。",
                row=row.row_id,
                field="year",
                observed=row.raw,
                expected=other.raw,
                place=place_of(row),
            )


def key(row: Funding) -> tuple[str | None, str, int | None, str]:
    """What only one amount of a form has."""
    return row.section, row.item_raw, row.year, row.measure

"""Amounts of one line and year that differ: 当年金额 beside 近两年 2030年 and 2031年 of a form for 2031; two 财政拨款."""

from collections.abc import Iterator, Sequence

from extractors.findings import finding, place_of
from schemas.form import PrintedAmount
from schemas.tables import Finding, Funding


def same_years(entries: Sequence[PrintedAmount], rows: Sequence[Funding], filing_id: str) -> Iterator[Finding]:
    """One finding for each amount that its line already has otherwise, for the same year and measure.

    Either two columns fall on one year, or the line stands under two totals: of the year, and of the whole period.
    `rows` are those of `entries`, in order. Equal amounts print one thing twice and are none.
    """
    first: dict[tuple[str | None, str, int | None, str], tuple[PrintedAmount, Funding]] = {}
    for entry, row in zip(entries, rows, strict=True):
        other_entry, other = first.setdefault(key(row), (entry, row))
        if other.amount == row.amount or row.year is None:
            continue
        columns = entry.when != other_entry.when
        told = "两栏的年度相同，至少一栏的年度有误" if columns else "无法判断各属哪一项，两笔均按这一年记"
        yield finding(
            filing_id,
            "ambiguous_value",
            "funding",
            f"“{row.item_raw}”在{row.year}年有两个金额{other.raw}和{row.raw}，{told}。",
            row=row.row_id,
            field="year",
            observed=row.raw,
            expected=other.raw,
            place=place_of(row),
        )


def key(row: Funding) -> tuple[str | None, str, int | None, str]:
    """What only one amount of a form has."""
    return row.section, row.item_raw, row.year, row.measure

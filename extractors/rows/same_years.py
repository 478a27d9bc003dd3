"""Amounts of one line and year that differ, where nothing tells them apart, and amounts of years yet to come."""

from collections.abc import Iterator, Sequence

from extractors.findings import finding, place_of
from schemas.form import PrintedAmount
from schemas.tables import Finding, Funding


def same_years(entries: Sequence[PrintedAmount], rows: Sequence[Funding], filing_id: str) -> Iterator[Finding]:
    """One finding for each amount that another one of its line and year contradicts.

    当年金额 of a form for 2031 beside 近两年 2030年 and 2031年; 实施期资金总额 | 年度资金总额, both above 财政拨款.
    `rows` are those of `entries`, in order. Equal amounts print one thing twice and are none.
    """
    pairs = list(zip(entries, rows, strict=True))
    own = {key(row): row for entry, row in pairs if entry.when.year is None and row.year is not None}
    first: dict[tuple[str | None, str, int | None, str], Funding] = {}
    doubted: set[int] = set()
    for entry, row in pairs:
        if entry.when.year is not None:
            other = own.get(key(row))
            if other is not None and other.amount != row.amount:
                message = (
                    f"“{row.item_raw}”在{row.year}年有两个金额{other.raw}和{row.raw}，"
                    "两栏的年度相同，至少一栏的年度有误。"
                )
                yield same_year_finding(message, row, other, filing_id)
            continue
        before = first.setdefault(key(row), row)
        if before.amount == row.amount:
            continue
        message = f"“{row.item_raw}”印有两个金额{before.raw}和{row.raw}，表中未注明各属哪一类，请核对后再用。"
        yield same_year_finding(message, row, before, filing_id)
        if before.row_id not in doubted:
            doubted.add(before.row_id)
            yield same_year_finding(message, before, row, filing_id)


def later_years(rows: Sequence[Funding], fiscal: int | None, filing_id: str) -> Iterator[Finding]:
    """One finding for each amount of a year behind the budget year, for which the dataset has no period."""
    for row in rows:
        if fiscal is not None and row.year is not None and row.year > fiscal:
            yield finding(
                filing_id,
                "ambiguous_value",
                "funding",
                f"“{row.item_raw}”的{row.raw}属于{row.year}年，晚于预算年度{fiscal}年，不计入当年金额。",
                row=row.row_id,
                field="period",
                observed=str(row.year),
                expected=str(fiscal),
                place=place_of(row),
            )


def same_year_finding(message: str, row: Funding, other: Funding, filing_id: str) -> Finding:
    """What is said of one of two amounts."""
    return finding(
        filing_id,
        "ambiguous_value",
        "funding",
        message,
        row=row.row_id,
        field="year",
        observed=row.raw,
        expected=other.raw,
        place=place_of(row),
    )


def key(row: Funding) -> tuple[str | None, str, int | None, str]:
    """What only one amount of a form has."""
    return row.section, row.item_raw, row.year, row.measure

"""Rules about the past years of a money table, held against last year's filing."""

from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from extractors.audit.money import side
from extractors.audit.pair_rule import Others, pair_rule
from extractors.audit.twice import Twice, both, wrong, years
from extractors.findings import Note, names
from schemas.filing import FilingRows

FEW = 3
"""Lines of one past year that are told one by one; more of them have one cause, and are one finding."""
COLUMN = 3
"""Amounts other than 0 that must be those of another year before a column is taken for it."""


def taken_from(own: FilingRows, year: int, other: FilingRows) -> int | None:
    """The year of the earlier filing whose amounts a past year's column holds instead of its own; None where none."""
    if all(pair.fits() for pair in both(own, year, other, year)):
        return None
    for candidate in years(other):
        pairs = both(own, year, other, candidate)
        telling = [pair for pair in pairs if pair.told != 0]
        if candidate != year and len(telling) >= COLUMN and all(pair.fits() for pair in pairs):
            return candidate
    return None


def of_year(filing: FilingRows) -> str:
    """The earlier filing in words."""
    return f"{filing.partition.fiscal_year}年度申报表"


@pair_rule("past-unit-slip", "unit_suspect", "error")
def unit_slips(own: FilingRows, others: Others) -> Iterator[Note]:
    """A past year's amount that is 10,000 or 1,000 times what last year's filing prints, or that part of it."""
    slipped = [pair for pair in wrong(own, others[0]) if pair.slip is not None]
    for factor in dict.fromkeys(pair.slip for pair in slipped if pair.slip is not None):
        pairs = [pair for pair in slipped if pair.slip == factor]
        message = (
            f"{pairs[0].own.year}年{names([pair.own.item_name for pair in pairs])}的金额与{of_year(others[0])}"
            f"相差{max(factor, 1 / factor):.0f}倍，疑有一份的金额单位误写。"
        )
        yield note(pairs[0], "amount", message, ("unit", factor))


@pair_rule("past-column-moved", "prior_year_mismatch", "warning")
def moved_columns(own: FilingRows, others: Others) -> Iterator[Note]:
    """A past year's column that holds what last year's filing prints for another year."""
    for year in years(own):
        candidate = taken_from(own, year, others[0])
        if candidate is not None:
            first = next(pair for pair in both(own, year, others[0], year) if not pair.fits())
            message = (
                f"{year}年一列的金额与{of_year(others[0])}的{candidate}年逐项相同，而与其{year}年的不同，疑年度错位。"
            )
            yield note(first, "year", message, ("column", year))


@pair_rule("past-amount-differs", "prior_year_mismatch", "warning")
def differences(own: FilingRows, others: Others) -> Iterator[Note]:
    """A past year's amount that is not what last year's filing prints for that year."""
    left = [
        pair
        for pair in wrong(own, others[0])
        if pair.slip is None and taken_from(own, pair.own.year or 0, others[0]) is None
    ]
    for year, found in groupby(left, key=lambda pair: pair.own.year):
        pairs = list(found)
        tellings = [pairs] if len(pairs) > FEW else [[pair] for pair in pairs]
        for telling in tellings:
            yield difference_note(telling, f"{year}年", of_year(others[0]))


def difference_note(pairs: Sequence[Twice], year: str, source: str) -> Note:
    """Amounts of one year that differ, in one note."""
    first = pairs[0]
    if len(pairs) == 1:
        message = (
            f"{year}{side(first.own)}“{first.own.item_name}”本表为{first.own.raw}，{source}为{in_words(first.told)}，"
            f"相差{in_words(abs(first.number - first.told))}，请核实数据口径。"
        )
    else:
        shown = "；".join(
            f"{side(pair.own)}“{pair.own.item_name}”{pair.own.raw}/{in_words(pair.told)}" for pair in pairs
        )
        message = f"{year}有{len(pairs)}项金额与{source}不同（本表/{source}）：{shown}，请核实数据口径。"
    return note(first, "amount", message, ("line", first.own.row_id))


def note(pair: Twice, field: str, message: str, cause: Hashable) -> Note:
    """What is told at the row of an amount that two filings print."""
    return Note(
        row=pair.own,
        table="funding",
        field=field,
        message=message,
        expected=in_words(pair.told),
        observed=pair.own.raw,
        cause=cause,
    )


def in_words(number: Decimal) -> str:
    """A number without exponent and without zeros at its end."""
    return f"{number.normalize():f}"


RULES = (
    unit_slips,
    moved_columns,
    differences,
)

"""The budget year of a form, from what it prints."""

from collections.abc import Iterator

from schemas.form import FormRecord, When


def prior_years(record: FormRecord) -> Iterator[int]:
    """Past years that the heads of its money and indicator tables name beside a column for the budget year."""
    if any(amount.when.distance == 0 for amount in record.funding):
        yield from money_years(record)
    for indicator in record.indicators:
        for value in indicator.values:
            if value.role == "prior" and value.when.year is not None and not value.when.base:
                yield value.when.year


def money_years(record: FormRecord) -> Iterator[int]:
    """Years that the heads of its money tables name."""
    for amount in record.funding:
        if amount.when.year is not None:
            yield amount.when.year


def fiscal_year(record: FormRecord) -> int | None:
    """The budget year: printed as such, else the one after the newest past year; None where neither is told.

    Where every column of money names its year, the newest is the budget year.
    """
    if record.years:
        return record.years[0]
    newest = max(prior_years(record), default=None)
    return newest + 1 if newest is not None else max(money_years(record), default=None)


def year_of(when: When, fiscal: int | None) -> int | None:
    """The calendar year of a column, given the budget year."""
    if when.year is not None:
        return when.year
    if when.distance is None or fiscal is None:
        return None
    return fiscal + when.distance

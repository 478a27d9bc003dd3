"""What the page says of amounts: what other looks read, what an engine held for possible, what was passed over."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from extractors.reconcile.equations import Term
from extractors.values import parse_amount
from schemas.filing import Address, FilingRows, SecondReading
from schemas.page import UNKNOWN
from schemas.tables import Funding, Project

SIGNS = "0123456789-"
"""What a reading may have passed over."""
CERTAIN = 1.0
"""What speaks for a number that another look read."""


def ocr_readings(filing: FilingRows, term: Term) -> Mapping[Decimal, float]:
    """The numbers that other looks at the page read for an amount, or its engine holds for possible: how much speaks
    for each.
    """
    found: dict[Decimal, float] = {}
    for entry in sorted(filing.second_readings, key=lambda each: UNKNOWN in each.second):
        if (entry.table, entry.row_id) != (term.row.table, term.row.row_id):
            continue
        read = parse_amount(entry.first)
        if read is None or read.number * term.scale != term.number:
            continue
        numbers = {other.number: sure for text, sure in spelled(entry) if (other := parse_amount(text)) is not None}
        # where another look read the sign that was passed over, it is none but that
        seen = {number for number in numbers if found.get(number) == CERTAIN}
        for number, evidence in numbers.items():
            if UNKNOWN not in entry.second or not seen or number in seen:
                found[number] = max(found.get(number, 0.0), evidence)
    return found


def has_hole(filing: FilingRows, term: Term) -> bool:
    """Whether a sign of an amount was passed over."""
    row = term.row
    return any(
        (entry.table, entry.row_id) == (row.table, row.row_id) and entry.second.count(UNKNOWN) == 1
        for entry in filing.second_readings
    )


def spelled(entry: SecondReading) -> Iterator[tuple[str, float]]:
    """The texts that a reading may be, and what speaks for each; a sign that was passed over may be any."""
    chance = CERTAIN if entry.chance is None else entry.chance
    if UNKNOWN not in entry.second:
        yield entry.second, chance
    elif entry.second.count(UNKNOWN) == 1:
        for sign in SIGNS:
            yield entry.second.replace(UNKNOWN, sign), chance / len(SIGNS)


def address(row: Funding | Project) -> Address:
    """The cell of a row's amount of the year."""
    field = "amount" if isinstance(row, Funding) else "year_budget"
    return Address(table=row.table, row_id=row.row_id, field=field)

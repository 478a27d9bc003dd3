"""The amounts of a year that two filings print."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractors.audit.money import SLIPS
from extractors.audit.sums import HALF, ONE, last_digit, ratio
from extractors.values import parse_amount
from schemas.filing import FilingRows
from schemas.tables import Funding

Line = tuple[str, str | None, str, str]
"""Section, item, name and measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twice:
    """One amount that two filings print, in the unit of the later one."""

    own: Funding
    other: Funding
    number: Decimal
    told: Decimal
    """What the earlier filing prints."""
    step: Decimal
    """What one of the last printed digit of `number` is."""
    told_step: Decimal
    """Likewise of `told`."""

    def fits(self, factor: Decimal = ONE) -> bool:
        """Whether the two are one amount but for rounding, the later one taken `factor` times; 20 is not 19."""
        return abs(self.number * factor - self.told) < HALF * (self.step * factor + self.told_step)

    @property
    def slip(self) -> Decimal | None:
        """What the later amount must be multiplied by where only its unit is another one."""
        factors = (*SLIPS, *(1 / slip for slip in SLIPS))
        return next((factor for factor in factors if self.number != 0 and self.told != 0 and self.fits(factor)), None)


def twice(own: Funding, other: Funding) -> Twice | None:
    """An amount and its counterpart; None where their units do not compare."""
    number, told = parse_amount(own.raw), parse_amount(other.raw)
    scale = ONE if own.unit == other.unit else ratio(other.unit, own.unit)
    if number is None or told is None or scale is None:
        return None
    return Twice(
        own=own,
        other=other,
        number=number.number,
        told=told.number * scale,
        step=last_digit(number.number),
        told_step=last_digit(told.number) * scale,
    )


def lines(filing: FilingRows, year: int) -> Mapping[Line, Funding]:
    """The amounts of a year by their line; a line that stands twice tells nothing and is left out."""
    found: dict[Line, list[Funding]] = {}
    for row in filing.funding:
        if row.year == year:
            found.setdefault((row.section, row.item, row.item_name, row.measure), []).append(row)
    return {line: rows[0] for line, rows in found.items() if len(rows) == 1}


def both(own: FilingRows, year: int, other: FilingRows, other_year: int) -> tuple[Twice, ...]:
    """The lines that both filings print, of a past year of the one and any year of the other."""
    counterparts = lines(other, other_year)
    pairs = (
        twice(row, counterparts[line])
        for line, row in lines(own, year).items()
        if line in counterparts and row.period == "prior"
    )
    return tuple(pair for pair in pairs if pair is not None)


def years(filing: FilingRows) -> tuple[int, ...]:
    """The years of a money table."""
    return tuple(sorted({row.year for row in filing.funding if row.year is not None}))


def wrong(own: FilingRows, other: FilingRows) -> Iterator[Twice]:
    """Amounts of years that both filings print, and that differ by more than rounding."""
    for year in years(own):
        yield from (pair for pair in both(own, year, other, year) if not pair.fits())

"""The amounts of a year that two filings print."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractors.reconcile.equations import FACTORS, HALF, ONE, exact, ratio
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
        return next((factor for factor in FACTORS if self.number != 0 and self.told != 0 and self.fits(factor)), None)


def twice(own: Funding, other: Funding) -> Twice | None:
    """An amount and its counterpart; None where their units do not compare."""
    scale = ONE if own.unit == other.unit else ratio(other.unit, own.unit)
    if scale is None:
        return None
    (number, step), (told, told_step) = exact(own), exact(other)
    return Twice(own=own, other=other, number=number, told=told * scale, step=step, told_step=told_step * scale)


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

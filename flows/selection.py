"""Which city and year a run is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from mappings.divisions import find, place
from schemas.errors import WrongUsage
from schemas.filing import YEARS, Partition


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Partitions of one city, one year, both or neither."""

    city_code: int | None = None
    year: int | None = None

    def holds(self, partition: Partition) -> bool:
        """Whether a partition is among those the run is about."""
        return self.city_code in {None, partition.city_code} and self.year in {None, partition.fiscal_year}

    def wants(self, partitions: Iterable[Partition]) -> bool:
        """Whether a document with filings in `partitions` takes part; one without filings always does."""
        partitions = list(partitions)
        return not partitions or any(map(self.holds, partitions))


def selection(city: str | int | None, year: int | None) -> Selection:
    """The selection of a city by name or code, and a year. Raises WrongUsage for a city or a year that is none."""
    if year is not None and year not in YEARS:
        raise WrongUsage(f"{year}: no budget year; write four digits, as 2024")
    code = place(find(city).code).city_code if city is not None else None
    return Selection(city_code=code, year=year)

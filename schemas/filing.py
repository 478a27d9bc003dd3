"""One filing as rows, on its way into the dataset."""

from dataclasses import dataclass

from schemas.tables import (
    Contact,
    DocumentRow,
    Filing,
    FilingRow,
    Finding,
    Funding,
    Indicator,
    Narrative,
    Project,
    ProjectFunding,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """Where a filing's rows lie. None goes to the hive default partition."""

    city_code: int | None
    """GB/T 2260 code of the prefecture-level division; 0 for central bodies."""
    fiscal_year: int | None
    """Budget year the targets are for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingRows:
    """All rows of one filing."""

    partition: Partition
    filing: Filing
    contacts: tuple[Contact, ...] = ()
    funding: tuple[Funding, ...] = ()
    projects: tuple[Project, ...] = ()
    project_funding: tuple[ProjectFunding, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    findings: tuple[Finding, ...] = ()

    def of(self, table: str) -> tuple[FilingRow, ...]:
        """The rows of one of its tables; its own row for `filings`."""
        rows: tuple[FilingRow, ...] = (self.filing,) if table == Filing.table else getattr(self, table)
        return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One cell of a filing."""

    table: str
    row_id: int
    field: str
    """A column of the table; `fiscal_year` stands for the filing's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that one document gave."""

    document: DocumentRow
    filings: tuple[FilingRows, ...] = ()

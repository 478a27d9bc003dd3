"""One filing as rows, on its way into the dataset."""

from dataclasses import dataclass

from schemas.box import Box
from schemas.run_tables import DocumentRow
from schemas.tables import Contact, Filing, FilingRow, Finding, Funding, Indicator, Narrative, Project, ProjectFunding

YEARS = range(1949, 2101)
"""Budget years that there may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """Where a filing's rows lie. None goes to the hive default partition."""

    city_code: int | None
    """GB/T 2260 code of the prefecture-level division; 0 for central bodies."""
    fiscal_year: int | None
    """Budget year the targets are for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReading:
    """What another look at a row's page read otherwise."""

    table: str
    row_id: int
    first: str
    """What the row holds."""
    second: str
    chance: float | None = None
    """That the engine gave it besides what it read; None where another look read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCell:
    """A cell or free line of a document, as the pipeline had it."""

    block: int | None
    """Place of its grid or line among the blocks of the content, from 0."""
    row: int
    col: int
    text: str
    page: int | None
    bbox: Box | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The cells of its document that a row was read from."""

    table: str
    row_id: int
    cells: tuple[SourceCell, ...]
    values: tuple[SourceCell, ...] = ()
    """Those of them that print its value."""


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
    second_readings: tuple[SecondReading, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    """Both travel with the rows and are kept with them; the dataset does not hold them."""

    def read_from(self, row: FilingRow) -> Provenance:
        """What a row was read from; no cells where that is not known."""
        found = (entry for entry in self.provenance if (entry.table, entry.row_id) == (row.table, row.row_id))
        return next(found, Provenance(table=row.table, row_id=row.row_id, cells=()))

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

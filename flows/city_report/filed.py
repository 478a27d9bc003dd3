"""The filings of a city and year, numbered as the page refers to them."""

from collections.abc import Mapping
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from flows.city_report import words
from flows.store.reading import Dataset
from schemas.errors import WrongUsage
from schemas.filing import Partition

FILINGS = """
WITH of_indicators AS (
    SELECT filing_id, count(*) AS n, min(confidence) AS least FROM indicators WHERE {place} GROUP BY filing_id
), of_funding AS (
    SELECT filing_id, count(*) AS n, count(*) FILTER (verified) AS verified, min(confidence) AS least
    FROM funding WHERE {place} GROUP BY filing_id
), of_findings AS (
    SELECT filing_id, count(*) FILTER (severity != 'info') AS n FROM findings WHERE {place} GROUP BY filing_id
)
SELECT f.filing_id, f.department, f.project, f.county, f.scope, f.stage, f.media, f.status, f.source_name,
    f.source_uri, f.page, least(i.least, m.least) AS confidence, coalesce(i.n, 0) AS indicators,
    coalesce(m.n, 0) AS amounts, coalesce(m.verified, 0) AS verified, coalesce(d.n, 0) AS doubts
FROM (SELECT * FROM filings WHERE {place}) f
LEFT JOIN of_indicators i USING (filing_id) LEFT JOIN of_funding m USING (filing_id)
LEFT JOIN of_findings d USING (filing_id)
WHERE f.status != 'superseded'
ORDER BY array_position({scopes}, f.scope), f.department, f.project, f.filing_id
"""
UNKNOWN = "（未写明部门）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """One filing."""

    number: int
    """Of the filing on the page, from 1."""
    filing_id: str
    department: str
    project: str | None
    county: str | None
    scope: str | None
    stage: str
    media: str
    status: str
    source_name: str
    source_uri: str
    page: int | None
    confidence: float | None
    """The lowest among its indicators and amounts."""
    indicators: int
    amounts: int
    verified: int
    """Of the amounts."""
    doubts: int
    """Findings that are errors or warnings."""

    @property
    def name(self) -> str:
        """What it is about."""
        return self.department if self.project is None else f"{self.department} · {self.project}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """Where a number of the page stands in the dataset."""

    filed: Filed
    table: str
    row_id: int

    @property
    def anchor(self) -> str:
        """Id of the element of the page that is this row."""
        return f"f{self.filed.number}-{self.table}-{self.row_id}"

    @property
    def address(self) -> str:
        """As `jixiao explain` takes it."""
        return f"{self.filed.filing_id} {self.table} {self.row_id}"

    @property
    def told(self) -> str:
        """In words: whose form, in which file, on which page; then its address."""
        where = f"，第 {self.filed.page} 页起" if self.filed.page is not None else ""
        return f"{self.filed.name}，{self.filed.source_name}{where}；{self.address}"


Filings = Mapping[str, Filed]
"""By filing_id, in the order of their numbers."""


def within(partition: Partition) -> str:
    """The condition that chooses a city and year."""
    return f"city_code = {partition.city_code} AND fiscal_year = {partition.fiscal_year}"


def filings(connection: DuckDBPyConnection, partition: Partition) -> Filings:
    """The current filings of a city and year."""
    sql = FILINGS.format(place=within(partition), scopes=list(words.SCOPES))
    rows = connection.sql(sql).to_arrow_table().to_pylist()
    return {
        row["filing_id"]: Filed(number=number, **(row | {"department": row["department"] or UNKNOWN}))
        for number, row in enumerate(rows, start=1)
    }


def check(dataset: Dataset, connection: DuckDBPyConnection, partition: Partition, city: str) -> None:
    """Raise WrongUsage, which tells what there is, where the dataset has no filing of a city and year."""
    held = connection.sql("SELECT DISTINCT city_code, fiscal_year FROM filings ORDER BY ALL").fetchall()
    if not held:
        raise WrongUsage(f"{dataset.folder}: the dataset holds no filings yet; ingest documents into it first")
    years = [year for code, year in held if code == partition.city_code and year is not None]
    if not years:
        raise WrongUsage(f"{city}: the dataset holds no filing of this city; `jixiao status` tells what it holds")
    if partition.fiscal_year not in years:
        raise WrongUsage(
            f"{city} {partition.fiscal_year}: the dataset holds no filing of this year; "
            f"choose one of {', '.join(map(str, years))}"
        )

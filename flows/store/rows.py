"""One filing of a dataset, back as the rows it was written from."""

from collections.abc import Mapping
from dataclasses import fields
from typing import TypeVar

from flows.store.reading import Dataset
from schemas.columns import Row, column_name
from schemas.errors import WrongUsage
from schemas.filing import FilingRows, Partition
from schemas.tables import Contact, Filing, FilingRow, Finding, Funding, Indicator, Narrative, Project, ProjectFunding

AnyRow = TypeVar("AnyRow", bound=Row)
OfFiling = TypeVar("OfFiling", bound=FilingRow)


def row_of(kind: type[AnyRow], record: Mapping[str, object]) -> AnyRow:
    """A record of a table as its row; columns that are none of the row's, such as those of the path, are left out."""
    cells = {field.name: record[column_name(field.name)] for field in fields(kind)}
    return kind(**{name: tuple(cell) if isinstance(cell, list) else cell for name, cell in cells.items()})


def filing_rows(dataset: Dataset, filing_id: str) -> FilingRows:
    """All rows of a filing. Raises WrongUsage where the dataset holds no such filing."""
    found = dataset.arrow("filings", filing=filing_id).to_pylist()
    if not found:
        raise WrongUsage(
            f"{filing_id}: no such filing in generation {dataset.generation} of the dataset; "
            "`jixiao query 'SELECT filing_id, source_name FROM filings'` lists them"
        )
    partition = Partition(city_code=found[0]["city_code"], fiscal_year=found[0]["fiscal_year"])

    def rows(kind: type[OfFiling]) -> tuple[OfFiling, ...]:
        table = dataset.arrow(kind.table, partition.city_code, partition.fiscal_year, filing_id)
        return tuple(row_of(kind, record) for record in table.sort_by("row_id").to_pylist())

    return FilingRows(
        partition=partition,
        filing=row_of(Filing, found[0]),
        contacts=rows(Contact),
        funding=rows(Funding),
        projects=rows(Project),
        project_funding=rows(ProjectFunding),
        narratives=rows(Narrative),
        indicators=rows(Indicator),
        findings=rows(Finding),
    )

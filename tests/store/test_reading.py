"""The documented way of opening gives every table, typed, of one generation."""

import shutil
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pytest

from benchmarks.made_rows import EZHOU, HENGYANG, UNKNOWN, document, extraction, run
from flows.store import Change, Dataset, commit, open_dataset, query, update_of
from flows.store.tables import read_schema
from schemas.columns import Row
from schemas.errors import WrongUsage
from schemas.filing import Extraction
from schemas.tables import PARTITIONED, TABLES

ALL = (extraction("/a", "a", EZHOU), extraction("/b", "b", HENGYANG), extraction("/c", "c", UNKNOWN))


def put(root: Path, *extractions: Extraction) -> Dataset:
    """Publish and open."""
    commit(root, Change(updates=[update_of(each) for each in extractions], run=run("r")))
    return open_dataset(root)


def described(dataset: Dataset, table: str) -> list[tuple[str, str]]:
    """Names and types of a view's columns."""
    with dataset.duckdb() as connection:
        return [row[:2] for row in connection.execute(f"DESCRIBE {table}").fetchall()]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Two cities and a partition that could not be told."""
    return put(tmp_path_factory.mktemp("dataset"), *ALL)


@pytest.mark.parametrize("row", TABLES, ids=lambda row: row.table)
def test_arrow_gives_the_schema_of_the_table(dataset: Dataset, row: type[Row]) -> None:
    assert dataset.arrow(row.table).schema.equals(read_schema(row))


def test_partition_columns_are_integers_or_null(dataset: Dataset) -> None:
    table = dataset.arrow("filings").select(["city_code", "fiscal_year"])
    assert sorted(map(str, table.to_pylist())) == sorted(
        str({"city_code": each.city_code, "fiscal_year": each.fiscal_year}) for each in (EZHOU, HENGYANG, UNKNOWN)
    )


def test_duckdb_gives_them_alike(dataset: Dataset) -> None:
    with dataset.duckdb() as connection:
        rows = connection.execute("SELECT city_code, fiscal_year FROM filings ORDER BY ALL").fetchall()
    assert rows == [(420700, 2024), (430400, 2022), (None, None)]


def test_pandas_gives_them_alike(dataset: Dataset) -> None:
    frame = dataset.pandas("filings")
    assert frame["city_code"].dropna().tolist() == [420700, 430400]


@pytest.mark.parametrize(
    ("city", "year", "rows"),
    [(None, None, 6), (420700, None, 2), (None, 2022, 2), (420700, 2024, 2), (420700, 2022, 0), (1, None, 0)],
)
def test_a_city_or_a_year_can_be_read_alone(dataset: Dataset, city: int, year: int, rows: int) -> None:
    assert dataset.arrow("funding", city=city, year=year).num_rows == rows


@pytest.mark.parametrize("table", ["filings", "indicators"])
@pytest.mark.parametrize("each", ALL, ids=lambda each: each.document.source_uri)
def test_a_filing_can_be_read_alone_wherever_it_lies(dataset: Dataset, each: Extraction, table: str) -> None:
    (filing,) = each.filings
    found = dataset.arrow(table, filing=filing.filing.filing_id)
    assert set(found["filing_id"].to_pylist()) == {filing.filing.filing_id}
    assert found.num_rows == len(filing.of(table))


def test_money_stays_exact_in_pandas(dataset: Dataset) -> None:
    assert set(dataset.pandas("funding")["amount_yuan"]) == {Decimal("1234567.89")}


def test_integers_with_nulls_stay_integers_in_pandas(dataset: Dataset) -> None:
    assert dataset.pandas("filings")["long_term_until"].dtype == pd.Int32Dtype()


@pytest.mark.parametrize("row", TABLES, ids=lambda row: row.table)
def test_a_dataset_without_filings_has_every_view(tmp_path: Path, dataset: Dataset, row: type[Row]) -> None:
    empty = put(tmp_path, Extraction(document=document("/a", "a", forms=0)))
    assert described(empty, row.table) == described(dataset, row.table)


@pytest.mark.parametrize("row", PARTITIONED, ids=lambda row: row.table)
def test_a_dataset_without_filings_has_every_table(tmp_path: Path, row: type[Row]) -> None:
    empty = put(tmp_path, Extraction(document=document("/a", "a", forms=0)))
    assert empty.arrow(row.table) == read_schema(row).empty_table()


def test_a_copy_without_contacts_opens(tmp_path: Path) -> None:
    dataset = put(tmp_path, *ALL)
    shutil.rmtree(dataset.path("contacts"))
    assert query(tmp_path, "SELECT count(contact_phone) AS n FROM contacts").to_pylist() == [{"n": 0}]


@pytest.mark.parametrize("name", ["it's", "a [b] c", "what?", "star*", "鄂州市"])
def test_any_folder_name_will_do(tmp_path: Path, name: str) -> None:
    put(tmp_path / name, *ALL)
    assert query(tmp_path / name, "SELECT count(*) AS n FROM indicators").to_pylist() == [{"n": 6}]


def test_pandas_alone_reads_a_table_through_the_link(tmp_path: Path) -> None:
    put(tmp_path, *ALL)
    assert len(pd.read_parquet(tmp_path / "current" / "indicators", dtype_backend="pyarrow")) == 6


def test_duckdb_alone_reads_a_table_through_the_link(tmp_path: Path) -> None:
    put(tmp_path, *ALL)
    sql = f"SELECT count(nullif(city_code, -1)) FROM read_parquet('{tmp_path}/current/indicators/*/*/*.parquet')"
    with duckdb.connect() as connection:
        assert connection.execute(sql).fetchall() == [(4,)]


def test_an_open_dataset_stays_as_it_is(tmp_path: Path) -> None:
    opened = put(tmp_path, extraction("/a", "a", EZHOU, mark="before"))
    put(tmp_path, extraction("/a", "a", EZHOU, mark="after"))
    assert opened.arrow("filings")["title"].to_pylist() == ["before"]


def test_an_older_generation_can_be_opened(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU, mark="before"))
    put(tmp_path, extraction("/a", "a", EZHOU, mark="after"))
    assert query(tmp_path, "SELECT title FROM filings", generation=1).to_pylist() == [{"title": "before"}]


def test_a_query_gives_an_arrow_table(dataset: Dataset) -> None:
    root = dataset.folder.parent.parent
    assert query(root, "SELECT sum(amount_yuan) AS yuan FROM funding") == pa.table(
        {"yuan": pa.array([Decimal("7407407.34")], pa.decimal128(38, 2))}
    )


@pytest.mark.parametrize(
    ("sql", "complaint"),
    [("SELECT nothing FROM filings", "nothing"), ("SELEC 1", "syntax"), ("", "gives no rows")],
)
def test_a_query_that_cannot_be_is_told(dataset: Dataset, sql: str, complaint: str) -> None:
    with pytest.raises(WrongUsage, match=complaint):
        query(dataset.folder.parent.parent, sql)


def test_an_unknown_generation_is_told(dataset: Dataset) -> None:
    with pytest.raises(WrongUsage, match="generation 7 is not kept; choose one of 1"):
        open_dataset(dataset.folder.parent.parent, 7)


def test_a_folder_without_dataset_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="no dataset is here yet"):
        open_dataset(tmp_path)


def test_an_unknown_table_is_told(dataset: Dataset) -> None:
    with pytest.raises(WrongUsage, match="budgets: no such table; there are filings, contacts"):
        dataset.path("budgets")


def test_a_city_of_a_table_without_partitions_is_told(dataset: Dataset) -> None:
    with pytest.raises(WrongUsage, match="documents is not partitioned"):
        dataset.arrow("documents", city=420700)


@pytest.fixture
def cities(tmp_path: Path) -> Dataset:
    """A filing of each of two cities, in a folder that is named like a partition."""
    root = tmp_path / "city_code=1"
    offered = [extraction("/a", "a", EZHOU), extraction("/b", "b", HENGYANG)]
    commit(root, Change(updates=list(map(update_of, offered)), run=run("r")))
    return open_dataset(root)


@pytest.mark.parametrize(("city", "year"), [(999999, None), (None, 1999), (420700, 1999), (420700, 2022)])
def test_a_place_without_filings_has_no_rows(cities: Dataset, city: int | None, year: int | None) -> None:
    assert cities.arrow("funding", city, year).num_rows == 0


@pytest.mark.parametrize(("city", "year"), [(420700, None), (None, 2024), (420700, 2024)])
def test_a_place_has_its_rows_alone(cities: Dataset, city: int | None, year: int | None) -> None:
    found = cities.arrow("funding", city, year).select(["city_code", "fiscal_year"]).to_pylist()
    assert set(map(tuple, (row.values() for row in found))) == {(420700, 2024)}

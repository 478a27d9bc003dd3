"""What cannot be told, and what is not there, as other tools read it from the files alone."""

from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

from flows.store import open_dataset
from schemas.tables import PARTITIONED
from tests.store.joined import extraction, money, put, target

TABLES = [row.table for row in PARTITIONED]


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of a dated filing and one without a year."""
    root = tmp_path_factory.mktemp("mixed")
    put(root, extraction("/a", 2024, funding=[money(2024, "100")], indicators=[target(2024, 5.0)]))
    put(root, extraction("/b", None, funding=[money(None, "70")], indicators=[target(None, 5.0)]))
    return root


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset that holds nothing."""
    root = tmp_path_factory.mktemp("empty")
    put(root)
    return root


def test_plain_pandas_reads_a_table_with_what_cannot_be_told(mixed: Path) -> None:
    frame = pd.read_parquet(open_dataset(mixed).path("funding"))
    assert sorted(frame.fiscal_year.astype(int)) == [-1, 2024]


def test_polars_and_duckdb_read_integers(mixed: Path) -> None:
    folder = open_dataset(mixed).path("funding")
    assert sorted(pl.read_parquet(folder, hive_partitioning=True)["fiscal_year"].to_list()) == [-1, 2024]
    rows = duckdb.sql(f"SELECT fiscal_year FROM read_parquet('{folder}/*/*/*.parquet') ORDER BY ALL").fetchall()
    assert rows == [(-1,), (2024,)]


def test_views_and_python_say_null(mixed: Path) -> None:
    dataset = open_dataset(mixed)
    assert set(dataset.arrow("funding")["fiscal_year"].to_pylist()) == {None, 2024}
    with dataset.duckdb() as connection:
        assert connection.sql("SELECT amount_yuan FROM funding WHERE fiscal_year IS NULL").fetchall() == [(70,)]
        assert connection.sql("SELECT amount_yuan FROM funding WHERE fiscal_year = 2024").fetchall() == [(100,)]


@pytest.mark.parametrize("table", TABLES)
def test_a_dataset_without_filings_reads_as_tables_without_rows(empty: Path, table: str) -> None:
    folder = open_dataset(empty).path(table)
    read = (
        len(pd.read_parquet(folder)),
        len(pl.read_parquet(folder, hive_partitioning=True)),
        duckdb.sql(f"SELECT count(filing_id) FROM read_parquet('{folder}/*/*/*.parquet')").fetchall()[0][0],
    )
    assert read == (0, 0, 0)


def test_the_file_without_rows_leaves_when_filings_come(tmp_path: Path) -> None:
    put(tmp_path)
    put(tmp_path, extraction("/a", 2024, funding=[money(2024, "100")]))
    assert [path.name for path in open_dataset(tmp_path).path("funding").iterdir()] == ["city_code=420700"]


def test_a_generation_with_the_former_name_of_the_unknown_is_carried_on(tmp_path: Path) -> None:
    put(tmp_path, extraction("/b", None, funding=[money(None, "70")]))
    for year in sorted((tmp_path / "current").glob("*/*/fiscal_year=-1")):
        year.rename(year.with_name("fiscal_year=__HIVE_DEFAULT_PARTITION__"))
    put(tmp_path, extraction("/a", 2024, funding=[money(2024, "100")]))
    dataset = open_dataset(tmp_path)
    assert sorted(path.name for path in dataset.path("funding").glob("*/*")) == ["fiscal_year=-1", "fiscal_year=2024"]
    assert sorted(dataset.arrow("funding")["amount_yuan"].to_pylist()) == [70, 100]

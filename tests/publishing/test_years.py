"""The files of whole years in a release: the rows of the partitions once more, for every reader of Parquet."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from benchmarks.made_rows import EZHOU, HENGYANG, extraction, run
from flows.publishing import publish
from flows.store import Change, Dataset, commit, layout, open_dataset, update_of
from flows.store.layout import YEARS, partition_folder
from flows.store.tables import read_schema
from schemas.filing import Partition
from schemas.tables import PARTITIONED, Indicator
from tests.publishing.site import Site

WHERE = ["filing_id", "row_id", "city_code", "fiscal_year"]
UNKNOWN = Partition(city_code=420700, fiscal_year=None)
LATER = Partition(city_code=430400, fiscal_year=2024)
Read = Callable[[Path], set[tuple[object, ...]]]


def read_duckdb(folder: Path) -> set[tuple[object, ...]]:
    """By DuckDB alone."""
    with duckdb.connect() as connection:
        asked = f"SELECT {', '.join(WHERE)} FROM read_parquet('{folder}/*.parquet')"
        return set(connection.execute(asked).fetchall())


def read_pandas(folder: Path) -> set[tuple[object, ...]]:
    """By pandas, the folder as it is."""
    frame = pd.read_parquet(folder, dtype_backend="pyarrow")[WHERE].astype(object)
    return set(frame.where(frame.notna(), None).itertuples(index=False, name=None))


def read_polars(folder: Path) -> set[tuple[object, ...]]:
    """By Polars."""
    return set(pl.scan_parquet(folder / "*.parquet").select(WHERE).collect().iter_rows())


def read_arrow(folder: Path) -> set[tuple[object, ...]]:
    """By Arrow."""
    rows = ds.dataset(folder).to_table(columns=WHERE).to_pylist()
    return {tuple(row[name] for name in WHERE) for row in rows}


READERS: Mapping[str, Read] = {
    "duckdb": read_duckdb,
    "pandas": read_pandas,
    "polars": read_polars,
    "arrow": read_arrow,
}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two cities, two years, and a filing whose year cannot be told."""
    root = tmp_path_factory.mktemp("places")
    offered = [
        extraction(f"/{number}", str(number), place, rows=3)
        for number, place in enumerate((EZHOU, HENGYANG, LATER, UNKNOWN))
    ]
    commit(root, Change(updates=list(map(update_of, offered)), run=run("r")))
    return root


@pytest.fixture(scope="module")
def released(places: Path, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """They, published."""
    target = tmp_path_factory.mktemp("released")
    publish(places, str(target))
    return open_dataset(target)


@pytest.mark.parametrize("reader", READERS)
def test_each_reader_finds_the_rows_of_all_partitions(reader: str, places: Path, released: Dataset) -> None:
    rows = open_dataset(places).arrow("indicators").select(WHERE).to_pylist()
    there = {tuple(row[name] for name in WHERE) for row in rows}
    assert READERS[reader](released.folder / YEARS / "indicators") == there


def test_there_is_a_file_for_each_table_and_year(released: Dataset) -> None:
    files = {path.relative_to(released.folder / YEARS).as_posix() for path in released.folder.glob(f"{YEARS}/*/*")}
    tables = {row.table for row in PARTITIONED} - {"contacts"}
    assert files == {f"{table}/{year}.parquet" for table in tables for year in ("2022", "2024", "unknown")}


def test_cities_follow_one_another_with_the_columns_described(released: Dataset) -> None:
    file = pq.ParquetFile(released.folder / layout.year_file("indicators", 2024))
    codes = file.read(columns=["city_code"])["city_code"].to_pylist()
    assert (codes == sorted(codes), set(codes)) == (True, {420700, 430400})
    assert file.schema_arrow.equals(read_schema(Indicator))


def test_questions_to_a_release_have_the_answers_of_its_dataset(places: Path, released: Dataset) -> None:
    asked = [
        "SELECT fiscal_year, count(*) FROM indicators GROUP BY ALL ORDER BY ALL",
        "SELECT count(*) FROM indicators WHERE fiscal_year = 2024",
        "SELECT count(*) FROM indicators WHERE city_code = 420700",
        "SELECT count(*) FROM indicators WHERE city_code = 420700 AND fiscal_year = 2024",
        "FROM funding_wide ORDER BY ALL",
    ]
    with released.duckdb() as there, open_dataset(places).duckdb() as here:
        assert [there.sql(sql).fetchall() for sql in asked] == [here.sql(sql).fetchall() for sql in asked]


def test_a_release_without_one_of_them_reads_the_partitions(places: Path, tmp_path: Path) -> None:
    publish(places, str(tmp_path))
    dataset = open_dataset(tmp_path)
    (dataset.folder / layout.year_file("indicators", 2022)).unlink()
    with dataset.duckdb() as connection:
        assert connection.sql("SELECT count(*) FROM indicators").fetchall() == [(12,)]


def test_years_that_did_not_change_are_shared(tables: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        publish(tables, str(tmp_path), generation=number)
    one, two = (
        {
            year: (layout.generation(tmp_path, number) / layout.year_file("funding", year)).stat().st_ino
            for year in (2022, 2024)
        }
        for number in (1, 2)
    )
    assert (one[2022] == two[2022], one[2024] == two[2024]) == (True, False)


def test_years_that_did_not_change_are_in_the_next_release(tables: Path, site: Site) -> None:
    path = layout.year_file("funding", 2022)
    publish(tables, site.target, generation=1)
    before = site.files()[path]
    publish(tables, site.target)
    assert (site.number, site.files()[path]) == (2, before)


def test_a_year_that_was_lost_is_written_again(tables: Path, tmp_path: Path) -> None:
    path = layout.year_file("funding", 2022)
    publish(tables, str(tmp_path), generation=1)
    former = (tmp_path / "current" / path).read_bytes()
    (tmp_path / "current" / path).unlink()
    publish(tables, str(tmp_path))
    assert (tmp_path / "current" / path).read_bytes() == former


def test_a_lost_partition_leaves_no_rows_in_its_year(places: Path, tmp_path: Path) -> None:
    """A filing that moves to another year is in one of them alone."""
    publish(places, str(tmp_path / "out"))
    root = tmp_path / "data"
    for place in (EZHOU, LATER):
        commit(root, Change(updates=[update_of(extraction("/0", str(place.city_code), place))], run=run(str(place))))
        publish(root, str(tmp_path / "out"))
    files = {path.stem for path in (tmp_path / "out" / "current" / YEARS / "indicators").iterdir()}
    assert files == {path.parent.name.partition("=")[2] for path in (root / "current" / "indicators").glob("*/*/*")}
    assert (root / "current" / "indicators" / partition_folder(LATER)).is_dir()


def test_the_data_package_tells_where_they_lie(released: Dataset) -> None:
    package = json.loads((released.folder / "datapackage.json").read_bytes())
    told = {each["name"]: each.get("byYear") for each in package["resources"]}
    assert (told["indicators"], told["runs"]) == ("years/indicators/*.parquet", None)

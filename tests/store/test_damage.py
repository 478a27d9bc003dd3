"""A generation that has lost files is told as damaged: neither read nor carried on as if it had no rows there."""

import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from benchmarks.made_rows import EZHOU, HENGYANG, extraction, run
from flows.store import Change, commit, layout, open_dataset, update_of
from flows.store.damage import damage
from schemas.errors import StoreError
from schemas.tables import PARTITIONED, TABLES, Contact
from schemas.views import VIEWS


def put(root: Path, *made: tuple[str, str]) -> None:
    """Publish filings of two cities."""
    updates = [update_of(extraction(f"/{name}", name, EZHOU if city == "e" else HENGYANG)) for name, city in made]
    commit(root, Change(updates=updates, run=run("r")))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A dataset of two generations."""
    put(tmp_path, ("a", "e"), ("b", "h"))
    put(tmp_path, ("c", "e"))
    return tmp_path


@pytest.mark.parametrize("table", [row.table for row in TABLES])
def test_a_file_that_is_gone_is_no_table_without_rows(root: Path, table: str) -> None:
    lost = next((layout.generation(root, 2) / table).rglob("*.parquet"))
    lost.unlink()
    with pytest.raises(
        StoreError, match=r"generation 2 is damaged: .* is gone; link .* to generations/1, which is whole"
    ):
        open_dataset(root)
    with pytest.raises(StoreError, match=r"generation 2 is damaged"):
        put(root, ("d", "h"))
    assert layout.numbers(root) == [1, 2]


@pytest.mark.parametrize("table", [row.table for row in TABLES if row is not Contact])
def test_a_table_that_is_gone_is_missed(root: Path, table: str) -> None:
    shutil.rmtree(layout.generation(root, 2) / table)
    with pytest.raises(StoreError, match=f"{table}.* is gone"):
        open_dataset(root)
    assert open_dataset(root, 1).generation == 1


def test_a_copy_that_leaves_out_personal_data_is_whole(root: Path) -> None:
    shutil.rmtree(layout.generation(root, 2) / Contact.table)
    assert open_dataset(root).generation == 2


def test_a_dataset_goes_on_from_the_generation_that_is_whole(root: Path) -> None:
    next((layout.generation(root, 2) / "filings").rglob("*.parquet")).unlink()
    layout.current(root).unlink()
    layout.current(root).symlink_to("generations/1")
    put(root, ("c", "e"))
    assert sorted(open_dataset(root).arrow("documents")["source_uri"].to_pylist()) == ["/a", "/b", "/c"]


@pytest.mark.parametrize("keep", [0, 100, -100])
def test_a_file_that_is_cut_is_found(root: Path, keep: int) -> None:
    cut = next((layout.generation(root, 2) / "funding").rglob("*.parquet"))
    data = cut.read_bytes()
    cut.unlink()
    cut.write_bytes(data[:keep])
    assert f"{cut} cannot be read" in (damage(root, 2) or "")


def test_a_file_that_does_not_belong_there_is_named(root: Path) -> None:
    stray = next((layout.generation(root, 2) / "filings").glob("*/*")) / "notes.txt"
    stray.write_text("notes", encoding="utf-8")
    assert f"{stray}: does not belong" in (damage(root, 2) or "")


@pytest.mark.parametrize(
    ("table", "column"), [("indicators", "metric"), ("funding", "share"), ("documents", "message")]
)
def test_columns_that_an_earlier_version_did_not_write_are_null_in_sql(root: Path, table: str, column: str) -> None:
    for path in (layout.generation(root, 2) / table).rglob("*.parquet"):
        narrow = pq.ParquetFile(path).read().drop_columns([column])
        path.unlink()
        pq.write_table(narrow, path)
    with open_dataset(root).duckdb() as connection:
        rows = connection.sql(f"SELECT {column} FROM {table}").fetchall()
    assert rows
    assert set(rows) == {(None,)}
    assert all(open_dataset(root).arrow(view.name) is not None for view in VIEWS)


def test_a_dataset_is_whole_with_and_without_filings(root: Path, tmp_path: Path) -> None:
    commit(tmp_path / "none", Change(updates=[], run=run("r")))
    assert (damage(root, 2), damage(tmp_path / "none", 1)) == (None, None)
    assert {row.table for row in PARTITIONED} <= {row.table for row in TABLES}


@pytest.mark.parametrize("table", [row.table for row in PARTITIONED])
def test_a_partition_that_one_table_lost_is_told(root: Path, table: str) -> None:
    lost = next((layout.generation(root, 2) / table).glob("*/*"))
    shutil.rmtree(lost)
    with pytest.raises(StoreError, match=f"{lost.name}.* is gone"):
        open_dataset(root)

"""How long old generations stay, and what a generation of an older version becomes."""

import os
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from benchmarks.made_rows import EZHOU, HENGYANG, extraction, run
from flows.store import Change, Keep, commit, layout, open_dataset, update_of
from flows.store.tables import SCHEMAS
from schemas.errors import StoreError
from schemas.tables import Indicator
from tests.store.tree import files

DAY = 86400


def put(root: Path, keep: Keep | None = None) -> None:
    """Publish one city."""
    commit(root, Change(updates=[update_of(extraction("/a", "a", EZHOU))], run=run("r")), keep)


def drop_column(root: Path, table: str, column: str) -> None:
    """Rewrite a table as a version without the column would have written it."""
    for path in open_dataset(root).path(table).rglob("*.parquet"):
        narrow = pq.ParquetFile(path).read().drop_columns([column])
        path.unlink()
        pq.write_table(narrow, path)


def age(root: Path, number: int, days: float) -> None:
    """Make a generation some days old."""
    then = time.time() - days * DAY
    os.utime(layout.generation(root, number), (then, then))


@pytest.mark.parametrize(
    ("keep", "left"),
    [
        (Keep(days=0, at_least=1), [4, 5]),
        (Keep(days=0, at_least=3), [2, 3, 4, 5]),
        (Keep(days=7, at_least=1), [1, 2, 3, 4, 5]),
    ],
)
def test_old_generations_stay_by_number_and_by_age(tmp_path: Path, keep: Keep, left: list[int]) -> None:
    for _ in range(4):
        put(tmp_path)
    put(tmp_path, keep)
    assert layout.numbers(tmp_path) == left


def test_age_counts_from_when_the_next_one_came(tmp_path: Path) -> None:
    for _ in range(4):
        put(tmp_path)
    for number, days in {1: 30, 2: 9, 3: 6, 4: 0}.items():
        age(tmp_path, number, days)
    put(tmp_path, Keep(days=7, at_least=1))
    assert layout.numbers(tmp_path) == [2, 3, 4, 5]


def test_the_generation_in_force_cannot_go() -> None:
    with pytest.raises(ValueError, match="at_least=0"):
        Keep(at_least=0)


def test_files_that_are_shared_outlive_the_generation_they_came_from(tmp_path: Path) -> None:
    for _ in range(3):
        put(tmp_path, Keep(days=0, at_least=1))
    assert open_dataset(tmp_path).arrow("funding").num_rows == 2


def test_a_generation_that_was_rolled_back_makes_way(tmp_path: Path) -> None:
    put(tmp_path)
    commit(tmp_path, Change(updates=[update_of(extraction("/b", "b", HENGYANG))], run=run("r")))
    layout.current(tmp_path).unlink()
    layout.current(tmp_path).symlink_to("generations/1")
    put(tmp_path)
    assert open_dataset(tmp_path).arrow("filings")["source_uri"].to_pylist() == ["/a"]


@pytest.mark.parametrize("target", ["generations/9", "elsewhere"])
def test_a_link_to_nothing_is_told(tmp_path: Path, target: str) -> None:
    put(tmp_path)
    layout.current(tmp_path).unlink()
    layout.current(tmp_path).symlink_to(target)
    with pytest.raises(StoreError, match=r"is no generation; link it to one that is there \(1\)"):
        put(tmp_path)


def test_a_folder_in_place_of_the_link_is_told(tmp_path: Path) -> None:
    layout.current(tmp_path).mkdir()
    with pytest.raises(StoreError, match="no link to a generation"):
        put(tmp_path)


def test_a_strange_folder_among_the_partitions_is_told(tmp_path: Path) -> None:
    put(tmp_path)
    partition = open_dataset(tmp_path).path("filings") / "city_code=420700"
    partition.rename(partition.with_name("city_code=Ezhou"))
    with pytest.raises(StoreError, match="city_code=Ezhou is no city_code partition"):
        put(tmp_path)


def test_a_stranger_among_the_generations_is_left_alone(tmp_path: Path) -> None:
    put(tmp_path)
    stranger = layout.generations(tmp_path) / ".DS_Store"
    stranger.touch()
    put(tmp_path)
    assert stranger.exists()


def test_untouched_files_are_not_read(tmp_path: Path) -> None:
    updates = [update_of(extraction("/a", "a", EZHOU)), update_of(extraction("/b", "b", HENGYANG))]
    commit(tmp_path, Change(updates=updates, run=run("r")))
    name = "funding/city_code=430400/fiscal_year=2022/part-0.parquet"
    path = files(tmp_path)[name]
    path.unlink()
    path.write_text("not Parquet")
    put(tmp_path)
    assert files(tmp_path)[name].read_text() == "not Parquet"


def test_a_column_that_was_added_since_is_null_in_every_partition(tmp_path: Path) -> None:
    updates = [update_of(extraction("/a", "a", EZHOU)), update_of(extraction("/b", "b", HENGYANG))]
    commit(tmp_path, Change(updates=updates, run=run("r")))
    drop_column(tmp_path, "indicators", "remark")
    commit(tmp_path, Change(updates=[], run=run("s")))
    columns = [pq.read_schema(path).names for name, path in files(tmp_path).items() if name.startswith("indicators")]
    assert columns == [SCHEMAS[Indicator].names] * 2


def test_a_column_that_cannot_be_null_is_not_made_up(tmp_path: Path) -> None:
    put(tmp_path)
    drop_column(tmp_path, "indicators", "seq")
    with pytest.raises(StoreError, match=r"indicators\.seq is now .*; ingest anew"):
        commit(tmp_path, Change(updates=[], run=run("s")))

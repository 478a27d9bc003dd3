"""Which partitions a commit changes, and what stands in them afterwards."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.made_rows import EZHOU, HENGYANG, UNKNOWN, document, extraction, run
from flows.store import Change, Commit, DocumentUpdate, commit, open_dataset, update_of
from flows.store.tables import is_partitioned
from schemas.errors import StoreError
from schemas.filing import Extraction, FilingRows, Partition
from schemas.tables import TABLES
from tests.store.tree import files, inodes, marks


def put(root: Path, *extractions: Extraction, within: Partition | None = None) -> Commit:
    """Commit extractions, in a run that is about one partition or about all."""
    about = (lambda _: True) if within is None else (lambda partition: partition == within)
    return commit(root, Change(updates=[update_of(each) for each in extractions], run=run("r"), within=about))


def where(root: Path) -> dict[str, list[int | None]]:
    """City codes under which the filings of each document lie."""
    table = open_dataset(root).arrow("filings").select(["source_uri", "city_code"]).to_pylist()
    uris = sorted({row["source_uri"] for row in table})
    return {uri: [row["city_code"] for row in table if row["source_uri"] == uri] for uri in uris}


def test_all_tables_of_a_partition_are_there(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU, rows=0))
    folder = "city_code=420700/fiscal_year=2024/"
    tables = [f"{row.table}/{folder if is_partitioned(row) else ''}part-0.parquet" for row in TABLES]
    assert sorted(files(tmp_path)) == sorted([*tables, "datapackage.json", "views.sql"])


def test_generations_count_from_one(tmp_path: Path) -> None:
    assert [put(tmp_path, extraction("/a", "a", EZHOU)).generation for _ in range(3)] == [1, 2, 3]


def test_rows_that_came_are_counted_per_table(tmp_path: Path) -> None:
    rows = put(tmp_path, extraction("/a", "a", EZHOU, EZHOU, rows=3), extraction("/b", "b", UNKNOWN, rows=3)).rows
    assert rows == dict.fromkeys(rows, 9) | {"filings": 3, "documents": 2, "runs": 1}


def test_a_commit_of_one_city_leaves_the_files_of_another(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU), extraction("/b", "b", HENGYANG))
    before = inodes(tmp_path, "city_code=430400")
    put(tmp_path, extraction("/a", "a", EZHOU, mark="b"))
    assert inodes(tmp_path, "city_code=430400") == before


def test_equal_rows_leave_the_files_of_their_own_partition(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU))
    before = inodes(tmp_path, "city_code")
    put(tmp_path, extraction("/a", "a", EZHOU))
    assert inodes(tmp_path, "city_code") == before


@pytest.mark.parametrize(
    ("mark", "changed"),
    [("a", ()), ("b", (EZHOU,))],
    ids=["equal rows", "other rows"],
)
def test_changed_partitions_are_told(tmp_path: Path, mark: str, changed: tuple[Partition, ...]) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU), extraction("/b", "b", HENGYANG))
    assert put(tmp_path, extraction("/a", "a", EZHOU, mark=mark)).changed == changed


def test_a_document_read_anew_leaves_its_old_partition(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", UNKNOWN), extraction("/b", "b", UNKNOWN))
    put(tmp_path, extraction("/a", "a", EZHOU))
    assert where(tmp_path) == {"/a": [420700], "/b": [None]}


def test_a_document_with_other_bytes_replaces_its_old_filings(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "old", EZHOU, HENGYANG, mark="old"))
    put(tmp_path, extraction("/a", "new", EZHOU, mark="new"))
    assert (where(tmp_path), marks(tmp_path)) == ({"/a": [420700]}, {"new"})


def test_a_partition_without_filings_is_gone(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", UNKNOWN))
    put(tmp_path, extraction("/a", "a", EZHOU))
    assert not inodes(tmp_path, "city_code=-1")


def test_a_document_that_is_rejected_now_loses_its_filings(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU), extraction("/b", "b", EZHOU))
    put(tmp_path, Extraction(document=replace(document("/a", ""), source_sha256=None, outcome="rejected", forms=0)))
    assert where(tmp_path) == {"/b": [420700]}


def test_every_document_that_was_offered_stays_in_documents(tmp_path: Path) -> None:
    put(tmp_path, extraction("/b", "b", EZHOU), Extraction(document=document("/c", "c", forms=0)))
    put(tmp_path, extraction("/a", "a", EZHOU), Extraction(document=document("/c", "d", forms=0)))
    assert open_dataset(tmp_path).arrow("documents")["source_uri"].to_pylist() == ["/a", "/b", "/c"]


def test_copies_of_one_document_give_its_filings_once(tmp_path: Path) -> None:
    put(tmp_path, extraction("/copy", "same", EZHOU), extraction("/a", "same", EZHOU))
    assert where(tmp_path) == {"/a": [420700]}


def test_a_copy_keeps_the_filings_of_bytes_that_changed_elsewhere(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "same", EZHOU, mark="same"), extraction("/copy", "same", EZHOU, mark="same"))
    put(tmp_path, extraction("/a", "new", EZHOU, mark="new"))
    assert marks(tmp_path) == {"same", "new"}


def test_the_last_copy_takes_its_filings_along(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "same", EZHOU), extraction("/copy", "same", EZHOU))
    put(tmp_path, extraction("/a", "new", EZHOU, mark="new"))
    put(tmp_path, extraction("/copy", "other", EZHOU, mark="new"))
    assert marks(tmp_path) == {"new"}


def test_a_run_about_one_partition_leaves_the_others(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU, HENGYANG))
    before = inodes(tmp_path, "city_code=430400")
    put(tmp_path, extraction("/a", "a", EZHOU, HENGYANG, mark="b"), within=EZHOU)
    assert (inodes(tmp_path, "city_code=430400"), marks(tmp_path)) == (before, {"a", "b"})


@pytest.mark.parametrize("within", [EZHOU, HENGYANG])
def test_a_filing_that_moves_takes_part_from_either_side(tmp_path: Path, within: Partition) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU))
    put(tmp_path, extraction("/a", "a", HENGYANG), within=within)
    assert where(tmp_path) == {"/a": [430400]}


def test_what_a_narrow_run_left_goes_with_the_next_wide_one(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "old", EZHOU, HENGYANG))
    put(tmp_path, extraction("/a", "new", EZHOU), within=EZHOU)
    put(tmp_path, extraction("/a", "new", EZHOU))
    assert where(tmp_path) == {"/a": [420700]}


def test_filings_are_read_when_they_are_written(tmp_path: Path) -> None:
    reads: list[str] = []

    def lazily(each: Extraction) -> DocumentUpdate:
        def read() -> Iterator[FilingRows]:
            reads.append(each.document.source_uri)
            yield from each.filings

        return replace(update_of(each), read=read)

    updates = [lazily(extraction(uri, uri, EZHOU)) for uri in ("/a", "/b")]
    commit(tmp_path, Change(updates=updates, run=run("r")))
    assert sorted(reads) == ["/a", "/b"]


@pytest.mark.parametrize(
    ("read", "complaint"),
    [
        (extraction("/a", "a"), "were offered and are not there"),
        (extraction("/a", "a", HENGYANG), "was not offered"),
        (extraction("/b", "a", EZHOU), "names another document"),
    ],
    ids=["lost", "elsewhere", "another's"],
)
def test_filings_that_are_not_as_offered_are_set_aside(tmp_path: Path, read: Extraction, complaint: str) -> None:
    broken = replace(update_of(extraction("/a", "a", EZHOU)), read=lambda: read.filings)
    done = commit(tmp_path, Change(updates=[broken, update_of(extraction("/c", "c", EZHOU))], run=run("r")))
    assert [complaint in why for why in done.aside["/a"].values()] == [True]
    assert where(tmp_path) == {"/c": [420700]}


def test_one_document_offered_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"documents\.source_uri: /a comes twice"):
        put(tmp_path, extraction("/a", "a", EZHOU), extraction("/a", "b", EZHOU))


def test_a_country_lands_in_one_commit(tmp_path: Path) -> None:
    cities = [Partition(city_code=code, fiscal_year=2024) for code in range(420100, 424100, 100)]
    assert put(tmp_path, extraction("/a", "a", *cities)).changed == tuple(cities)


def test_runs_add_up(tmp_path: Path) -> None:
    for run_id in ("r2", "r1"):
        commit(tmp_path, Change(updates=[], run=run(run_id)))
    assert open_dataset(tmp_path).arrow("runs")["run_id"].to_pylist() == ["r1", "r2"]

"""Commits of several processes, and readers beside a writer."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks.made_rows import EZHOU, HENGYANG, extraction, run
from benchmarks.readers import LOOKS, Seen, measure, verdict
from flows.store import Change, commit, open_dataset, update_of
from schemas.filing import Partition
from tests.store.processes import SPAWN

COMMITS = 5


def publish(root: Path, uri: str, partition: Partition) -> None:
    """Publish versions of one filing one after the other."""
    for number in range(COMMITS):
        filing = extraction(uri, uri, partition, mark=str(number))
        commit(root, Change(updates=[update_of(filing)], run=run(f"{uri} {number}")))


def test_two_committing_processes_both_land(tmp_path: Path) -> None:
    sides = [("/a", EZHOU), ("/b", HENGYANG)]
    processes = [SPAWN.Process(target=publish, args=(tmp_path, *side)) for side in sides]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    dataset = open_dataset(tmp_path)
    last = dataset.arrow("filings")["title"].to_pylist()
    assert (dataset.generation, dataset.arrow("runs").num_rows, last) == (2 * COMMITS, 2 * COMMITS, ["4", "4"])


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, int]]:
    """What the readers of the benchmark met beside forty commits."""
    return measure(tmp_path_factory.mktemp("readers"), 40)


@pytest.mark.parametrize("reader", LOOKS)
def test_readers_beside_a_writer_see_whole_versions(counts: Mapping[str, Mapping[str, int]], reader: str) -> None:
    assert counts[reader].keys() == {"good"}


WHOLE = {"filings": 1, "documents": 1, "funding": 5, "indicators": 5}


@pytest.mark.parametrize(
    ("rows", "marks", "told"),
    [
        (WHOLE, "b", "good"),
        (WHOLE, "a", "mixed"),
        (WHOLE, "ab", "mixed"),
        (WHOLE | {"funding": 0}, "b", "empty"),
        (WHOLE | {"filings": 2}, "b", "mixed"),
    ],
)
def test_the_benchmark_tells_mixed_reads(rows: Mapping[str, int], marks: str, told: str) -> None:
    seen = {table: Seen(marks=frozenset(marks), rows=count) for table, count in rows.items()}
    assert verdict(seen) == told

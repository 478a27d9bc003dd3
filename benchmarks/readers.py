"""Readers beside a writer: `python -m benchmarks.readers [--commits 300]` counts errors, mixed and empty reads.

A writer publishes one partition over and over, in two versions in turn; a DuckDB and a pandas reader open the
dataset as `flows.store.open_dataset` tells them to, and hold all tables to each other. Exit 1 where any read failed.
"""

import argparse
import multiprocessing
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path

from benchmarks.made_rows import EZHOU, HENGYANG, MARKS, extraction, run
from flows.store import Change, Dataset, commit, open_dataset, update_of
from flows.store.tables import is_partitioned
from schemas.run_tables import DocumentRow
from schemas.tables import Filing

VERSIONS = {"a": 2, "b": 5}
"""Mark of each version and its rows in every table but filings and documents."""
URI = "/offered/filing.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one table showed of the written filing."""

    marks: frozenset[str]
    rows: int


Look = Callable[[Dataset], Mapping[str, Seen]]
Reading = Callable[[], Mapping[str, Seen]]
"""Opens what is published, and looks at all tables."""


def look_duckdb(dataset: Dataset) -> Mapping[str, Seen]:
    """All tables in one DuckDB statement."""
    selects = [
        f"SELECT '{row.table}', list(DISTINCT {mark}), count(*) FROM {row.table} WHERE "
        + (f"city_code = {EZHOU.city_code}" if is_partitioned(row) else f"source_uri = '{URI}'")
        for row, mark in MARKS.items()
    ]
    with dataset.duckdb() as connection:
        rows = connection.execute(" UNION ALL ".join(selects)).fetchall()
    return {table: Seen(marks=frozenset(marks or ()), rows=count) for table, marks, count in rows}


def look_pandas(dataset: Dataset) -> Mapping[str, Seen]:
    """All tables as pandas frames, one after the other."""
    seen = {}
    for row, mark in MARKS.items():
        if is_partitioned(row):
            frame = dataset.pandas(row.table, city=EZHOU.city_code, year=EZHOU.fiscal_year)
        else:
            frame = dataset.pandas(row.table).query("source_uri == @uri", local_dict={"uri": URI})
        seen[row.table] = Seen(marks=frozenset(frame[mark]), rows=len(frame))
    return seen


LOOKS: Mapping[str, Look] = {"duckdb": look_duckdb, "pandas": look_pandas}


def verdict(seen: Mapping[str, Seen]) -> str:
    """Whether the tables are all there and all of one version: good, empty or mixed."""
    if any(table.rows == 0 for table in seen.values()):
        return "empty"
    marks = frozenset[str]().union(*(table.marks for table in seen.values()))
    one_each = {Filing.table, DocumentRow.table}
    whole = len(marks) == 1 and all(
        table.rows == (1 if name in one_each else VERSIONS[min(marks)]) for name, table in seen.items()
    )
    return "good" if whole else "mixed"


def look(name: str, root: Path) -> Mapping[str, Seen]:
    """Open the dataset as it is now, and look at all tables."""
    return LOOKS[name](open_dataset(root))


def read_on(name: str, reading: Reading, stop: Event, out: Connection) -> None:
    """Read until told to stop; send the count of each verdict."""
    counts: Counter[str] = Counter()
    last = False
    while not last:
        last = stop.is_set()
        try:
            counts[verdict(reading())] += 1
        except Exception as error:  # noqa: BLE001 - whatever a reader meets is what is measured here
            counts["errors"] += 1
            print(f"{name}: {error!r}", file=sys.stderr)
    out.send(counts)


def measure(root: Path, commits: int) -> Mapping[str, Counter[str]]:
    """Publish `commits` times beside the readers; give the count of each verdict per reader."""
    begin(root)

    def work() -> None:
        for number in range(1, commits):
            publish(root, number)

    return beside({name: partial(look, name, root) for name in LOOKS}, work)


def beside(readings: Mapping[str, Reading], work: Callable[[], None]) -> Mapping[str, Counter[str]]:
    """Do the work while each reading goes on in a process of its own; give the count of each verdict."""
    # Started clean: a forked child of a process with Arrow's threads may hang.
    context = multiprocessing.get_context("forkserver")
    stop = context.Event()
    readers = {}
    for name, reading in readings.items():
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=read_on, args=(name, reading, stop, theirs))
        process.start()
        theirs.close()
        readers[name] = (process, ours)
    try:
        work()
    finally:
        stop.set()
        counts = {name: ours.recv() for name, (_, ours) in readers.items()}
        for process, _ in readers.values():
            process.join()
    return counts


def begin(root: Path) -> None:
    """A dataset that holds the filing, and one of another city."""
    commit(root, Change(updates=[update_of(extraction("/offered/other.txt", "other", HENGYANG))], run=run("other")))
    publish(root, 0)


def publish(root: Path, number: int) -> None:
    """Publish the partition once more, in the version whose turn it is."""
    mark, rows = list(VERSIONS.items())[number % len(VERSIONS)]
    filing = extraction(URI, "filing", EZHOU, mark=mark, rows=rows)
    commit(root, Change(updates=[update_of(filing)], run=run(f"run-{number}")))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commits", type=int, default=300)
    commits = parser.parse_args().commits
    with tempfile.TemporaryDirectory() as folder:
        counts = measure(Path(folder), commits)
    return tell(counts, f"{commits} commits")


def tell(counts: Mapping[str, Counter[str]], what: str) -> int:
    """Print the counts; 1 where any read was not good."""
    for name, count in counts.items():
        told = ", ".join(f"{count[each]} {each}" for each in ("good", "errors", "mixed", "empty"))
        print(f"{what} beside {name}: {count.total()} reads, {told}")
    return 0 if all(count["good"] == count.total() for count in counts.values()) else 1


if __name__ == "__main__":
    sys.exit(main())

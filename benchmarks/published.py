"""Readers of a published place: `python -m benchmarks.published [--releases 100]` counts errors, mixed and empty reads.

Generations of a dataset are published to a folder and to a store that speaks S3, while readers in other processes open
the release in force over and over and hold all its tables to each other. Exit 1 where any read failed.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import duckdb
import pyarrow.dataset as ds
from pyarrow import fs

from benchmarks.made_rows import EZHOU, MARKS
from benchmarks.readers import LOOKS, URI, Reading, Seen, begin, beside, look, publish, tell
from benchmarks.s3_server import Server, served
from flows.publishing import publish as release
from flows.store.tables import is_partitioned

BUCKET = "bucket"
KEPT = 20
"""Releases that stay: here they follow each other within less time than a read takes."""


def look_s3(server: Server, *, sql: bool) -> Mapping[str, Seen]:
    """All tables of the release that `latest.json` names, by Arrow alone or by DuckDB over Arrow."""
    store = fs.SubTreeFileSystem(f"{BUCKET}/out", server.connect())
    with store.open_input_file("latest.json") as latest:
        path = json.loads(latest.read())["path"]
    seen = {}
    for row, mark in MARKS.items():
        table = ds.dataset(f"{path}/{row.table}", filesystem=store, partitioning="hive")
        if sql:
            wanted = f"city_code = {EZHOU.city_code}" if is_partitioned(row) else f"source_uri = '{URI}'"
            with duckdb.connect() as connection:
                connection.register("seen", table)
                marks = [each for (each,) in connection.execute(f"SELECT {mark} FROM seen WHERE {wanted}").fetchall()]
        else:
            chosen = ds.field("city_code") == EZHOU.city_code if is_partitioned(row) else ds.field("source_uri") == URI
            marks = table.to_table(columns=[mark], filter=chosen)[mark].to_pylist()
        seen[row.table] = Seen(marks=frozenset(marks), rows=len(marks))
    return seen


def measure(root: Path, target: str, readings: Mapping[str, Reading], releases: int) -> Mapping[str, Counter[str]]:
    """Commit and publish so many times beside the readers; give the count of each verdict per reader."""
    begin(root)
    release(root, target, contacts=True)

    def work() -> None:
        for number in range(1, releases):
            publish(root, number)
            release(root, target, contacts=True, keep=KEPT)

    return beside(readings, work)


def folder(here: Path, releases: int) -> Mapping[str, Counter[str]]:
    """Publish to a folder beside readers that open it as a dataset."""
    target = here / "out"
    readings = {f"{name}, folder": partial(look, name, target) for name in LOOKS}
    return measure(here / "tables", str(target), readings, releases)


def store(here: Path, server: Server, releases: int) -> Mapping[str, Counter[str]]:
    """Publish to a store beside readers that begin with `latest.json`; the environment must tell of the server."""
    readings = {f"{name}, S3": partial(look_s3, server, sql=name == "duckdb") for name in ("duckdb", "arrow")}
    return measure(here / "tables", f"s3://{BUCKET}/out", readings, releases)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--releases", type=int, default=100)
    releases = parser.parse_args().releases
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        (here / "served" / BUCKET).mkdir(parents=True)
        began = time.perf_counter()
        failed = tell(folder(here / "folder", releases), f"{releases} releases")
        print(f"{(time.perf_counter() - began) / releases:.2f} seconds a commit and release to a folder")
        with served(here / "served") as server:
            os.environ.update(server.environment)
            began = time.perf_counter()
            failed |= tell(store(here / "store", server, releases), f"{releases} releases")
        print(f"{(time.perf_counter() - began) / releases:.2f} seconds a commit and release to S3")
    return failed


if __name__ == "__main__":
    sys.exit(main())

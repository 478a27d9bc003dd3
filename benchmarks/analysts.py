"""What an analyst waits for: `python -m benchmarks.analysts [--filings 10000] [--rows 120]`.

A dataset of invented filings over a hundred cities and ten years is committed as runs do, and asked for one city and
year, for a mean over all of it, and for one filing; so are the same rows with one Parquet file per filing. Printed are
the best seconds of several, each beginning with opening the dataset, what both take on the disk, what committing cost,
and what a million filings would come to, by a line through this dataset and one of a fifth of the filings.
"""

import argparse
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from benchmarks.made_dataset import CITIES, YEARS, Stored, apart, filing_id_of, partition, store
from flows.store import layout, open_dataset
from flows.store.reading import HIVE
from flows.store.tables import read_schema
from schemas.filing import Partition
from schemas.tables import Indicator

TIMES = 3
MILLION = 1_000_000
MEAN = "SELECT indicator, fiscal_year, count(*), avg(value_si) FROM {table} GROUP BY ALL"
CITY_YEAR = "SELECT * FROM {table} WHERE city_code = {city} AND fiscal_year = {year}"
ONE = "SELECT * FROM {table} WHERE filing_id = '{filing}'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for."""

    place: Partition
    filing: str


Ask = Callable[[Asked], int]
"""Asks, and gives the number of rows of the answer."""


def sql(text: str, root: Path, asked: Asked) -> int:
    """Ask a dataset in SQL."""
    with open_dataset(root).duckdb() as connection:
        return connection.from_query(spelled(text, "indicators", asked)).to_arrow_table().num_rows or 0


def sql_apart(text: str, folder: Path, asked: Asked) -> int:
    """Ask a folder of files in SQL."""
    files = f"'{folder}/*/*/*.parquet', hive_partitioning = true"
    types = "hive_types = {'city_code': INTEGER, 'fiscal_year': INTEGER}"
    with duckdb.connect() as connection:
        text = spelled(text, f"read_parquet({files}, {types})", asked)
        return connection.from_query(text).to_arrow_table().num_rows or 0


def spelled(text: str, table: str, asked: Asked) -> str:
    """A question about some place and filing."""
    place = asked.place
    return text.format(table=table, city=place.city_code, year=place.fiscal_year, filing=asked.filing)


def dataset_of(folder: Path) -> ds.Dataset:
    """A folder of indicator rows as Arrow reads it."""
    return ds.dataset(folder, schema=read_schema(Indicator), partitioning=HIVE)


def mean(folder: Path) -> int:
    """Mean by indicator and year, by Arrow."""
    table = dataset_of(folder).to_table(["indicator", "fiscal_year", "value_si"])
    return int(table.group_by(["indicator", "fiscal_year"]).aggregate([("value_si", "mean")]).num_rows)


def frame(chosen: ds.Expression, folder: Path) -> int:
    """Chosen rows as a frame of pandas."""
    return len(dataset_of(folder).to_table(filter=chosen).to_pandas())


def of_dataset(root: Path) -> Mapping[str, Ask]:
    """The questions to a dataset."""
    return {
        "opening alone, DuckDB": partial(sql, "SELECT 1", root),
        "one city and year, DuckDB": partial(sql, CITY_YEAR, root),
        "one city and year, pandas": lambda of: len(
            open_dataset(root).pandas("indicators", of.place.city_code, of.place.fiscal_year)
        ),
        "mean by indicator and year, DuckDB": partial(sql, MEAN, root),
        "mean by indicator and year, Arrow": lambda _: mean(open_dataset(root).path("indicators")),
        "one filing by its id, DuckDB": partial(sql, ONE, root),
        "one filing by its id, Arrow": lambda of: open_dataset(root).arrow("indicators", filing=of.filing).num_rows,
        "one filing, its place known, Arrow": lambda of: (
            open_dataset(root).arrow("indicators", of.place.city_code, of.place.fiscal_year, of.filing).num_rows
        ),
    }


def of_files(folder: Path) -> Mapping[str, Ask]:
    """The same questions to a folder with a file per filing."""
    city, year = ds.field("city_code"), ds.field("fiscal_year")

    def known(asked: Asked) -> int:
        path = folder / layout.partition_folder(asked.place) / f"{asked.filing}.parquet"
        return int(pq.read_table(path, partitioning=None).num_rows)

    return {
        "opening alone, DuckDB": partial(sql_apart, "SELECT 1", folder),
        "one city and year, DuckDB": partial(sql_apart, CITY_YEAR, folder),
        "one city and year, pandas": lambda of: frame(
            (city == of.place.city_code) & (year == of.place.fiscal_year), folder
        ),
        "mean by indicator and year, DuckDB": partial(sql_apart, MEAN, folder),
        "mean by indicator and year, Arrow": lambda _: mean(folder),
        "one filing by its id, DuckDB": partial(sql_apart, ONE, folder),
        "one filing by its id, Arrow": lambda of: frame(ds.field("filing_id") == of.filing, folder),
        "one filing, its place known, Arrow": known,
    }


def best(ask: Ask, asked: Asked) -> tuple[float, int]:
    """Seconds of the quickest of several, and the rows of the answer."""
    seconds = []
    for _ in range(TIMES):
        began = time.perf_counter()
        rows = ask(asked)
        seconds.append(time.perf_counter() - began)
    return min(seconds), rows


def middle(stored: Stored) -> Asked:
    """The filing in the middle, and its place."""
    number = stored.filings // 2
    return Asked(place=partition(number, stored.filings), filing=filing_id_of(number))


def size(folder: Path) -> tuple[int, int]:
    """Bytes and number of the files below a folder."""
    sizes = [path.stat().st_size for path in folder.rglob("*.parquet")]
    return sum(sizes), len(sizes)


def peak() -> int:
    """MiB that this process took at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def million(few: float, many: float, fewer: Stored, stored: Stored) -> float:
    """What grows in a line, at a million filings in as many places."""
    slope = max(many - few, 0.0) / (stored.filings - fewer.filings)
    return many + slope * (MILLION - stored.filings)


def tell(fewer: Stored, stored: Stored, folder: Path) -> int:
    """Ask all questions of all three; 1 where the same rows answer otherwise."""
    wrong = 0
    few, files = of_dataset(fewer.root), of_files(folder)
    print(f"{f'seconds, best of {TIMES}':36} {'ours':>8} {'a file each':>12} {'times':>7} {'at a million':>13}")
    for name, ask in of_dataset(stored.root).items():
        seconds, rows = best(ask, middle(stored))
        others, same_rows = best(files[name], middle(stored))
        later = million(best(few[name], middle(fewer))[0], seconds, fewer, stored)
        print(f"{name:36} {seconds:8.3f} {others:12.3f} {others / seconds:7.1f} {later:13.1f}")
        wrong |= rows != same_rows
    return wrong


def measure(here: Path, filings: int, rows: int) -> int:
    """Commit, copy apart, ask."""
    stored = store(here / "many", filings, rows)
    print(f"{filings} filings of {rows} indicator rows, in {CITIES} cities and {len(YEARS)} years")
    print(f"committed with {stored.cpu:.0f} s CPU; {stored.seconds:.0f} s with inventing them, peak {peak()} MiB")
    dataset = open_dataset(stored.root)
    apart(dataset, here / "apart")
    folders = {"indicators": dataset.path("indicators"), "a file each": here / "apart", "all tables": dataset.folder}
    for name, folder in folders.items():
        taken, files = size(folder)
        later = taken / 2**30 * MILLION / filings
        print(f"{name:12} {taken / 2**20:7.1f} MiB in {files} files; {later:.1f} GiB for a million filings")
    wrong = tell(store(here / "few", filings // 5, rows), stored, here / "apart")
    print(f"peak {peak()} MiB")
    return wrong


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--filings", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=120)
    asked = parser.parse_args()
    here = Path(tempfile.mkdtemp(prefix="jixiao-"))
    try:
        return measure(here, asked.filings, asked.rows)
    finally:
        shutil.rmtree(here)


if __name__ == "__main__":
    sys.exit(main())

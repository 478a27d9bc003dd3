"""Damage to a generation: a file that is gone or cannot be read is never taken for a table without rows."""

import json
import os
import re
import stat
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from flows.store import layout
from flows.store.tables import is_partitioned
from schemas.errors import StoreError
from schemas.run_tables import DocumentRow, RunRow
from schemas.tables import PARTITION_COLUMNS, TABLES, Contact

ALWAYS = frozenset({DocumentRow.table, RunRow.table})
PLACE = re.compile(
    rf"{PARTITION_COLUMNS[0].name}=({layout.NULL}|\d+)/{PARTITION_COLUMNS[1].name}=({layout.NULL}|\d+)", re.ASCII
)
"""A partition as generations of today name it."""
SHOWN = 3
"""Files that a message names."""


def check_whole(root: Path, number: int) -> tuple[str, ...] | None:
    """The partitions of a generation, city_code=420700/fiscal_year=2024, in order; None where the folders of unknown
    ones have the name that an earlier version gave them.

    Raises StoreError where a file of it is gone; what lies in the files is not looked at.
    """
    folder = layout.generation(root, number)
    if (found := whole_at_a_glance(folder)) is not None:
        return found
    split = partitioned(folder)
    if missing := gone(folder, split):
        raise StoreError(told(root, number, [f"{path} is gone" for path in missing]))
    places = sorted(next(iter(split.values()), ()))
    table = folder / next(iter(split), "")
    unknown = (place for place in places if place.endswith(layout.NULL) or f"={layout.NULL}/" in place)
    return tuple(places) if all((table / place).is_dir() for place in unknown) else None


def whole_at_a_glance(folder: Path) -> tuple[str, ...] | None:
    """The partitions of a generation of which nothing is gone; None where that takes a closer look.

    Every reader waits for this. Two tables are listed, for one may have lost a folder, and the files of all are asked
    for by name, which is a third of the work of listing all.
    """
    named = promised(folder)
    flat = [row.table for row in TABLES if row.table in named and not is_partitioned(row)]
    split = [row.table for row in TABLES if row.table in named and is_partitioned(row)]
    if not split or not all((folder / table / layout.FILE).is_file() for table in flat):
        return None
    first, last = (
        {f"{city}/{year}" for city in names(f"{folder}/{each}") for year in names(f"{folder}/{each}/{city}")}
        for each in (split[0], split[-1])
    )
    if not first or first != last or not all(map(PLACE.fullmatch, first)):
        return None
    return tuple(sorted(first)) if all(holds(folder / table, first) for table in split) else None


def holds(table: Path, places: Collection[str]) -> bool:
    """Whether a table has a file in each partition."""
    try:
        # From the table's folder on: of thousands of paths the first folders are walked once.
        folder = os.open(table, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return False
    try:
        return all(os.access(f"{place}/{layout.FILE}", os.F_OK, dir_fd=folder) for place in places)
    finally:
        os.close(folder)


def damage(root: Path, number: int) -> str | None:
    """What is wrong with a generation and what to do, after reading every file of it; None where it is whole."""
    folder = layout.generation(root, number)
    if found := faults(folder):
        return told(root, number, found)
    strange = next(strangers(folder), None)
    return None if strange is None else f"{strange}: does not belong in a generation; move it out of the dataset"


def faults(folder: Path) -> list[str]:
    """Each file of a generation that is gone or cannot be read, and why."""
    missing = [f"{path} is gone" for path in gone(folder)]
    if (folder / layout.HANDBOOK).exists() and described(folder) is None:
        missing.append(f"{folder / layout.HANDBOOK} cannot be read")
    return [*missing, *(f"{path} cannot be read ({why})" for path, why in unreadable(folder))]


def partitioned(folder: Path) -> dict[str, set[str]]:
    """The partitions that each partitioned table has a file of, by the table's name."""
    named = promised(folder)
    return {row.table: partitions(folder / row.table) for row in TABLES if row.table in named and is_partitioned(row)}


def gone(folder: Path, split: Mapping[str, set[str]] | None = None) -> list[Path]:
    """Files that are missing: every table that a generation names has a file, a partitioned one in each partition.

    Raises StoreError where a folder names no partition.
    """
    named = promised(folder)
    split = partitioned(folder) if split is None else split
    places = {place: table for table, there in split.items() for place in there}
    for place, table in places.items():
        layout.partition_at(folder / table / place, *place.split("/"))
    lost = ((table, place) for table, there in split.items() for place in sorted(places.keys() - there))
    flat = [row.table for row in TABLES if row.table in named and not is_partitioned(row)]
    return [
        *(path for path in (folder / table / layout.FILE for table in flat) if not path.is_file()),
        *(folder / table / place / layout.FILE for table, place in lost),
        *(folder / table for table in split if not places),
    ]


def promised(folder: Path) -> frozenset[str]:
    """The tables that a generation says it has, but personal data that a copy leaves out; else those that it has.

    Every generation has the tables of documents and runs.
    """
    named = described(folder)
    if named is None:
        return ALWAYS | {row.table for row in TABLES if (folder / row.table).is_dir()}
    return ALWAYS | named - (set() if (folder / Contact.table).is_dir() else {Contact.table})


def described(folder: Path) -> frozenset[str] | None:
    """The tables that a generation says it has; None where it does not say."""
    try:
        resources = json.loads((folder / layout.HANDBOOK).read_bytes())["resources"]
        return frozenset(resource["name"] for resource in resources)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def partitions(table: Path) -> set[str]:
    """The partitions that a table has a file of, `city_code=420700/fiscal_year=2024`."""
    found: set[str] = set()
    for city in names(table):
        # From the city's folder on: of eight thousand paths the first folders are walked once.
        try:
            folder = os.open(f"{table}/{city}", os.O_RDONLY | os.O_DIRECTORY)
        except (FileNotFoundError, NotADirectoryError):
            continue
        try:
            found.update(f"{city}/{year}" for year in os.listdir(folder) if _is_file(f"{year}/{layout.FILE}", folder))
        finally:
            os.close(folder)
    return {place.replace(layout.FORMER, layout.NULL) for place in found}


def _is_file(path: str, folder: int) -> bool:
    try:
        return stat.S_ISREG(os.stat(path, dir_fd=folder).st_mode)
    except OSError:
        return False


def names(folder: Path | str) -> list[str]:
    """What lies in a folder; nothing in one that is gone."""
    try:
        return os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return []


def unreadable(folder: Path) -> Iterator[tuple[Path, str]]:
    """Files that cannot be read to their end, and why."""
    for path in sorted(folder.glob("**/*.parquet")):
        try:
            with pq.ParquetFile(path) as file:
                for _ in file.iter_batches():
                    pass
        except (pa.ArrowException, OSError) as error:
            yield path, str(error).partition("\n")[0].partition(":")[0]


def strangers(folder: Path) -> Iterator[Path]:
    """Files in the folders of tables that some readers would take for Parquet."""
    tables = [folder / row.table for row in TABLES]
    for path in sorted(path for table in tables for path in table.rglob("*")):
        if path.is_file() and path.suffix != ".parquet" and not path.name.startswith((".", "_")):
            yield path


def told(root: Path, number: int, found: list[str]) -> str:
    """The damage in one line, and the way out."""
    whole = [each for each in layout.numbers(root) if each != number and not faults(layout.generation(root, each))]
    way = (
        f"link {layout.current(root)} to generations/{whole[-1]}, which is whole, and ingest again"
        if whole
        else "restore the folder from a backup, or ingest the documents into a new one with --out"
    )
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return f"{root}: generation {number} is damaged: {', '.join(found[:SHOWN])}{more}; {way}"

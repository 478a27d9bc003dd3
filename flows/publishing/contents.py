"""What of a generation goes into a release."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.publishing.changelog import BY_TABLE
from flows.publishing.relative import COLUMNS, rewritten, telling
from flows.store import Dataset, layout
from schemas.run_tables import DictionaryRow
from schemas.tables import PARTITIONED, Contact

PERSONAL = (Contact.table,)
"""Tables that hold personal data; no other one does."""
DICTIONARY = DictionaryRow.table
BY_YEAR = "byYear"
"""A property of our own of a data package's resource: where the same rows lie once more, in one file a year."""


def left_out(dataset: Dataset, *, contacts: bool) -> tuple[str, ...]:
    """The tables that a release goes without."""
    return () if contacts else tuple(table for table in PERSONAL if dataset.path(table).is_dir())


def contents(dataset: Dataset, without: tuple[str, ...], scratch: Path, *, yearly: bool) -> dict[str, Path]:
    """Path in the release → file on this machine, by path; what tells of tables that are left out is rewritten.

    So are texts with paths of this machine. With `yearly` the data package tells of the files of years.
    """
    folder = dataset.folder
    paths = (path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): path for path in paths}
    kept = {name: files[name] for name in sorted(files) if _table(name) not in {*without, layout.YEARS}}
    rewriting: dict[str, Callable[[Path, Path], None]] = {
        layout.HANDBOOK: partial(_package, without=without, yearly=yearly)
    }
    if without:
        rewriting[DICTIONARY] = partial(_dictionary, without=without)
    for name, path in kept.items():
        if (rewrite := rewriting.get(_table(name))) is not None:
            kept[name] = scratch / name
            kept[name].parent.mkdir(parents=True, exist_ok=True)
            rewrite(path, kept[name])
    told = telling(dataset)
    for name, path in kept.items():
        columns = COLUMNS.get(_table(name))
        if columns is not None and rewritten(path, scratch / name, columns, told):
            kept[name] = scratch / name
    return kept


def _table(name: str) -> str:
    return name.partition("/")[0]


def _package(source: Path, target: Path, without: tuple[str, ...], *, yearly: bool) -> None:
    """The data package without some of its tables, and with the files of years."""
    package = json.loads(source.read_bytes())
    package["resources"] = [each for each in package["resources"] if each["name"] not in without]
    for each in package["resources"] if yearly else ():
        if BY_TABLE[each["name"]] in PARTITIONED:
            each[BY_YEAR] = f"{layout.YEARS}/{each['name']}/*.parquet"
    target.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _dictionary(source: Path, target: Path, without: tuple[str, ...]) -> None:
    """The dictionary's table without the rows about some tables."""
    table = pq.read_table(source, partitioning=None)
    about = pc.is_in(table["table_name"], pa.array(without, pa.string()))
    pq.write_table(table.filter(pc.invert(about)), target, compression="zstd")

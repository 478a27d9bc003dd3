"""Where everything lies under the root of a dataset; the one owner of its paths."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from schemas.errors import StoreError
from schemas.filing import Partition
from schemas.run_tables import DocumentRow
from schemas.tables import PARTITION_COLUMNS, Filing

FILE = "part-0.parquet"
NULL = "-1"
"""In a path, a city or year that cannot be told: a number, so that every tool reads the column as integers."""
FORMER = "__HIVE_DEFAULT_PARTITION__"
"""What earlier versions called it; their generations are read and carried on."""


YEARS = "years"
"""Of a published copy: each partitioned table once more, in one file a year, its cities one after another."""
LATEST = "latest.json"
"""Of a published copy, beside `current`."""
EVERY_CITY = "every-city"
"""The lock that every run takes."""
HANDBOOK = "datapackage.json"
"""Describes a generation to other tools."""


def current(root: Path) -> Path:
    """The link to the generation that is in force."""
    return root / "current"


def next_current(root: Path) -> Path:
    """The link that is about to become `current`."""
    return root / ".current.next"


def lock_file(root: Path) -> Path:
    """The file that a commit locks."""
    return root / ".lock"


def locks(root: Path) -> Path:
    """Where runs hold the cities that they are about; nothing here takes them."""
    return root / ".locks"


def interim(root: Path) -> Path:
    """Where a flow keeps what it has not published yet; nothing here reads or writes it."""
    return root / "interim"


def decisions(root: Path) -> Path:
    """Where people's decisions lie unless a run names another folder; nothing here reads or writes it."""
    return root / "decisions"


def generations(root: Path) -> Path:
    """The folder of all generations."""
    return root / "generations"


def generation(root: Path, number: int) -> Path:
    """One generation, complete and never changed again."""
    return generations(root) / str(number)


def staging(root: Path) -> Path:
    """The generation that is being written."""
    return generations(root) / ".next"


def own(root: Path) -> frozenset[str]:
    """Names of what lies under the root of a dataset, or of a published copy, beside hidden files."""
    kept = (current(root), generations(root), interim(root), decisions(root), root / LATEST)
    return frozenset(path.name for path in kept)


def is_root(folder: Path) -> bool:
    """Whether a dataset lies in a folder, or the beginning of one, or a published copy."""
    return (locks(folder) / EVERY_CITY).is_file() or (lock_file(folder).is_file() and generations(folder).is_dir())


def is_generation(folder: Path) -> bool:
    """Whether a folder is a generation, or a copy of one."""
    return (folder / HANDBOOK).is_file() and (folder / DocumentRow.table / FILE).is_file()


def numbers(root: Path) -> list[int]:
    """The generations that are there, oldest first."""
    folder = generations(root)
    return sorted(int(entry.name) for entry in folder.iterdir() if entry.name.isdecimal()) if folder.is_dir() else []


def partition_folder(partition: Partition, unknown: str = NULL) -> Path:
    """Folder of a partition within a table: city_code=420700/fiscal_year=2024."""
    values = (partition.city_code, partition.fiscal_year)
    pairs = zip(PARTITION_COLUMNS, values, strict=True)
    return Path(*(f"{column.name}={unknown if value is None else value}" for column, value in pairs))


UNKNOWN = Partition(city_code=None, fiscal_year=None)
"""Where the file of a table lies that has no rows at all."""


def table_file(folder: Path, table: str, partition: Partition | None = None) -> Path:
    """The file of a table in a generation, and of a partition of it where the table is partitioned."""
    if partition is None:
        return folder / table / FILE
    former = folder / table / partition_folder(partition, FORMER) / FILE
    if (partition.city_code is None or partition.fiscal_year is None) and former.exists():
        return former
    return folder / table / partition_folder(partition) / FILE


def year_file(table: str, year: int | None) -> str:
    """The file of a table and year in a published copy: years/indicators/2024.parquet."""
    return f"{YEARS}/{table}/{'unknown' if year is None else year}.parquet"


def year_files(folder: Path, table: str, years: Iterable[int | None]) -> list[str] | None:
    """The files of a table and some years in a published copy; None where it lacks one."""
    paths = [year_file(table, year) for year in years]
    return paths if all((folder / path).is_file() for path in paths) else None


def partitions(folder: Path) -> Iterator[Partition]:
    """The partitions of a generation, in the order of their paths."""
    table = folder / Filing.table
    # Folder by folder: the first one is found without listing the others.
    for city in sorted(table.glob("*")):
        for path in sorted(city.glob(f"*/{FILE}")):
            yield partition_at(path, *path.relative_to(table).parts[:2])


def partition_at(path: Path, city: str, year: str) -> Partition:
    """The partition that two folders name. Raises StoreError, naming `path`, where they name none."""
    return Partition(city_code=_value(path, city, 0), fiscal_year=_value(path, year, 1))


def _value(path: Path, part: str, place: int) -> int | None:
    name, _, value = part.partition("=")
    unknown = value in {NULL, FORMER}
    if name != PARTITION_COLUMNS[place].name or not (unknown or value.isdecimal()):
        raise StoreError(f"{path}: {part} is no {PARTITION_COLUMNS[place].name} partition; move it out of the dataset")
    return None if unknown else int(value)

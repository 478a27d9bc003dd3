"""What a change would do, told without doing it: it is written to a folder of its own, compared, and thrown away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from flows.store import layout
from flows.store.change import Change, partition_updates
from flows.store.generations import in_force
from flows.store.losses import Bundle, Count, bundles, losses
from flows.store.set_aside import write_bundle
from flows.store.silent import connect
from flows.store.survey import survey
from schemas.filing import Partition
from schemas.tables import PARTITIONED, FilingRow

COMPARED = """
    SELECT coalesce(n.filing_id, o.filing_id) AS filing, count(*) FILTER (o.row_id IS NULL) AS added,
        count(*) FILTER (n.row_id IS NULL) AS removed, count(*) - added - removed AS changed
    FROM {new} AS n FULL JOIN {old} AS o ON n.filing_id = o.filing_id AND n.row_id = o.row_id
    WHERE n IS DISTINCT FROM o GROUP BY filing ORDER BY filing
"""
ALONE = "SELECT filing_id, count(*) FROM {there} GROUP BY filing_id ORDER BY filing_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How many rows of a filing a change adds, takes away and rewrites in one table."""

    partition: Partition
    table: str
    filing_id: str
    added: int
    removed: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a change would do."""

    differences: tuple[Difference, ...]
    owners: Mapping[str, str]
    """source_uri of each filing that stood."""
    losses: tuple[Count, ...]
    """What would be held back unless it is accepted."""


def preview(root: Path, change: Change) -> Preview:
    """What publishing a change on top of the newest generation would do; nothing under `root` is written."""
    base = layout.generation(root, in_force(root) or 0)
    found: list[Difference] = []
    lost: list[Count] = []
    current = survey(base, change)
    with TemporaryDirectory(prefix="jixiao-") as name:
        folder = Path(name)
        for bundle in bundles(partition_updates(change, current), current.owners):
            write_bundle(base, folder, bundle, current)
            lost += losses(base, folder, bundle.updates)
            found += differences(base, folder, bundle)
    return Preview(differences=tuple(found), owners=current.owners, losses=tuple(lost))


def differences(base: Path, folder: Path, bundle: Bundle) -> Iterator[Difference]:
    """What differs between the partitions of two generations."""
    with connect() as connection:
        for update in bundle.updates:
            for row in PARTITIONED:
                yield from compared(connection, row, update.partition, base, folder)


def compared(
    connection: "duckdb.DuckDBPyConnection", row: type[FilingRow], partition: Partition, base: Path, folder: Path
) -> Iterator[Difference]:
    """What differs between two files of a table, either of which may be missing."""
    old, new = (layout.table_file(place, row.table, partition) for place in (base, folder))
    there = {path for path in (old, new) if path.exists()}
    if not there:
        return
    if len(there) == 2:
        counts = connection.execute(COMPARED.format(old=file(old), new=file(new))).fetchall()
    else:
        counts = [
            (filing_id, rows, 0, 0) if new in there else (filing_id, 0, rows, 0)
            for filing_id, rows in connection.execute(ALONE.format(there=file(*there))).fetchall()
        ]
    for filing_id, added, removed, changed in counts:
        yield Difference(
            partition=partition, table=row.table, filing_id=filing_id, added=added, removed=removed, changed=changed
        )


def file(path: Path) -> str:
    """A Parquet file as DuckDB names it; the partition is no column of it."""
    quoted = str(path).replace("'", "''")
    return f"read_parquet('{quoted}', hive_partitioning = false)"

"""The files of the next generation: what a change touches is merged, all else is shared with the one before."""

import shutil
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from operator import attrgetter
from pathlib import Path

from flows.store import layout
from flows.store.change import PartitionUpdate, arriving
from flows.store.durable import same_bytes, share, sync_file
from flows.store.files import table_file
from flows.store.tables import KEYS
from flows.store.validation import in_order
from schemas.columns import Row
from schemas.filing import Partition
from schemas.tables import PARTITIONED


def share_partition(base: Path, folder: Path, partition: Partition) -> None:
    """Take a partition over as it is."""
    for row in PARTITIONED:
        share(layout.table_file(base, row.table, partition), layout.table_file(folder, row.table, partition))


def remove_partition(folder: Path, partition: Partition) -> None:
    """Take a partition out of a generation that is being written."""
    for row in PARTITIONED:
        year = layout.table_file(folder, row.table, partition).parent
        shutil.rmtree(year, ignore_errors=True)
        with suppress(OSError):  # other years of the city
            year.parent.rmdir()


def write_partition(base: Path, folder: Path, update: PartitionUpdate) -> tuple[Counter[str], bool]:
    """Write all tables of a partition; give the rows that came, and whether any file differs from before."""
    came: Counter[str] = Counter()
    old = {row: layout.table_file(base, row.table, update.partition) for row in PARTITIONED}
    new = {row: layout.table_file(folder, row.table, update.partition) for row in PARTITIONED}
    with ExitStack() as stack:
        files = {row: stack.enter_context(table_file(new[row], row, old[row], update.leaving)) for row in PARTITIONED}
        for arrival in update.arrivals:
            for filing in arriving(arrival, update.partition):
                filing_id = filing.filing.filing_id
                for row, file in files.items():
                    rows = in_order(row, filing_id, filing.of(row.table))
                    file.add(filing_id, rows)
                    came[row.table] += len(rows)
    differs = [_differs(old[row], new[row]) for row in PARTITIONED]
    return came, any(differs)


def write_empty(base: Path, folder: Path) -> None:
    """Write a file without rows for each table, so that readers of a generation without filings find its columns."""
    for row in PARTITIONED:
        old, new = (layout.table_file(each, row.table, layout.UNKNOWN) for each in (base, folder))
        with table_file(new, row, folder / "none", ()):
            pass
        _differs(old, new)


def write_table(base: Path, folder: Path, row: type[Row], rows: Iterable[Row]) -> int:
    """Write a table that is not partitioned, rows of equal key replaced; give the number of rows that came."""
    key = KEYS[row]
    ordered = sorted(rows, key=attrgetter(key))
    old, new = layout.table_file(base, row.table), layout.table_file(folder, row.table)
    with table_file(new, row, old, {getattr(each, key) for each in ordered}) as file:
        for each in ordered:
            file.add(getattr(each, key), [each])
    _differs(old, new)
    return len(ordered)


def _differs(old: Path, new: Path) -> bool:
    """Settle a written file; where it says what the old one says, the old one takes its place."""
    if old.exists() and same_bytes(old, new):
        new.unlink()
        share(old, new)
        return False
    sync_file(new)
    return True

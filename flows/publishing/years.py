"""Each partitioned table of a release once more in one file a year: who asks about all cities opens few files."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from flows.publishing.changelog import BY_TABLE, place
from flows.publishing.release import File, Manifest, described
from flows.store import layout
from flows.store.files import GroupWriter, standing_rows
from flows.store.tables import is_partitioned, read_schema
from schemas.columns import Row

GROUP_ROWS = 131_072
"""Rows of a row group: who reads all cities reads them faster in large ones, at 60 MB of memory for indicators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """The files of tables and years, of which some need not be written."""

    files: tuple[File, ...]
    written: Mapping[str, Path]
    """By path: those that the release before does not hold, on this machine."""


def years(
    parts: Sequence[File],
    local: Mapping[str, Path],
    last: Manifest | None,
    holds: Callable[[int, File], bool],
    scratch: Path,
) -> Years:
    """Write the file of each table and year whose `parts` are not those of the last release, which `holds` the others.

    `local` are the parts on this machine. Memory stays flat: rows go from file to file batch by batch.
    """
    now = by_year(parts)
    before = by_year(last.files) if last is not None else {}
    kept = {file.path: file for file in (last.files if last is not None else ())}
    files, written = [], {}
    for (row, year), own in sorted(now.items(), key=lambda each: layout.year_file(each[0][0].table, each[0][1])):
        path = layout.year_file(row.table, year)
        there = kept.get(path)
        if last is None or there is None or before.get((row, year)) != own or not holds(last.release, there):
            written[path] = scratch / path
            write(row, {part.path: local[part.path] for part in own}, written[path])
            there = described(path, written[path])
        files.append(there)
    return Years(files=tuple(files), written=written)


def by_year(files: Sequence[File]) -> Mapping[tuple[type[Row], int | None], list[File]]:
    """The files of partitions by table and year, those of a year in the order of their paths."""
    found: dict[tuple[type[Row], int | None], list[File]] = defaultdict(list)
    for file in sorted(files, key=lambda file: file.path):
        row = BY_TABLE.get(file.path.partition("/")[0])
        if row is not None and is_partitioned(row):
            found[row, place(file.path)[1]].append(file)
    return found


def write(row: type[Row], parts: Mapping[str, Path], target: Path) -> None:
    """Write one file of several partitions, which says city and year of each row in columns."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(GroupWriter(target, read_schema(row), GROUP_ROWS)) as writer:
        for path, source in parts.items():
            for batch in placed(row, source, place(path)):
                writer.write(batch)
        writer.finish()


def placed(row: type[Row], source: Path, where: tuple[int | None, int | None]) -> Iterator[pa.RecordBatch]:
    """The rows of a partition with their city and year."""
    for batch in standing_rows(source, row, ()):
        columns = [pa.array([value] * batch.num_rows, pa.int32()) for value in where]
        yield pa.RecordBatch.from_arrays([*batch.columns, *columns], schema=read_schema(row))

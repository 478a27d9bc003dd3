"""One Parquet file of a table: the rows that stand and the rows that come, merged in the order of their keys."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.store.tables import KEYS, SCHEMAS
from flows.store.validation import checked_batch
from schemas.columns import Row
from schemas.errors import StoreError

GROUP_ROWS = 16_384
"""Rows of a row group. Groups are cut by this count alone, so equal rows give equal bytes however they came."""
BATCH_ROWS = 1_024
"""Rows that are read, or checked and turned to Arrow, at once."""
FEW_BATCHES = 64


class GroupWriter:
    """A Parquet file that is written in groups of a fixed size, whatever batches its rows come in."""

    def __init__(self, path: Path, schema: pa.Schema, group_rows: int = GROUP_ROWS) -> None:
        """Begin a file."""
        self._schema = schema
        self._group_rows = group_rows
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd", compression_level=3)
        self._batches: list[pa.RecordBatch] = []
        self._rows = 0

    def write(self, batch: pa.RecordBatch) -> None:
        """Write rows, as soon as they fill a group."""
        self._batches.append(batch)
        self._rows += batch.num_rows
        if len(self._batches) == FEW_BATCHES and self._rows < self._group_rows:
            # A batch of few rows is mostly overhead.
            self._batches = [pa.concat_batches(self._batches)]
        while self._rows >= self._group_rows:
            self._write_group(self._group_rows)

    def finish(self) -> None:
        """Write the rows that fill no group."""
        if self._rows:
            self._write_group(self._rows)

    def close(self) -> None:
        """Close the file; without `finish` before, its last rows are lost."""
        self._writer.close()

    def _write_group(self, rows: int) -> None:
        table = pa.Table.from_batches(self._batches, self._schema)
        # In one chunk: where pages end must not depend on the batches the rows came in.
        self._writer.write_table(table.slice(0, rows).combine_chunks(), row_group_size=self._group_rows)
        self._batches = table.slice(rows).to_batches()
        self._rows -= rows


class TableFile:
    """A table's file as it is written: the rows that stand and the rows that come, by key in ascending order."""

    def __init__(self, writer: GroupWriter, row: type[Row], standing: Iterator[pa.RecordBatch]) -> None:
        """Begin with the rows that stand, sorted by key."""
        self._writer = writer
        self._row = row
        self._standing = standing
        self._head = self._none = pa.RecordBatch.from_pylist([], schema=SCHEMAS[row])
        self._keys: list[str] = []
        self._coming: list[Row] = []
        self._last: str | None = None
        self._advance()

    def add(self, key: str, rows: Sequence[Row]) -> None:
        """Put all rows of a key in their place. Raises StoreError where the key is there already or a value is bad."""
        while self._keys and self._keys[-1] < key:
            self._stand(len(self._keys))
        place = bisect_left(self._keys, key)
        if (self._last is not None and key <= self._last) or key in self._keys[place : place + 1]:
            raise StoreError(f"{self._row.table}.{KEYS[self._row]}: {key} comes twice; nothing was published")
        self._stand(place)
        self._coming += rows
        self._last = key
        if len(self._coming) >= BATCH_ROWS:
            self._come()

    def finish(self) -> None:
        """Write the rest."""
        while self._keys:
            self._stand(len(self._keys))
        self._come()
        self._writer.finish()

    def _stand(self, rows: int) -> None:
        """Write the next rows that stand, after those that came before them."""
        if rows:
            self._come()
            self._writer.write(self._head.slice(0, rows))
            self._head, self._keys = self._head.slice(rows), self._keys[rows:]
        if not self._keys:
            self._advance()

    def _come(self) -> None:
        if self._coming:
            self._writer.write(checked_batch(self._row, self._coming))
            self._coming = []

    def _advance(self) -> None:
        self._head = next(self._standing, self._none)
        self._keys = self._head[KEYS[self._row]].to_pylist()


@contextmanager
def table_file(path: Path, row: type[Row], old: Path, leaving: Collection[str]) -> Iterator[TableFile]:
    """Write a table's file: the rows of `old` without those whose key leaves, and what the caller adds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(GroupWriter(path, SCHEMAS[row])) as writer:
        file = TableFile(writer, row, standing_rows(old, row, leaving))
        yield file
        file.finish()


def standing_rows(path: Path, row: type[Row], leaving: Collection[str]) -> Iterator[pa.RecordBatch]:
    """The rows of a file without those whose key leaves, in its order; none where there is no file."""
    if not path.exists():
        return
    gone = pa.array(sorted(leaving), pa.string())
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(BATCH_ROWS, use_threads=False):
            kept = batch.filter(pc.invert(pc.is_in(batch[KEYS[row]], gone)))
            if kept.num_rows:
                yield _as_today(kept, row, path)


def _as_today(batch: pa.RecordBatch, row: type[Row], path: Path) -> pa.RecordBatch:
    """Rows of an earlier version in today's schema: columns that were added since are null."""
    arrays = []
    for field in SCHEMAS[row]:
        there = field.name in batch.schema.names
        if not (batch.schema.field(field.name).type == field.type if there else field.nullable):
            raise StoreError(f"{path}: {row.table}.{field.name} is now {field}; ingest anew into another folder")
        arrays.append(batch[field.name] if there else pa.nulls(batch.num_rows, field.type))
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMAS[row])

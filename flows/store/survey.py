"""What stands in the newest generation, looked up for a change."""

from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from flows.store import layout
from flows.store.change import PREFIX, Change, CurrentState
from flows.store.tables import SCHEMAS, described
from schemas.columns import Row
from schemas.filing import Partition
from schemas.run_tables import DocumentRow, RunRow
from schemas.tables import PARTITIONED, Filing


def survey(base: Path, change: Change) -> CurrentState:
    """The partitions of a generation, and the filings in them that a change replaces.

    A filing is replaced where its document's bytes are offered anew, or where the document that it came from is
    offered with other bytes and no other document holds the old ones.
    """
    if not change.updates:
        filings_there = {
            each: _filings(layout.table_file(base, Filing.table, each)) for each in layout.partitions(base)
        }
        return CurrentState(filings=filings_there, replaced={}, owners={})
    uris = {update.document.source_uri for update in change.updates}
    offered = {sha256[:PREFIX] for update in change.updates if (sha256 := update.document.source_sha256) is not None}
    documents = dict(_pairs(layout.table_file(base, DocumentRow.table), "source_uri", "source_sha256"))
    former = {sha256[:PREFIX] for uri, sha256 in documents.items() if uri in uris and sha256 is not None}
    held = {sha256[:PREFIX] for uri, sha256 in documents.items() if uri not in uris and sha256 is not None}
    filings: dict[Partition, int] = {}
    replaced: dict[str, Partition] = {}
    owners: dict[str, str] = {}
    for partition in layout.partitions(base):
        pairs = list(_pairs(layout.table_file(base, Filing.table, partition), "filing_id", "source_uri"))
        filings[partition] = len(pairs)
        for filing_id, uri in pairs:
            start = filing_id[:PREFIX]
            if start in offered or (start not in held and (uri in uris or start in former)):
                replaced[filing_id] = partition
                owners[filing_id] = uri
    return CurrentState(filings=filings, replaced=replaced, owners=owners)


def outdated(base: Path, names: Container[str] | None = None) -> bool:
    """Whether a generation, or some tables of it, are of a version with other columns, or other words about them.

    All partitions of a generation agree in this, so one of them tells.
    """
    every: tuple[type[Row], ...] = (*PARTITIONED, DocumentRow, RunRow)
    rows = [row for row in every if names is None or row.table in names]
    first = next(layout.partitions(base), None) if rows else None
    files = {row: layout.table_file(base, row.table, first if row in PARTITIONED else None) for row in rows}
    return first is not None and not all(_is_current(path, row) for row, path in files.items())


def _is_current(path: Path, row: type[Row]) -> bool:
    return path.exists() and described(pq.read_schema(path)) == described(SCHEMAS[row])


def _filings(path: Path) -> int:
    """How many filings a file holds; 0 where there is none."""
    return int(pq.read_metadata(path).num_rows) if path.exists() else 0


def _pairs(path: Path, left: str, right: str) -> Iterator[tuple[str, Any]]:
    """Two string columns of a file, row by row; none where there is no file."""
    if not path.exists():
        return
    table = pq.read_table(path, columns=[left, right], partitioning=None, use_threads=False)
    yield from zip(table[left].to_pylist(), table[right].to_pylist(), strict=True)

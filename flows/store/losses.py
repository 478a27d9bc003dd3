"""What a change would take away: partitions with fewer rows than before stay as they are, unless that is accepted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from flows.store import layout
from flows.store.change import PartitionUpdate
from schemas.filing import Partition
from schemas.tables import Filing, FilingRow, Funding, Indicator, Narrative, Project

PRINTED: tuple[type[FilingRow], ...] = (Filing, Funding, Project, Narrative, Indicator)
"""Tables whose rows say what is printed: fewer of them is a loss. Fewer findings are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Partitions that a change must bring into force together, because a document lies, or lay, in several of them."""

    updates: tuple[PartitionUpdate, ...]
    documents: frozenset[str]
    """source_uri of each document that comes or leaves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Rows of a table over some partitions, before a change and after it."""

    partitions: tuple[Partition, ...]
    table: str
    before: int
    after: int


def bundles(updates: Iterable[PartitionUpdate], owners: Mapping[str, str]) -> Iterator[Bundle]:
    """The updates, those together that share a document, in the order of their first partitions.

    `owners` tells the document of each filing that stands.
    """
    waiting = {update.partition: (update, documents(update, owners)) for update in updates}
    sharing: dict[str, set[Partition]] = defaultdict(set)
    for partition, (_, uris) in waiting.items():
        for uri in uris:
            sharing[uri].add(partition)
    for first in sorted(waiting, key=layout.partition_folder):
        found: dict[Partition, tuple[PartitionUpdate, frozenset[str]]] = {}
        todo = [first]
        while todo:
            partition = todo.pop()
            if partition in waiting:
                found[partition] = waiting.pop(partition)
                todo += sorted(set().union(*(sharing[uri] for uri in found[partition][1])), key=layout.partition_folder)
        if found:
            ordered = sorted(found, key=layout.partition_folder)
            yield Bundle(
                updates=tuple(found[partition][0] for partition in ordered),
                documents=frozenset().union(*(uris for _, uris in found.values())),
            )


def documents(update: PartitionUpdate, owners: Mapping[str, str]) -> frozenset[str]:
    """The documents whose filings come into a partition or leave it."""
    coming = {arrival.update.document.source_uri for arrival in update.arrivals}
    return frozenset(coming | {owners[filing_id] for filing_id in update.leaving})


def losses(base: Path, folder: Path, updates: Sequence[PartitionUpdate]) -> Iterator[Count]:
    """The tables that have fewer rows in the partitions of some updates than they had."""
    partitions = tuple(update.partition for update in updates)
    return (count for count in counts(base, folder, partitions) if count.after < count.before)


def counts(base: Path, folder: Path, partitions: tuple[Partition, ...]) -> Iterator[Count]:
    """The rows of each table of printed things in two generations."""
    for row in PRINTED:
        before, after = (
            sum(rows_in(layout.table_file(place, row.table, partition)) for partition in partitions)
            for place in (base, folder)
        )
        yield Count(partitions=partitions, table=row.table, before=before, after=after)


def rows_in(path: Path) -> int:
    """Rows of a file; 0 where there is none."""
    return int(pq.read_metadata(path).num_rows) if path.exists() else 0

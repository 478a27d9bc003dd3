"""Publishing: the newest generation and a change make the next generation."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from flows.store import layout
from flows.store.change import Change, PartitionUpdate, partition_updates
from flows.store.damage import check_whole
from flows.store.generations import Keep, publish, recover, retire, staged
from flows.store.handbook import write_handbook
from flows.store.lock import locked
from flows.store.losses import Count, bundles, losses
from flows.store.set_aside import partly_set_aside, put_back, write_bundle
from flows.store.survey import outdated, survey
from flows.store.writing import share_partition, write_empty, write_table
from schemas.filing import Partition
from schemas.run_tables import DocumentRow, RunRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """What a commit published."""

    generation: int
    rows: Mapping[str, int]
    """Rows that came with the change, per table."""
    changed: tuple[Partition, ...]
    """Partitions that differ from the generation before, those that are gone among them."""
    held: tuple[Count, ...]
    """What would have been lost; the partitions stay as they were, and their documents are not done."""
    aside: Mapping[str, Mapping[str, str]]
    """source_uri → filing_id → why it was set aside; its document is not done either."""


def commit(root: Path, change: Change, keep: Keep | None = None) -> Commit:
    """Publish a change on top of the newest generation; readers see all of it or nothing.

    Waits for the commits of other processes. Every commit makes a generation, for its row in `runs` at least.
    A filing that contradicts the schema is set aside, and its document says why.
    Raises StoreError, and publishes nothing, where the row of a document or of the run contradicts it, or files of the
    newest generation are gone.
    """
    with locked(root):
        newest = recover(root)
        if newest:
            check_whole(root, newest)
        retire(root, keep or Keep())
        with staged(root) as folder:
            written = write(layout.generation(root, newest), folder, change)
            publish(root, folder, newest + 1)
    return replace(written, generation=newest + 1)


def write(base: Path, folder: Path, change: Change) -> Commit:
    """Write the generation that follows the one in `base` to an empty folder; its number is left at 0."""
    current = survey(base, change)
    todo = {update.partition: update for update in partition_updates(change, current)}
    if outdated(base):
        todo = {each: PartitionUpdate.rewrite(each) for each, filings in current.filings.items() if filings} | todo
    filled = {partition for partition, filings in current.filings.items() if filings}
    for partition in sorted(filled - todo.keys(), key=layout.partition_folder):
        share_partition(base, folder, partition)
    rows: Counter[str] = Counter()
    changed: list[Partition] = []
    held: list[Count] = []
    undone: set[str] = set()
    aside: dict[str, Mapping[str, str]] = {}
    for bundle in bundles(todo.values(), current.owners):
        written = write_bundle(base, folder, bundle, current)
        aside |= written.aside
        lost = () if change.accept_loss else tuple(losses(base, folder, bundle.updates))
        if lost:
            held += lost
            undone |= bundle.documents
            put_back(base, folder, bundle)
        else:
            rows += written.rows
            changed += written.differing
    documents = (
        partly_set_aside(update.document, aside[update.document.source_uri])
        if update.document.source_uri in aside
        else update.document
        for update in change.updates
    )
    offered = [replace(each, complete=each.complete and each.source_uri not in undone) for each in documents]
    rows[DocumentRow.table] = write_table(base, folder, DocumentRow, offered)
    ordered = tuple(sorted(changed, key=layout.partition_folder))
    partitions = json.dumps([[partition.city_code, partition.fiscal_year] for partition in ordered])
    rows[RunRow.table] = write_table(base, folder, RunRow, [replace(change.run, changed=partitions)])
    if not any(layout.partitions(folder)):
        write_empty(base, folder)
    write_handbook(base, folder)
    return Commit(generation=0, rows=rows, changed=ordered, held=tuple(held), aside=aside)

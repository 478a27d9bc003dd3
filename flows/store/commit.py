"""Publishing: the newest generation and a change make the next generation."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flows.store import layout
from flows.store.change import Change, Turn, turns
from flows.store.generations import Keep, publish, recover, retire, staged
from flows.store.lock import locked
from flows.store.survey import outdated, survey
from flows.store.writing import share_partition, write_partition, write_table
from schemas.filing import Partition
from schemas.tables import DocumentRow, RunRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """What a commit published."""

    generation: int
    rows: Mapping[str, int]
    """Rows that came with the change, per table."""
    changed: tuple[Partition, ...]
    """Partitions that differ from the generation before, those that are gone among them."""


def commit(root: Path, change: Change, keep: Keep | None = None) -> Commit:
    """Publish a change on top of the newest generation; readers see all of it or nothing.

    Waits for the commits of other processes. Every commit makes a generation, for its row in `runs` at least.
    Raises StoreError, and publishes nothing, where a row contradicts the schema.
    """
    with locked(root):
        newest = recover(root)
        retire(root, keep or Keep())
        with staged(root) as folder:
            rows, changed = _write(layout.generation(root, newest), folder, change)
            publish(root, folder, newest + 1)
    return Commit(generation=newest + 1, rows=rows, changed=changed)


def _write(base: Path, folder: Path, change: Change) -> tuple[Counter[str], tuple[Partition, ...]]:
    """Write the next generation; give the rows that came and the partitions that changed."""
    standing = survey(base, change)
    todo = {turn.partition: turn for turn in turns(change, standing)}
    if outdated(base):
        todo = {each: Turn.rewrite(each) for each in standing.filings} | todo
    rows: Counter[str] = Counter()
    changed = []
    for partition in sorted(standing.filings.keys() | todo.keys(), key=layout.partition_folder):
        turn = todo.get(partition)
        if turn is None:
            share_partition(base, folder, partition)
            continue
        came, differs = (Counter[str](), True) if turn.emptied else write_partition(base, folder, turn)
        rows += came
        if differs:
            changed.append(partition)
    rows[DocumentRow.table] = write_table(base, folder, DocumentRow, [offer.document for offer in change.offers])
    rows[RunRow.table] = write_table(base, folder, RunRow, [change.run])
    return rows, tuple(changed)

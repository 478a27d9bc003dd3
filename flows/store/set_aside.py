"""Partitions written although a filing that comes to them is faulty: it is set aside, the others are published."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from flows.store import layout
from flows.store.change import Arrival, CurrentState, PartitionUpdate, arriving
from flows.store.losses import Bundle
from flows.store.validation import checked_batch, in_order
from flows.store.writing import remove_partition, share_partition, write_partition
from schemas.errors import StoreError
from schemas.filing import FilingRows, Partition
from schemas.run_tables import DocumentRow
from schemas.tables import PARTITIONED, Filing


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What came of writing a bundle."""

    rows: Counter[str]
    """Rows that came, per table."""
    differing: tuple[Partition, ...]
    aside: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """source_uri → filing_id → why it was set aside."""


def write_bundle(base: Path, folder: Path, bundle: Bundle, current: CurrentState) -> Written:
    """Write the partitions of a bundle, without filings that the schema or their own document contradicts.

    Raises OSError where the disk refuses, StoreError where what contradicts is no filing.
    """
    try:
        return written(base, folder, bundle)
    except OSError:
        raise
    except Exception:  # whatever it is: if a filing is its cause, looking at each alone finds it
        aside: dict[str, dict[str, str]] = {}
        for update in bundle.updates:
            for arrival in update.arrivals:
                if found := dict(faulty(arrival, update.partition)):
                    aside.setdefault(arrival.update.document.source_uri, {}).update(found)
        if not aside:
            raise
    for update in bundle.updates:
        remove_partition(folder, update.partition)
    gone = frozenset(filing_id for found in aside.values() for filing_id in found)
    sound = replace(bundle, updates=tuple(without(update, gone, current) for update in bundle.updates))
    return replace(written(base, folder, sound), aside=aside)


def written(base: Path, folder: Path, bundle: Bundle) -> Written:
    """Write the partitions of a bundle as they are."""
    rows: Counter[str] = Counter()
    differing = []
    for update in bundle.updates:
        came, differs = (Counter[str](), True) if update.emptied else write_partition(base, folder, update)
        rows += came
        if differs:
            differing.append(update.partition)
    return Written(rows=rows, differing=tuple(differing))


def put_back(base: Path, folder: Path, bundle: Bundle) -> None:
    """Take the partitions of a bundle over as they were."""
    for update in bundle.updates:
        remove_partition(folder, update.partition)
        if layout.table_file(base, Filing.table, update.partition).exists():
            share_partition(base, folder, update.partition)


def faulty(arrival: Arrival, partition: Partition) -> Iterator[tuple[str, str]]:
    """Each filing of an arrival that cannot be published, and why; all of them where they cannot even be read."""
    try:
        filings = arriving(arrival, partition)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 a fault in one document's filings is no fault of the others
        reason = str(error) if isinstance(error, StoreError) else f"{type(error).__name__}: {error}"
        yield from ((filing_id, reason) for filing_id in sorted(arrival.filing_ids))
        return
    for filing in filings:
        if (why := contradiction(filing)) is not None:
            yield filing.filing.filing_id, why


def contradiction(filing: FilingRows) -> str | None:
    """What the schema says against a filing."""
    try:
        for row in PARTITIONED:
            checked_batch(row, in_order(row, filing.filing.filing_id, filing.of(row.table)))
    except StoreError as error:
        return str(error)
    return None


def without(update: PartitionUpdate, gone: frozenset[str], current: CurrentState) -> PartitionUpdate:
    """An update to which these filings do not come; where they stand already they stay as they are."""
    arrivals = tuple(
        replace(arrival, filing_ids=arrival.filing_ids - gone)
        for arrival in update.arrivals
        if arrival.filing_ids - gone
    )
    leaving = update.leaving - gone
    emptied = not arrivals and len(leaving) == current.filings.get(update.partition, 0)
    return replace(update, arrivals=arrivals, leaving=leaving, emptied=emptied)


def partly_set_aside(document: DocumentRow, aside: Mapping[str, str]) -> DocumentRow:
    """The row of a document some filings of which were set aside; it is offered again to the next run."""
    why = "; ".join(f"filing {filing_id} was set aside: {reason}" for filing_id, reason in sorted(aside.items()))
    forms = document.forms - len(aside)
    return replace(
        document,
        outcome="partial" if forms > 0 else "rejected",
        forms=max(0, forms),
        error=StoreError.__name__,
        message="; ".join(filter(None, (document.message, why))),
        complete=False,
    )

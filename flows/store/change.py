"""What a commit changes, and which filings of which partitions that concerns."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from schemas.errors import StoreError
from schemas.filing import Extraction, FilingRows, Partition
from schemas.run_tables import DocumentRow, RunRow

PREFIX = 16
"""Hexadecimal digits of a document's SHA-256 that begin its filings' ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentUpdate:
    """What one document gives: it replaces all that the document gave before."""

    document: DocumentRow
    places: Mapping[str, Partition]
    """filing_id → partition of every filing that `read` gives."""
    read: Callable[[], Iterable[FilingRows]]
    """The filings, from wherever they wait; called once per partition that they lie in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """All that one run publishes."""

    updates: Sequence[DocumentUpdate]
    run: RunRow
    within: Callable[[Partition], bool] = lambda _: True
    """Which partitions the run is about. A filing takes part if it lay in one of them or now does."""
    accept_loss: bool = True
    """Whether a partition may end with fewer rows than it had; else it stays as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentState:
    """What the newest generation holds, as far as a change concerns it."""

    filings: Mapping[Partition, int]
    """Number of filings of every partition."""
    replaced: Mapping[str, Partition]
    """Filings of the documents that are offered anew, and where they lie."""
    owners: Mapping[str, str]
    """source_uri of each of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """The filings of one update that come into one partition."""

    update: DocumentUpdate
    filing_ids: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartitionUpdate:
    """What becomes of one partition."""

    partition: Partition
    leaving: frozenset[str]
    arrivals: tuple[Arrival, ...]
    """In the order of their filings' ids."""
    emptied: bool
    """Nothing stays and nothing comes."""

    @classmethod
    def rewrite(cls, partition: Partition) -> "PartitionUpdate":
        """All stays, written anew."""
        return cls(partition=partition, leaving=frozenset(), arrivals=(), emptied=False)


def update_of(extraction: Extraction) -> DocumentUpdate:
    """An extraction that is in memory as an update."""
    places = {each.filing.filing_id: each.partition for each in extraction.filings}
    if len(places) < len(extraction.filings):
        raise StoreError(f"{extraction.document.source_uri}: two of its filings have one filing_id")
    return DocumentUpdate(document=extraction.document, places=places, read=lambda: extraction.filings)


def distinct(updates: Iterable[DocumentUpdate]) -> tuple[DocumentUpdate, ...]:
    """The updates whose filings count, by SHA-256: of copies, the first by source_uri that gives filings."""
    chosen: dict[str, DocumentUpdate] = {}
    for each in sorted(updates, key=lambda each: each.document.source_uri):
        sha256 = each.document.source_sha256
        for filing_id in each.places:
            if sha256 is None or not filing_id.startswith(f"{sha256[:PREFIX]}-"):
                raise StoreError(f"{each.document.source_uri}: filing {filing_id} does not begin like {sha256}")
        if sha256 is not None and each.places:
            chosen.setdefault(sha256, each)
    return tuple(chosen[sha256] for sha256 in sorted(chosen))


def partition_updates(change: Change, current: CurrentState) -> Iterator[PartitionUpdate]:
    """What becomes of each partition that the change touches."""
    leaving: dict[Partition, set[str]] = defaultdict(set)
    arrivals: dict[Partition, list[Arrival]] = defaultdict(list)
    coming: set[str] = set()
    for each in distinct(change.updates):
        for partition, filing_ids in _coming(each, change, current).items():
            arrivals[partition].append(Arrival(update=each, filing_ids=frozenset(filing_ids)))
            coming |= filing_ids
    for filing_id, partition in current.replaced.items():
        if filing_id in coming or change.within(partition):
            leaving[partition].add(filing_id)
    for partition in leaving.keys() | arrivals.keys():
        yield PartitionUpdate(
            partition=partition,
            leaving=frozenset(leaving[partition]),
            arrivals=tuple(arrivals[partition]),
            emptied=not arrivals[partition] and len(leaving[partition]) == current.filings[partition],
        )


def _coming(each: DocumentUpdate, change: Change, current: CurrentState) -> Mapping[Partition, set[str]]:
    coming: dict[Partition, set[str]] = defaultdict(set)
    for filing_id, partition in each.places.items():
        lay = current.replaced.get(filing_id)
        if change.within(partition) or (lay is not None and change.within(lay)):
            coming[partition].add(filing_id)
    return coming


def arriving(arrival: Arrival, partition: Partition) -> list[FilingRows]:
    """The filings of an arrival in the order of their ids. Raises StoreError where they are not as offered."""
    document = arrival.update.document
    found: dict[str, FilingRows] = {}
    for each in arrival.update.read():
        filing = each.filing
        if arrival.update.places.get(filing.filing_id) != each.partition or filing.filing_id in found:
            raise StoreError(f"{document.source_uri}: filing {filing.filing_id} in {each.partition} was not offered")
        if (filing.source_uri, filing.source_sha256) != (document.source_uri, document.source_sha256):
            raise StoreError(f"{document.source_uri}: filing {filing.filing_id} names another document as its source")
        if each.partition == partition and filing.filing_id in arrival.filing_ids:
            found[filing.filing_id] = each
    if found.keys() != arrival.filing_ids:
        missing = ", ".join(sorted(arrival.filing_ids - found.keys()))
        raise StoreError(f"{document.source_uri}: filings {missing} were offered and are not there; extract it again")
    return sorted(found.values(), key=attrgetter("filing.filing_id"))

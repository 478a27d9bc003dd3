"""What a run's filings mean for the copies of them that stand in the dataset."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path

from flows.copies import Copy, copy_of, superseded
from flows.interim import Interim
from flows.process import Outcome, outcome_of
from flows.store import layout, open_dataset
from flows.store.tables import PARTITION_SCHEMA
from flows.versions import stage_version
from schemas.filing import Partition
from schemas.tables import DocumentRow, Filing

KEYS = frozenset(PARTITION_SCHEMA.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """Which copies are current once the run is published."""

    by: Mapping[str, str]
    """filing_id of a superseded copy → the current copy's."""
    stirred: tuple[Outcome, ...]
    """Documents that the run was not offered, and of which a filing gains or loses its place."""


def settle(outcomes: Sequence[Outcome], root: Path) -> Settlement:
    """Choose among the copies of each filing, those of the run and those that stand in the same partitions."""
    offered = {outcome.document.source_uri for outcome in outcomes}
    partitions = {partition for outcome in outcomes for partition in outcome.places.values()}
    partitions |= set(left_partitions(root, offered))
    standing = [entry for entry in standing_copies(root, partitions) if entry.copy.source_uri not in offered]
    copies = [copy for outcome in outcomes for copy in outcome.copies]
    by = superseded([*copies, *(entry.copy for entry in standing)])
    moved = {entry.copy.source_uri for entry in standing if by.get(entry.copy.filing_id) != entry.by}
    stirred = tuple(kept_outcomes(root, moved))
    elsewhere = {partition for outcome in stirred for partition in outcome.places.values()} - partitions
    unmoved = {entry.copy.filing_id: entry.by for entry in standing_copies(root, elsewhere) if entry.by is not None}
    return Settlement(by={**unmoved, **by}, stirred=stirred)


def left_partitions(root: Path, uris: AbstractSet[str]) -> Iterator[Partition]:
    """The partitions in which filings of documents stand that are offered anew: another copy may take their place."""
    if not layout.current(root).exists():
        return
    filings = open_dataset(root).arrow("filings").select(["source_uri", *PARTITION_SCHEMA.names])
    for uri, city, year in zip(*(column.to_pylist() for column in filings.columns), strict=True):
        if uri in uris:
            yield Partition(city_code=city, fiscal_year=year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A filing of the newest generation."""

    copy: Copy
    by: str | None
    """The copy that is current in its stead."""


def standing_copies(root: Path, partitions: Iterable[Partition]) -> Iterator[Standing]:
    """The filings of some partitions. Those of an unknown city or year have no copies and are left out."""
    if not layout.current(root).exists():
        return
    dataset = open_dataset(root)
    for partition in partitions:
        if partition.city_code is None or partition.fiscal_year is None:
            continue
        for row in dataset.arrow("filings", partition.city_code, partition.fiscal_year).to_pylist():
            filing = Filing(**{name: value for name, value in row.items() if name not in KEYS})
            yield Standing(copy=copy_of(filing, partition), by=filing.superseded_by)


def kept_outcomes(root: Path, uris: Iterable[str]) -> Iterator[Outcome]:
    """The kept results of documents that stand in the dataset; one whose result is gone stays as it is."""
    wanted = sorted(uris)
    if not wanted:
        return
    rows = {row["source_uri"]: DocumentRow(**row) for row in open_dataset(root).arrow("documents").to_pylist()}
    interim = Interim(folder=layout.interim(root), version=stage_version())
    for uri in wanted:
        kept = interim.of(rows[uri])
        if kept is not None:
            yield replace(outcome_of(kept), document=rows[uri])

"""What the newest generation holds, as far as it tells copies of filings and their documents."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from flows.cache.results import Interim
from flows.cache.versions import stage_version
from flows.outcome import Copy, Outcome, copy_of, outcome_of
from flows.store import layout, open_dataset
from flows.store.rows import row_of
from flows.store.tables import PARTITION_SCHEMA
from schemas.filing import Partition
from schemas.run_tables import DocumentRow
from schemas.tables import Filing


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentFiling:
    """A filing of the newest generation."""

    copy: Copy
    by: str | None
    """The copy that is current in its stead."""


def current_copies(root: Path, partitions: Iterable[Partition]) -> Iterator[CurrentFiling]:
    """The filings of some partitions. Those of an unknown city or year have no copies and are left out."""
    if not layout.current(root).exists():
        return
    dataset = open_dataset(root)
    for partition in partitions:
        if partition.city_code is None or partition.fiscal_year is None:
            continue
        for record in dataset.arrow("filings", partition.city_code, partition.fiscal_year).to_pylist():
            filing = row_of(Filing, record)
            yield CurrentFiling(copy=copy_of(filing, partition), by=filing.superseded_by)


def left_partitions(root: Path, uris: AbstractSet[str]) -> Iterator[Partition]:
    """The partitions in which filings of documents stand that are offered anew: another copy may take their place."""
    if not layout.current(root).exists():
        return
    filings = open_dataset(root).arrow("filings").select(["source_uri", *PARTITION_SCHEMA.names])
    for uri, city, year in zip(*(column.to_pylist() for column in filings.columns), strict=True):
        if uri in uris:
            yield Partition(city_code=city, fiscal_year=year)


def document_rows(root: Path, uris: Iterable[str]) -> Mapping[str, DocumentRow]:
    """What the newest generation says of some documents, by source_uri."""
    wanted = pa.array(sorted(uris), pa.string())
    if not len(wanted) or not layout.current(root).exists():
        return {}
    documents = open_dataset(root).arrow("documents")
    found = documents.filter(pc.is_in(documents["source_uri"], wanted))
    return {record["source_uri"]: row_of(DocumentRow, record) for record in found.to_pylist()}


def kept_outcomes(root: Path, uris: Iterable[str]) -> Iterator[Outcome]:
    """The kept results of documents that stand in the dataset; one whose result is gone stays as it is."""
    rows = document_rows(root, uris)
    interim = Interim(folder=layout.interim(root), version=stage_version())
    for uri in sorted(rows):
        kept = interim.of(rows[uri])
        if kept is not None:
            yield replace(outcome_of(kept), document=rows[uri])

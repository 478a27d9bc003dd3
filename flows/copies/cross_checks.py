"""The rows of other filings that a filing is compared with as it is published."""

from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from extractors.audit.across import compared
from flows.cache.results import Interim
from flows.copies.resolution import Resolution
from flows.outcome import Copy
from flows.store import layout, open_dataset
from flows.store.reading import Dataset
from flows.store.rows import row_of
from schemas.filing import Extraction, FilingRows, Partition
from schemas.tables import Filing, Funding

DOCUMENTS = 8
"""Results that are kept in memory: forms of one document are compared with forms of another one, in turn."""
TABLES = 4
"""Tables of one city and year that are kept in memory: two of each of two years."""


class CrossChecks:
    """Others' rows, read when they are needed: published ones from the dataset, all else from `interim`."""

    def __init__(self, resolution: Resolution, interim: Interim, root: Path) -> None:
        """Read nothing yet."""
        self._resolution = resolution
        self._interim = interim
        self._dataset: Dataset | None = open_dataset(root) if layout.current(root).exists() else None
        self._kept = lru_cache(DOCUMENTS)(self._read_kept)
        self._table = lru_cache(TABLES)(self._read_table)

    def compared(self, rows: FilingRows) -> FilingRows:
        """A filing with what others make doubtful of it."""
        filing_id = rows.filing.filing_id
        before = self._resolution.before.get(filing_id)
        copies = [self._of_interim(copy) for copy in self._resolution.copies.get(filing_id, ())]
        money = self._money(before) if before is not None else None
        return compared(rows, money, [copy for copy in copies if copy is not None])

    def _of_interim(self, copy: Copy) -> FilingRows | None:
        """A filing's rows as they were extracted; None where they are kept no more."""
        kept = self._kept(copy.source_uri) if copy.source_uri in self._resolution.documents else None
        filings = kept.filings if kept is not None else ()
        return next((rows for rows in filings if rows.filing.filing_id == copy.filing_id), None)

    def _money(self, copy: Copy) -> FilingRows | None:
        """A current filing with its funding at least; None where it is neither kept nor published."""
        kept = self._of_interim(copy)
        if kept is not None or self._dataset is None:
            return kept
        filings = self._of_table(Filing.table, copy)
        if not filings:
            return None
        funding = tuple(row_of(Funding, record) for record in self._of_table(Funding.table, copy))
        return FilingRows(partition=copy.partition, filing=row_of(Filing, filings[0]), funding=funding)

    def _of_table(self, table: str, copy: Copy) -> list[dict[str, object]]:
        rows = self._table(table, copy.partition)
        found: list[dict[str, object]] = rows.filter(pc.equal(rows["filing_id"], copy.filing_id)).to_pylist()
        return found

    def _read_kept(self, uri: str) -> Extraction | None:
        return self._interim.of(self._resolution.documents[uri])

    def _read_table(self, table: str, partition: Partition) -> pa.Table:
        assert self._dataset is not None
        return self._dataset.arrow(table, partition.city_code, partition.fiscal_year)

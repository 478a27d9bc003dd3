"""The documents of a dataset by source_uri, made rows some at a time: there may be millions."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache

from flows.store import Dataset
from flows.store.rows import row_of
from schemas.run_tables import DocumentRow

BLOCK = 1024
"""Rows that are made at once: whoever asks for a document mostly asks for its neighbours next."""
BLOCKS = 4
"""Blocks that are kept."""


class Documents(Mapping[str, DocumentRow]):
    """The table of documents of one generation, in its own order: that of source_uri."""

    def __init__(self, dataset: Dataset) -> None:
        """Take the table as it lies."""
        self.table = dataset.arrow(DocumentRow.table)
        self.starts = self.table["source_uri"].take(list(range(0, len(self), BLOCK))).to_pylist()
        self.block = lru_cache(maxsize=BLOCKS)(self.made)

    def __getitem__(self, uri: str) -> DocumentRow:
        """The row of a document. Raises KeyError where there is none."""
        return self.block(max(0, bisect_right(self.starts, uri) - 1))[uri]

    def __iter__(self) -> Iterator[str]:
        """Every source_uri, in order."""
        return (uri.as_py() for uri in self.table["source_uri"])

    def __len__(self) -> int:
        """How many there are."""
        return int(self.table.num_rows)

    def made(self, number: int) -> dict[str, DocumentRow]:
        """The rows of a block, from 0, by source_uri."""
        records = self.table.slice(number * BLOCK, BLOCK).to_pylist()
        return {record["source_uri"]: row_of(DocumentRow, record) for record in records}

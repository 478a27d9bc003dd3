"""The documents of a dataset by source_uri, read some at a time: there may be millions."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache

import pyarrow as pa
import pyarrow.dataset as ds

from flows.store import Dataset
from flows.store.rows import row_of
from flows.store.tables import SCHEMAS
from schemas.run_tables import DocumentRow

KEY = "source_uri"
GROUPS = 2
"""Row groups that are held: whoever asks for a document mostly asks for its neighbours next."""
BLOCK = 1024
"""Rows of a group that are made at once."""


class Documents(Mapping[str, DocumentRow]):
    """The table of documents of one generation, in its own order: that of source_uri."""

    def __init__(self, dataset: Dataset) -> None:
        """Look where the row groups begin; none of them is read yet."""
        folder = dataset.path(DocumentRow.table)
        files = ds.dataset(folder, schema=SCHEMAS[DocumentRow]).get_fragments() if folder.is_dir() else ()
        self._groups = [group for file in files for group in file.split_by_row_group()]
        self._starts = [first(group) for group in self._groups]
        self._group = lru_cache(maxsize=GROUPS)(self._read)
        self._block = lru_cache(maxsize=GROUPS)(self._made)

    def __getitem__(self, uri: str) -> DocumentRow:
        """The row of a document. Raises KeyError where there is none."""
        group = max(0, bisect_right(self._starts, uri) - 1)
        keys, _ = self._group(group) if self._groups else ((), None)
        place = bisect_left(keys, uri)
        if place == len(keys) or keys[place] != uri:
            raise KeyError(uri)
        return self._block(group, place // BLOCK)[place % BLOCK]

    def __iter__(self) -> Iterator[str]:
        """Every source_uri, in order."""
        for group in self._groups:
            yield from group.to_table(columns=[KEY])[KEY].to_pylist()

    def __len__(self) -> int:
        """How many there are."""
        return sum(group.row_groups[0].num_rows for group in self._groups)

    def _read(self, group: int) -> tuple[list[str], pa.Table]:
        table = self._groups[group].to_table(schema=SCHEMAS[DocumentRow])
        return table[KEY].to_pylist(), table

    def _made(self, group: int, block: int) -> list[DocumentRow]:
        _, table = self._group(group)
        return [row_of(DocumentRow, record) for record in table.slice(block * BLOCK, BLOCK).to_pylist()]


def first(group: ds.ParquetFileFragment) -> str:
    """The first source_uri of a row group; Parquet's statistics leave out what is longer than a page's head."""
    told = group.row_groups[0].statistics.get(KEY)
    return str(told["min"] if told is not None else group.head(1, columns=[KEY])[KEY][0])

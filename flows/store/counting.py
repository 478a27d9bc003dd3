"""How many rows a generation holds, told by the ends of its files."""

from collections.abc import Mapping
from pathlib import Path

import pyarrow.parquet as pq

from schemas.tables import PARTITIONED


def row_counts(generation: Path) -> Mapping[str, int]:
    """Rows of each table that is about filings; 0 where the generation is not there."""
    return {
        row.table: sum(pq.read_metadata(file).num_rows for file in (generation / row.table).rglob("*.parquet"))
        for row in PARTITIONED
    }

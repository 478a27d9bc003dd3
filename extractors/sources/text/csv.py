"""Text with one row per line, its values parted by commas (csv)."""

import csv
from collections.abc import Sequence

from extractors.sources.grid_builder import lattice
from extractors.sources.paragraphs import tidy
from schemas.grid import Block

LEAST_ROWS = 3
LEAST_COLS = 3
"""A table of fewer rows or columns cannot be told from sentences with commas."""


def value_blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    """The table, if every row has the same number of values; else nothing."""
    if sum("," in line for line in lines[: 2 * LEAST_ROWS]) < LEAST_ROWS:
        return ()
    try:
        rows = [row for row in csv.reader((line + "\n" for line in lines), strict=True) if row]
    except csv.Error:
        return ()
    if len(rows) < LEAST_ROWS or len(rows[0]) < LEAST_COLS or len({len(row) for row in rows}) > 1:
        return ()
    grid = lattice([list(map(tidy, row)) for row in rows], columns_aligned=True)
    return (grid,) if grid else ()

"""Indicator tables that stand side by side under one head: 实施期 with its names and values, 年度 with its own."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.forms.head_roles import LEVELS
from extractors.forms.printed_rows import PrintedRow
from schemas.head import Head, HeadColumn

SHARED = ("level1", "level2")
"""Levels that a block without such a column shares with the first one."""


def blocks(head: Head) -> tuple[Head, ...]:
    """The head of each block, left to right; a table without blocks is one."""
    starts = block_starts(head.columns)
    if len(starts) < 2:
        return (head,)
    ends = [*starts[1:], len(head.columns)]
    parts = [list(head.columns[start:end]) for start, end in zip([0, *starts[1:]], ends, strict=True)]
    lent = [column for column in parts[0] if column.role in SHARED]
    found = []
    for number, own in enumerate(parts):
        roles = {column.role for column in own}
        borrowed = [column for column in lent if number and column.role not in roles]
        found.append(replace(head, columns=(*borrowed, *own)))
    return tuple(found)


def block_starts(columns: Sequence[HeadColumn]) -> list[int]:
    """Where each block begins: at the levels before a column of names that follows values of other names."""
    starts: list[int] = []
    valued = False
    for place, column in enumerate(columns):
        if column.role == "level3" and (valued or not starts):
            start = place
            while start > 0 and columns[start - 1].role in LEVELS:
                start -= 1
            starts.append(start)
            valued = False
        valued = valued or column.role == "value"
    return starts


def within(rows: Sequence[PrintedRow], head: Head) -> list[PrintedRow]:
    """The rows with the cells of one block alone; those without any are left out."""
    covered = {col for column in head.columns for col in column.cols or ()}
    found = []
    for row in rows:
        kept = [not covered.isdisjoint(range(cell.col, cell.col + cell.col_span)) for cell in row.cells]
        cells = tuple(cell for cell, own in zip(row.cells, kept, strict=True) if own)
        blank = tuple(empty for empty, own in zip(row.blank, kept, strict=True) if own)
        printed = tuple(cell for cell, empty in zip(cells, blank, strict=True) if not empty)
        if printed:
            found.append(replace(row, cells=cells, printed=printed, blank=blank))
    return found


def told_apart(heads: Sequence[Head]) -> bool:
    """Whether the heads of the blocks say which of them is of which horizon."""
    horizons = [{column.horizon for column in head.columns if column.value_role == "target"} for head in heads]
    return len(heads) < 2 or any(own != horizons[0] for own in horizons)


def far_first(heads: Sequence[Head]) -> tuple[Head, ...]:
    """The blocks with the first one taken for the long term and the others for the year."""
    far = tuple(
        replace(column, horizon="long_term") if column.value_role == "target" else column for column in heads[0].columns
    )
    return (replace(heads[0], columns=far), *heads[1:])

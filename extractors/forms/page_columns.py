"""A table that goes on in another one, with columns of its own: its rows put on the columns of the first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extractors.forms.head_tree import leaves
from extractors.forms.printed_rows import PrintedRow
from mappings.levels import level_of
from schemas.grid import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Where the columns and rows of a later table stand in the first one."""

    starts: Mapping[int, int]
    """First grid column of a cell → that column in the first table."""
    ends: Mapping[int, int]
    """The same of the column behind a cell."""
    down: int
    """Rows of the first table above it."""


def on_first_columns(head: Sequence[PrintedRow], rows: Sequence[PrintedRow]) -> list[PrintedRow]:
    """The rows of a table that is printed as several, those of later ones by the columns of the first.

    The first row of a later one that has as many cells as a row before tells them; where none does, it stays as it is.
    """
    found: list[PrintedRow] = []
    top = lowest(head)
    known = [top] if top is not None else []
    first = head[0].grid if head else None
    for grid, block in groupby(rows, key=lambda row: row.grid if row.columns_aligned else None):
        own = list(block)
        if grid is not None and grid != first:
            shift = next((shift for row in own if (shift := shifted(known, top, row))), None)
            own = own if shift is None else [moved(row, shift) for row in own]
        else:
            known += [row for row in own if row.grid is not None]
        found += own
    return found


def lowest(head: Sequence[PrintedRow]) -> PrintedRow | None:
    """The heads right above the columns as one row; None where they stand in several tables or in none."""
    if len(head) < 2:
        return head[0] if head else None
    if not all(row.columns_aligned and row.grid == head[0].grid for row in head):
        return None
    cells = tuple(
        replace(leaf.cell, col=leaf.cols.start, col_span=len(leaf.cols))
        for leaf in leaves([cell for row in head for cell in row.printed])
        if leaf.cols is not None
    )
    return replace(head[0], cells=cells, printed=cells, blank=(False,) * len(cells))


def shifted(known: Sequence[PrintedRow], head: PrintedRow | None, row: PrintedRow) -> Shift | None:
    """Where a row's columns stand in the rows before, or in the head; None where nothing tells it.

    The label at the side may stand beside either of them alone.
    """
    down = max((cell.row + 1 for other in known for cell in other.cells), default=0)
    for cells, skipped in ((row.cells, 0), (row.cells[1:], 0), (row.cells, 1)):
        for other in reversed(known):
            was = other.cells[skipped:]
            if len(cells) < 2 or len(was) != len(cells) or (skipped and other is not head):
                continue
            if other is head or all(map(alike, was, cells)):
                starts = {own.col: old.col for old, own in zip(was, cells, strict=True)}
                ends = {own.col + own.col_span: old.col + old.col_span for old, own in zip(was, cells, strict=True)}
                beside = skipped or cells is not row.cells
                label = {0: 0} if beside else {}
                behind = {cells[0].col: was[0].col} if beside else {}
                return Shift(starts=label | starts, ends=behind | ends, down=down)
    return None


def alike(was: Cell, own: Cell) -> bool:
    """Whether two cells may stand in one column: both levels of indicators, or none of them."""
    return not was.text.strip() or not own.text.strip() or level_of(was.text) == level_of(own.text)


def moved(row: PrintedRow, shift: Shift) -> PrintedRow:
    """A row with its cells where they stand in the first table; as it is where one of them stands in no column."""
    cells = []
    for cell in row.cells:
        start, end = shift.starts.get(cell.col), shift.ends.get(cell.col + cell.col_span)
        if start is None or end is None or end <= start:
            return row
        cells.append(replace(cell, col=start, col_span=end - start, row=cell.row + shift.down))
    printed = tuple(cell for cell, blank in zip(cells, row.blank, strict=True) if not blank)
    return replace(row, cells=tuple(cells), printed=printed)

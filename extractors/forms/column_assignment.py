"""Rows of an indicator table with their cells laid on the columns of its head."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.forms.alignment import USUAL, align, usual_columns
from extractors.forms.printed_rows import PrintedRow, text
from extractors.forms.role_scores import fit, gives_points
from extractors.forms.sections import INDICATORS
from mappings.labels import is_placeholder, section
from mappings.levels import Family, level_of
from mappings.normal import plain
from schemas.grid import Cell
from schemas.head import Head, HeadColumn

UNDER_HEAD = 1.0
"""For a cell under its column's head: it settles what the words leave open, and gives way to what they say."""
ELSEWHERE = -0.5
"""For a cell that stands beside its column's head."""
SKIPS = {"label": 0.0, "level1": 0.0, "level2": 0.0, "level3": -1.0, "value": -1.5}
"""What an absent column costs: levels are merged over rows, names and values are not."""
ABSENT = -0.1
"""What any other absent column costs."""
OWN_LABEL, OTHER_LABEL = 3.0, -8.0
"""For the table's side label, or a piece of it, in the column of the label, and for any other text there."""
SHARED = frozenset({"value", "op", "unit"})
"""Columns whose merged cell says the same of each row that it stands beside."""
MISFIT = -1.9
"""Fit under which a cell cannot be what its column holds; the words of a row must say so before it is moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedTable:
    """What the rows of a table are laid on."""

    head: Head
    family: Family
    label: str
    """What the table's side label prints; empty where it has none."""

    @property
    def roles(self) -> tuple[str, ...]:
        """The role of each column."""
        return tuple(column.role for column in self.head.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidRow:
    """One row with its cells laid on the columns of its table."""

    row: PrintedRow
    cells: tuple[Cell | None, ...]
    """The cell of each column, in the head's order."""
    roles: Mapping[str, Cell]
    """The cell of the first column of each role, of remarks the first that says something."""
    unread: tuple[Cell, ...]
    """Printed cells that no column took."""

    def text(self, role: str) -> str | None:
        """Text in the first column of a role; None where it is empty or marked as such."""
        cell = self.roles.get(role)
        return None if cell is None or is_placeholder(cell.text) else text(cell)


def lay_all(rows: Sequence[PrintedRow], table: AssignedTable) -> list[LaidRow]:
    """Each row laid on the columns.

    Where columns are no places, a first reading tells in which column most rows print each role; the rows that print
    one elsewhere are read again in that light.
    """
    laid = [lay(row, table, {}) for row in rows]
    if all(row.columns_aligned for row in rows):
        return shared_down(laid, table.head)
    usual = usual_columns(entry.cells for entry in laid)
    return [entry if is_usual(entry, usual) else lay(entry.row, table, usual) for entry in laid]


def shared_down(laid: Sequence[LaidRow], head: Head) -> list[LaidRow]:
    """The rows with the values, comparators and units that a cell merged over several rows gives to each of them."""
    found: list[LaidRow] = []
    reaching: dict[int, Cell] = {}
    for entry in laid:
        cells = list(entry.cells)
        line = entry.row.printed[0].row
        for at, column in enumerate(head.columns):
            own = cells[at]
            if own is not None:
                reaching.pop(at, None)
                if column.role in SHARED and own.row_span > 1 and own.text.strip():
                    reaching[at] = own
            elif at in reaching and line < reaching[at].row + reaching[at].row_span:
                cells[at] = reaching[at]
        found.append(entry if tuple(cells) == entry.cells else replace(entry, cells=tuple(cells)))
    return found


def is_usual(laid: LaidRow, usual: Mapping[int, int]) -> bool:
    """Whether every cell that a column took stands in that column's usual place, and no printed cell is left."""
    cells = enumerate(laid.cells)
    return not laid.unread and all(cell is None or usual.get(index) == cell.col for index, cell in cells)


def lay(row: PrintedRow, table: AssignedTable, usual: Mapping[int, int]) -> LaidRow:
    """The row's cells on the columns; `usual` is the grid column of each, as far as the rows tell.

    Where columns are places, a row whose cells can all be what their columns hold stands as it is printed.
    """
    roles = table.roles
    printed = as_printed(row, table, roles)
    cells = aligned(row, table, roles, usual) if printed is None else printed
    taken = {id(cell) for cell in cells if cell is not None}
    unread = [cell for cell in row.printed if id(cell) not in taken]
    cells = by_meaning(cells, roles) if printed is None else cells
    first: dict[str, Cell] = {}
    for role, laid in zip(roles, cells, strict=True):
        if laid is not None and (role not in first or (role == "remark" and is_placeholder(first[role].text))):
            first[role] = laid
    return LaidRow(row=row, cells=tuple(cells), roles=first, unread=tuple(unread))


def as_printed(row: PrintedRow, table: AssignedTable, roles: tuple[str, ...]) -> list[Cell | None] | None:
    """The cells in the columns that they stand under; None where that cannot be what the row means.

    A cell over several columns is in the one that it fits best. Two cells under one head are no such row.
    """
    if not row.columns_aligned:
        return None
    cells: list[Cell | None] = [None] * len(roles)
    for cell, blank in zip(row.cells, row.blank, strict=True):
        under = [at for at, column in enumerate(table.head.columns) if column.cols is not None and holds(column, cell)]
        if blank:
            for at in under:
                cells[at] = cells[at] or cell
            continue
        if not under:
            return None
        if len(under) == 1 and roles[under[0]] == "label" and level_of(cell.text) is None:
            cells[under[0]] = cells[under[0]] or cell
            continue
        said = {at: word(cell.text, roles[at], table.family.id, table.label) for at in under}
        best = max(under, key=lambda at: (said[at], -at))
        held = cells[best]
        if said[best] <= MISFIT or (held is not None and held.text.strip()):
            return None
        cells[best] = cell
    return cells


def holds(column: HeadColumn, cell: Cell) -> bool:
    """Whether a cell overlaps the grid columns of a head that has some."""
    return column.cols is not None and stands_under(cell, column)


def aligned(
    row: PrintedRow, table: AssignedTable, roles: tuple[str, ...], usual: Mapping[int, int]
) -> list[Cell | None]:
    """The cells in the columns that they fit best, in order."""
    fits = [scores(cell, table, roles, usual) for cell in row.cells]
    skips = [SKIPS.get(role, ABSENT) for role in roles]
    cells: list[Cell | None] = [None] * len(roles)
    for cell, taken in zip(row.cells, align(fits, skips, row.blank), strict=True):
        if taken is not None:
            cells[taken] = cell
    return cells


def scores(cell: Cell, table: AssignedTable, roles: tuple[str, ...], usual: Mapping[int, int]) -> Sequence[float]:
    """Fit of a cell to each column by what it says and by where it stands."""
    said = words(cell.text, roles, table.family.id, table.label)
    columns = table.head.columns
    if columns[-1].cols is not None:
        return [
            fit if column.cols is None else fit + (UNDER_HEAD if stands_under(cell, column) else ELSEWHERE)
            for fit, column in zip(said, columns, strict=True)
        ]
    if not usual:
        return said
    return [fit + USUAL if usual.get(index) == cell.col else fit for index, fit in enumerate(said)]


@lru_cache(maxsize=65536)
def words(text: str, roles: tuple[str, ...], family_id: str, label: str) -> tuple[float, ...]:
    """Fit of a text to each role by what it says alone."""
    return tuple(word(text, role, family_id, label) for role in roles)


def word(text: str, role: str, family_id: str, label: str) -> float:
    """Fit of a text to one role by what it says alone."""
    return label_fit(text, label) if role == "label" else fit(text, role, family_id)


def label_fit(text: str, label: str) -> float:
    """Fit of a text to the column of the table's side label."""
    if not text.strip():
        return 0.0
    own = plain(text) in label or section(text) in INDICATORS or section(label + plain(text)) in INDICATORS
    return OWN_LABEL if own else OTHER_LABEL


def stands_under(cell: Cell, column: HeadColumn) -> bool:
    """Whether a cell overlaps the grid columns of its head; always so where columns are no places."""
    return column.cols is None or (cell.col < column.cols.stop and column.cols.start < cell.col + cell.col_span)


def in_place(laid: LaidRow, head: Head) -> bool:
    """Whether every cell of a row stands under its head."""
    pairs = zip(laid.cells, head.columns, strict=True)
    return all(cell is None or not cell.text.strip() or stands_under(cell, column) for cell, column in pairs)


def by_meaning(cells: list[Cell | None], roles: Sequence[str]) -> list[Cell | None]:
    """The cells, the rule of points in its own column where it stands in another column of prose."""
    if "scoring" not in roles or points(cells[roles.index("scoring")]):
        return cells
    rule = roles.index("scoring")
    for role in ("explanation", "remark"):
        if role in roles and points(cells[other := roles.index(role)]):
            swapped = list(cells)
            swapped[rule], swapped[other] = cells[other], cells[rule]
            return swapped
    return cells


def points(cell: Cell | None) -> bool:
    """Whether a cell gives and takes points by more than a bare number."""
    return cell is not None and gives_points(cell.text)

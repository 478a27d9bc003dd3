"""An indicator table read row by row: cells laid on columns, levels filled down, values given their years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.forms.alignment import USUAL, align, usual_columns
from extractors.forms.fits import fit, gives_points
from extractors.forms.tables import PrintedRow, place, text
from mappings.labels import is_placeholder
from mappings.levels import Family
from mappings.normal import plain
from schemas.form import PrintedIndicator, PrintedValue, When
from schemas.grid import Cell
from schemas.head import Column, Head

UNDER_HEAD = 1.0
"""For a cell under its column's head: it settles what the words leave open, and gives way to what they say."""
ELSEWHERE = -0.5
"""For a cell that stands beside its column's head."""
SKIPS = {"label": 0.0, "level1": 0.0, "level2": 0.0, "level3": -1.0, "value": -1.5}
"""What an absent column costs: levels are merged over rows, names and values are not."""
ABSENT = -0.1
"""What any other absent column costs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidRow:
    """One row with its cells laid on the columns of its table."""

    row: PrintedRow
    cells: tuple[Cell | None, ...]
    """The cell of each column, in the head's order."""
    unread: tuple[Cell, ...]
    """Printed cells that no column took."""

    def texts(self, head: Head, role: str) -> str | None:
        """Text of the first column of a role; None where it is empty or marked as such."""
        for column, cell in zip(head.columns, self.cells, strict=True):
            if column.role == role and cell is not None:
                return None if is_placeholder(cell.text) else text(cell)
        return None


def lay(row: PrintedRow, head: Head, family: Family, label: str, usual: Mapping[int, int]) -> LaidRow:
    """The row's cells on the head's columns.

    `label` is what the table's side label prints, `usual` the grid column of each head column as far as it is known.
    """
    fits = [
        [
            score(cell, column, family, label) + (USUAL if usual.get(index) == cell.col else 0.0)
            for index, column in enumerate(head.columns)
        ]
        for cell in row.cells
    ]
    skips = [SKIPS.get(column.role, ABSENT) for column in head.columns]
    blank = [not cell.text.strip() for cell in row.cells]
    cells: list[Cell | None] = [None] * len(head.columns)
    unread = []
    for cell, taken in zip(row.cells, align(fits, skips, blank), strict=True):
        if taken is not None:
            cells[taken] = cell
        elif cell.text.strip():
            unread.append(cell)
    return LaidRow(row=row, cells=tuple(by_meaning(cells, head)), unread=tuple(unread))


def score(cell: Cell, column: Column, family: Family, label: str) -> float:
    """Fit of a cell to a column by what it says and by where it stands."""
    if column.role == "label":
        own = bool(cell.text.strip()) and plain(cell.text) in label
        return 3.0 if own else 0.0 if not cell.text.strip() else -8.0
    said = fit(cell.text, column.role, family.id)
    if column.cols is None:
        return said
    return said + (UNDER_HEAD if stands_under(cell, column) else ELSEWHERE)


def stands_under(cell: Cell, column: Column) -> bool:
    """Whether a cell overlaps the grid columns of its head; always so where columns are no places."""
    return column.cols is None or (cell.col < column.cols.stop and column.cols.start < cell.col + cell.col_span)


def by_meaning(cells: list[Cell | None], head: Head) -> list[Cell | None]:
    """The cells, the rule of points in its own column where it stands in another column of prose."""
    places = {column.role: index for index, column in enumerate(head.columns)}
    rule = places.get("scoring")
    if rule is None or points(cells[rule]):
        return cells
    for role in ("explanation", "remark"):
        other = places.get(role)
        if other is not None and points(cells[other]):
            swapped = list(cells)
            swapped[rule], swapped[other] = cells[other], cells[rule]
            return swapped
    return cells


def points(cell: Cell | None) -> bool:
    """Whether a cell gives and takes points by more than a bare number."""
    return cell is not None and gives_points(cell.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """The levels that a row stands under."""

    level1: str | None = None
    level2: str | None = None
    displaced: bool = False
    """Whether level 1 as printed cannot hold level 2, so that the official parent stands in its place."""


def step(above: Levels, laid: LaidRow, head: Head, family: Family) -> Levels:
    """The levels of a row, from those of the row above and what the row prints.

    A level 2 that is official brings its own level 1 along: a merged label that a scanner displaced comes home.
    """
    level1, level2 = (laid.texts(head, role) for role in ("level1", "level2"))
    if level2 is None:
        level2 = above.level2 if level1 is None or level1 == above.level1 else None
    level1 = level1 or above.level1
    parents = family.parent(level2) if level2 is not None else ()
    if parents and level1 not in parents:
        return Levels(level1=parents[0], level2=level2, displaced=True)
    return Levels(level1=level1, level2=level2)


def lay_all(rows: Sequence[PrintedRow], head: Head, family: Family, label: str) -> list[tuple[LaidRow, Levels]]:
    """Each row laid on the columns, with its levels filled down.

    Where columns are no places, a first reading tells in which column most rows print each role.
    """
    laid = [lay(row, head, family, label, {}) for row in rows]
    if not all(row.exact for row in rows):
        usual = usual_columns(entry.cells for entry in laid)
        laid = [lay(row, head, family, label, usual) for row in rows]
    levels = Levels()
    found = []
    for entry in laid:
        levels = step(levels, entry, head, family)
        found.append((entry, levels))
    return found


def lost_column(rows: Sequence[LaidRow], head: Head) -> bool:
    """Whether a table lacks a column of values that its head names: some row prints fewer, and no cell in between."""
    return any(any(cell is not None for cell in valued(row, head)) and not all_told(row, head) for row in rows)


def valued(laid: LaidRow, head: Head) -> list[Cell | None]:
    """The row's cells in the columns of values."""
    return [cell for cell, column in zip(laid.cells, head.columns, strict=True) if column.role == "value"]


def all_told(laid: LaidRow, head: Head) -> bool:
    """Whether each column of values has its cell, blank or not, or the row's cells stand where their heads do."""
    return None not in valued(laid, head) or (laid.row.exact and in_place(laid, head))


def values(laid: LaidRow, head: Head, lost: bool) -> tuple[tuple[PrintedValue, ...], bool]:
    """The row's values with their years, and whether the form tells which value is whose.

    Fewer values than year heads, and neither a blank cell nor its place shows which is left out: then nothing tells.
    In a table that `lost` a column of values, a blank last value may be the blank cell behind it.
    """
    heads = [index for index, column in enumerate(head.columns) if column.role == "value"]
    printed = [laid.cells[index] for index in heads]
    blank = printed[-1] is None or not printed[-1].text.strip() if printed else False
    known = all_told(laid, head) and not (lost and blank and not (laid.row.exact and in_place(laid, head)))
    found = []
    for index, cell in zip(heads, printed, strict=True):
        if cell is None or is_placeholder(cell.text):
            continue
        column = head.columns[index]
        found.append(
            PrintedValue(
                text=cell.text,
                op=laid.texts(head, "op"),
                unit=laid.texts(head, "unit"),
                role=column.value_role if known else None,
                when=column.when if known else When(),
                horizon=column.horizon or "annual",
            )
        )
    return tuple(found), known


def in_place(laid: LaidRow, head: Head) -> bool:
    """Whether every cell of a row stands under its head."""
    pairs = zip(laid.cells, head.columns, strict=True)
    return all(cell is None or not cell.text.strip() or stands_under(cell, column) for cell, column in pairs)


def indicator(
    laid: LaidRow, levels: Levels, head: Head, goal: int | None, lost: bool
) -> tuple[PrintedIndicator, bool] | None:
    """The indicator that a row prints, and whether its values' years are told; None for a row without one."""
    name = laid.texts(head, "level3")
    if name is None:
        return None
    found, known = values(laid, head, lost)
    horizon = found[0].horizon if found else next((c.horizon for c in head.columns if c.horizon is not None), None)
    prose = {role: laid.texts(head, role) for role in ("basis", "class", "scoring", "explanation", "remark")}
    return PrintedIndicator(
        goal=goal,
        level1=levels.level1,
        level2=levels.level2,
        level3=name,
        values=found,
        horizon=horizon or "annual",
        basis=prose["basis"],
        class_=prose["class"],
        scoring=prose["scoring"],
        explanation=prose["explanation"],
        remark=prose["remark"],
        weight=laid.texts(head, "weight"),
        score=laid.texts(head, "score"),
        place=place(*(cell for cell in laid.cells if cell is not None and cell.text.strip())),
    ), known

"""What the rows of an indicator table say: levels filled down, values given their years."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.forms.column_assignment import LaidRow, in_place
from extractors.forms.misprints import meant_levels, meant_listed
from extractors.forms.numbered_items import unnumbered
from extractors.forms.printed_rows import place, text
from extractors.forms.role_scores import WEIGHT
from extractors.forms.value_columns import companion
from extractors.values import find_year, parse_value
from mappings.labels import is_placeholder, labels
from mappings.levels import Family, is_level1, level_of, without_points
from mappings.misprints import Corrected, corrected_level
from mappings.normal import plain
from schemas.form import PrintedIndicator, PrintedValue, When
from schemas.grid import Cell
from schemas.head import Head

LONGEST = 12
"""Longest name of a level, in which a misprint is looked for."""
ACROSS = 2
"""Columns that a level's name reaches over where it has a row of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """The levels that a row stands under."""

    level1: str | None = None
    level2: str | None = None
    displaced: bool = False
    """Whether level 1 as printed cannot hold level 2, so that the official parent stands in its place."""
    odd: bool = False
    """Whether level 1 is printed beside the row as it stands and cannot hold level 2 all the same."""
    down_to: int = -1
    """Grid row below the last one that the cell of level 1 stands beside."""
    corrected: tuple[Corrected, ...] = ()
    """The names that this row prints otherwise than they are meant."""


def step(above: Levels, laid: LaidRow, family: Family, has_level1: bool) -> Levels:
    """The levels of a row, from those of the row above and what the row prints.

    A level 2 that is official brings its own level 1 along: a merged label that a scanner displaced comes home. Where
    columns are places, the cell of level 1 that stands beside the row is what the form says.
    """
    meant = meant_levels(laid, family)
    level1, level2 = (
        meant[role].meant if role in meant else family.named(laid.text(role)) for role in ("level1", "level2")
    )
    corrected = tuple(meant.values())
    if level2 is None:
        level2 = above.level2 if level1 is None or level1 == above.level1 else None
    cell = laid.roles.get("level1")
    down_to = cell.row + cell.row_span if cell is not None and level1 is not None else above.down_to
    level1 = level1 or above.level1
    parents = family.parent(level2) if level2 is not None else ()
    foreign = bool(parents) and level1 not in parents and (has_level1 or level1 is not None)
    beside = laid.row.columns_aligned and laid.row.printed[0].row < down_to
    if foreign and not beside:
        return Levels(level1=parents[0], level2=level2, displaced=True, down_to=down_to, corrected=corrected)
    return Levels(level1=level1, level2=level2, odd=foreign, down_to=down_to, corrected=corrected)


def filled_down(rows: Sequence[LaidRow], family: Family, head: Head) -> list[Levels]:
    """The levels of each row; a table without a column of level 1 says them in rows of their own, or not at all."""
    has_level1 = any(column.role == "level1" for column in head.columns)
    levels = Levels()
    found = []
    for row in rows:
        across = None if has_level1 else level_across(row, family)
        levels = step(levels, row, family, has_level1) if across is None else below(levels, across)
        found.append(levels)
    return found


def without_cells(laid: LaidRow) -> LaidRow:
    """A row that names no indicator: no cell of it stands in a column, but for the side label."""
    side = laid.roles.get("label")
    roles = {"label": side} if side is not None and len(laid.row.printed) > 1 else {}
    kept = tuple(cell if roles and cell is side else None for cell in laid.cells)
    return replace(laid, cells=kept, roles=roles, unread=())


def level_across(laid: LaidRow, family: Family) -> Levels | None:
    """The level that a row says before the rows under it, and nothing besides but points, which are no part of it.

    A first level stands across the table; where numbers beside it are its points, it may be a second one, too.
    """
    side = laid.roles.get("label", laid.roles.get("list"))
    first, *rest = [cell for cell in laid.row.printed if cell is not side or len(laid.row.printed) == 1]
    if rest and not (laid.row.columns_aligned and first is laid.roles.get("level3") and all(map(is_points, rest))):
        return None
    if not rest and laid.row.columns_aligned and first.col_span < ACROSS:
        return None
    name = unnumbered(without_points(first.text))
    if is_level1(name):
        return Levels(level1=name)
    if rest and level_of(name) == "level2":
        return Levels(level2=name)
    word = corrected_level(name, family.id) if len(name) <= LONGEST else None
    return Levels(level1=word.meant, corrected=(word,)) if word is not None and family.is_level1(word.meant) else None


def is_points(cell: Cell) -> bool:
    """Whether a cell prints no more than a number, or nothing."""
    return is_placeholder(cell.text) or WEIGHT.fullmatch(plain(cell.text)) is not None


def below(above: Levels, across: Levels) -> Levels:
    """The levels from a row on that says one across the table: a second level stays under the first."""
    return across if across.level1 is not None else replace(across, level1=above.level1)


def lost_column(rows: Sequence[LaidRow], head: Head) -> bool:
    """Whether a table lacks a column of values that its head names: some row prints fewer, and no cell in between."""
    return any(any(cell is not None for cell in valued(row, head)) and not all_told(row, head) for row in rows)


def valued(laid: LaidRow, head: Head) -> list[Cell | None]:
    """The row's cells in the columns of values."""
    return [cell for cell, column in zip(laid.cells, head.columns, strict=True) if column.role == "value"]


def all_told(laid: LaidRow, head: Head) -> bool:
    """Whether each column of values has its cell, blank or not, or the row's cells stand where their heads do."""
    return None not in valued(laid, head) or (laid.row.columns_aligned and in_place(laid, head))


def values(laid: LaidRow, head: Head, lost: bool) -> tuple[tuple[PrintedValue, ...], bool]:
    """The row's values with their years, and whether the form tells which value is whose.

    Fewer values than year heads, and neither a blank cell nor its place shows which is left out: then nothing tells.
    In a table that `lost` a column of values, a blank last value may be the blank cell behind it.
    """
    heads = [index for index, column in enumerate(head.columns) if column.role == "value"]
    printed = [laid.cells[index] for index in heads]
    blank = printed[-1] is None or not printed[-1].text.strip() if printed else False
    known = all_told(laid, head) and not (lost and blank and not (laid.row.columns_aligned and in_place(laid, head)))
    found = []
    for index, cell in zip(heads, printed, strict=True):
        if cell is None or is_placeholder(cell.text):
            continue
        column = head.columns[index]
        found.append(
            PrintedValue(
                text=cell.text,
                op=beside(laid, head, index, "op") if compared(head, index) or not known else None,
                unit=unit_of(laid, head, index, cell),
                role=column.value_role if known else None,
                when=year_beside(laid, head, index) if known else When(),
                horizon=column.horizon or "annual",
                cells=value_cells(laid, head, index),
            )
        )
    return tuple(found), known


def compared(head: Head, at: int) -> bool:
    """Whether a comparator's column speaks of a column of values: it does of those aimed at, and under its own head."""
    column, place = head.columns[at], companion(head, at, "op")
    own = place is not None and column.group is not None and head.columns[place].group is column.group
    return column.value_role == "target" or own


def value_cells(laid: LaidRow, head: Head, at: int) -> tuple[Cell, ...]:
    """The cells that print a value together: its own, and those of its comparator and its unit, in their order."""
    places = {at, *(place for role in ("op", "unit") if (place := companion(head, at, role)) is not None)}
    return tuple(cell for place in sorted(places) if (cell := laid.cells[place]) is not None and cell.text.strip())


def beside(laid: LaidRow, head: Head, at: int, role: str) -> str | None:
    """The text in the column of `role` that belongs to the column of values at a place."""
    place = companion(head, at, role)
    cell = laid.cells[place] if place is not None else None
    return None if cell is None or is_placeholder(cell.text) else text(cell)


def unit_of(laid: LaidRow, head: Head, at: int, cell: Cell) -> str | None:
    """The unit in the column beside a value, else the one in its head where the value prints none of its own."""
    unit = beside(laid, head, at, "unit")
    own = head.columns[at].unit
    return unit if unit is not None or own is None or parse_value(cell.text).unit is not None else own


def year_beside(laid: LaidRow, head: Head, at: int) -> When:
    """The year of a value: the one in a column of years of its own, else its head's."""
    column = head.columns[at]
    for index, other in enumerate(head.columns):
        cell = laid.cells[index] if other.role == "year" and other.value_role == column.value_role else None
        year = find_year(cell.text) if cell is not None else None
        if year is not None:
            return When(year=year, base=column.value_role == "prior")
    return column.when


def core(laid: LaidRow) -> str | None:
    """The remark that an indicator is a core one, of forms with a column that says yes or no."""
    answer = laid.text("core")
    return labels().core.get(answer) if answer is not None else None


def indicator(
    laid: LaidRow, levels: Levels, head: Head, goal: int | None, lost: bool
) -> tuple[PrintedIndicator, bool] | None:
    """The indicator that a row prints, and whether its values' years are told; None for a row without one."""
    name = laid.text("level3")
    if name is None:
        return None
    found, known = values(laid, head, lost)
    horizon = found[0].horizon if found else next((c.horizon for c in head.columns if c.horizon is not None), None)
    prose = {role: laid.text(role) for role in ("scoring", "explanation", "remark")}
    return PrintedIndicator(
        goal=goal,
        level1=levels.level1,
        level2=levels.level2,
        level3=name,
        values=found,
        horizon=horizon or "annual",
        basis=meant_listed(laid, "basis"),
        class_=meant_listed(laid, "class"),
        scoring=prose["scoring"],
        explanation=prose["explanation"],
        remark=prose["remark"] or core(laid),
        weight=laid.text("weight"),
        score=laid.text("score"),
        place=place(*(cell for cell in laid.cells if cell is not None and cell.text.strip())),
    ), known

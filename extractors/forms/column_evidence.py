"""Columns by what all their cells are: heads that may mean several things, heads that are blank or unknown."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.forms.head_names import POINTS, with_level_points
from extractors.forms.printed_rows import PrintedRow
from extractors.forms.role_scores import WEIGHT, gives_points, looks_worth
from extractors.values import comparator, is_sign, is_unit
from mappings.head_words import is_direction
from mappings.labels import is_placeholder
from mappings.levels import level_of
from mappings.normal import plain
from schemas.form import When
from schemas.grid import Cell
from schemas.head import Head, HeadColumn

MOST = 0.8
"""Share of a column's printed cells that must be of a kind for the column to be of it."""
PART = 0.6
"""Share that is enough for one of several columns under the head of a value: they are its comparator, number and unit,
and a recogniser may misread some signs of one."""
LEAST = 2
"""Printed cells that must be there before they say what a column without a sure head is."""
OPEN = frozenset({"op", "class", "unknown", "list", "aside"})
"""Roles whose head may mean something else: 指标性质 holds comparators, directions, kinds or levels."""
PROSE = frozenset({"scoring", "explanation"})
FORMS = frozenset({"project", "department"})
"""Columns of a list of forms, each with a goal of its own."""
NAME = 3
"""Signs that a name has at least, by and large."""
NAMES = (frozenset({"list", "unknown"}), frozenset({"level1", "level2"}), frozenset({"explanation"}))
"""Roles of heads that may stand over names where none says so, the likeliest first."""


def resolved(head: Head, rows: Sequence[PrintedRow]) -> Head:
    """The head of a table whose columns are places, with each column's role borne out by its cells.

    A unit column that was only supposed is dropped: where units are printed, their own column shows it.
    """
    floating = {column.role for column in head.columns if column.cols is None}
    if not rows or not all(row.columns_aligned for row in rows) or not floating <= {"unit", "value"}:
        return head
    placed = [column for column in head.columns if column.cols is not None]
    if not head.target_lost:
        placed = with_blank(placed, rows)
    ends = {max(cell.col + cell.col_span for cell in row.cells) for row in rows}
    wide = ends == {max(column.cols.stop for column in placed if column.cols is not None)}
    columns = [part for column in placed for part in parted(column, rows, wide=wide)]
    columns = one_comparator([replace(column, role=borne_out(column, rows)) for column in columns], rows)
    columns = [prose_column(column, columns, rows) for column in columns]
    columns = aimed(columns, rows)
    return replace(head, columns=tuple(with_lost(with_levels(columns, rows), head)))


def with_lost(columns: list[HeadColumn], head: Head) -> list[HeadColumn]:
    """The columns with the one of values that the head has lost behind its last one of values."""
    lost = [column for column in head.columns if column.role == "value" and column.cols is None]
    last = max((at for at, column in enumerate(columns) if column.role == "value"), default=len(columns) - 1)
    return [*columns[: last + 1], *lost, *columns[last + 1 :]]


def cells_under(cols: range, rows: Sequence[PrintedRow]) -> list[Cell]:
    """The printed cells that stand within some grid columns."""
    return [cell for row in rows for cell in row.printed if within(cell, cols)]


def within(cell: Cell, cols: range) -> bool:
    """Whether a cell stands within some grid columns."""
    return cell.col >= cols.start and cell.col + cell.col_span <= cols.stop


def with_blank(columns: Sequence[HeadColumn], rows: Sequence[PrintedRow]) -> list[HeadColumn]:
    """The columns, and one of unknown role over each stretch of printed cells right of the first head that has none."""
    first = min(column.cols.start for column in columns if column.cols is not None)
    headed = {col for column in columns for col in column.cols or ()}
    loose = {
        range(cell.col, cell.col + cell.col_span)
        for row in rows
        for cell in row.printed
        if cell.col >= first and headed.isdisjoint(range(cell.col, cell.col + cell.col_span))
    }
    found = list(columns)
    for cols in sorted(loose, key=lambda each: (each.start, -each.stop)):
        if headed.isdisjoint(cols):
            headed |= set(cols)
            found.append(HeadColumn(role="unknown", cols=cols))
    return sorted(found, key=lambda column: column.cols.start if column.cols is not None else 0)


def parted(column: HeadColumn, rows: Sequence[PrintedRow], *, wide: bool) -> Iterator[HeadColumn]:
    """A column, or the columns that its cells make of it: one head over comparator, number and unit.

    Blank cells of rows as wide as the head show where columns are as well as printed ones; a column of blank ones
    alone is none.
    """
    cols = column.cols or range(0)
    cells = [cell for row in rows for cell in (row.cells if wide else row.printed) if within(cell, cols)]
    starts = sorted({cell.col for cell in cells})
    rows_of_cells = Counter(cell.row for cell in cells)
    beside = [row for row, count in rows_of_cells.items() if count > 1]
    if len(starts) < 2 or 2 * len(beside) < len(rows_of_cells):
        yield column
        return
    for start, stop in zip(starts, [*starts[1:], cols.stop], strict=True):
        own = cells_under(range(start, stop), rows)
        if own:
            part = replace(column, cols=range(start, stop), group=column.head)
            yield replace(part, role=own_role(part, own))


def own_role(column: HeadColumn, cells: Sequence[Cell]) -> str:
    """The role of one of several columns under one head, by what its cells are."""
    texts = [cell.text for cell in cells if not is_placeholder(cell.text)]
    if column.role == "value":
        return next((role for role, kind in PARTS.items() if mostly(texts, kind, PART)), column.role)
    return column.role


def borne_out(column: HeadColumn, rows: Sequence[PrintedRow]) -> str:
    """The role of a column whose head may mean several things, by what its cells are."""
    if column.role not in OPEN or column.cols is None:
        return column.role
    texts = texts_under(column, rows)
    if not texts:
        return column.role
    if mostly(texts, is_direction):
        return "direction"
    if column.head is None and mostly(texts, is_unit):
        return "unit"
    if len(texts) < LEAST and column.role != "op":
        return column.role
    if mostly(texts, is_comparator):
        return "op"
    if column.role == "op":
        return "op" if any(map(is_comparator, texts)) else "class"
    if column.role in {"class", "aside"}:
        return column.role
    return "unit" if mostly(texts, is_unit) and column.role == "unknown" else column.role


def one_comparator(columns: list[HeadColumn], rows: Sequence[PrintedRow]) -> list[HeadColumn]:
    """Columns of which those that only say what kind of value an indicator has are no comparators beside others."""
    kinds = [
        column.role == "op" and mostly(texts_under(column, rows), lambda text: comparator(text) is None)
        for column in columns
    ]
    signs = sum(column.role == "op" for column in columns) - sum(kinds)
    if not signs:
        return columns
    return [replace(column, role="nature") if kind else column for column, kind in zip(columns, kinds, strict=True)]


def prose_column(column: HeadColumn, columns: Sequence[HeadColumn], rows: Sequence[PrintedRow]) -> HeadColumn:
    """A column of prose as what its cells are, where no other column is: 计算方法 of points, 评价标准 of units."""
    roles = {other.role for other in columns}
    if column.role not in PROSE or len(texts := texts_under(column, rows)) < LEAST:
        return column
    if "unit" not in roles and mostly(texts, is_unit):
        return replace(column, role="unit")
    return replace(column, role="scoring") if "scoring" not in roles and mostly(texts, gives_points) else column


def aimed(columns: list[HeadColumn], rows: Sequence[PrintedRow]) -> list[HeadColumn]:
    """Columns of which one of goals holds the values aimed at, where no other does: 指标 | 年度目标 | 实际完成."""
    roles = {column.role for column in columns}
    if roles & FORMS or any(column.role == "value" and column.value_role == "target" for column in columns):
        return columns
    goals = [at for at, column in enumerate(columns) if column.role == "goal"]
    if len(goals) != 1 or not mostly(texts_under(columns[goals[0]], rows), looks_worth):
        return columns
    value = replace(columns[goals[0]], role="value", value_role="target", when=When(distance=0), horizon="annual")
    return [value if at == goals[0] else column for at, column in enumerate(columns)]


def texts_under(column: HeadColumn, rows: Sequence[PrintedRow]) -> list[str]:
    """What a column's cells print."""
    cells = cells_under(column.cols or range(0), rows)
    return [cell.text for cell in cells if not is_placeholder(cell.text)]


def with_levels(columns: list[HeadColumn], rows: Sequence[PrintedRow]) -> list[HeadColumn]:
    """Columns whose levels and names stand where the table prints them, whatever their heads call them.

    A column of official names is of that level; where no head names the indicators, the last column before the
    values, or before the last points of a table without values, that holds names does.
    """
    found = [level_column(column, rows) for column in columns]
    roles = [column.role for column in found]
    worth = [at for at, role in enumerate(roles) if role in POINTS]
    if "level3" in roles or not (worth or "value" in roles):
        return found
    first = roles.index("value") if "value" in roles else worth[-1]
    ahead = [place for place, column in enumerate(found[:first]) if holds_names(column, rows)]
    named = next((own for kinds in NAMES if (own := [at for at in ahead if roles[at] in kinds])), None)
    if named is None:
        return found
    found[named[-1]] = replace(found[named[-1]], role="level3")
    return with_level_points(found)


def level_column(column: HeadColumn, rows: Sequence[PrintedRow]) -> HeadColumn:
    """A column without a sure head as the level whose official names it prints."""
    if column.role not in {"unknown", "class", "level1", "level2"} or column.cols is None:
        return column
    texts = texts_under(column, rows)
    for level in ("level1", "level2"):
        if column.role != level and texts and all(level_of(text) == level for text in texts):
            return replace(column, role=level)
    return column


def holds_names(column: HeadColumn, rows: Sequence[PrintedRow]) -> bool:
    """Whether a column prints texts of its own that are no levels, no values and no signs."""
    return mostly(texts_under(column, rows), is_name)


def is_name(text: str) -> bool:
    """Whether a text may name an indicator."""
    bad = is_comparator(text) or is_unit(text) or looks_worth(text) or WEIGHT.fullmatch(plain(text)) is not None
    return not bad and level_of(text) is None and len(plain(text)) >= NAME


def is_comparator(text: str) -> bool:
    """Whether a text may stand in a column of comparators."""
    return is_sign(text)


def mostly(texts: Sequence[str], kind: Callable[[str], bool], share: float = MOST) -> bool:
    """Whether most of the texts, at least this share, are of a kind; never of none."""
    return bool(texts) and sum(map(kind, texts)) >= share * len(texts)


PARTS: Mapping[str, Callable[[str], bool]] = {"op": is_comparator, "unit": is_unit}
"""What may stand under one head beside a number."""

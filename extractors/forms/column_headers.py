"""Which rows head an indicator table, and which columns they name."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.forms.head_columns import column, head_year
from extractors.forms.head_names import levels_first, one_name, with_level_points
from extractors.forms.head_roles import LEVELS, LONGEST, VALUES, heads_column, role
from extractors.forms.head_tree import STOREYS, Leaf, leaves
from extractors.forms.printed_rows import PrintedRow
from mappings.head_words import head_meaning
from mappings.labels import context_column, indicator_column, section
from mappings.misprints import Corrected, corrected_label
from mappings.money_lines import money_line
from schemas.form import Horizon, When
from schemas.grid import Cell
from schemas.head import Head, HeadColumn

__all__ = [
    "continues_head",
    "head_rows",
    "head_year",
    "is_list",
    "misprint",
    "names_indicators",
    "read_head",
    "role",
    "starts_head",
]

SECTIONS = frozenset({"long_term_indicators", "annual_indicators", "long_term_goal", "annual_goal"})
"""Labels that may stand over a block of columns as well as beside the table."""
WORTH = VALUES | {"weight", "score", "op", "unit"}
"""Roles beside which a misprint of a level's head is looked for."""
SHORT = 8
"""Longest head of a level in characters, line feeds and blanks included."""
TOGETHER = frozenset({"op", "unit"})
"""Heads beside which 绩效指标 names the indicators themselves."""


def starts_head(row: PrintedRow) -> bool:
    """Whether a row begins the head of an indicator table: it names the indicators and what they are worth."""
    roles = {role(cell) for cell in row.printed}
    if roles & WORTH:
        roles |= {role(meant(cell)) for cell in row.printed if len(cell.text) <= SHORT}
    named = "level3" in roles or names_indicators(row.printed) is not None
    beside = {context_column(cell.text) for cell in row.printed}
    lists = {"project", "goal", "list"} <= beside
    worth = bool(roles & (LEVELS - {"level3"} | VALUES)) or heads_years(row.printed)
    return (named and worth) or {"level1", "level2"} <= roles or lists or two_levels(row.printed)


def two_levels(cells: Sequence[Cell]) -> bool:
    """Whether a table names its indicators under the second level, or under the first."""
    roles = {role(cell) for cell in cells}
    return bool(roles & {"level1", "level2"}) and (bool(roles & VALUES) or heads_years(cells))


def heads_years(cells: Sequence[Cell]) -> bool:
    """Whether heads of several years side by side stand in for one of values."""
    return sum(role(cell) == "year" for cell in cells) > 1


def names_indicators(cells: Sequence[Cell]) -> Cell | None:
    """The head that names the indicators where no head says 三级指标: 绩效指标 beside 指标性质 or 度量单位."""
    roles = {role(cell) for cell in cells}
    if "level3" in roles or not (roles & VALUES or heads_years(cells)):
        return None
    named = [cell for cell in cells if context_column(cell.text) == "list"]
    if not named or (roles & LEVELS and not roles & TOGETHER):
        return None
    last = named[-1]
    if last is not cells[0] or section(last.text) is None:
        return last
    below = max((cell.row + cell.row_span for cell in cells[1:]), default=0)
    below += any(cell.col_span > 1 and is_group(cell) and cell.row + cell.row_span == below for cell in cells[1:])
    return last if last.row + last.row_span <= below else None


def continues_head(row: PrintedRow) -> bool:
    """Whether a row under a head's first one still belongs to it."""
    return all(role(cell) not in {None, "aside"} or indicator_column(cell.text) is not None for cell in row.printed)


def head_rows(rows: Sequence[PrintedRow], at: int) -> range:
    """Which rows a head covers whose names stand in row `at`: where columns are places, by the height of its cells."""
    if not rows[at].columns_aligned:
        return range(at, at + 1)
    first = rows[at].printed[0].row
    cells = [cell for cell in rows[at].printed if cell.row_span <= STOREYS and not stands_beside(cell, rows[at])]
    heads = [cell for cell in cells if heads_column(cell)]
    bottom = max((cell.row + cell.row_span for cell in heads), default=first + 1)
    top = at
    while top > 0 and rows[top - 1].grid == rows[at].grid and reaches(rows[top - 1], first, bottom):
        top -= 1
    if top > 0 and rows[top - 1].grid == rows[at].grid and groups_columns(rows[top - 1], rows[top].printed[0].row):
        top -= 1
    end = at + 1
    while end < len(rows) and rows[end].grid == rows[at].grid and rows[end].printed[0].row < bottom:
        end += 1
    return range(top, end)


def stands_beside(cell: Cell, row: PrintedRow) -> bool:
    """Whether the first cell of a row is the label at the table's side: it reaches below all heads, and names none."""
    if cell is not row.printed[0] or role(cell) in LEVELS | {"aside"} or cell is names_indicators(row.printed):
        return False
    return cell.row_span > max((other.row_span for other in row.printed[1:]), default=cell.row_span)


def reaches(row: PrintedRow, first: int, bottom: int) -> bool:
    """Whether a row above a head's names belongs to the head: one of its cells comes down to them and no further."""
    return any(first < cell.row + cell.row_span <= bottom for cell in row.printed)


def groups_columns(row: PrintedRow, below: int) -> bool:
    """Whether a row right above a head's names says what its columns have in common: 实施期 | 年度.

    One text across the table is the title of what follows, and no such row.
    """
    groups = [cell for cell in row.printed if cell.row + cell.row_span == below]
    beside = [cell for cell in row.printed if cell not in groups]
    if not any(cell.col_span > 1 for cell in groups) or len(row.printed) < 2:
        return False
    return all(map(is_group, groups)) and all(cell.row_span > 1 for cell in beside)


def is_group(cell: Cell) -> bool:
    """Whether a cell may stand over several columns of indicators."""
    if section(cell.text) in SECTIONS or context_column(cell.text) in {"list", "goal"}:
        return True
    told = head_meaning(cell.text) if len(cell.text) <= LONGEST else None
    return told is not None and (told.horizon is not None or told.role is not None or told.noun == "value")


def read_head(rows: Sequence[PrintedRow], horizon: Horizon) -> Head:
    """The columns of an indicator table of the given horizon, from the rows of its head."""
    rows = [replace(row, printed=tuple(meant(cell) for cell in row.printed)) for row in rows]
    columns = by_place(rows, horizon) if rows[0].columns_aligned else by_order(rows, horizon)
    return with_target(with_unit(with_level_points(levels_first(one_name(columns)))), horizon)


def misprint(cell: Cell) -> Corrected | None:
    """The column head that a cell among heads is a misprint of; None where it is one, or is none."""
    if heads_column(cell) or section(cell.text) is not None or money_line(cell.text) is not None:
        return None
    corrected = corrected_label(cell.text)
    return corrected if corrected is not None and indicator_column(corrected.meant) is not None else None


def meant(cell: Cell) -> Cell:
    """A head cell as it is meant."""
    corrected = misprint(cell)
    return cell if corrected is None else replace(cell, text=corrected.meant)


def by_place(rows: Sequence[PrintedRow], horizon: Horizon) -> list[HeadColumn]:
    """Columns by the lowest head cell over each grid column, with what the heads above it say."""
    cells = [cell for row in rows for cell in row.printed]
    names = names_indicators(cells)
    return [
        HeadColumn(role="level3", cols=leaf.cols, head=leaf.cell) if leaf.cell is names else column(leaf, horizon)
        for leaf in leaves(cells)
    ]


def by_order(rows: Sequence[PrintedRow], horizon: Horizon) -> list[HeadColumn]:
    """Columns by the order of the head's words: the heads below stand in for the value head above."""
    names = names_indicators(rows[0].printed)
    below = in_order([cell for row in rows[1:] for cell in row.printed])
    wide = parted_head(rows[0].printed) if below else None
    first = [cell for cell in rows[0].printed if role(cell) is not None or cell is names or cell is wide]
    found: list[Leaf] = []
    for cell in first:
        if cell is wide and below:
            found += [Leaf(cell=low, above=(cell,)) for low in below]
            below = []
        else:
            found.append(Leaf(cell=cell))
    return [
        HeadColumn(role="level3", head=leaf.cell) if leaf.cell is names else column(leaf, horizon) for leaf in found
    ]


PARTED = frozenset({"value", "value_long_term"})
"""Heads of values that the heads of a row below may part."""


def parted_head(cells: Sequence[Cell]) -> Cell | None:
    """The head that those of the row below part: the first of values, else the last that may stand over several."""
    values = [cell for cell in cells if role(cell) in PARTED]
    groups = [cell for cell in cells[1:] if role(cell) is None and is_group(cell)]
    return values[0] if values else groups[-1] if groups else None


def in_order(cells: Sequence[Cell]) -> list[Cell]:
    """The heads of a lower row that part the values: years before targets, else as they are printed."""
    years = [cell for cell in cells if role(cell) == "year"]
    targets = [cell for cell in cells if role(cell) in {"target", "actual"}]
    others = [cell for cell in cells if role(cell) not in VALUES | {"year"}]
    if years or targets:
        return [*years, *targets, *others]
    parts = {role(cell) for cell in cells}
    return list(cells) if parts & VALUES and parts & TOGETHER else []


def with_unit(columns: list[HeadColumn]) -> list[HeadColumn]:
    """Columns with a unit column behind the values where a comparator column stands before them.

    Forms that part the comparator from the number part the unit as well; some print no head over it.
    """
    roles = [entry.role for entry in columns]
    if "op" not in roles or "unit" in roles or "value" not in roles:
        return columns
    last = max(place for place, name in enumerate(roles) if name == "value")
    return [*columns[: last + 1], HeadColumn(role="unit"), *columns[last + 1 :]]


def with_target(columns: list[HeadColumn], horizon: Horizon) -> Head:
    """The head, with a column for the budget year where only past years are named."""
    values = [place for place, entry in enumerate(columns) if entry.role == "value"]
    if not values or any(columns[place].value_role != "prior" for place in values):
        return Head(columns=tuple(columns))
    lost = HeadColumn(role="value", when=When(distance=0), value_role="target", horizon=horizon)
    return Head(columns=(*columns[: values[-1] + 1], lost, *columns[values[-1] + 1 :]), target_lost=True)


def is_list(head: Head) -> bool:
    """Whether a table holds forms row by row: each project, or each office, is a run of rows with its own goal."""
    roles = {entry.role for entry in head.columns}
    return "project" in roles or {"department", "goal"} <= roles

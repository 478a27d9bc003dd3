"""The head of an indicator table: from one to three printed rows to its columns."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.forms.printed_rows import PrintedRow
from mappings.labels import context_column, indicator_column, labels, section, year_head
from mappings.mending import Mended, mend_label
from mappings.money_lines import money_line, units
from mappings.normal import bare, bracketed
from schemas.form import Horizon, When
from schemas.grid import Cell
from schemas.head import Column, Head

VALUES = frozenset({"value", "value_long_term", "target", "actual", "prior_group"})
LEVELS = frozenset({"level1", "level2", "level3"})


def role(cell: Cell) -> str | None:
    """The role that a head cell gives its column: an indicator column's, or `year`."""
    return indicator_column(cell.text) or ("year" if year_head(cell.text) is not None else None)


def starts_head(row: PrintedRow) -> bool:
    """Whether a row begins the head of an indicator table: it names the indicators and what they are worth."""
    roles = {indicator_column(cell.text) for cell in row.printed}
    named = "level3" in roles or names_indicators(row.printed) is not None
    beside = {context_column(cell.text) for cell in row.printed}
    lists = {"project", "goal", "list"} <= beside
    return (named and bool(roles & (LEVELS - {"level3"} | VALUES))) or {"level1", "level2"} <= roles or lists


def names_indicators(cells: Sequence[Cell]) -> Cell | None:
    """The head that names the indicators where no head says 三级指标: 绩效指标 beside 指标性质 or 度量单位."""
    roles = {indicator_column(cell.text) for cell in cells}
    if "level3" in roles or not roles & {"op", "unit"} or not roles & VALUES:
        return None
    return next((cell for cell in cells if context_column(cell.text) == "list"), None)


def continues_head(row: PrintedRow) -> bool:
    """Whether a row under a head's first one still belongs to it."""
    return all(role(cell) is not None for cell in row.printed)


def head_rows(rows: Sequence[PrintedRow], at: int) -> range:
    """Which rows a head covers whose names stand in row `at`: where columns are places, by the height of its cells."""
    if not rows[at].exact:
        return range(at, at + 1)
    first = rows[at].printed[0].row
    bottom = max((cell.row + cell.row_span for cell in rows[at].printed if heads_column(cell)), default=first + 1)
    top = at
    while top > 0 and rows[top - 1].grid == rows[at].grid and reaches(rows[top - 1], first, bottom):
        top -= 1
    end = at + 1
    while end < len(rows) and rows[end].grid == rows[at].grid and rows[end].printed[0].row < bottom:
        end += 1
    return range(top, end)


def heads_column(cell: Cell) -> bool:
    """Whether a cell heads a column of indicators or of projects."""
    named = role(cell) is not None or context_column(cell.text) not in {None, "list"}
    return named or bare(cell.text) in labels().project_columns


def reaches(row: PrintedRow, first: int, bottom: int) -> bool:
    """Whether a row above a head's names belongs to the head: one of its cells comes down to them and no further."""
    return any(first < cell.row + cell.row_span <= bottom for cell in row.printed)


def read_head(rows: Sequence[PrintedRow], horizon: Horizon) -> Head:
    """The columns of an indicator table of the given horizon, from the rows of its head."""
    rows = [replace(row, printed=tuple(meant(cell) for cell in row.printed)) for row in rows]
    columns = by_place(rows, horizon) if rows[0].exact else by_order(rows, horizon)
    return with_target(with_unit(columns), horizon)


def misprint(cell: Cell) -> Mended | None:
    """The column head that a cell among heads is a misprint of; None where it is one, or is none."""
    if heads_column(cell) or section(cell.text) is not None or money_line(cell.text) is not None:
        return None
    mended = mend_label(cell.text)
    return mended if mended is not None and indicator_column(mended.meant) is not None else None


def meant(cell: Cell) -> Cell:
    """A head cell as it is meant."""
    mended = misprint(cell)
    return cell if mended is None else replace(cell, text=mended.meant)


def by_place(rows: Sequence[PrintedRow], horizon: Horizon) -> list[Column]:
    """Columns by the lowest head cell over each grid column."""
    cells = [cell for row in rows for cell in row.printed]
    names = names_indicators(cells)
    bottom = max(cell.row + cell.row_span for cell in cells if heads_column(cell))
    lowest: dict[int, Cell] = {}
    for cell in (cell for cell in cells if cell.row + cell.row_span <= bottom):
        lowest.update(dict.fromkeys(range(cell.col, cell.col + cell.col_span), cell))
    leaves = list(dict.fromkeys(lowest[col] for col in sorted(lowest)))
    found = []
    for leaf in leaves:
        cols = [col for col, cell in lowest.items() if cell is leaf]
        place = range(min(cols), max(cols) + 1)
        found.append(Column(role="level3", cols=place) if leaf is names else column(leaf, horizon, place))
    return found


def by_order(rows: Sequence[PrintedRow], horizon: Horizon) -> list[Column]:
    """Columns by the order of the head's words: the year heads below stand in for the value head above."""
    first = [cell for cell in rows[0].printed if role(cell) is not None]
    below = [cell for row in rows[1:] for cell in row.printed]
    years = [cell for cell in below if role(cell) == "year"]
    targets = [cell for cell in below if role(cell) in {"target", "actual"}]
    others = [cell for cell in below if role(cell) not in VALUES | {"year"}]
    found: list[Cell] = []
    for cell in first:
        if role(cell) == "value" and (years or targets):
            found += [*years, *targets, *others]
        else:
            found.append(cell)
    return [column(cell, horizon, None) for cell in found]


def column(cell: Cell, horizon: Horizon, cols: range | None) -> Column:
    """The column under one head cell."""
    match role(cell):
        case "year":
            return Column(role="value", cols=cols, when=head_year(cell), value_role="prior", horizon="annual")
        case "prior_group":
            return Column(role="value", cols=cols, value_role="prior", horizon="annual")
        case "target":
            return Column(role="value", cols=cols, when=When(distance=0), value_role="target", horizon="annual")
        case "actual":
            return Column(role="value", cols=cols, when=When(distance=0), value_role="actual", horizon="annual")
        case "value_long_term":
            return Column(role="value", cols=cols, value_role="target", horizon="long_term")
        case "value":
            when = When(distance=0) if horizon == "annual" else When()
            return Column(role="value", cols=cols, when=when, value_role="target", horizon=horizon)
        case None:
            return context(cell, cols)
        case other:
            return Column(role=other, cols=cols)


def head_year(cell: Cell) -> When:
    """The year that a head cell names, printed or by its distance from the budget year."""
    number = year_head(cell.text)
    return When(year=number) if number is not None and number > 1000 else When(distance=number)


def context(cell: Cell, cols: range | None) -> Column:
    """A column that stands beside the indicators: of projects, goals, amounts, or of nothing that is known."""
    named = context_column(cell.text)
    if named is not None:
        return Column(role=named, cols=cols)
    if money_line(cell.text) is not None:
        unit = next((word for word in bracketed(cell.text) if word in units()), None)
        return Column(role="money", cols=cols, unit=unit, head=cell)
    return Column(role="unknown", cols=cols)


def with_unit(columns: list[Column]) -> list[Column]:
    """Columns with a unit column behind the values where a comparator column stands before them.

    Forms that part the comparator from the number part the unit as well; some print no head over it.
    """
    roles = [column.role for column in columns]
    if "op" not in roles or "unit" in roles or "value" not in roles:
        return columns
    last = max(place for place, name in enumerate(roles) if name == "value")
    return [*columns[: last + 1], Column(role="unit"), *columns[last + 1 :]]


def with_target(columns: list[Column], horizon: Horizon) -> Head:
    """The head, with a column for the budget year where only past years are named."""
    values = [place for place, column in enumerate(columns) if column.role == "value"]
    if not values or any(columns[place].value_role != "prior" for place in values):
        return Head(columns=tuple(columns))
    lost = Column(role="value", when=When(distance=0), value_role="target", horizon=horizon)
    return Head(columns=(*columns[: values[-1] + 1], lost, *columns[values[-1] + 1 :]), target_lost=True)


def is_list(head: Head) -> bool:
    """Whether a table holds forms row by row: each project, or each office, is a run of rows with its own goal."""
    roles = {column.role for column in head.columns}
    return "project" in roles or {"department", "goal"} <= roles

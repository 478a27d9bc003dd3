"""A table of projects, or of the year's tasks, read row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.forms.alignment import align
from extractors.forms.funding import printed_unit
from extractors.forms.numbered_items import unnumbered
from extractors.forms.printed_rows import PrintedRow, place, text
from extractors.forms.sections import Part
from extractors.values import parse_amount
from mappings.labels import labels, section
from mappings.money_lines import is_total, money_line
from mappings.normal import bare, joined
from schemas.form import PrintedAmount, PrintedNarrative, PrintedProject, When
from schemas.grid import Cell

AMOUNTS = frozenset({"total_budget", "year_budget"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Projects:
    """What a table of projects prints: projects where it has amounts, else tasks; and the sums below them."""

    projects: tuple[PrintedProject, ...]
    tasks: tuple[PrintedNarrative, ...]
    funding: tuple[PrintedAmount, ...]
    unread: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectHead:
    """One column of the table."""

    role: str
    """A column of `mappings/forms/labels.yaml`, or `money` for amounts by source."""
    cell: Cell
    placed: bool
    """Whether the column is a place."""

    def holds(self, cell: Cell) -> bool:
        """Whether a cell stands under the head."""
        own = self.cell
        return self.placed and cell.col < own.col + own.col_span and own.col < cell.col + cell.col_span


def projects(part: Part) -> Projects:
    """The projects of a table, or the tasks where the table has no column of amounts."""
    heads = read_heads(part)
    unit = printed_unit(cell for row in part.head for cell in row.printed)
    found: list[PrintedProject] = []
    sums: list[PrintedAmount] = []
    unread: list[Cell] = []
    for row in part.rows:
        cells, rest = lay(row, heads)
        unread += rest
        named = {heads[index].role: cell for index, cell in reversed(cells.items())}
        if "name" in named and is_total(named["name"].text):
            sums += totals(cells, heads, named["name"], unit)
        elif text(named.get("name")) is not None:
            found.append(project(named, unit))
    if AMOUNTS & {head.role for head in heads}:
        return Projects(projects=tuple(found), tasks=(), funding=tuple(sums), unread=tuple(unread))
    return Projects(projects=(), tasks=tuple(task(entry) for entry in found), funding=(), unread=tuple(unread))


def read_heads(part: Part) -> list[ProjectHead]:
    """The columns: the lowest head over each place, or the heads in order where columns are no places."""
    rows = part.head if part.head and part.head[0].exact else part.head[:1]
    lowest: dict[int, Cell] = {}
    for cell in (cell for row in rows for cell in row.printed if head_role(cell) is not None):
        lowest.update(dict.fromkeys(range(cell.col, cell.col + cell.col_span), cell))
    leaves = dict.fromkeys(lowest[col] for col in sorted(lowest))
    return [ProjectHead(role=head_role(cell) or "", cell=cell, placed=rows[0].exact) for cell in leaves]


def head_role(cell: Cell) -> str | None:
    """The role that a head cell gives its column."""
    named = labels().project_columns.get(bare(cell.text))
    return named or ("money" if money_line(cell.text) is not None else None)


def lay(row: PrintedRow, heads: Sequence[ProjectHead]) -> tuple[dict[int, Cell], list[Cell]]:
    """The row's cells by the place of their head, and the printed ones that no head took."""
    cells = [cell for cell in row.cells if section(cell.text) is None]
    fits = [[fit(cell, head) for head in heads] for cell in cells]
    skips = [-1.0 if head.role == "name" else -0.5 for head in heads]
    taken = align(fits, skips, [not cell.text.strip() for cell in cells])
    found = {index: cell for cell, index in zip(cells, taken, strict=True) if index is not None}
    return found, [cell for cell, index in zip(cells, taken, strict=True) if index is None and cell.text.strip()]


def fit(cell: Cell, head: ProjectHead) -> float:
    """Fit of a cell to a column: amounts are numbers, the rest is not; a cell under its head fits better."""
    under = 1.0 if head.holds(cell) else 0.0
    if not cell.text.strip():
        return under
    number = parse_amount(cell.text) is not None
    match head.role:
        case "seq":
            return under + (1.0 if cell.text.strip().isdigit() else -4.0)
        case "name":
            return under + (-2.0 if number else 1.0)
        case "total_budget" | "year_budget" | "money":
            return under + (3.0 if number else -4.0)
        case _:
            return under + (-1.0 if number else 0.5)


def totals(
    cells: dict[int, Cell], heads: Sequence[ProjectHead], name: Cell, unit: str | None
) -> Iterator[PrintedAmount]:
    """The sums of a table: all of it under its own name, parts of it under the heads of their columns."""
    for index, cell in cells.items():
        head = heads[index]
        if head.role not in {"year_budget", "money"} or parse_amount(cell.text) is None:
            continue
        line = head.cell if head.role == "money" else name
        yield PrintedAmount(
            section="income",
            item=joined(line.text),
            text=joined(cell.text),
            share=None,
            when=When(distance=0),
            measure="budget",
            unit=unit,
            place=place(cell),
        )


def project(cells: dict[str, Cell], unit: str | None) -> PrintedProject:
    """One project as printed."""
    return PrintedProject(
        name=unnumbered(text(cells["name"]) or ""),
        category=text(cells.get("category")),
        total_budget=text(cells.get("total_budget")),
        year_budget=text(cells.get("year_budget")),
        purpose=text(cells.get("purpose")),
        unit=unit,
        place=place(*cells.values()),
    )


def task(entry: PrintedProject) -> PrintedNarrative:
    """A task without an amount."""
    return PrintedNarrative(section="main_task", title=entry.name, text=entry.purpose or entry.name, place=entry.place)

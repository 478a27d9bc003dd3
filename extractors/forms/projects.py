"""A table of projects, or of the year's tasks, read row by row."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.forms.alignment import align
from extractors.forms.parts import Part
from extractors.forms.tables import PrintedRow, place, text
from extractors.values import parse_amount
from mappings.labels import labels, section
from mappings.money_lines import money_line, units
from mappings.normal import bare, bracketed
from schemas.form import PrintedNarrative, PrintedProject
from schemas.grid import Cell

AMOUNTS = frozenset({"total_budget", "year_budget"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Projects:
    """What a table of projects prints: projects where it has amounts, else tasks."""

    projects: tuple[PrintedProject, ...]
    tasks: tuple[PrintedNarrative, ...]
    unread: tuple[Cell, ...]


def projects(part: Part) -> Projects:
    """The projects of a table, or the tasks where the table has no column of amounts."""
    heads = [cell for cell in part.head[0].printed if bare(cell.text) in labels().project_columns]
    roles = [labels().project_columns[bare(cell.text)] for cell in heads]
    unit = next((word for cell in heads for word in bracketed(cell.text) if word in units()), None)
    found: list[PrintedProject] = []
    unread: list[Cell] = []
    for row in part.rows:
        cells, rest = lay(row, roles)
        unread += rest
        if text(cells.get("name")) is None or is_total(cells):
            continue
        found.append(project(cells, unit))
    if AMOUNTS & set(roles):
        return Projects(projects=tuple(found), tasks=(), unread=tuple(unread))
    return Projects(projects=(), tasks=tuple(task(entry) for entry in found), unread=tuple(unread))


def lay(row: PrintedRow, roles: Sequence[str]) -> tuple[dict[str, Cell], list[Cell]]:
    """The row's cells by role, and the printed ones that no role took."""
    cells = [cell for cell in row.cells if section(cell.text) is None]
    fits = [[fit(cell, role) for role in roles] for cell in cells]
    taken = align(fits, [-1.0 if role == "name" else -0.5 for role in roles], [not cell.text.strip() for cell in cells])
    by_role = {roles[index]: cell for cell, index in zip(cells, taken, strict=True) if index is not None}
    return by_role, [cell for cell, index in zip(cells, taken, strict=True) if index is None and cell.text.strip()]


def fit(cell: Cell, role: str) -> float:
    """Fit of a cell to a project column: amounts are numbers, the rest is not."""
    if not cell.text.strip():
        return 0.0
    number = parse_amount(cell.text) is not None
    match role:
        case "seq":
            return 1.0 if cell.text.strip().isdigit() else -4.0
        case "name":
            return -2.0 if number else 1.0
        case "total_budget" | "year_budget":
            return 3.0 if number else -4.0
        case _:
            return -1.0 if number else 0.5


def is_total(cells: dict[str, Cell]) -> bool:
    """Whether the row is the table's sum."""
    line = money_line(cells["name"].text)
    return line is not None and line.id == "total"


def project(cells: dict[str, Cell], unit: str | None) -> PrintedProject:
    """One project as printed."""
    return PrintedProject(
        name=text(cells["name"]) or "",
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

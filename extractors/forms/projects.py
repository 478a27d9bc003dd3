"""A table of projects, or of the year's tasks, read row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.forms.alignment import align
from extractors.forms.amount_notes import with_points
from extractors.forms.money_heads import head_word
from extractors.forms.numbered_items import unnumbered
from extractors.forms.printed_rows import PrintedRow, place, text
from extractors.forms.project_heads import BUDGETS, MONEY, POINTS, ProjectHead, read_heads, under
from extractors.forms.sections import Part
from extractors.values import money_unit, parse_amount
from mappings.labels import is_placeholder, section
from mappings.money_lines import is_total
from mappings.normal import joined
from schemas.form import PrintedAmount, PrintedNarrative, PrintedProject, PrintedShare
from schemas.grid import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Projects:
    """What a table of projects prints: projects where it has amounts, else tasks; and the sums below them."""

    projects: tuple[PrintedProject, ...]
    tasks: tuple[PrintedNarrative, ...]
    funding: tuple[PrintedAmount, ...]
    unread: tuple[Cell, ...]


def projects(part: Part) -> Projects:
    """The projects of a table, or the tasks where the table has no column of amounts."""
    heads = read_heads(part.head)
    unit = table_unit(part)
    found: list[PrintedProject] = []
    sums: list[PrintedAmount] = []
    unread: list[Cell] = []
    for row in part.rows:
        cells, rest = laid(row, heads)
        unread += rest
        total = sum_name(cells, rest, heads)
        named = {heads[index].role: cell for index, cell in reversed(cells.items())}
        if total is not None:
            sums += totals(cells, heads, total, unit)
            unread = [cell for cell in unread if cell is not total]
        elif text(named.get("name")) is not None:
            found.append(project(cells, heads, unit))
        else:
            unread += [cell for index, cell in cells.items() if cell.text.strip() and heads[index].role != "unknown"]
        unread += unparsed(cells, heads)
    if {head.role for head in heads} & MONEY:
        return Projects(projects=tuple(found), tasks=(), funding=tuple(sums), unread=tuple(unread))
    return Projects(projects=(), tasks=tuple(task(entry) for entry in found), funding=(), unread=tuple(unread))


def table_unit(part: Part) -> str | None:
    """The unit that the table itself prints: beside its heads, or in a line above its rows."""
    labels = [cell for row in part.head for cell in row.printed if section(cell.text) is not None]
    lines = [row.printed[0] for row in (*part.head, *part.rows) if len(row.printed) == 1]
    found = {unit for cell in (*labels, *lines) if (unit := money_unit(cell.text)) is not None}
    return found.pop() if len(found) == 1 else None


def sum_name(cells: dict[int, Cell], rest: Sequence[Cell], heads: Sequence[ProjectHead]) -> Cell | None:
    """The cell that says that a row is a sum; it stands before the amounts, under whichever head."""
    texts = [cell for index, cell in sorted(cells.items()) if heads[index].role not in MONEY | POINTS]
    return next((cell for cell in (*texts, *rest) if is_total(cell.text)), None)


def laid(row: PrintedRow, heads: Sequence[ProjectHead]) -> tuple[dict[int, Cell], list[Cell]]:
    """The row's cells by the place of their head, and the printed ones that no head took or whose head is unknown."""
    if not row.columns_aligned or any(head.cols is None for head in heads):
        return by_order(row, heads)
    found: dict[int, Cell] = {}
    rest: list[Cell] = []
    for cell, index in under(row, heads):
        if section(cell.text) is not None:
            continue
        if index is None or heads[index].role == "unknown" or index in found:
            rest.append(cell)
        else:
            found[index] = cell
    return found, rest


def by_order(row: PrintedRow, heads: Sequence[ProjectHead]) -> tuple[dict[int, Cell], list[Cell]]:
    """The row's cells on the heads in their order, at the best fit."""
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
        case name if name in MONEY or name in POINTS:
            return under + (3.0 if number else -4.0)
        case _:
            return under + (-1.0 if number else 0.5)


def unparsed(cells: dict[int, Cell], heads: Sequence[ProjectHead]) -> Iterator[Cell]:
    """Cells under heads of amounts by source that hold no amount; those of budgets are told with their project."""
    for index, cell in cells.items():
        if heads[index].role == "money" and parse_amount(cell.text) is None and not is_placeholder(cell.text):
            yield cell


def totals(
    cells: dict[int, Cell], heads: Sequence[ProjectHead], name: Cell, unit: str | None
) -> Iterator[PrintedAmount]:
    """The sums of a table: all of it under its own name, parts of it under the heads of their columns."""
    points = {heads[index].role: cell for index, cell in cells.items() if heads[index].role in POINTS}
    found = []
    for index, cell in cells.items():
        head = heads[index]
        if head.role not in {"year_budget", "money"} or parse_amount(cell.text) is None:
            continue
        word = head_word(head.cell.text)
        own = head.role == "money" and word.line is not None and not word.total
        found.append(
            PrintedAmount(
                section="income",
                item=joined(head.cell.text if own else name.text),
                text=joined(cell.text),
                share=None,
                when=head.when,
                measure=head.measure,
                unit=head.unit or unit,
                unit_beside=unit is None and any(other.unit is not None for other in heads),
                place=place(cell),
            )
        )
    whole = [entry for entry in found if entry.item == joined(name.text)] or found
    told = dict(zip(map(id, whole), with_points(whole, points), strict=True))
    yield from (told.get(id(entry), entry) for entry in found)


def project(cells: dict[int, Cell], heads: Sequence[ProjectHead], unit: str | None) -> PrintedProject:
    """One project as printed."""
    named = {heads[index].role: cell for index, cell in reversed(cells.items())}
    units = {head.role: head.unit or unit for head in heads if head.role in BUDGETS}
    beside = unit is None and any(head.unit is not None for head in heads)
    return PrintedProject(
        name=unnumbered(text(named["name"]) or ""),
        category=text(named.get("category")),
        total_budget=text(named.get("total_budget")),
        year_budget=text(named.get("year_budget")),
        purpose=text(named.get("purpose")),
        unit=units.get("year_budget", unit),
        total_unit=units.get("total_budget", unit),
        unit_beside=beside,
        amounts=tuple(shares(cells, heads, unit)),
        execution_rate=text(named.get("rate")),
        weight=text(named.get("weight")),
        score=text(named.get("score")),
        budget_cells=tuple(cell for role in sorted(BUDGETS) if (cell := named.get(role)) is not None),
        place=place(*cells.values()),
    )


def shares(cells: dict[int, Cell], heads: Sequence[ProjectHead], unit: str | None) -> Iterator[PrintedShare]:
    """The amounts of a project besides its budgets."""
    for index, cell in sorted(cells.items()):
        head = heads[index]
        if head.role == "money" and parse_amount(cell.text) is not None:
            yield PrintedShare(
                item=joined(head.cell.text),
                text=joined(cell.text),
                when=head.when,
                measure=head.measure,
                unit=head.unit or unit,
                place=place(cell),
            )


def task(entry: PrintedProject) -> PrintedNarrative:
    """A task without an amount."""
    return PrintedNarrative(section="main_task", title=entry.name, text=entry.purpose or entry.name, place=entry.place)

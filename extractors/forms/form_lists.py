"""Tables that hold many forms: each project, or each office, is a run of rows with its goal and its money beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.forms.column_assignment import LaidRow
from extractors.forms.embedded import embedded, is_embedded
from extractors.forms.printed_rows import place, text
from extractors.forms.prose import items
from extractors.values import parse_amount
from mappings.labels import is_placeholder
from mappings.money_lines import is_total, money_line
from mappings.normal import joined, plain
from schemas.form import PrintedAmount, PrintedField, PrintedIndicator, PrintedNarrative, When
from schemas.head import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The rows of one form of a list."""

    rows: tuple[LaidRow, ...]
    fields: tuple[PrintedField, ...]
    funding: tuple[PrintedAmount, ...]
    narratives: tuple[PrintedNarrative, ...]
    indicators: tuple[PrintedIndicator, ...]
    """Those that stand as a list in one cell."""


def runs(rows: Sequence[LaidRow], head: Head) -> Iterator[Run]:
    """The forms of a list, in order; a run without indicators is a sum, or the office that the next ones belong to."""
    key = "project" if any(column.role == "project" for column in head.columns) else "department"
    unit: PrintedField | None = None
    for run in parted(rows, key):
        named = field(run[0], key, key)
        packed = [row.roles["list"] for row in run if "list" in row.roles and is_embedded(row.roles["list"])]
        if not packed and not any(row.text("level3") is not None for row in run):
            is_sum = any(cell is not None and is_total(cell.text) for cell in run[0].cells)
            unit = unit if is_sum or named is None else PrintedField(name="unit", text=named.text, place=named.place)
            continue
        owner = field(run[0], "department", "department") if key == "project" else None
        yield Run(
            rows=tuple(run),
            fields=tuple(entry for entry in (named, owner, unit) if entry is not None),
            funding=tuple(amounts(run[0], head)),
            narratives=tuple(goal(run)),
            indicators=tuple(entry for cell in packed for entry in embedded(cell)),
        )


def parted(rows: Sequence[LaidRow], key: str) -> Iterator[list[LaidRow]]:
    """Rows parted where the column that names the form prints another name."""
    current: list[LaidRow] = []
    name: str | None = None
    for row in rows:
        own = row.text(key)
        if current and own is not None and own != name:
            yield current
            current = []
        name = own or name
        current.append(row)
    if current:
        yield current


def field(row: LaidRow, role: str, name: str) -> PrintedField | None:
    """A column's text as a header field."""
    cell = row.roles.get(role)
    if cell is None or is_placeholder(cell.text):
        return None
    return PrintedField(name=name, text=joined(cell.text), place=place(cell))


def amounts(row: LaidRow, head: Head) -> Iterator[PrintedAmount]:
    """The amounts of a form, each under the head that names its line."""
    for column, cell in zip(head.columns, row.cells, strict=True):
        if column.role != "money" or column.head is None or cell is None or parse_amount(cell.text) is None:
            continue
        line = money_line(column.head.text)
        yield PrintedAmount(
            section="expenditure" if line is not None and line.section == "expenditure" else "income",
            item=joined(column.head.text),
            text=joined(cell.text),
            share=None,
            when=When(distance=0),
            measure="budget",
            unit=column.unit,
            place=place(cell),
        )


def goal(rows: Sequence[LaidRow]) -> Iterator[PrintedNarrative]:
    """The goal of a form; one that a page break repeats is one."""
    seen: set[str] = set()
    for row in rows:
        cell = row.roles.get("goal")
        if cell is not None and text(cell) is not None and plain(cell.text) not in seen:
            seen.add(plain(cell.text))
            yield from items("annual_goal", None, [cell])

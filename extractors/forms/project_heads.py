"""The columns of a table of projects or tasks, each under all heads above it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.forms.money_heads import HeadWord, head_word
from extractors.forms.printed_rows import PrintedRow
from mappings.labels import project_column
from schemas.form import Measure, When
from schemas.grid import Cell

BUDGETS = frozenset({"total_budget", "year_budget"})
MONEY = BUDGETS | {"money"}
POINTS = frozenset({"rate", "weight", "score"})
NOW = When(distance=0)
RANKS: dict[Measure, int] = {"budget": 0, "adjusted": 1, "executed": 2}
"""Which of several totals is the budget of the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectHead:
    """One column of the table."""

    role: str
    """A column of `mappings/forms/labels.yaml`; money for amounts besides the budgets; rate, weight, score; unknown."""
    cell: Cell
    """The lowest head."""
    cols: range | None
    """Grid columns under it; None where columns are no places."""
    measure: Measure = "budget"
    when: When = NOW
    unit: str | None = None

    def holds(self, cell: Cell) -> bool:
        """Whether a cell stands under the head."""
        own = self.cols
        return own is not None and cell.col < own.stop and own.start < cell.col + cell.col_span


def read_heads(rows: Sequence[PrintedRow]) -> list[ProjectHead]:
    """The columns: the lowest head over each place under those above it, or the heads in order of one row."""
    if not rows:
        return []
    if not rows[0].columns_aligned:
        cells = [cell for cell in rows[0].printed if heads_projects(cell)]
        return one_budget([head((cell,), None) for cell in cells])
    stacks: dict[int, tuple[Cell, ...]] = {}
    for cell in (cell for row in rows for cell in row.printed):
        for col in range(cell.col, cell.col + cell.col_span):
            stacks[col] = (*stacks.get(col, ()), cell)
    found: list[ProjectHead] = []
    for leaf in dict.fromkeys(stack[-1] for _, stack in sorted(stacks.items())):
        cols = [col for col, stack in stacks.items() if stack[-1] is leaf]
        found.append(head(stacks[min(cols)], range(min(cols), max(cols) + 1)))
    return one_budget(with_name(found))


def with_name(heads: list[ProjectHead]) -> list[ProjectHead]:
    """Columns of which an unknown one right before what the tasks are about names them, where no other does."""
    if any(head.role == "name" for head in heads):
        return heads
    pairs = zip(heads, [*heads[1:], None], strict=True)
    return [
        replace(head, role="name") if head.role == "unknown" and after is not None and after.role == "purpose" else head
        for head, after in pairs
    ]


def heads_projects(cell: Cell) -> bool:
    """Whether a cell heads a column of such a table."""
    word = head_word(cell.text)
    return project_column(cell.text) is not None or (word.known and not word.label)


def head(stack: tuple[Cell, ...], cols: range | None) -> ProjectHead:
    """The column under a stack of heads, the lowest last."""
    words = [head_word(cell.text) for cell in reversed(stack)]
    measure = next((word.measure for word in words if word.measure is not None), None)
    when = next((word.when for word in words if word.when is not None), None)
    return ProjectHead(
        role=role(stack[-1], words),
        cell=stack[-1],
        cols=cols,
        measure=measure or "budget",
        when=when or NOW,
        unit=next((word.unit for word in words if word.unit is not None), None),
    )


def role(leaf: Cell, words: Sequence[HeadWord]) -> str:
    """What a column holds, by its lowest head, else by what stands above it."""
    named, word = project_column(leaf.text), words[0]
    if word.kind in POINTS:
        return word.kind or ""
    if named is not None:
        return named
    if word.line is not None or word.kind == "amount" or word.when is not None:
        return "year_budget" if word.total or word.line is None else "money"
    return "unknown"


def one_budget(heads: Sequence[ProjectHead]) -> list[ProjectHead]:
    """Columns of which one at most is the year's budget: this year's, budgeted rather than executed."""
    totals = [head for head in heads if head.role == "year_budget"]
    best = min(totals, key=lambda head: (head.when.distance != 0, RANKS[head.measure]), default=None)
    return [replace(head, role="money") if head.role == "year_budget" and head is not best else head for head in heads]


def under(row: PrintedRow, heads: Sequence[ProjectHead]) -> Iterator[tuple[Cell, int | None]]:
    """Each printed cell of a row with the place of its column; None for one that stands under none."""
    for cell in row.printed:
        yield cell, next((index for index, head in enumerate(heads) if head.holds(cell)), None)

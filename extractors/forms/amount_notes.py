"""What is said of amounts once they are read: the unit of their table, and the points of their line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.forms.money_heads import head_word
from extractors.values import money_unit, parse_amount
from mappings.normal import joined
from schemas.form import PrintedAmount
from schemas.grid import Cell


def with_unit(amounts: Sequence[PrintedAmount], cells: Sequence[Cell]) -> list[PrintedAmount]:
    """Amounts without a unit of their own under the one that the table's label prints.

    A cell left of all others that reaches over several rows is the table's label, whatever its word. Where other
    columns print units and the table has none, only the form's own can stand for the missing ones.
    """
    left = min((cell.col for cell in cells), default=0)
    texts = (cell for cell in cells if parse_amount(cell.text) is None)
    labels = (cell for cell in texts if labels_table(cell) or (cell.col == left and cell.row_span > 1))
    own = {unit for cell in labels if (unit := head_word(cell.text).unit or money_unit(cell.text)) is not None}
    unit = own.pop() if len(own) == 1 else None
    beside = any(entry.unit is not None for entry in amounts)
    return [
        entry if entry.unit is not None else replace(entry, unit=unit, unit_beside=unit is None and beside)
        for entry in amounts
    ]


def labels_table(cell: Cell) -> bool:
    """Whether what a cell says of units is said of the whole table by its word."""
    word = head_word(cell.text)
    return word.label or word.total or not word.known


def with_points(line: Sequence[PrintedAmount], beside: dict[str, Cell]) -> Iterator[PrintedAmount]:
    """A line's amounts, its rate, weight and score on what was executed, else on the last one."""
    executed = [index for index, entry in enumerate(line) if entry.measure == "executed"]
    bearer = executed[-1] if executed else len(line) - 1
    for index, entry in enumerate(line):
        if index != bearer or not beside:
            yield entry
            continue
        told = {name: joined(cell.text) for name, cell in beside.items()}
        yield replace(
            entry,
            share=entry.share if entry.share is not None else told.get("share"),
            execution_rate=told.get("rate"),
            weight=told.get("weight"),
            score=told.get("score"),
        )

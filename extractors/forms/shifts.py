"""Cells that are read in another column than the one they stand in, and cells that are read for several rows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from extractors.forms.alignment import usual_columns
from extractors.forms.column_assignment import LaidRow, holds, stands_under
from extractors.forms.printed_rows import place
from mappings.normal import joined
from schemas.form import Doubt
from schemas.grid import Cell
from schemas.head import Head, HeadColumn

TELLING = ("level3", "value")
"""Columns whose cells tell a shift; levels are often blank, and prose wanders without harm."""


def shifted_runs(rows: Sequence[LaidRow], at: Sequence[int], head: Head, last: int) -> Iterator[Doubt]:
    """One doubt for each run of rows whose cells stand beside the usual place of their column in the same way.

    Columns of such tables are no places, so that only other rows tell where a cell should stand.
    """
    usual = usual_columns(row.cells for row in rows)
    moved = [shift(row, head, usual) for row in rows]
    for offset, group in groupby(enumerate(moved), key=lambda pair: pair[1]):
        run = [number for number, _ in group]
        if offset:
            first = rows[run[0]]
            yield Doubt(
                kind="shifted_row",
                table="indicators",
                index=min(at[run[0]], last) if last >= 0 else None,
                message=f"从“{joined(first.row.printed[0].text)}”起{len(run)}行的单元格与表头错位，已按内容归位。",
                place=place(*first.row.printed),
            )


def shift(row: LaidRow, head: Head, usual: dict[int, int]) -> int:
    """By how many columns a row's name, or else its first value, stands elsewhere; 0 for a row in place."""
    for role in TELLING:
        for index, cell in enumerate(row.cells):
            column = head.columns[index]
            if column.role == role and column.cols is None and cell is not None and cell.text.strip():
                return cell.col - usual.get(index, cell.col)
    return 0


def moved_rows(rows: Sequence[LaidRow], at: Sequence[int], head: Head) -> Iterator[Doubt]:
    """A doubt for each row whose name or value is read from under another head, with both readings."""
    for row, index in zip(rows, at, strict=True):
        if row.text("level3") is None:
            continue
        moved = [
            (column, cell)
            for column, cell in zip(head.columns, row.cells, strict=True)
            if column.role in TELLING and cell is not None and cell.text.strip() and not stands_under(cell, column)
        ]
        if moved and row.row.columns_aligned:
            as_read = "；".join(f"{name_of(column)}：{joined(cell.text)}" for column, cell in moved)
            as_printed = "；".join(f"{name_of(over(cell, head))}：{joined(cell.text)}" for _, cell in moved)
            yield Doubt(
                kind="shifted_row",
                severity="warning",
                table="indicators",
                index=index,
                field=moved[0][0].role,
                message=f"单元格与表头错位：按所在的列为“{as_printed}”，按内容读作“{as_read}”。",
                expected=as_read,
                observed=as_printed,
                place=place(*row.row.printed),
            )


def over(cell: Cell, head: Head) -> HeadColumn | None:
    """The column whose head a cell stands under."""
    return next((column for column in head.columns if column.cols is not None and stands_under(cell, column)), None)


def name_of(column: HeadColumn | None) -> str:
    """A column's head in a message."""
    return joined(column.head.text) if column is not None and column.head is not None else "无表头"


def shared_values(rows: Sequence[LaidRow], at: Sequence[int], head: Head) -> Iterator[Doubt]:
    """One doubt for each value whose cell is merged over the rows of several indicators."""
    for index, column in enumerate(head.columns):
        if column.role != "value":
            continue
        for cell, group in groupby(enumerate(rows), key=lambda pair: pair[1].cells[index]):
            run = [number for number, row in group if row.text("level3") is not None]
            if cell is not None and len(run) > 1 and cell.text.strip() and cell.row_span > 1:
                names = "”“".join(rows[number].text("level3") or "" for number in run)
                for number in run:
                    yield Doubt(
                        kind="ambiguous_value",
                        table="indicators",
                        index=at[number],
                        field="value",
                        message=f"“{names}”{len(run)}项指标共用一个合并的单元格，指标值各记一次。",
                        observed=joined(cell.text),
                        place=place(cell),
                    )


def doubled_values(rows: Sequence[LaidRow], at: Sequence[int], head: Head) -> Iterator[Doubt]:
    """A doubt for each row with two values where the form has one, or with one value across two columns of values."""
    columns = [(index, column) for index, column in enumerate(head.columns) if column.role == "value"]
    for row, index in zip(rows, at, strict=True):
        if row.text("level3") is None:
            continue
        told = [(column, row.cells[where]) for where, column in columns]
        cells = [(column, cell) for column, cell in told if cell is not None and cell.text.strip()]
        same = Counter((column.value_role, column.horizon, column.when) for column, _ in cells)
        wide = [cell for _, cell in cells if sum(holds(column, cell) for _, column in columns) > 1]
        if wide or any(count > 1 for count in same.values()):
            texts = "；".join(joined(cell.text) for _, cell in cells)
            said = "一个单元格横跨多栏指标值" if wide else "同一年度、同一性质的指标值有多栏"
            yield Doubt(
                kind="ambiguous_value",
                table="indicators",
                index=index,
                field="value",
                message=f"“{row.text('level3')}”一行{said}，请核对各属哪一栏。",
                observed=texts,
                place=place(*row.row.printed),
            )


def unplaced(rows: Sequence[LaidRow], at: Sequence[int]) -> Iterator[Doubt]:
    """A doubt for each row of an indicator with cells that no column took: they may belong to what was read."""
    for row, index in zip(rows, at, strict=True):
        if row.text("level3") is not None and row.unread:
            yield Doubt(
                kind="unread_text",
                severity="warning",
                table="indicators",
                index=index,
                message=f"“{row.text('level3')}”一行有{len(row.unread)}格没有对应的栏目，请核对本行。",
                observed="；".join(joined(cell.text) for cell in row.unread),
                place=place(*row.unread),
            )

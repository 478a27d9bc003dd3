"""A printed form as an abstract table: lines, and cells with spans that tile a grid."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, TypeAlias

Role: TypeAlias = Literal[
    "label", "text", "prose", "head", "amount", "share", "level1", "level2", "level3",
    "op", "value", "unit", "basis", "class", "scoring", "explanation", "remark", "blank",
]  # fmt: skip
Block: TypeAlias = Literal["header", "funding", "prose", "projects", "tasks", "head", "indicators"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """What is printed in a cell."""

    text: str = ""
    """Paragraphs parted by line feeds."""
    role: Role = "blank"
    number: Decimal | None = None
    """What a spreadsheet holds in place of the text; a percentage as its fraction."""


BLANK = Ink()


@dataclass(frozen=True, slots=True)
class Box:
    """A cell that does not know its place yet."""

    ink: Ink
    cols: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell in its place."""

    row: int
    col: int
    rows: int
    cols: int
    ink: Ink


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a row of the grid is about."""

    block: Block
    table: int = 0
    """Number of the indicator table it belongs to, from 1; 0 outside them."""
    indicator: int | None = None
    """Position in the truth of the indicator that it prints."""


Printed: TypeAlias = tuple[Row, list[Box]]


def printed(block: Block, *boxes: Box) -> Printed:
    """A row outside the indicator tables."""
    return Row(block=block), list(boxes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A form as printed."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    cols: int
    rows: tuple[Row, ...]
    cells: tuple[Cell, ...]
    """In row-major order; they tile the grid."""
    breaks: frozenset[int] = frozenset()
    """Rows that a new page begins with."""
    gaps: frozenset[int] = frozenset()
    """Rows that a text dump has a blank line too many before."""


class Untiled(ValueError):
    """Cells overlap, leave a gap or stand outside their grid."""


def placed(rows: Sequence[Sequence[Box]], cols: int) -> tuple[Cell, ...]:
    """Boxes in their places, as in HTML: each row's fill what earlier rows' spans leave free. Raises Untiled."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, boxes in enumerate(rows):
        col = 0
        for box in boxes:
            while (row, col) in taken:
                col += 1
            cells.append(Cell(row=row, col=col, rows=box.rows, cols=box.cols, ink=box.ink))
            taken |= set(places(cells[-1]))
            col += box.cols
    check(cells, len(rows), cols)
    return tuple(cells)


def places(cell: Cell) -> Iterator[tuple[int, int]]:
    """The grid places that a cell covers."""
    for row in range(cell.row, cell.row + cell.rows):
        for col in range(cell.col, cell.col + cell.cols):
            yield row, col


def check(cells: Iterable[Cell], rows: int, cols: int) -> None:
    """Raises Untiled unless the cells cover every place of the grid exactly once."""
    covered = [place for cell in cells for place in places(cell)]
    twice = len(covered) - len(set(covered))
    missing = {(row, col) for row in range(rows) for col in range(cols)} ^ set(covered)
    if twice or missing:
        raise Untiled(f"{twice} places covered twice, missing or outside: {sorted(missing)[:5]}; correct the layout")


def by_row(sheet: Sheet) -> list[list[tuple[Cell, bool]]]:
    """The cells that cross each row, left to right, each with whether it begins there."""
    rows: list[list[tuple[Cell, bool]]] = [[] for _ in sheet.rows]
    for cell in sorted(sheet.cells, key=lambda cell: cell.col):
        for row in range(cell.row, cell.row + cell.rows):
            rows[row].append((cell, row == cell.row))
    return rows


def ordered(sheet: Sheet, cells: Iterable[Cell]) -> Sheet:
    """The sheet with other cells. Raises Untiled."""
    cells = tuple(sorted(cells, key=lambda cell: (cell.row, cell.col)))
    check(cells, len(sheet.rows), sheet.cols)
    return replace(sheet, cells=cells)


def cut(sheet: Sheet, rows: range, *, roles: frozenset[Role] | None = None, repeat: bool = False) -> Sheet:
    """Cells that span several of `rows`, or cross their first or last edge, fall apart there.

    The top piece keeps the ink; with `repeat` all pieces have it. With `roles`, only cells of these roles.
    """
    cells: list[Cell] = []
    for cell in sheet.cells:
        edges = [row for row in range(cell.row + 1, cell.row + cell.rows) if rows.start <= row <= rows.stop]
        tops = [cell.row, *(edges if roles is None or cell.ink.role in roles else [])]
        for top, end in zip(tops, [*tops[1:], cell.row + cell.rows], strict=True):
            ink = cell.ink if repeat or top == cell.row else BLANK
            cells.append(replace(cell, row=top, rows=end - top, ink=ink))
    return ordered(sheet, cells)


def row_inks(sheet: Sheet, row: int) -> list[Ink]:
    """What is printed in the cells that begin in a row, left to right."""
    return [cell.ink for cell in sheet.cells if cell.row == row]


def with_inks(sheet: Sheet, row: int, inks: Sequence[Ink]) -> Sheet:
    """The sheet with other ink in the cells that begin in a row."""
    left = iter(inks)
    return replace(
        sheet, cells=tuple(replace(cell, ink=next(left)) if cell.row == row else cell for cell in sheet.cells)
    )


def widened(sheet: Sheet, rows: range) -> Sheet:
    """The sheet with one more, empty column at the right of `rows`; elsewhere the last cells grow."""
    sheet = cut(sheet, rows)
    cells = [
        replace(cell, cols=cell.cols + (cell.row not in rows and cell.col + cell.cols == sheet.cols))
        for cell in sheet.cells
    ]
    cells += [Cell(row=row, col=sheet.cols, rows=1, cols=1, ink=BLANK) for row in rows]
    return ordered(replace(sheet, cols=sheet.cols + 1), cells)

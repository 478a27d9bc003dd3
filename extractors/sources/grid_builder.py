"""From rows of cells with spans to a grid that its cells tile without gap or overlap."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat

from extractors.sources.limits import MAX_CELLS, MAX_COL_SPAN
from schemas.errors import OversizedDocument
from schemas.grid import Aside, Cell, Grid

OVERSPAN = 64
"""How many times `MAX_CELLS` places spans may cover before the overlong ones are clipped."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell that does not know its place yet."""

    text: str
    """Tidied; see `paragraphs.tidy`."""
    row_span: int = 1
    col_span: int = 1
    asides: tuple[Aside, ...] = ()


def tile(rows: Sequence[Sequence[Slot]]) -> Grid | None:
    """The grid of cells with spans; None where no cell carries text.

    A cell goes to the first free place of its row, as in HTML; a span that is too long or would overlap is clipped;
    places that nothing covers become empty cells; columns in which no cell begins are dropped.

    Raises:
        OversizedDocument: more than `MAX_CELLS` places.
    """
    if not any(slot.text for slot in chain.from_iterable(rows)):
        return None
    placed = _placed(rows)
    cols = sorted({cell.col for cell in placed})
    _check_area(len(rows), len(cols))
    cells = sorted(_packed(placed, len(rows), cols), key=lambda cell: (cell.row, cell.col))
    return Grid(rows=len(rows), cols=len(cols), cells=tuple(cells))


def lattice(rows: Sequence[Sequence[str]], *, columns_aligned: bool) -> Grid | None:
    """The grid of cells without spans, each row padded at its right; None where no cell carries text.

    Raises:
        OversizedDocument: more than `MAX_CELLS` places.
    """
    cols = max(map(len, rows), default=0)
    _check_area(len(rows), cols)
    if not any(map(any, rows)):
        return None
    cells = [
        Cell(row=row, col=col, text=text)
        for row, texts in enumerate(rows)
        for col, text in enumerate((*texts, *repeat("", cols - len(texts))))
    ]
    return Grid(rows=len(rows), cols=cols, cells=tuple(cells), columns_aligned=columns_aligned)


def _check_area(rows: int, cols: int) -> None:
    if rows * cols > MAX_CELLS:
        raise OversizedDocument(
            f"a table of {rows} × {cols} places, more than the {MAX_CELLS} that are read; split the document"
        )


def _placed(rows: Sequence[Sequence[Slot]]) -> list[Cell]:
    """Cells with spans, each put to the first free place of its row."""
    taken = [bytearray() for _ in rows]
    cells: list[Cell] = []
    area = 0
    for row, slots in enumerate(rows):
        col = 0
        for slot in slots:
            cell = _fit(taken, row, _free(taken[row], col), slot)
            col = cell.col + cell.col_span
            area += cell.row_span * cell.col_span
            _check_area(1, area // OVERSPAN)
            for line in taken[row : row + cell.row_span]:
                line.extend(bytes(max(0, col - len(line))))
                line[cell.col : col] = b"\1" * cell.col_span
            cells.append(cell)
    return cells


def _free(line: bytearray, start: int) -> int:
    """The first place from `start` on that no cell covers."""
    found = line.find(0, start)
    return max(start, len(line)) if found < 0 else found


def _fit(taken: Sequence[bytearray], row: int, col: int, slot: Slot) -> Cell:
    """The slot at its place, its spans cut to what is free."""
    wall = taken[row].find(1, col)
    room = MAX_COL_SPAN if wall < 0 else wall - col
    col_span = max(1, min(slot.col_span, room, MAX_COL_SPAN))
    row_span = 1
    while row_span < min(slot.row_span, len(taken) - row) and not any(taken[row + row_span][col : col + col_span]):
        row_span += 1
    return Cell(row=row, col=col, row_span=row_span, col_span=col_span, text=slot.text, asides=slot.asides)


def _packed(cells: Sequence[Cell], rows: int, cols: Sequence[int]) -> Iterator[Cell]:
    """The cells in the columns that are kept, and empty ones where none of them stands."""
    free = [bytearray(b"\1" * len(cols)) for _ in range(rows)]
    for cell in cells:
        col, end = bisect_left(cols, cell.col), bisect_left(cols, cell.col + cell.col_span)
        for line in free[cell.row : cell.row + cell.row_span]:
            line[col:end] = bytes(end - col)
        yield cell if (col, end - col) == (cell.col, cell.col_span) else replace(cell, col=col, col_span=end - col)
    for row, line in enumerate(free):
        yield from (Cell(row=row, col=col, text="") for col in range(len(cols)) if line[col])

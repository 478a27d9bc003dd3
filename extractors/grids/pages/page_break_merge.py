"""Two parts of a table, cut by the end of a page, put together again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.grids.pages.continuation import EDGE, repeated_rows, same_print, shared_edges
from extractors.grids.ruled.lattice import nearest
from extractors.grids.ruled.tables import Table
from extractors.grids.text_lines import text_lines
from schemas.box import Box
from schemas.grid import Cell, Grid
from schemas.page import Char, Page

Place = tuple[int, int]
"""First column and number of columns."""
PROSE = 0.4
"""Of a table's width: a cell that is wider may hold paragraphs, which end before the edge."""
PARAGRAPH = 2
"""Lines that a cell of paragraphs holds at least."""
PADDING = 6.0
"""Points: a cell keeps no more than that free beside a full line; Word's own 0.19 cm are 5.4."""


def joined(first: Table, second: Table, page: Page) -> Table:
    """One table of two; `page` is the one on which the first ends.

    Rows at the top of the second that repeat the head go. Cells that the end of the page cut are one again, at the
    page and place of their first part: merged cells that are blank or repeated on one of the pages, and the cells
    of a row that is printed in two parts.
    """
    second = padded(second, first)
    xs = shared_edges(first.xs, second.xs)
    head = repeated_rows(first, second)
    above = [_moved(cell, first.xs, xs, 0) for cell in first.grid.cells]
    shift = first.grid.rows - head
    below = [_moved(cell, second.xs, xs, shift) for cell in second.grid.cells if cell.row >= head]
    seam = first.grid.rows
    if parts := _parts(above, below, seam, _Cut(first, page, xs)):
        above, below = list(_mended(above, parts, seam)), list(_shortened(below, seam))
    above, below = _spanned(above, below, seam)
    cells = sorted((*above, *below), key=_row_major)
    rows = max(cell.row + cell.row_span for cell in cells)
    return Table(
        grid=Grid(rows=rows, cols=len(xs) - 1, cells=tuple(cells)), xs=xs, ys=second.ys, open_below=second.open_below
    )


def padded(second: Table, first: Table) -> Table:
    """The second part with a blank cell for each merged one of the first that it lost with its outer border."""
    bottom = [cell for cell in first.grid.cells if cell.row + cell.row_span == first.grid.rows]
    left = [cell for cell in bottom if first.xs[cell.col + cell.col_span] <= second.xs[0] + EDGE]
    right = [cell for cell in bottom if first.xs[cell.col] >= second.xs[-1] - EDGE]
    if not left and not right:
        return second
    xs = (*(first.xs[cell.col] for cell in left), *second.xs, *(first.xs[cell.col + cell.col_span] for cell in right))
    grid, page = second.grid, second.grid.cells[0].page
    blank = [
        Cell(
            row=0,
            col=col,
            row_span=grid.rows,
            text="",
            page=page,
            bbox=(xs[col], second.ys[0], xs[col + 1], second.ys[-1]),
        )
        for col in (*range(len(left)), *range(len(left) + grid.cols, len(xs) - 1))
    ]
    cells = sorted((*blank, *(replace(cell, col=cell.col + len(left)) for cell in grid.cells)), key=_row_major)
    return replace(second, grid=replace(grid, cols=len(xs) - 1, cells=tuple(cells)), xs=xs)


def _row_major(cell: Cell) -> Place:
    return (cell.row, cell.col)


def _moved(cell: Cell, own: Sequence[float], shared: Sequence[float], down: int) -> Cell:
    col, end = nearest(own[cell.col], shared), nearest(own[cell.col + cell.col_span], shared)
    return replace(cell, row=cell.row + down, col=col, col_span=end - col)


def _place(cell: Cell) -> Place:
    return (cell.col, cell.col_span)


def _bottom(cells: Sequence[Cell], seam: int) -> Mapping[Place, Cell]:
    return {_place(cell): cell for cell in cells if cell.row + cell.row_span == seam}


def _spanned(above: Sequence[Cell], below: Sequence[Cell], seam: int) -> tuple[list[Cell], list[Cell]]:
    """The cells with merged ones running over the seam: blank on one side, or repeated.

    Outer cells stand left of inner ones, so that none runs on beside one to its left that ends there with its rows.
    """
    bottom = _bottom(above, seam)
    gone: set[Place] = set()
    longer: dict[Place, Cell] = {}
    ended: list[tuple[Cell, Cell]] = []
    for cell in sorted((cell for cell in below if cell.row == seam), key=_row_major):
        upper = bottom.get(_place(cell))
        if upper is None or max(upper.row_span, cell.row_span) == 1:
            continue
        if any(upper.row >= other.row and cell.row_span <= lower.row_span for other, lower in ended):
            continue
        if not cell.text or not upper.text or same_print(cell, upper):
            text = upper.text or cell.text
            sure = upper.confidence if upper.text else cell.confidence
            span = upper.row_span + cell.row_span
            longer[_place(cell)] = replace(upper, row_span=span, text=text, confidence=sure)
            gone.add(_place(cell))
        else:
            ended.append((upper, cell))
    return (
        [longer.get(_place(cell), cell) if cell.row + cell.row_span == seam else cell for cell in above],
        [cell for cell in below if cell.row != seam or _place(cell) not in gone],
    )


class _Cut:
    """Tells of the cells in a table's last row whether the end of the page may have cut them."""

    def __init__(self, table: Table, page: Page, xs: Sequence[float]) -> None:
        self._xs = xs
        top, bottom = table.ys[-2], table.ys[-1]
        self._chars = [char for char in page.chars if top <= (char.y0 + char.y1) / 2 < bottom]

    def is_cut(self, cell: Cell) -> bool:
        """Whether the last line of the cell is full, so that its text may go on; paragraphs end anywhere."""
        left, right = self._xs[cell.col], self._xs[cell.col + cell.col_span]
        lines = text_lines(char for char in self._chars if left <= (char.x0 + char.x1) / 2 < right)
        if not lines:
            return False
        if right - left >= PROSE * (self._xs[-1] - self._xs[0]) and len(lines) >= PARAGRAPH:
            return True
        boxes = [line.box for line in lines]
        return _width(boxes[-1]) > self._full(boxes, left, right) - _height(lines[-1].chars)

    @staticmethod
    def _full(boxes: Sequence[Box], left: float, right: float) -> float:
        """How wide a full line is: as the widest, or as the cell without its padding; a lone line may be centred."""
        if len(boxes) > 1:
            return max(map(_width, boxes))
        return right - left - 2 * min(max(0.0, boxes[0][0] - left), PADDING)


def _width(box: Box) -> float:
    return box[2] - box[0]


def _height(chars: Sequence[Char]) -> float:
    return max(char.y1 - char.y0 for char in chars)


def _parts(above: Sequence[Cell], below: Sequence[Cell], seam: int, cut: _Cut) -> dict[Place, Cell]:
    """What the first row below the seam adds to cells of the last row above it; nothing where it is a row of its own.

    It is the rest of that row where it prints something only in cells whose text above was cut, and leaves another
    one blank that is printed above.
    """
    bottom = _bottom(above, seam)
    top = [cell for cell in below if cell.row == seam]
    printed = [cell for cell in top if cell.text]
    parts: dict[Place, Cell] = {}
    for cell in printed:
        upper = bottom.get(_place(cell))
        if upper is None or upper.row_span > 1 or cell.row_span > 1 or not upper.text or not cut.is_cut(upper):
            return {}
        parts[_place(cell)] = cell
    blank = [
        upper
        for cell in top
        if not cell.text and (upper := bottom.get(_place(cell))) is not None and upper.text and upper.row_span == 1
    ]
    return parts if blank else {}


def _mended(above: Sequence[Cell], parts: Mapping[Place, Cell], seam: int) -> Iterator[Cell]:
    for cell in above:
        rest = parts.get(_place(cell)) if cell.row + cell.row_span == seam else None
        yield cell if rest is None else replace(cell, text=f"{cell.text}\n{rest.text}", confidence=_both(cell, rest))


def _both(cell: Cell, rest: Cell) -> float | None:
    """How sure it is that both parts are read right."""
    if cell.confidence is None or rest.confidence is None:
        return cell.confidence if rest.confidence is None else rest.confidence
    return cell.confidence * rest.confidence


def _shortened(below: Sequence[Cell], seam: int) -> Iterator[Cell]:
    """The cells below the seam without the first row."""
    for cell in below:
        if cell.row > seam:
            yield replace(cell, row=cell.row - 1)
        elif cell.row_span > 1:
            yield replace(cell, row_span=cell.row_span - 1)

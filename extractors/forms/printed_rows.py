"""Content as one stream of printed rows, tables and free lines alike."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mappings.joined_heads import joined_heads
from mappings.normal import joined
from schemas.box import union
from schemas.form import Place
from schemas.grid import Aside, Cell, Content, Grid, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRow:
    """The cells that begin in one row of a grid, or one free line."""

    cells: tuple[Cell, ...]
    """Left to right, blank ones included."""
    printed: tuple[Cell, ...]
    """Those in which something is printed."""
    blank: tuple[bool, ...]
    """Of each cell, whether nothing is printed in it."""
    grid: int | None
    """Place of the grid among the content's blocks; None for a free line."""
    columns_aligned: bool
    """Whether the cells' columns are places (`Grid.columns_aligned`)."""
    asides: tuple[Aside, ...] = ()
    """Those of its cells, behind those of rows above it in which nothing is printed."""


def printed_row(cells: tuple[Cell, ...], grid: int | None, columns_aligned: bool) -> PrintedRow:
    """A row of cells; where columns are places, a cell that says the heads of its columns is as many cells."""
    if columns_aligned and any(cell.col_span > 1 for cell in cells):
        cells = tuple(part for cell in cells for part in parted(cell))
    blank = tuple(not cell.text.strip() for cell in cells)
    printed = tuple(cell for cell, empty in zip(cells, blank, strict=True) if not empty)
    asides = tuple(aside for cell in cells for aside in cell.asides)
    return PrintedRow(
        cells=cells, printed=printed, blank=blank, grid=grid, columns_aligned=columns_aligned, asides=asides
    )


def parted(cell: Cell) -> Iterator[Cell]:
    """The heads in a cell, each over its own column; the cell itself where it says no such thing."""
    heads = joined_heads(cell.text, cell.col_span) if cell.col_span > 1 else ()
    if not heads:
        yield cell
    for place, head in enumerate(heads):
        yield replace(cell, col=cell.col + place, col_span=1, text=head, asides=() if place else cell.asides)


def printed_rows(content: Content) -> Iterator[PrintedRow]:
    """All rows in reading order; rows in which nothing is printed are left out."""
    waiting: tuple[Aside, ...] = ()
    last: PrintedRow | None = None
    for row in all_rows(content):
        waiting += row.asides
        if not row.printed:
            continue
        if last is not None:
            yield last
        last, waiting = replace(row, asides=waiting), ()
    if last is not None:
        yield replace(last, asides=last.asides + waiting)


def all_rows(content: Content) -> Iterator[PrintedRow]:
    """All rows in reading order, blank ones included."""
    for number, block in enumerate(content.blocks):
        match block:
            case Line():
                yield printed_row((line_cell(block, number),), None, columns_aligned=False)
            case Grid():
                yield from (printed_row(cells, number, block.columns_aligned) for cells in block.by_row())


def line_cell(line: Line, number: int) -> Cell:
    """A free line as the one cell of its row."""
    return Cell(
        row=number,
        col=0,
        text=line.text,
        page=line.page,
        bbox=line.bbox,
        confidence=line.confidence,
        asides=line.asides,
        block=number,
    )


def place(*cells: Cell | Place) -> Place:
    """Where the cells stand: the first one's page, the box around those on it, the lowest confidence."""
    if not cells:
        return Place()
    page = cells[0].page
    boxes = [cell.bbox for cell in cells if cell.bbox is not None and cell.page == page]
    known = [cell.confidence for cell in cells if cell.confidence is not None]
    return Place(
        page=page,
        bbox=union(boxes) if boxes else None,
        confidence=min(known) if known else None,
        cells=tuple(own for cell in cells for own in (cell.cells if isinstance(cell, Place) else (cell,))),
    )


def text(cell: Cell | None) -> str | None:
    """The cell's text on one line; None for no cell or a blank one."""
    return (joined(cell.text) or None) if cell is not None else None

"""One table that stands in a document as two: the second one repeats the side label that the first one ends beside."""

from collections.abc import Iterator
from dataclasses import replace

from schemas.grid import Block, Cell, Content, Grid


def with_tables_joined(content: Content) -> Content:
    """The content with such tables as one; those of pages are joined where their rulings are known."""
    return content if content.pages is not None else replace(content, blocks=tuple(_joined(content.blocks)))


def _joined(blocks: tuple[Block, ...]) -> Iterator[Block]:
    last: Block | None = None
    for block in blocks:
        if isinstance(last, Grid) and isinstance(block, Grid) and (label := _shared_label(last, block)) is not None:
            last = _one(last, block, label)
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _shared_label(first: Grid, second: Grid) -> Cell | None:
    """The label at the left end of the first table that the second begins with; None where it has none.

    A label beside several rows alone is one: a table of one row below a table repeats its words by chance.
    """
    if first.cols != second.cols or not (first.columns_aligned and second.columns_aligned):
        return None
    again = second.cells[0]
    for cell in first.cells:
        if cell.col == 0 and cell.row + cell.row_span == first.rows and cell.row_span > 1:
            same = "".join(cell.text.split()) == "".join(again.text.split()) != ""
            return cell if same and cell.col_span == again.col_span < first.cols else None
    return None


def _one(first: Grid, second: Grid, label: Cell) -> Grid:
    again = second.cells[0]
    longer = replace(label, row_span=label.row_span + again.row_span, asides=(*label.asides, *again.asides))
    above = (longer if cell is label else cell for cell in first.cells)
    below = (replace(cell, row=cell.row + first.rows) for cell in second.cells[1:])
    return replace(first, rows=first.rows + second.rows, cells=(*above, *below))

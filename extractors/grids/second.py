"""The second reader: tables without rulings, whose columns pdfplumber finds by the alignment of words."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from extractors.grids.lattice import Lattice, lattice
from extractors.grids.rulings import frames, merged, trimmed
from schemas.grid import Box, Line
from schemas.page import Page, Ruling

PIECES = 3
"""Pieces of text side by side that make a line look like a row."""
ROWS = 4
"""Such rows that make a page look like a table; fewer are signatures, or two columns of addresses."""
MAX_CHARS = 10_000
"""Characters of a page; pdfplumber takes seconds for more."""
LEAST_RULED = 3
"""Horizontal rulings that part the rows of a table without vertical ones."""
MOSTLY = 0.8
"""Of a table's width that such a ruling runs along."""


def looks_tabular(lines: Iterable[Line]) -> bool:
    """Whether lines outside all tables stand side by side like the cells of rows."""
    tops = [round(line.bbox[3]) for line in lines if line.bbox is not None]
    beside = Counter(tops)
    return sum(beside[top] + beside[top + 1] >= PIECES for top in beside) >= ROWS


def aligned(data: bytes, page: Page, rulings: Sequence[Ruling]) -> tuple[Lattice, ...]:
    """The lattices that pdfplumber finds on a page of the document `data` by alignment.

    Rows are parted by the page's horizontal rulings where it has some, else by every line of text.
    """
    if len(page.chars) > MAX_CHARS:
        return ()
    try:
        tables = _found(data, page.number)
    except Exception:  # noqa: BLE001 pdfminer's parser lets any error of damaged files out, and pdfium has read them.
        return ()
    drawn = merged(side for cells in tables for side in _drawn(cells, rulings))
    made = (lattice(trimmed(frame)) for frame in frames(drawn))
    return tuple(table for table in made if table is not None)


def _found(data: bytes, number: int) -> list[list[Box]]:
    """The cells of each table, from the top left of the page as shown."""
    import pdfplumber  # noqa: PLC0415 It takes a third of a second to import, and hardly any page needs it.

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    with pdfplumber.open(BytesIO(data), pages=[number]) as document:
        page = document.pages[0]
        left, top = page.bbox[:2]
        return [
            [(x0 - left, y0 - top, x1 - left, y1 - top) for x0, y0, x1, y1 in table.cells]
            for table in page.find_tables({"vertical_strategy": "text", "horizontal_strategy": "text"})
        ]


def _drawn(cells: Sequence[Box], rulings: Sequence[Ruling]) -> Iterator[Ruling]:
    """The sides of a table's cells; where horizontal rulings part it, these and its columns from top to bottom."""
    x0, x1 = min(cell[0] for cell in cells), max(cell[2] for cell in cells)
    y0, y1 = min(cell[1] for cell in cells), max(cell[3] for cell in cells)
    rows = sorted(
        ruling.at
        for ruling in rulings
        if ruling.horizontal and min(ruling.end, x1) - max(ruling.start, x0) >= MOSTLY * (x1 - x0)
    )
    if len(rows) < LEAST_RULED:
        yield from (side for cell in cells for side in _sides(*cell))
        return
    yield from (Ruling(True, y, x0, x1) for y in rows)
    ends = (min(y0, rows[0]), max(y1, rows[-1]))
    yield from (Ruling(False, x, *ends) for x in {x for cell in cells for x in (cell[0], cell[2])})


def _sides(x0: float, y0: float, x1: float, y1: float) -> Iterator[Ruling]:
    yield Ruling(True, y0, x0, x1)
    yield Ruling(True, y1, x0, x1)
    yield Ruling(False, x0, y0, y1)
    yield Ruling(False, x1, y0, y1)

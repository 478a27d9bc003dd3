"""Text with one cell per line, as a table of Word is dumped.

A cell begins on a line that begins with a tab; lines without one are further paragraphs of it, and blank lines part
rows. But cells hold blank paragraphs too, and notes stand below the tables at the same margin, so that the shape of the
rows has to tell which of them a blank line is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from extractors.sources.grid_builder import lattice
from extractors.sources.paragraphs import lines as free_lines
from extractors.sources.text.row_per_line import plain
from schemas.grid import Block

Row: TypeAlias = list[str]

REMEMBERED = 3
"""Rows above that tell how wide a full row is: one of them may itself be broken in two."""
WIDE = 3
"""Cells from which a row is told full by having as many as the one above: narrower ones hold prose of all kinds."""
MOST_PARTS = 12
"""Pieces that one row may be broken into."""


@dataclass(slots=True)
class RowBuilder:
    """The rows read so far and the one in progress."""

    rows: list[Row] = field(default_factory=list)
    """Rows as blank lines part them."""
    row: list[list[str]] = field(default_factory=list)
    """Paragraphs of each cell of the row in progress."""

    def end_row(self) -> None:
        """Put the row in progress to the others."""
        if self.row:
            self.rows.append([plain("\n".join(paragraphs)) for paragraphs in self.row])
            self.row = []

    def width(self) -> int:
        """Cells of a full row, as far as the rows just above tell."""
        return max(map(len, self.rows[-REMEMBERED:]), default=0)


def cell_blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Tables and free lines in order."""
    last_cell = max(number for number, line in enumerate(lines) if line.startswith("\t"))
    table = RowBuilder()
    blanks = 0
    for number, line in enumerate(lines):
        if line.startswith("\t"):
            if blanks:
                table.end_row()
            table.row.append([line[1:]])
        elif not line.strip():
            blanks += 1
            continue
        elif table.row and (not blanks or _is_cell(table, blanks, more=number < last_cell)):
            table.row[-1].append(line)
        else:
            yield from _grid(table)
            table = RowBuilder()
            yield from free_lines(plain(line))
        blanks = 0
    yield from _grid(table)


def _is_cell(table: RowBuilder, blanks: int, *, more: bool) -> bool:
    """Whether text after `blanks` blank lines belongs to the cell above it, or stands below the table.

    `more` tells whether a cell follows anywhere below.
    """
    empty = not any(map(str.strip, table.row[-1]))
    full = len(table.row) >= WIDE and len(table.row) == table.width()
    if empty:
        return more or not (full or blanks > 1)
    if not more or full:
        return False
    unfinished = not any(map(str.strip, table.row[0])) and len(table.row) < table.width()
    return unfinished or blanks == 1


def _grid(table: RowBuilder) -> Iterator[Block]:
    table.end_row()
    if grid := lattice(list(_rejoined(table.rows)), columns_aligned=False):
        yield grid


def _rejoined(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, those that a blank paragraph of a cell broke put together again."""
    at = above = 0
    while at < len(rows):
        pieces = _pieces(rows, at, above)
        row = [cell for piece in rows[at : at + pieces] for cell in piece]
        yield row
        above = len(row)
        at += pieces


def _pieces(rows: Sequence[Row], at: int, above: int) -> int:
    """How many of `rows` from `at` on are one row: several, where together they are just as wide as the row above.

    A blank first cell tells that a row goes on below a merged one; other rows, and pieces with a blank first cell, are
    put together only where the row below has that width too.
    """
    first = rows[at]
    width = len(first)
    filled = True
    for end in range(at + 1, min(at + MOST_PARTS, len(rows))):
        width += len(rows[end])
        filled = filled and bool(rows[end][0])
        if width > above:
            break
        if width == above:
            agreed = end + 1 < len(rows) and len(rows[end + 1]) == width
            if (not first[0] and (filled or agreed)) or (agreed and filled and len(first) >= WIDE):
                return end + 1 - at
    return 1

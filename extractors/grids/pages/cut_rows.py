"""Whether the first row of a page is the rest of the last row of the page before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from extractors.grids.text_lines import text_lines
from mappings.normal import joined, squeezed
from schemas.box import Box
from schemas.grid import Cell
from schemas.page import Char, Page

CellIndex: TypeAlias = tuple[int, int]
"""First column and number of columns."""
PROSE = 0.4
"""Of a table's width: a cell that is wider may hold paragraphs, which end before the edge."""
PARAGRAPH = 2
"""Lines that a cell of paragraphs holds at least."""
PADDING = 6.0
"""Points: a cell keeps no more than that free beside a full line; Word's own 0.19 cm are 5.4."""
LIKE = 8
"""Rows above a page's end that tell what a row of the table prints."""
MISSING = 2
"""Cells that a row leaves blank where all rows above print something, to be no row of its own."""
SHAPE = re.compile(r"([^\d]{0,4})[\d,，]+(?:[.．](\d+))?([^\d]{0,6})")
"""A number with the few signs that may stand before and behind it."""


def place_of(cell: Cell) -> CellIndex:
    """The columns that a cell covers."""
    return (cell.col, cell.col_span)


class Cut:
    """Tells of the cells at a table's lower edge whether the end of the page may have cut their text."""

    def __init__(self, page: Page, top: float, left: float, right: float) -> None:
        self._page = page
        self._top = top
        self._width = right - left

    def is_cut(self, cell: Cell) -> bool:
        """Whether the last line of the cell is full, so that its text may go on; paragraphs end anywhere."""
        if cell.bbox is None:
            return False
        left, _, right, _ = cell.bbox
        top = cell.bbox[1] if cell.page == self._page.number else self._top
        text = squeezed(cell.text)
        lines = [line for line in text_lines(self._beneath(left, right, top)) if squeezed(line.text) in text]
        if not lines:
            return False
        if right - left >= PROSE * self._width and len(lines) >= PARAGRAPH:
            return True
        boxes = [line.box for line in lines]
        return _width(boxes[-1]) > _full(boxes, left, right) - _height(lines[-1].chars)

    def _beneath(self, left: float, right: float, top: float) -> list[Char]:
        return [
            char
            for char in self._page.chars
            if left <= (char.x0 + char.x1) / 2 < right and top <= (char.y0 + char.y1) / 2
        ]


def _full(boxes: Sequence[Box], left: float, right: float) -> float:
    """How wide a full line is: as the widest, or as the cell without its padding; a lone line may be centred."""
    if len(boxes) > 1:
        return max(map(_width, boxes))
    return right - left - 2 * min(max(0.0, boxes[0][0] - left), PADDING)


def _width(box: Box) -> float:
    return box[2] - box[0]


def _height(chars: Sequence[Char]) -> float:
    return max(char.y1 - char.y0 for char in chars)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A cell above a page's end and what the next page prints below it in the same columns."""

    upper: Cell
    lower: Cell

    @property
    def merged(self) -> bool:
        """Whether either is a cell over several rows, such as a side label."""
        return self.upper.row_span > 1 or self.lower.row_span > 1


def rest_of_row(pairs: Sequence[Pair], cut: Cut) -> bool:
    """Whether the lower row prints something only in cells whose text above was cut, and leaves others blank."""
    own = [pair for pair in pairs if not pair.merged]
    printed = [pair for pair in own if pair.lower.text]
    if not printed:
        return False
    return any(pair.upper.text and not pair.lower.text for pair in own) and all(
        pair.upper.text and cut.is_cut(pair.upper) for pair in printed
    )


def lacks_a_row(pairs: Sequence[Pair], before: Sequence[Mapping[CellIndex, Cell]]) -> bool:
    """Whether the lower row is no row of its own: it lacks what all rows above print, and what it prints may be a rest.

    `before` are the rows above the page's end, the last one first. Rows that only leave out what stands to the left,
    as levels that hold for several rows are left out, are rows of their own, unless they print next to nothing.
    """
    own = [pair for pair in pairs if not pair.merged]
    printed = [pair for pair in own if pair.lower.text]
    if not printed or not all(pair.upper.text and _may_go_on(pair, before, own) for pair in printed):
        return False
    missing = [
        pair
        for pair in own
        if pair.upper.text
        and not pair.lower.text
        and all(place_of(pair.upper) in row and row[place_of(pair.upper)].text for row in before)
    ]
    full = sum(bool(pair.upper.text) for pair in own)
    behind = any(pair.upper.col > printed[0].upper.col for pair in missing)
    return len(missing) >= MISSING and (behind or 2 * len(printed) < full)


def like_rows(above: Sequence[Cell], seam: int) -> list[dict[CellIndex, Cell]]:
    """The last rows of those above a seam that have the cells of the last one, the last one first."""
    rows: dict[int, dict[CellIndex, Cell]] = {}
    for cell in above:
        if cell.row >= seam - LIKE and cell.row_span == 1:
            rows.setdefault(cell.row, {})[place_of(cell)] = cell
    found: list[dict[CellIndex, Cell]] = []
    for row in range(seam - 1, seam - LIKE - 1, -1):
        if row not in rows or (found and not rows[row].keys() & found[0].keys()):
            break
        if not found or found[0].keys() <= rows[row].keys():
            found.append(rows[row])
    return found


def _may_go_on(pair: Pair, before: Sequence[Mapping[CellIndex, Cell]], row: Sequence[Pair]) -> bool:
    """Whether the text below may be the rest of the one above; a number only where it makes one like the others."""
    upper, lower = joined(pair.upper.text), joined(pair.lower.text)
    if shape(upper) is None and shape(lower) is None:
        return True
    place = place_of(pair.upper)
    usual = {shape(joined(line[place].text)) for line in before[1:] if place in line} - {None}
    if not usual:
        usual = {shape(joined(other.upper.text)) for other in row if other is not pair} - {None}
    return shape(upper + lower) in usual and shape(upper) not in usual


def shape(text: str) -> tuple[bool, int, bool] | None:
    """How a number is printed: with a sign before it, with so many decimals, with a unit; None for no number."""
    found = SHAPE.fullmatch(text)
    return None if found is None else (bool(found[1]), len(found[2] or ""), bool(found[3]))

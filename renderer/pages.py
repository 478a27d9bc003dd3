"""Tables that pages cut: at any row, their heads printed again or not, merged cells cut in two."""

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.render.sheet import Sheet, cut
from renderer.board import Heads
from renderer.draw import Draw

PARTS = 12
"""A table is cut after so many twelfths of its rows."""


def paged(draw: Draw, sheet: Sheet, heads: Sequence[Heads]) -> tuple[Sheet, ...]:
    """The table whole, or in two parts on two pages."""
    if draw.pick("pages", "one", "two", lean=0.85) == "one" or len(sheet.rows) < 3:
        return (sheet,)
    place = draw.count("pages.at", 1, PARTS - 1)
    row = min(max(1, round(len(sheet.rows) * place / PARTS)), len(sheet.rows) - 1)
    repeated = draw.pick("pages.heads", "not repeated", "repeated") == "repeated"
    labels = draw.pick("pages.merged", "blank below", "repeated") == "repeated"
    return broken(sheet, row, heads if repeated else (), labels)


def broken(sheet: Sheet, row: int, heads: Sequence[Heads], labels: bool) -> tuple[Sheet, Sheet]:
    """Two parts, the second from `row` on, under the head that heads it; cells that are cut say the same again or not.

    Raises Untiled.
    """
    above = next((head for head in heads if head.stop < row < head.end), None)
    split = cut(sheet, range(row, row), repeat=labels)
    first = part(split, 0, row, 0)
    second = part(split, row, len(sheet.rows), 0)
    if above is not None:
        whole = cut(cut(sheet, range(above.stop, above.stop), repeat=labels), range(above.start, above.start))
        again, high = part(whole, above.start, above.stop, 0), above.stop - above.start
        below = part(split, row, len(sheet.rows), high)
        second = replace(below, rows=again.rows + below.rows, cells=again.cells + below.cells)
    return replace(first, after=()), replace(second, before=())


def part(sheet: Sheet, start: int, stop: int, by: int) -> Sheet:
    """Some rows of a sheet, moved `by` rows down; no cell crosses their edges."""
    cells = tuple(replace(cell, row=cell.row - start + by) for cell in sheet.cells if start <= cell.row < stop)
    return replace(sheet, rows=sheet.rows[start:stop], cells=cells)

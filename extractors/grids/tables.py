"""One page to the lines and tables that stand on it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from extractors.grids.borders import closed
from extractors.grids.lattice import Lattice, lattice
from extractors.grids.rulings import Frame, frames, merged, trimmed
from extractors.grids.texts import TextLine, bounds, cell_text, text_lines
from schemas.grid import Box, Cell, Grid, Line
from schemas.page import Char, Page, Ruling

WIDE = 3.0
"""Of a character's height: a gap in a line that is wider parts it into two, such as a name and a unit of amounts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A grid and where its edges lie on its page."""

    grid: Grid
    xs: tuple[float, ...]
    """Edges of the columns, from the left."""
    ys: tuple[float, ...]
    """Edges of the rows, from the top, on the table's last page."""

    @property
    def box(self) -> Box:
        """The whole table, or its part on its last page."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


Found: TypeAlias = Line | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTables:
    """A page understood: every step that led from its strokes to its tables."""

    page: Page
    rulings: tuple[Ruling, ...]
    frames: tuple[Frame, ...]
    lattices: tuple[Lattice, ...]
    found: tuple[Found, ...]
    """Lines and tables in reading order."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables alone."""
        return tuple(found for found in self.found if isinstance(found, Table))


def page_tables(page: Page) -> PageTables:
    """Read the tables that a page's rulings draw, and the lines around them."""
    rulings = merged(page.rulings)
    crowd = Crowd(page.chars)
    found_frames = tuple(trimmed(closed(frame, crowd.stands_in)) for frame in frames(rulings))
    lattices = tuple(found for frame in found_frames if (found := lattice(frame)) is not None)
    return PageTables(page=page, rulings=rulings, frames=found_frames, lattices=lattices, found=filled(page, lattices))


class Crowd:
    """The characters of a page, to be asked whether any stands in a box."""

    def __init__(self, chars: Iterable[Char]) -> None:
        self._centres = sorted(((y0 + y1) / 2, (x0 + x1) / 2) for _, x0, y0, x1, y1, _ in chars)

    def stands_in(self, box: Box) -> bool:
        """Whether the centre of any lies in the box."""
        x0, y0, x1, y1 = box
        begin, end = bisect_left(self._centres, (y0, x0)), bisect_right(self._centres, (y1, x1))
        return any(x0 < x < x1 for _, x in self._centres[begin:end])


def filled(page: Page, lattices: Sequence[Lattice]) -> tuple[Found, ...]:
    """The lattices with the text that stands in them, and the lines of what stands in none."""
    inner_first = sorted(lattices, key=lambda found: (found.xs[-1] - found.xs[0]) * (found.ys[-1] - found.ys[0]))
    rest: Sequence[Char] = page.chars
    found: list[Found] = []
    for table in inner_first:
        texts, rest = _shared_out(rest, table)
        if any(texts):
            found.append(Table(grid=_grid(table, texts, page.number), xs=table.xs, ys=table.ys))
    found += free_lines(rest, page.number)
    return tuple(sorted(found, key=_reading_order))


def _reading_order(found: Found) -> tuple[float, float]:
    box = found.box if isinstance(found, Table) else found.bbox
    return (box[1], box[0]) if box is not None else (0.0, 0.0)


def _shared_out(chars: Sequence[Char], table: Lattice) -> tuple[list[list[Char]], list[Char]]:
    """The characters of each rectangle, and those outside the table."""
    xs, ys = table.xs, table.ys
    owner = [[0] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    for number, cell in enumerate(table.rectangles):
        for row in range(cell.top, cell.bottom):
            owner[row][cell.left : cell.right] = [number] * (cell.right - cell.left)
    texts: list[list[Char]] = [[] for _ in table.rectangles]
    outside: list[Char] = []
    left, top, right, bottom = table.box
    for char in chars:
        x, y = (char[1] + char[3]) / 2, (char[2] + char[4]) / 2
        if left <= x < right and top <= y < bottom:
            texts[owner[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]].append(char)
        else:
            outside.append(char)
    return texts, outside


def _grid(table: Lattice, texts: Sequence[Sequence[Char]], number: int) -> Grid:
    cells = tuple(
        Cell(
            row=place.top,
            col=place.left,
            row_span=place.bottom - place.top,
            col_span=place.right - place.left,
            text=cell_text(chars),
            page=number,
            bbox=table.box_of(place),
        )
        for place, chars in zip(table.rectangles, texts, strict=True)
    )
    return Grid(rows=len(table.ys) - 1, cols=len(table.xs) - 1, cells=cells)


def free_lines(chars: Iterable[Char], number: int) -> list[Line]:
    """Characters outside every table as lines, those that a wide gap parts as several."""
    return [Line(text=piece.text, page=number, bbox=piece.box) for line in text_lines(chars) for piece in _parted(line)]


def _parted(line: TextLine) -> Iterable[TextLine]:
    begin = 0
    reached = line.chars[0].x1
    for number, char in enumerate(line.chars):
        if char.x0 - reached > WIDE * (char.y1 - char.y0):
            yield TextLine(chars=line.chars[begin:number])
            begin = number
        reached = max(reached, char.x1)
    yield TextLine(chars=line.chars[begin:])


__all__ = ["Crowd", "Found", "PageTables", "Table", "bounds", "filled", "free_lines", "page_tables"]

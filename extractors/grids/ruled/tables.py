"""One page to the lines and tables that stand on it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from extractors.grids.ruled.asides import asides_in, with_asides
from extractors.grids.ruled.cell_lines import read_cell
from extractors.grids.ruled.lattice import Lattice, intersections_to_cells
from extractors.grids.ruled.missing_borders import complete_frame, link_borders
from extractors.grids.ruled.overflow import OUTSIDE, whole
from extractors.grids.ruled.reading_order import in_order
from extractors.grids.ruled.rulings import SNAP, Frame, frames, merge_edges, trim_to_intersections
from extractors.grids.ruled.worn_borders import with_worn_borders
from extractors.grids.text_lines import TextLine, bounds, candidates, certainty, text_lines
from mappings.layouts import is_ornament
from schemas.box import Box
from schemas.grid import Aside, Cell, Grid, Line
from schemas.page import Apart, Char, Clipped, Page, Ruling

MAX_RULINGS = 5_000
"""Rulings of one page; more are a drawing. A page of tables has hundreds."""
WIDE = 3.0
"""Of a character's height: a gap in a line that is wider parts it into two, such as a name and a unit of amounts."""
OVER = 0.2
"""Of a character's height: what reaches less far over a table's edge from outside only touches it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A grid and where its edges lie on its page."""

    grid: Grid
    xs: tuple[float, ...]
    """Edges of the columns, from the left."""
    ys: tuple[float, ...]
    """Edges of the rows, from the top, on the table's last page."""
    unruled_above: frozenset[int] = frozenset()
    """Columns over which no ruling closes the table, as where the end of a page cuts merged cells."""
    unruled_below: frozenset[int] = frozenset()
    completed: int = 0
    """Characters that a clip hides and that complete what shows in part."""
    ruled: bool = True
    """Whether rulings draw its columns."""

    @property
    def open_below(self) -> bool:
        """Whether its lower edge is not ruled all along."""
        return bool(self.unruled_below)

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
    found: tuple[Found, ...]
    """Lines and tables in reading order."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables alone."""
        return tuple(found for found in self.found if isinstance(found, Table))


def page_tables(page: Page) -> PageTables:
    """Read the tables that a page's rulings draw, and the lines around them."""
    crowd = Crowd(page.chars)
    drawn = merge_edges(page.rulings)
    if len(drawn) > MAX_RULINGS:
        drawn = ()
    rulings = link_borders(drawn, crowd.stands_in)
    found_frames = tuple(trim_to_intersections(complete_frame(frame, crowd.stands_in)) for frame in frames(rulings))
    lattices = tuple(found for frame in found_frames if (found := intersections_to_cells(frame)) is not None)
    if page.scanned:
        lattices = tuple(with_worn_borders(lattice, page.chars) for lattice in lattices)
    return PageTables(page=page, rulings=rulings, frames=found_frames, found=fill_cells(page, lattices, drawn))


class Crowd:
    """The characters of a page, to be asked whether any stands in a box."""

    def __init__(self, chars: Iterable[Char]) -> None:
        self._centres = sorted(((y0 + y1) / 2, (x0 + x1) / 2) for _, x0, y0, x1, y1, *_ in chars)

    def stands_in(self, box: Box) -> bool:
        """Whether the centre of any lies in the box."""
        x0, y0, x1, y1 = box
        begin, end = bisect_left(self._centres, (y0, x0)), bisect_right(self._centres, (y1, x1))
        return any(x0 < x < x1 for _, x in self._centres[begin:end])


def fill_cells(page: Page, lattices: Sequence[Lattice], drawn: Sequence[Ruling]) -> tuple[Found, ...]:
    """The lattices with the text that stands in them, and the lines of what stands in none.

    `drawn` are the rulings that are printed, by which the columns that its outer edges leave open are found.
    """
    across = [ruling for ruling in drawn if ruling.horizontal]
    inner_first = sorted(lattices, key=lambda found: (found.xs[-1] - found.xs[0]) * (found.ys[-1] - found.ys[0]))
    rest: Sequence[Char] = page.chars
    clipped: Sequence[Clipped] = page.clipped
    beside: Sequence[Apart] = page.apart
    found: list[Table] = []
    for table in inner_first:
        owners = _owners(table)
        above, below = _unruled(across, table.ys[0], table.xs), _unruled(across, table.ys[-1], table.xs)
        texts, rest = _shared_out(rest, table, owners)
        if across and not page.scanned:
            rest = _hanging_over(texts, rest, table, owners, (above, below))
        added = sum(map(len, texts))
        clipped = _completed(texts, clipped, table, owners)
        if any(texts):
            asides, beside = asides_in(beside, table, owners)
            found.append(
                Table(
                    grid=_grid(table, texts, asides, page.number),
                    completed=sum(map(len, texts)) - added,
                    xs=table.xs,
                    ys=table.ys,
                    unruled_above=above,
                    unruled_below=below,
                    ruled=bool(across),
                )
            )
    if beside and found:
        found[0] = replace(found[0], grid=with_asides(found[0].grid, beside))
    blocks: list[Found] = [*found, *free_lines(rest, page.number)]
    return tuple(in_order([(_box(block), block) for block in blocks], [table.box for table in found]))


def _unruled(across: Sequence[Ruling], y: float, xs: Sequence[float]) -> frozenset[int]:
    """The columns, from 0, that no horizontal ruling covers at a height."""
    there = [ruling for ruling in across if abs(ruling.at - y) <= SNAP]
    return frozenset(
        col
        for col, (x0, x1) in enumerate(pairwise(xs))
        if not any(r.start - SNAP <= x0 and x1 <= r.end + SNAP for r in there)
    )


def _box(found: Found) -> Box:
    box = found.box if isinstance(found, Table) else found.bbox
    return box if box is not None else (0.0, 0.0, 0.0, 0.0)


def _owners(table: Lattice) -> list[list[int]]:
    """For each row and column, which of the table's rectangles covers it."""
    owners = [[0] * (len(table.xs) - 1) for _ in range(len(table.ys) - 1)]
    for number, cell in enumerate(table.rectangles):
        for row in range(cell.top, cell.bottom):
            owners[row][cell.left : cell.right] = [number] * (cell.right - cell.left)
    return owners


def _shared_out(
    chars: Sequence[Char], table: Lattice, owners: Sequence[Sequence[int]]
) -> tuple[list[list[Char]], list[Char]]:
    """The characters of each rectangle, and those outside the table."""
    xs, ys = table.xs, table.ys
    places: list[int] = []
    left, top, right, bottom = table.box
    for char in chars:
        x, y = (char[1] + char[3]) / 2, (char[2] + char[4]) / 2
        inside = left <= x < right and top <= y < bottom
        places.append(owners[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1] if inside else OUTSIDE)
    places = whole(chars, places, xs)
    texts: list[list[Char]] = [[] for _ in table.rectangles]
    outside: list[Char] = []
    for char, place in zip(chars, places, strict=True):
        (outside if place == OUTSIDE else texts[place]).append(char)
    return texts, outside


def _hanging_over(
    texts: Sequence[list[Char]],
    rest: Sequence[Char],
    table: Lattice,
    owners: Sequence[Sequence[int]],
    unruled: tuple[AbstractSet[int], AbstractSet[int]],
) -> list[Char]:
    """Add to each text at the upper or lower edge the line that hangs over it, where a page's end cuts it in two.

    What hangs over more than one cell, or over the ruled edge of a cell without other text, is returned with all else:
    it is none of the table's, such as the number of the page. `unruled` are the columns without a ruling above, below.
    """
    held: set[Char] = set()
    for edge, row, columns in zip((table.ys[0], table.ys[-1]), (0, -1), unruled, strict=True):
        crossing = [char for char in rest if _hangs_over(char, edge, below=row == -1)]
        for piece in (piece for line in text_lines(crossing) for piece in _parted(line)):
            x0, _, x1, _ = piece.box
            if not table.xs[0] <= x0 < x1 < table.xs[-1] or is_ornament(piece.text):
                continue
            col = bisect_right(table.xs, x0) - 1
            owner = owners[row][col]
            if owner == owners[row][bisect_right(table.xs, x1) - 1] and (texts[owner] or col in columns):
                texts[owner] += piece.chars
                held.update(piece.chars)
    return [char for char in rest if char not in held] if held else list(rest)


def _hangs_over(char: Char, edge: float, *, below: bool) -> bool:
    over = OVER * (char.y1 - char.y0)
    return char.y0 + over < edge < char.y1 if below else char.y0 < edge < char.y1 - over


def _completed(
    texts: Sequence[list[Char]], clipped: Sequence[Clipped], table: Lattice, owners: Sequence[Sequence[int]]
) -> list[Clipped]:
    """Add to each text that shows in part what a clip hides of it; those outside the table are returned."""
    xs, ys = table.xs, table.ys
    left, top, right, bottom = table.box
    showing = list(map(bool, texts))
    outside: list[Clipped] = []
    for hidden in clipped:
        if left <= hidden.x < right and top <= hidden.y < bottom:
            owner = owners[bisect_right(ys, hidden.y) - 1][bisect_right(xs, hidden.x) - 1]
            if showing[owner]:
                texts[owner].append(hidden.char)
        else:
            outside.append(hidden)
    return outside


def _grid(table: Lattice, texts: Sequence[Sequence[Char]], asides: Mapping[int, Sequence[Aside]], number: int) -> Grid:
    cells: list[Cell] = []
    for at, (place, chars) in enumerate(zip(table.rectangles, texts, strict=True)):
        box = table.box_of(place)
        text, told = read_cell(chars, box[2] - box[0])
        cells.append(
            Cell(
                row=place.top,
                col=place.left,
                row_span=place.bottom - place.top,
                col_span=place.right - place.left,
                text=text,
                page=number,
                bbox=box,
                confidence=certainty(chars),
                asides=(*told, *asides.get(at, ())),
                others=candidates(chars, text),
            )
        )
    return Grid(rows=len(table.ys) - 1, cols=len(table.xs) - 1, cells=tuple(cells))


def free_lines(chars: Iterable[Char], number: int) -> list[Line]:
    """Characters outside every table as lines, those that a wide gap parts as several."""
    return [
        Line(text=piece.text, page=number, bbox=piece.box, confidence=piece.confidence)
        for line in text_lines(chars)
        for piece in _parted(line)
    ]


def _parted(line: TextLine) -> Iterable[TextLine]:
    begin = 0
    reached = line.chars[0].x1
    for number, char in enumerate(line.chars):
        if char.x0 - reached > WIDE * (char.y1 - char.y0):
            yield TextLine(chars=line.chars[begin:number])
            begin = number
        reached = max(reached, char.x1)
    yield TextLine(chars=line.chars[begin:])


__all__ = ["Crowd", "Found", "PageTables", "Table", "bounds", "fill_cells", "free_lines", "page_tables"]

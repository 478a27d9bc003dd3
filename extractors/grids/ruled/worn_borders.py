"""Borders that wore off a scan: cells that hold the texts of two columns are parted where a column's edge runs.

A border is taken to be missing where the white between two parts of a cell's text stands right on an edge that rows
near by have, or where what stands behind it is a label. Letters that are set apart leave white too, as wide between
all of them; so what parts a text has to be wider than what is left within its parts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from extractors.grids.ruled.lattice import Lattice, Rectangle
from mappings.labels import begins_field, field
from schemas.page import Char

STRIP = 0.2
"""Of a character's height: white between the texts of two cells; recognised boxes reach over their ink."""
WIDER = 1.5
"""Times the widest white within either part."""
ASIDE = 0.1
"""Of a character's height: what reaches so far over an edge may yet stand beside it."""
NEAR = 3
"""Rows above and below a cell in which its columns' edges are looked for."""
LEAST = 2
"""Of them, those that have the edge."""


def with_worn_borders(lattice: Lattice, chars: Sequence[Char]) -> Lattice:
    """The lattice with the cells parted in which two columns' texts stand; `chars` are those of its page."""
    inside = _sorted_out(lattice, chars)
    while True:
        found = [
            part
            for rectangle in lattice.rectangles
            for part in _parted(lattice, rectangle, inside.get(rectangle.top, ()))
        ]
        if len(found) == len(lattice.rectangles):
            return lattice
        lattice = replace(lattice, rectangles=tuple(sorted(found, key=lambda part: (part.top, part.left))))


def _sorted_out(lattice: Lattice, chars: Sequence[Char]) -> dict[int, list[Char]]:
    """The characters by the top row of the cells that they stand in."""
    found: dict[int, list[Char]] = {}
    tops = sorted({rectangle.top for rectangle in lattice.rectangles})
    for top in tops:
        bottom = max(rectangle.bottom for rectangle in lattice.rectangles if rectangle.top == top)
        y0, y1 = lattice.ys[top], lattice.ys[bottom]
        found[top] = [char for char in chars if y0 <= (char.y0 + char.y1) / 2 < y1]
    return found


def _parted(lattice: Lattice, cell: Rectangle, chars: Sequence[Char]) -> Iterator[Rectangle]:
    """The cells that a cell is; itself where no border is missing in it."""
    if cell.right - cell.left > 1:
        x0, y0, x1, y1 = lattice.box_of(cell)
        own = [c for c in chars if x0 <= (c.x0 + c.x1) / 2 < x1 and y0 <= (c.y0 + c.y1) / 2 < y1]
        for col in range(cell.left + 1, cell.right):
            gap = Gap.at(lattice.xs[col], own)
            edges = lattice.xs[cell.left + 1 : cell.right]
            if gap is not None and gap.parts(edges) and (gap.before_label or _edges_near(lattice, cell, col) >= LEAST):
                yield replace(cell, right=col)
                yield replace(cell, left=col)
                return
    yield cell


def _edges_near(lattice: Lattice, cell: Rectangle, col: int) -> int:
    """How many rows near a cell have an edge at a column of it."""
    rows = {*range(cell.top - NEAR, cell.top), *range(cell.bottom, cell.bottom + NEAR)}
    edged = {
        row
        for other in lattice.rectangles
        if other.left == col
        for row in range(other.top, other.bottom)
        if row in rows
    }
    return len(edged)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The white around an edge, and the text at both its sides."""

    width: float
    """Points."""
    left: tuple[Char, ...]
    right: tuple[Char, ...]

    @classmethod
    def at(cls, x: float, chars: Sequence[Char]) -> "Gap | None":
        """The white at a place; None where text stands on it, or at one side alone."""
        left = tuple(char for char in chars if (char.x0 + char.x1) / 2 < x)
        right = tuple(char for char in chars if (char.x0 + char.x1) / 2 >= x)
        if not left or not right:
            return None
        end, start = max(char.x1 for char in left), min(char.x0 for char in right)
        aside = ASIDE * median(char.y1 - char.y0 for char in chars)
        return cls(width=start - end, left=left, right=right) if end - aside <= x <= start + aside else None

    def parts(self, edges: Sequence[float]) -> bool:
        """Whether it is wider than what is white within either part, and these are no single letters set apart.

        White on any of the `edges` may part texts as well, and is not compared with.
        """
        high = median(char.y1 - char.y0 for char in (*self.left, *self.right))
        within = max(_widest(self.left, edges), _widest(self.right, edges))
        return max(len(self.left), len(self.right)) > 1 and self.width >= max(STRIP * high, WIDER * within)

    @property
    def before_label(self) -> bool:
        """Whether a label stands behind it."""
        text = "".join(char.text for char in sorted(self.right, key=lambda char: (char.y0, char.x0)))
        return begins_field(text) or field(text) is not None


def _widest(chars: Sequence[Char], edges: Sequence[float]) -> float:
    """The widest white strip through a part of a text, from its top to its bottom, on none of the edges."""
    widest, reached = 0.0, min(char.x0 for char in chars)
    for char in sorted(chars, key=lambda char: char.x0):
        if not any(reached <= edge <= char.x0 for edge in edges):
            widest = max(widest, char.x0 - reached)
        reached = max(reached, char.x1)
    return widest

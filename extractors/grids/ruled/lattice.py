"""A frame of rulings to the rectangles that it parts, each with its place and spans."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.grids.ruled.rulings import SNAP, Frame
from schemas.box import Box

MAX_PLACES = 50_000
"""Places of one lattice: a page of A3 holds a fortieth of that; hatchings and charts hold more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """The place of one cell: half-open ranges of rows and columns."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lattice:
    """Rectangles that tile rows and columns, without their text."""

    xs: tuple[float, ...]
    """Edges of the columns, from the left; one more than columns."""
    ys: tuple[float, ...]
    """Edges of the rows, from the top; one more than rows."""
    rectangles: tuple[Rectangle, ...]
    """In row-major order."""

    @property
    def box(self) -> Box:
        """The whole table."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_of(self, rectangle: Rectangle) -> Box:
        """The box of one cell."""
        return (
            self.xs[rectangle.left],
            self.ys[rectangle.top],
            self.xs[rectangle.right],
            self.ys[rectangle.bottom],
        )


def intersections_to_cells(frame: Frame) -> Lattice | None:
    """The lattice of a trimmed frame; None where it parts nothing, or is too fine to be a table."""
    xs = edges(ruling.at for ruling in frame.down)
    ys = edges(ruling.at for ruling in frame.across)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > MAX_PLACES:
        return None
    above = _walls(((r.at, r.start, r.end) for r in frame.across), ys, xs)
    before = _walls(((r.at, r.start, r.end) for r in frame.down), xs, ys)
    rectangles = _rectangles(above, before, len(ys) - 1, len(xs) - 1)
    if len(rectangles) < 2:
        return None
    return _packed(Lattice(xs=tuple(xs), ys=tuple(ys), rectangles=tuple(rectangles)))


def edges(places: Iterable[float]) -> list[float]:
    """Places in order, those within `SNAP` of a neighbour made one."""
    groups: list[list[float]] = []
    for place in sorted(places):
        if groups and place - groups[-1][-1] <= SNAP and place - groups[-1][0] <= 2 * SNAP:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [(group[0] + group[-1]) / 2 for group in groups]


def nearest(place: float, ordered: Sequence[float]) -> int:
    """Where in `ordered` stands what is nearest to `place`."""
    after = bisect_right(ordered, place)
    if after == 0:
        return 0
    if after == len(ordered):
        return after - 1
    return after if ordered[after] - place < place - ordered[after - 1] else after - 1


def _walls(
    rulings: Iterable[tuple[float, float, float]], lines: Sequence[float], along: Sequence[float]
) -> list[bytearray]:
    """For each of `lines`, which intervals of `along` a ruling covers."""
    borders = [bytearray(len(along) - 1) for _ in lines]
    for at, start, end in rulings:
        first, last = nearest(start, along), nearest(end, along)
        borders[nearest(at, lines)][first:last] = b"\1" * (last - first)
    return borders


def _rectangles(above: Sequence[bytearray], before: Sequence[bytearray], rows: int, cols: int) -> list[Rectangle]:
    """Tile the places: each rectangle goes right, then down, as far as no border stands.

    `above[row][col]` is the border over a place, `before[col][row]` the border left of it. Where borders enclose no
    rectangle, what they do enclose is parted into some.
    """
    taken = [bytearray(cols) for _ in range(rows)]
    found: list[Rectangle] = []
    for top in range(rows):
        for left in range(cols):
            if taken[top][left]:
                continue
            right = left + 1
            while right < cols and not before[right][top] and not taken[top][right]:
                right += 1
            bottom = top + 1
            inner = range(left + 1, right)
            while (
                bottom < rows
                and not any(above[bottom][left:right])
                and not any(before[col][bottom] for col in inner)
                and not any(taken[bottom][left:right])
            ):
                bottom += 1
            for row in range(top, bottom):
                taken[row][left:right] = b"\1" * (right - left)
            found.append(Rectangle(top=top, bottom=bottom, left=left, right=right))
    return found


def _packed(loose: Lattice) -> Lattice:
    """The lattice without the edges at which no cell begins."""
    rows = sorted({rectangle.top for rectangle in loose.rectangles})
    cols = sorted({rectangle.left for rectangle in loose.rectangles})
    row_at = {row: number for number, row in enumerate((*rows, len(loose.ys) - 1))}
    col_at = {col: number for number, col in enumerate((*cols, len(loose.xs) - 1))}
    return Lattice(
        xs=(*(loose.xs[col] for col in cols), loose.xs[-1]),
        ys=(*(loose.ys[row] for row in rows), loose.ys[-1]),
        rectangles=tuple(
            Rectangle(
                top=row_at[rectangle.top],
                bottom=row_at[rectangle.bottom],
                left=col_at[rectangle.left],
                right=col_at[rectangle.right],
            )
            for rectangle in loose.rectangles
        ),
    )

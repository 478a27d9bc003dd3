"""Rows of boxes on a board of narrow columns, and the grid that their edges make."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from benchmarks.render.sheet import Box, Ink, Row, Sheet, check, placed

WIDTH = 60
"""Narrow columns of a board; the grid keeps those where a cell begins."""


def ink(text: str | None) -> Ink:
    """Text as a cell prints it."""
    return Ink(text=text or "", role="text" if text else "blank")


@dataclass(frozen=True, slots=True)
class Lane:
    """The columns that the rows of one part of a form share."""

    widths: tuple[int, ...]

    def row(self, *texts: str | tuple[str | None, int] | Box | None) -> list[Box]:
        """Boxes left to right: a text for one column, (text, number of columns), or a box of so many columns."""
        boxes, at = [], 0
        for text in texts:
            box = text if isinstance(text, Box) else None
            cols = box.cols if box is not None else text[1] if isinstance(text, tuple) else 1
            wide = sum(self.widths[at : at + cols])
            said = text[0] if isinstance(text, tuple) else text if isinstance(text, str) else None
            boxes.append(replace(box, cols=wide) if box is not None else Box(ink(said), wide))
            at += cols
        if at != len(self.widths):
            raise ValueError(f"{texts}: {at} columns of {len(self.widths)}")
        return boxes


def lane(weights: Sequence[float], width: int) -> Lane:
    """Columns that share `width` by their weights; each is one narrow column at least."""
    total, edges, done = sum(weights), [0], 0.0
    for at, weight in enumerate(weights):
        done += weight
        edge = round(done / total * width)
        edges.append(min(max(edge, edges[-1] + 1), width - (len(weights) - 1 - at)))
    return Lane(tuple(end - start for start, end in itertools.pairwise(edges)))


@dataclass(frozen=True, slots=True)
class Heads:
    """Rows of a head, from `start` up to `stop`, and the end of the rows that it heads."""

    start: int
    stop: int
    end: int

    def moved(self, by: int) -> "Heads":
        """The same so many rows further down."""
        return Heads(self.start + by, self.stop + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Board:
    """Rows from top to bottom, all of one width."""

    rows: list[list[Box]] = field(default_factory=list)

    def add(self, rows: Iterable[list[Box]]) -> None:
        """More rows below."""
        self.rows.extend(rows)


def beside(label: str | None, rows: list[list[Box]], wide: int) -> list[list[Box]]:
    """The rows with one cell on their left that is merged over all of them."""
    return [[Box(ink(label), wide, len(rows)), *rows[0]], *rows[1:]] if rows else []


def sheet(before: Sequence[str], board: Board, after: Sequence[str]) -> Sheet:
    """A board as a grid of all its narrow columns. Raises Untiled."""
    return Sheet(
        before=tuple(before),
        after=tuple(after),
        cols=WIDTH,
        rows=tuple(Row(block="prose") for _ in board.rows),
        cells=placed(board.rows, WIDTH),
    )


def narrowed(wide: Sheet) -> Sheet:
    """The grid without the columns that no cell begins in. Raises Untiled."""
    edges = sorted({cell.col for cell in wide.cells})
    place = {edge: at for at, edge in enumerate(edges)} | {wide.cols: len(edges)}
    kept = tuple(
        replace(cell, col=place[cell.col], cols=place[cell.col + cell.cols] - place[cell.col]) for cell in wide.cells
    )
    check(kept, len(wide.rows), len(edges))
    return replace(wide, cols=len(edges), cells=kept)

"""Tables of an rtf: rows that tell where their cells end become grids."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.sources.grid_builder import Slot, tile
from schemas.grid import Grid

NEAR = 40
"""Twips, twentieths of a point: ends of cells that differ by less are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """Where a cell ends, and how it is merged."""

    right: int
    """Twips from the left margin."""
    joins_left: bool = False
    """Whether it is a part of the cell before it."""
    begins_down: bool = False
    """Whether it is the first of cells merged downwards."""
    joins_up: bool = False
    """Whether it is a part of the cell above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row as it is written."""

    left: int
    """Twips: where its first cell begins."""
    borders: tuple[Border, ...]
    cells: tuple[Slot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedSlot:
    """A cell with the columns that it covers."""

    slot: Slot
    start: int
    end: int
    begins_down: bool
    joins_up: bool


def grid_of(rows: Sequence[Row]) -> Grid | None:
    """The grid of rows that follow each other; None where no cell carries text. Raises OversizedDocument."""
    edges = _edges(rows)
    placed = [_placed(row, edges) for row in rows]
    return tile([_slots(number, placed, len(edges) - 1) for number in range(len(placed))])


def _edges(rows: Sequence[Row]) -> list[int]:
    """Where columns begin and end, in order; those that are nearly one are one."""
    found: list[int] = []
    for at in sorted({each for row in rows for each in (row.left, *(border.right for border in row.borders))}):
        if not found or at - found[-1] > NEAR:
            found.append(at)
    return found or [0]


def _column(edges: Sequence[int], at: int) -> int:
    return min(range(len(edges)), key=lambda number: abs(edges[number] - at))


def _placed(row: Row, edges: Sequence[int]) -> list[PlacedSlot]:
    """The cells of a row; those without a border stand one after the other behind the others."""
    found: list[PlacedSlot] = []
    start = _column(edges, row.left)
    for number, slot in enumerate(row.cells):
        border = row.borders[number] if number < len(row.borders) else None
        end = max(start + 1, _column(edges, border.right)) if border is not None else start + 1
        if border is not None and border.joins_left and found:
            last = found[-1]
            text = "\n".join(filter(None, (last.slot.text, slot.text)))
            joined = replace(last.slot, text=text, asides=(*last.slot.asides, *slot.asides))
            found[-1] = replace(last, slot=joined, end=end)
        else:
            begins, joins = (border.begins_down, border.joins_up) if border is not None else (False, False)
            found.append(
                PlacedSlot(slot=slot, start=start, end=end, begins_down=begins, joins_up=joins and not slot.text)
            )
        start = end
    return found


def _slots(number: int, placed: Sequence[Sequence[PlacedSlot]], cols: int) -> list[Slot]:
    """The cells that begin in a row, blanks where none stands."""
    slots: list[Slot] = []
    at = 0
    for place in placed[number]:
        slots += [Slot("")] * (place.start - at)
        at = place.end
        if place.joins_up and number and _above(placed[number - 1], place):
            continue  # the cell above covers it
        slots.append(replace(place.slot, col_span=place.end - place.start, row_span=_down(number, placed, place)))
    return slots + [Slot("")] * (cols - at)


def _above(row: Sequence[PlacedSlot], place: PlacedSlot) -> bool:
    return any(
        (each.start, each.end) == (place.start, place.end) and (each.begins_down or each.joins_up) for each in row
    )


def _down(number: int, placed: Sequence[Sequence[PlacedSlot]], place: PlacedSlot) -> int:
    """Rows that a cell covers."""
    rows = 1
    if not place.begins_down:
        return rows
    for row in placed[number + 1 :]:
        if not any(each.joins_up and (each.start, each.end) == (place.start, place.end) for each in row):
            break
        rows += 1
    return rows

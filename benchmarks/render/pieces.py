"""The parts of a cell on the pages it stands on, and which of its lines each part shows."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from benchmarks.render.look import Look
from benchmarks.render.paging import Body, Strip, lines_of
from benchmarks.render.sheet import Cell


class Piece(NamedTuple):
    """The part of a cell on one page; places in points from the page's top."""

    page: int
    y0: float
    y1: float
    again: bool
    """All of it repeats what stands on an earlier page."""
    opens: bool
    """The cell begins here."""
    ends: bool
    """The cell ends here."""


def pieces(cell: Cell, strips: Sequence[Strip]) -> list[Piece]:
    """The parts of a cell, top to bottom; `strips` are those of its rows."""
    parts = [list(group) for _, group in groupby(strips, key=lambda strip: strip.page)]
    own = [page for page, part in enumerate(parts) if not all(strip.again for strip in part)]
    done = []
    for page, part in enumerate(parts):
        again = page not in own
        done.append(
            Piece(
                page=part[0].page,
                y0=part[0].y0,
                y1=part[-1].y1,
                again=again,
                opens=again or page == own[0],
                ends=again or page == own[-1],
            )
        )
    return done


def shown(lines: Sequence[str], parts: Sequence[Piece], body: Body, look: Look) -> list[Sequence[str]]:
    """The lines of each part: all on one where one holds them, else as they flow; a repetition has them all."""
    own = [place for place, part in enumerate(parts) if not part.again]
    holds = {place: lines_of(parts[place].y1 - parts[place].y0, body) for place in own}
    able = [place for place in own if holds[place] >= len(lines)]
    done: list[Sequence[str]] = [lines if part.again else () for part in parts]
    if able:
        done[max(able, key=lambda place: holds[place]) if look.late else able[0]] = lines
        return done
    left = lines
    for place in own:
        count = holds[place] if place != own[-1] else len(left)
        done[place], left = left[:count], left[count:]
    return done


def of_rows(strips: Iterable[Strip], rows: int) -> list[list[Strip]]:
    """The strips of each row."""
    done: list[list[Strip]] = [[] for _ in range(rows)]
    for strip in strips:
        done[strip.row].append(strip)
    return done

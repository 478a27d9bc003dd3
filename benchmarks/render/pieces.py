"""The parts of a cell on the pages it stands on, and which of its lines each part shows."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from benchmarks.render.look import Look
from benchmarks.render.paging import Body, Strip, lines_of


class Piece(NamedTuple):
    """The part of a cell on one page; places in points from the page's top."""

    page: int
    y0: float
    y1: float
    opens: bool
    """The cell begins here."""
    ends: bool
    """The cell ends here."""


def pieces(strips: Sequence[Strip]) -> list[Piece]:
    """The parts of a cell whose rows stand on these strips, top to bottom."""
    parts = [list(group) for _, group in groupby(strips, key=lambda strip: strip.page)]
    return [
        Piece(
            page=part[0].page,
            y0=part[0].y0,
            y1=part[-1].y1,
            opens=part is parts[0],
            ends=part is parts[-1],
        )
        for part in parts
    ]


def shown(lines: Sequence[str], parts: Sequence[Piece], body: Body, look: Look) -> list[Sequence[str]]:
    """The lines of each part: all on one where one holds them, else as they flow."""
    holds = [lines_of(part.y1 - part.y0, body) for part in parts]
    able = [place for place, count in enumerate(holds) if count >= len(lines)]
    if able:
        chosen = max(able, key=lambda place: holds[place]) if look.late else able[0]
        return [lines if place == chosen else () for place in range(len(parts))]
    done: list[Sequence[str]] = []
    for count in holds[:-1]:
        done.append(lines[:count])
        lines = lines[count:]
    return [*done, lines]


def of_rows(strips: Iterable[Strip], rows: int) -> list[list[Strip]]:
    """The strips of each row."""
    done: list[list[Strip]] = [[] for _ in range(rows)]
    for strip in strips:
        done[strip.row].append(strip)
    return done

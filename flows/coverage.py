"""The coverage board for the eye: as a table in the terminal, and as a picture of cities by years."""

from datetime import datetime
from xml.sax.saxutils import escape

from rich.console import Console
from rich.table import Table

from flows.board import Board, Place, city_name
from schemas.filing import Partition

HEADS = ("city", "year", "documents", "filings", "in review", "rejected", "stale", "last run")
CELL = (92, 34)
"""Width and height of a year's cell, in pixels."""
NAMES = 150
"""Width of the cities' names."""
HEAD = 30
"""Height of the line of years."""
GOOD, REVIEW, REJECTED, NOTHING = "#dff0d8", "#fcf3cf", "#f5c6cb", "#f4f4f4"
"""Colours of a cell: nothing waits, filings wait for a person, documents were rejected, no document."""


def cells(board: Board) -> list[dict[str, object]]:
    """The board as rows of a table."""
    return [dict(zip(HEADS, row(partition, place), strict=True)) for partition, place in board.places.items()]


def row(partition: Partition, place: Place) -> tuple[object, ...]:
    """One line of the board."""
    return (
        city_name(partition.city_code),
        partition.fiscal_year if partition.fiscal_year is not None else "?",
        place.documents,
        place.filings,
        place.in_review,
        place.rejected,
        place.stale,
        moment(place.last_run),
    )


def moment(when: datetime | None) -> str:
    """A moment in the reader's own time zone."""
    return "" if when is None else f"{when.astimezone():%Y-%m-%d %H:%M}"


def print_board(board: Board) -> None:
    """The board in the terminal, totals last."""
    table = Table(*HEADS, title=f"Generation {board.generation}")
    for column in table.columns[2:-1]:
        column.justify = "right"
    for partition, place in board.places.items():
        table.add_row(*map(str, row(partition, place)))
    table.add_section()
    table.add_row(
        "all", "", *(str(board.total[name]) for name in ("documents", "filings", "in_review", "rejected", "stale"))
    )
    Console().print(table)


def picture(board: Board) -> str:
    """The board as an SVG: a line for each city, a column for each year, the number of filings in each cell."""
    cities = list(dict.fromkeys(partition.city_code for partition in board.places))
    years = sorted({partition.fiscal_year for partition in board.places}, key=lambda year: (year is None, year))
    width, height = NAMES + CELL[0] * len(years), HEAD + CELL[1] * len(cities)
    drawn = [label(NAMES + CELL[0] * (nth + 0.5), HEAD / 2, str(year or "?")) for nth, year in enumerate(years)]
    for line, city in enumerate(cities):
        top = HEAD + CELL[1] * line
        drawn.append(label(NAMES / 2, top + CELL[1] / 2, city_name(city)))
        for nth, year in enumerate(years):
            place = board.places.get(Partition(city_code=city, fiscal_year=year), Place())
            drawn.append(cell(NAMES + CELL[0] * nth, top, place))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="sans-serif" font-size="13">{"".join(drawn)}</svg>'
    )


def cell(left: float, top: float, place: Place) -> str:
    """A city's year: its filings, and what waits."""
    waiting = [f"{place.in_review} in review"] if place.in_review else []
    waiting += [f"{place.rejected} rejected"] if place.rejected else []
    colour = REJECTED if place.rejected else REVIEW if place.in_review else GOOD if place.filings else NOTHING
    box = f'<rect x="{left + 1}" y="{top + 1}" width="{CELL[0] - 2}" height="{CELL[1] - 2}" rx="3" fill="{colour}"/>'
    middle, height = left + CELL[0] / 2, CELL[1]
    if not waiting:
        return box + label(middle, top + height / 2, str(place.filings or ""))
    return (
        box
        + label(middle, top + height * 0.32, str(place.filings))
        + label(middle, top + height * 0.74, ", ".join(waiting), size=9)
    )


def label(x: float, y: float, text: str, size: int = 13) -> str:
    """A text around a point."""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="middle" dominant-baseline="central">'
        f"{escape(text)}</text>"
    )

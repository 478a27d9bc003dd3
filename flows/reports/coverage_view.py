"""The coverage board for the eye: as a table in the terminal, and as a picture of cities by years."""

from datetime import tzinfo
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from flows.reports.coverage import Board, CityYear, city_name
from flows.schedule import TIMEZONE
from schemas.filing import Partition

HEADS = ("city", "year", "documents", "filings", "in review", "rejected", "stale", "last run")
CELL = (92, 42)
"""Width and height of a year's cell, in pixels."""
NAMES = 150
"""Width of the cities' names."""
HEAD = 30
"""Height of a line of years."""
AGAIN = 20
"""Cities between two lines of years: a picture of many is longer than a screen."""
SMALL = ' font-size="9"'
GOOD, REVIEW, REJECTED, NOTHING = "#dff0d8", "#fcf3cf", "#f5c6cb", "#f4f4f4"
"""Colours of a cell: nothing waits, filings wait for a person, documents were rejected, no document."""


def cells(board: Board) -> list[dict[str, object]]:
    """The board as rows of a table; its moments say their offset, for it may be read anywhere."""
    zone = ZoneInfo(TIMEZONE)
    return [
        dict(zip(HEADS, row(partition, place, moment(place, zone, "%Y-%m-%d %H:%M %z")), strict=True))
        for partition, place in board.places.items()
    ]


def row(partition: Partition, place: CityYear, last: str) -> tuple[object, ...]:
    """One line of the board."""
    return (
        city_name(partition.city_code),
        partition.fiscal_year if partition.fiscal_year is not None else "?",
        place.documents,
        place.filings,
        place.in_review,
        place.rejected,
        place.stale,
        last,
    )


def moment(place: CityYear, zone: tzinfo | None = None, shape: str = "%Y-%m-%d %H:%M") -> str:
    """The last run that changed something, in a time zone, the reader's own if left out."""
    return "" if place.last_run is None else place.last_run.astimezone(zone).strftime(shape)


def print_board(board: Board) -> None:
    """The board in the terminal, totals last; 80 columns hold it."""
    table = Table(*HEADS, title=f"Generation {board.generation}", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for column in table.columns[2:-1]:
        column.justify = "right"
    table.columns[-1].no_wrap = True
    for partition, place in board.places.items():
        table.add_row(*map(str, row(partition, place, moment(place))))
    table.add_section()
    table.add_row(
        "all", "", *(str(board.total[name]) for name in ("documents", "filings", "in_review", "rejected", "stale"))
    )
    Console().print(table)


def picture(board: Board) -> str:
    """The board as an SVG: a line for each city, a column for each year, the number of filings in each cell."""
    cities = list(dict.fromkeys(partition.city_code for partition in board.places))
    years = sorted({partition.fiscal_year for partition in board.places}, key=lambda year: (year is None, year))
    lefts = {year: NAMES + CELL[0] * nth for nth, year in enumerate(years)}
    drawn: list[str] = []
    top = 0
    for line, city in enumerate(cities):
        if line % AGAIN == 0:
            drawn += [label(left + CELL[0] / 2, top + HEAD / 2, str(year or "?")) for year, left in lefts.items()]
            top += HEAD
        drawn.append(label(NAMES / 2, top + CELL[1] / 2, city_name(city)))
        for year, left in lefts.items():
            drawn.append(cell(left, top, board.places.get(Partition(city_code=city, fiscal_year=year), CityYear())))
        top += CELL[1]
    width = NAMES + CELL[0] * len(years)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{top}" viewBox="0 0 {width} {top}" '
        'font-family="sans-serif" font-size="13" text-anchor="middle" dominant-baseline="central">'
        f'<rect width="{width}" height="{top}" fill="white"/>{"".join(drawn)}</svg>'
    )


def cell(left: int, top: int, place: CityYear) -> str:
    """A city's year: its filings, and what waits."""
    colour = REJECTED if place.rejected else REVIEW if place.in_review else GOOD if place.filings else NOTHING
    box = f'<rect x="{left + 1}" y="{top + 1}" width="{CELL[0] - 2}" height="{CELL[1] - 2}" rx="3" fill="{colour}"/>'
    if colour == NOTHING:
        return box
    lines = [(str(place.filings), "")]
    lines += [(f"{place.in_review} in review", SMALL)] if place.in_review else []
    lines += [(f"{place.rejected} rejected", SMALL)] if place.rejected else []
    middle, height = left + CELL[0] / 2, CELL[1] / len(lines)
    return box + "".join(label(middle, top + height * (nth + 0.5) + 1, *line) for nth, line in enumerate(lines))


def label(x: float, y: float, text: str, style: str = "") -> str:
    """A text around a point."""
    return f'<text x="{x:g}" y="{y:g}"{style}>{escape(text)}</text>'

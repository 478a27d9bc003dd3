"""Bars and dots as the pictures of the page draw them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

PARTS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "income": (
        ("fiscal_appropriation", "special_account", "unit_funds", "other_funds", "carryover"),
        (
            "general_public_budget",
            "government_fund",
            "state_capital",
            "special_account",
            "unit_funds",
            "other_funds",
            "carryover",
        ),
    ),
    "expenditure": (("personnel", "operations", "targeted"), ("basic", "project")),
}
"""Sets of lines that together are all of a section; forms print the one or the other, and parts of parts beside it."""
COLOURS: Mapping[str, int] = {
    "fiscal_appropriation": 1,
    "general_public_budget": 1,
    "government_fund": 4,
    "state_capital": 5,
    "special_account": 2,
    "unit_funds": 3,
    "other_funds": 4,
    "carryover": 5,
    "personnel": 6,
    "operations": 7,
    "targeted": 8,
    "basic": 6,
    "project": 8,
}
"""Of the page, by number: income and expenditure share none."""
OFF = Decimal("0.01")
"""Share of a total by which its parts may miss it and still be drawn as its parts."""
WIDTH, EDGE = 240.0, 8.0
"""Of a picture of dots, and what is kept free at its sides."""
PLACES = 40
"""Places along a picture of dots; dots nearer to each other than these become one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a bar, in percent of the longest one."""

    item: str | None
    colour: int
    """Number of a colour of the page; 0 where the parts are not known."""
    start: str
    width: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A total and its parts."""

    section: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One or more values at one place."""

    x: str
    radius: str
    count: int
    summary: str


def bar(section: str, total: Decimal | None, parts: Mapping[str, Decimal], most: Decimal) -> Bar:
    """The bar of a section; of one colour where no set of parts makes up the total."""
    if not total or total < 0 or not most:
        return Bar(section=section, pieces=())
    for names in PARTS[section]:
        own = {name: parts[name] for name in names if parts.get(name, Decimal(0)) > 0}
        if abs(sum(own.values(), Decimal(0)) - total) <= total * OFF:
            return Bar(section=section, pieces=tuple(pieces(own, most)))
    return Bar(section=section, pieces=(Piece(item=None, colour=0, start="0", width=scaled(total, most)),))


def pieces(parts: Mapping[str, Decimal], most: Decimal) -> Iterator[Piece]:
    """Parts one behind the other."""
    start = Decimal(0)
    for name, yuan in parts.items():
        yield Piece(item=name, colour=COLOURS[name], start=scaled(start, most), width=scaled(yuan, most))
        start += yuan


def scaled(yuan: Decimal, most: Decimal) -> str:
    """In percent of the longest bar."""
    return f"{yuan / most * 100:.2f}"


def dots(values: Mapping[Decimal, tuple[int, str]], least: Decimal, most: Decimal) -> Iterator[Dot]:
    """Values with how many there are and what is told of them, along a line; what lies beyond stands at its end."""
    places: dict[int, list[tuple[Decimal, int, str]]] = {}
    for value, (count, summary) in sorted(values.items()):
        within = min(max(value, least), most)
        at = (within - least) / (most - least) if most > least else Decimal("0.5")
        key = round(at * PLACES) if len(values) > PLACES else len(places)
        places.setdefault(key, []).append((at, count, summary))
    for found in places.values():
        count = sum(each[1] for each in found)
        x = EDGE + float(found[0][0]) * (WIDTH - 2 * EDGE)
        summary = found[0][2] if len(found) == 1 else f"{found[0][2]} 等 {count} 个"
        yield Dot(x=f"{x:.1f}", radius=f"{min(7.0, 2.5 + 0.7 * sqrt(count - 1)):.1f}", count=count, summary=summary)

"""What the amounts of a recognised table may be besides, as its recogniser has it: evidence for arithmetic, no more.

No amount is changed here, and none is told: that a digit may be another one is said of every tenth digit of a bad scan.
"""

from collections.abc import Iterator
from itertools import combinations, product
from math import prod

from extractors.grids.candidates import Others, put
from extractors.values import parse_amount
from schemas.grid import Cell, Grid, Possible

MOST = 2
"""Digits of an amount that are another one at once."""
DOUBTED = 6
"""Digits in doubt of an amount, at most: of more of them little is known."""


def possible_amounts(grid: Grid) -> Iterator[Possible]:
    """What each amount may be with one or two of its digits taken for their candidates."""
    for cell in grid.cells:
        if cell.others and cell.page is not None and cell.bbox is not None and parse_amount(cell.text) is not None:
            yield from of_cell(cell)


def of_cell(cell: Cell) -> Iterator[Possible]:
    """What the amount of a cell may be."""
    dense = "".join(cell.text.split())
    others = of_digits(cell.others, dense)
    if cell.page is None or cell.bbox is None or len(others) > DOUBTED:
        return
    for count in range(1, MOST + 1):
        for places in combinations(sorted(others), count):
            for chosen in product(*(others[at] for at in places)):
                changed = put(dense, {at: each.text for at, each in zip(places, chosen, strict=True)})
                chance = prod(each.chance for each in chosen)
                yield Possible(page=cell.page, bbox=cell.bbox, read=dense, other=changed, chance=chance)


def of_digits(others: Others, text: str) -> Others:
    """The candidates of digits that are digits."""
    found = {
        at: tuple(each for each in candidates if is_digit(each.text))
        for at, candidates in others.items()
        if is_digit(text[at])
    }
    return {at: candidates for at, candidates in found.items() if candidates}


def is_digit(sign: str) -> bool:
    """Whether it is an Arabic digit."""
    return sign.isascii() and sign.isdecimal()

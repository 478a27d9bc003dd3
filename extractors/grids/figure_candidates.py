"""What the amounts of a recognised table may be besides, as its recogniser has it: evidence for arithmetic, no more.

No amount is changed here, and none is told: that a digit may be another one is said of every tenth digit of a bad scan.
"""

from collections.abc import Iterator

from extractors.grids.candidates import Others, put
from extractors.scans.digits import is_digit
from extractors.values import parse_amount
from schemas.grid import Cell, Grid, Possible


def possible_amounts(grid: Grid) -> Iterator[Possible]:
    """What each amount may be with one of its digits taken for a candidate."""
    for cell in grid.cells:
        if cell.others and cell.page is not None and cell.bbox is not None and parse_amount(cell.text) is not None:
            yield from of_cell(cell)


def of_cell(cell: Cell) -> Iterator[Possible]:
    """What the amount of a cell may be."""
    dense = "".join(cell.text.split())
    if cell.page is None or cell.bbox is None:
        return
    for at, candidates in of_digits(cell.others, dense).items():
        for each in candidates:
            changed = put(dense, {at: each.text})
            yield Possible(page=cell.page, bbox=cell.bbox, read=dense, other=changed, chance=each.chance)


def of_digits(others: Others, text: str) -> Others:
    """The candidates of digits that are digits."""
    found = {
        at: tuple(each for each in candidates if is_digit(each.text))
        for at, candidates in others.items()
        if is_digit(text[at])
    }
    return {at: candidates for at, candidates in found.items() if candidates}

"""How wide the columns of a printed table are."""

from collections.abc import Callable, Sequence
from random import Random

from benchmarks.render.look import Look
from benchmarks.render.sheet import Cell, Sheet
from benchmarks.render.typefaces import length
from benchmarks.render.wrapping import tokens

NARROWEST = 2.0
"""Characters: labels such as 占比 stay on one line."""
WIDEST = 14.0
"""Characters that a column asks for at most; longer text is wrapped."""
PROSE = 26.0
"""The same for cells of prose, which span columns."""
ROOM = 1.01
"""Of a text's width: what measures exactly a line's length still stands on it."""


def column_widths(sheet: Sheet, look: Look, rng: Random) -> list[float]:
    """Widths in points that fill the page between its margins, left to right."""
    room = look.paper[0] - 2 * look.margin
    least = needed(sheet, look, smallest)
    wished = [
        max(low, wish * rng.uniform(1 - look.unequal, 1 + look.unequal))
        for low, wish in zip(least, needed(sheet, look, natural), strict=True)
    ]
    if sum(least) >= room:
        return [room * low / sum(least) for low in least]
    if sum(wished) <= room:
        return [room * wish / sum(wished) for wish in wished]
    share = (room - sum(least)) / (sum(wished) - sum(least))
    return [low + share * (wish - low) for low, wish in zip(least, wished, strict=True)]


def needed(sheet: Sheet, look: Look, want: Callable[[Cell, Look], float]) -> list[float]:
    """What the cells want of each column, in points; what a wide cell lacks is shared out over its columns."""
    empty = NARROWEST * look.size / 2 + 2 * look.padding
    widths = [empty] * sheet.cols
    for cell in sorted(sheet.cells, key=lambda cell: cell.cols):
        covered = range(cell.col, cell.col + cell.cols)
        lack = want(cell, look) - sum(widths[col] for col in covered)
        for col in covered:
            widths[col] += max(lack, 0.0) / cell.cols
    return widths


def smallest(cell: Cell, look: Look) -> float:
    """The width below which a figure would be broken."""
    if not cell.ink.text.strip():
        return 0.0
    longest = max(length(token, look.face) for token in tokens(cell.ink.text))
    return max(NARROWEST, min(longest, WIDEST)) * ROOM * look.size + 2 * look.padding


def natural(cell: Cell, look: Look) -> float:
    """The width that needs no line break, or the most that a cell asks for."""
    most = PROSE if cell.ink.role == "prose" else WIDEST
    longest = longest_line(cell.ink.text.split("\n"), look)
    return min(longest, most) * ROOM * look.size + 2 * look.padding


def longest_line(lines: Sequence[str], look: Look) -> float:
    """In sizes of the text."""
    return max((length(line, look.face) for line in lines), default=0.0)

"""Merged cells that run over the end of a page: their parts as one cell."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from extractors.grids.pages.continuation import same_print
from extractors.grids.pages.cut_rows import CellIndex, Cut, place_of, shape
from extractors.grids.pages.vocabulary import is_label, is_level_name, stands_beside
from mappings.normal import joined
from schemas.grid import Cell

SENTENCES = 20
"""Characters of a text that is more than a label."""
ENDS = frozenset("。；;！!？?")
"""Signs at which a sentence may be whole."""
CUT_LINES = 2
"""Lines that both sides of a cut may print, each a part of their height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seam:
    """Where two parts of a table meet."""

    at: int
    """Its row: the first one of the second part."""
    open_cells: AbstractSet[CellIndex]
    """Cells that no ruling closes at the end of the page, nor at the beginning of the next."""
    cut: Cut

    def bottom(self, above: Sequence[Cell]) -> dict[CellIndex, Cell]:
        """The cells that end at the seam."""
        return {place_of(cell): cell for cell in above if cell.row + cell.row_span == self.at}


def one_text(upper: Cell, lower: Cell) -> str:
    """What both parts of a cell print: a number in one piece, and once the lines that both sides of the cut print."""
    if not lower.text or (upper.text and same_print(upper, lower)):
        return upper.text
    if not upper.text:
        return lower.text
    if shape(upper.text + lower.text) is not None:
        return upper.text + lower.text
    above, below = upper.text.split("\n"), lower.text.split("\n")
    for lines in range(min(CUT_LINES, len(above), len(below)), 0, -1):
        if above[-lines:] == below[:lines]:
            return "\n".join((*above, *below[lines:]))
    return "\n".join((*above, *below))


def one_cell(upper: Cell, lower: Cell, row_span: int) -> Cell:
    """Both parts of a cell as one, at the place of the upper."""
    return replace(
        upper,
        row_span=row_span,
        text=one_text(upper, lower),
        confidence=_both_sure(upper, lower),
        asides=(*upper.asides, *lower.asides),
    )


def _both_sure(upper: Cell, lower: Cell) -> float | None:
    """How sure it is that both parts of a cell are read right."""
    known = [cell.confidence for cell in (upper, lower) if cell.text and cell.confidence is not None]
    if len(known) == 2 and not same_print(upper, lower):
        return known[0] * known[1]
    return known[0] if known else upper.confidence


def halves_of_label(upper: Cell, lower: Cell) -> bool:
    """Whether two texts are one label, cut in two: 年度绩 and 效指标, or a level's name, 产出 and 指标."""
    above, below = joined(upper.text), joined(lower.text)
    if not above or not below or any(map(str.isdigit, below)) or stands_beside(below):
        return False
    return is_level_name(above + below) if is_level_name(above) else is_label(above + below) and not is_label(above)


def goes_on_below(upper: Cell, lower: Cell, seam: Seam) -> bool:
    """Whether two printed cells in the same columns are one merged cell, whose label or whose repeated text is cut."""
    return same_print(upper, lower) or halves_of_label(upper, lower)


def spanned(above: Sequence[Cell], below: Sequence[Cell], seam: Seam) -> tuple[list[Cell], list[Cell]]:
    """The cells with merged ones running over the seam: open, blank on one side, repeated, or cut in two.

    Outer cells stand left of inner ones, so that none runs on beside one to its left that ends there with its rows.
    """
    bottom = seam.bottom(above)
    longer: dict[CellIndex, Cell] = {}
    ended: list[tuple[Cell, Cell]] = []
    for cell in sorted((cell for cell in below if cell.row == seam.at), key=place_of):
        upper = bottom.get(place_of(cell))
        if upper is None:
            continue
        is_open = place_of(cell) in seam.open_cells and not _two_labels(upper, cell)
        if not is_open and any(upper.row >= other.row and cell.row_span <= lower.row_span for other, lower in ended):
            continue
        if is_open or _runs_on(upper, cell, seam, longer):
            longer[place_of(cell)] = one_cell(upper, cell, upper.row_span + cell.row_span)
        elif max(upper.row_span, cell.row_span) > 1:
            ended.append((upper, cell))
    return (
        [longer.get(place_of(cell), cell) if cell.row + cell.row_span == seam.at else cell for cell in above],
        [cell for cell in below if cell.row != seam.at or place_of(cell) not in longer],
    )


def _two_labels(upper: Cell, lower: Cell) -> bool:
    return not same_print(upper, lower) and is_label(joined(upper.text)) and is_label(joined(lower.text))


def _runs_on(upper: Cell, lower: Cell, seam: Seam, longer: Mapping[CellIndex, Cell]) -> bool:
    if halves_of_label(upper, lower):
        return True
    if max(upper.row_span, lower.row_span) == 1:
        return False
    if not lower.text or not upper.text or same_print(lower, upper):
        return True
    beside = any(col < upper.col for col, _ in longer)
    text = joined(upper.text)
    return beside and len(text) >= SENTENCES and text[-1] not in ENDS and seam.cut.is_cut(upper)

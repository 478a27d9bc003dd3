"""A head of which one page shows the upper storey, and the next page the lower one above its rows."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.forms.head_roles import LEVELS, VALUES, role
from extractors.forms.head_tree import STOREYS
from extractors.forms.printed_rows import PrintedRow
from schemas.grid import Cell

Tokens = list[list[Cell]]
"""The cells of a lower storey: each run of printed ones, and each blank one, under one head of the upper storey."""


def whole_head(upper: PrintedRow, lower: PrintedRow, label: Cell | None) -> list[PrintedRow] | None:
    """Both storeys in the places of the lower one's table; None where the rows are no such storeys.

    The lower storey begins a table of its own and leaves blank what the upper one heads alone: levels and names first.
    Heads of values may be blank below, too; `label` is the one at the side of the upper storey.
    """
    if (
        lower.grid in {None, upper.grid}
        or not (lower.columns_aligned and upper.columns_aligned)
        or not any(lower.blank)
    ):
        return None
    tokens = under(upper.cells, tokens_of(lower))
    if tokens is None or any(
        role(head) in LEVELS and any(cell.text.strip() for cell in own)
        for head, own in zip(upper.cells, tokens, strict=True)
    ):
        return None
    if not any(len(own) > 1 and own[0].text.strip() for own in tokens):
        return None
    first = upper.cells[0].row
    heads = tuple(over(head, own, side=head is label) for head, own in zip(upper.cells, tokens, strict=True))
    cells = tuple(replace(cell, row=first + 1, row_span=1) for cell in lower.cells)
    return [
        replace(upper, cells=heads, printed=kept(heads, upper.blank), grid=lower.grid),
        replace(lower, cells=cells, printed=kept(cells, lower.blank)),
    ]


def kept(cells: Sequence[Cell], blank: Sequence[bool]) -> tuple[Cell, ...]:
    """The cells in which something is printed."""
    return tuple(cell for cell, empty in zip(cells, blank, strict=True) if not empty)


def over(head: Cell, own: Sequence[Cell], *, side: bool) -> Cell:
    """A head over the cells that are its own; one at the side reaches below the head."""
    wide = own[-1].col + own[-1].col_span - own[0].col
    printed = any(cell.text.strip() for cell in own)
    return replace(head, col=own[0].col, col_span=wide, row_span=STOREYS + 1 if side else 1 if printed else 2)


def tokens_of(lower: PrintedRow) -> Tokens:
    """The runs and blanks of a lower storey."""
    found: Tokens = []
    printed = False
    for cell, blank in zip(lower.cells, lower.blank, strict=True):
        if printed and not blank:
            found[-1].append(cell)
        else:
            found.append([cell])
        printed = not blank
    return found


def under(heads: Sequence[Cell], tokens: Tokens) -> Tokens | None:
    """The cells of each head; blanks in excess are those of the one head of values that is parted without words."""
    more = len(tokens) - len(heads)
    if more <= 0:
        return tokens if more == 0 else None
    values = [at for at, head in enumerate(heads) if role(head) in VALUES]
    blank = [at for at in values if not any(own[0].text.strip() for own in tokens[at : at + more + 1])]
    if len(blank) != 1:
        return None
    at = blank[0]
    return [*tokens[:at], [own[0] for own in tokens[at : at + more + 1]], *tokens[at + more + 1 :]]

"""The cells of one row laid on the roles of its table's columns, in order, at the best total fit.

Needleman and Wunsch's alignment, with a fit in place of equality: a row that lost a cell, gained one or was
shifted still finds each cell's role, since what a cell says weighs as much as where it stands.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from schemas.grid import Cell

USUAL = 0.6
"""For a cell in the column where most rows print its role, in tables whose columns are no places."""
FEW = 3
"""Rows that must print a role before its usual column is told."""
UNREAD = -6.0
"""For a printed cell that no role takes: no text is dropped lightly."""
GAP = -0.3
"""For a blank cell between printed ones that no role takes; at the ends of a row blanks tell nothing."""


def align(fits: Sequence[Sequence[float]], skips: Sequence[float], blank: Sequence[bool]) -> tuple[int | None, ...]:
    """For each cell the index of its role, or None.

    `fits[cell][role]` is how well the cell plays the role, `skips[role]` what leaving the role out costs,
    `blank[cell]` whether nothing is printed there. Roles keep their order; each takes one cell at most.
    """
    drops = costs_of_dropping(blank)
    easy = at_their_best(fits, skips, drops)
    if easy is not None:
        return easy
    cells, roles = len(fits), len(skips)
    best = [[0.0] * (roles + 1) for _ in range(cells + 1)]
    for role in range(roles - 1, -1, -1):
        best[cells][role] = best[cells][role + 1] + skips[role]
    for cell in range(cells - 1, -1, -1):
        row, below, fit, drop = best[cell], best[cell + 1], fits[cell], drops[cell]
        row[roles] = below[roles] + drop
        for role in range(roles - 1, -1, -1):
            row[role] = max(fit[role] + below[role + 1], below[role] + drop, row[role + 1] + skips[role])
    return trace(best, fits, drops)


def at_their_best(
    fits: Sequence[Sequence[float]], skips: Sequence[float], drops: Sequence[float]
) -> tuple[int | None, ...] | None:
    """The alignment in which every cell is worth most and no absent role costs anything, where there is one.

    No alignment can be worth more, so that most rows need no search.
    """
    taken: list[int | None] = []
    role, roles = 0, len(skips)
    for fit, drop in zip(fits, drops, strict=True):
        most = max(fit, default=drop)
        if most < drop or (most == drop and drop == 0.0):
            taken.append(None)
            continue
        while role < roles and fit[role] != most:
            if skips[role] != 0.0:
                return None
            role += 1
        if role == roles:
            return None
        taken.append(role)
        role += 1
    return tuple(taken) if not any(skips[role:]) else None


def costs_of_dropping(blank: Sequence[bool]) -> list[float]:
    """What leaving each cell without a role costs."""
    printed = [index for index, empty in enumerate(blank) if not empty]
    first, last = (printed[0], printed[-1]) if printed else (0, -1)
    return [UNREAD if not empty else GAP if first < index < last else 0.0 for index, empty in enumerate(blank)]


def trace(
    best: Sequence[Sequence[float]], fits: Sequence[Sequence[float]], drops: Sequence[float]
) -> tuple[int | None, ...]:
    """The path behind `best`; a taken role is preferred where two paths are as good."""
    taken: list[int | None] = []
    role, roles = 0, len(best[0]) - 1
    for cell, drop in enumerate(drops):
        while True:
            here = best[cell][role]
            if role < roles and here == fits[cell][role] + best[cell + 1][role + 1]:
                taken.append(role)
                role += 1
                break
            if here == best[cell + 1][role] + drop:
                taken.append(None)
                break
            role += 1
    return tuple(taken)


def usual_columns(rows: Iterable[Sequence[Cell | None]]) -> dict[int, int]:
    """For each role the grid column in which most rows print it; the rows give the cell of each role."""
    seen: dict[int, Counter[int]] = {}
    for cells in rows:
        for index, cell in enumerate(cells):
            if cell is not None and cell.text.strip():
                seen.setdefault(index, Counter())[cell.col] += 1
    return {index: counts.most_common(1)[0][0] for index, counts in seen.items() if counts.total() >= FEW}

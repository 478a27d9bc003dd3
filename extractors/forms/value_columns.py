"""Which columns belong to a column of values: its comparator, its unit, its year."""

from collections.abc import Sequence

from schemas.head import Head, HeadColumn


def companion(head: Head, at: int, role: str) -> int | None:
    """The column of `role` that belongs to the column of values at a place; None where none does.

    One under the same head before one that all values share; of several of either kind the nearest.
    """
    columns = head.columns
    group = columns[at].group
    same = [place for place, column in enumerate(columns) if column.role == role and column.group is group]
    if group is not None and same:
        return nearest(same, at)
    free = [place for place, column in enumerate(columns) if column.role == role and not owned(columns, column)]
    if role == "op" and len(free) > 1:
        targets = [place for place, column in enumerate(columns) if column.value_role == "target"]
        if len(targets) == len(free) and at in targets:
            return free[targets.index(at)]
    if role == "unit" and not free:
        free = [place for place, column in enumerate(columns) if column.role == role]
        free = free if len(free) == 1 else []
    return nearest(free, at)


def owned(columns: Sequence[HeadColumn], column: HeadColumn) -> bool:
    """Whether a column stands under a head together with values, which it then belongs to."""
    return column.group is not None and any(other.role == "value" and other.group is column.group for other in columns)


def nearest(places: Sequence[int], at: int) -> int | None:
    """The place nearest to another one, the left one of two."""
    return min(places, key=lambda place: (abs(place - at), place), default=None)

"""Which of several heads names the indicators of a table, and which columns of points are theirs."""

from collections.abc import Sequence
from dataclasses import replace

from mappings.head_words import head_file
from schemas.head import HeadColumn

LEVEL_POINTS = "level_points"
"""The role of a column of points beside a level: 一级指标 | 权重 | 二级指标 | 权重 | 三级指标 | 权重."""
POINTS = frozenset({"weight", "score"})


def one_name(columns: Sequence[HeadColumn]) -> list[HeadColumn]:
    """Columns of which one names the indicators, the others explain it: 指标内容 beside 三级指标.

    三级指标 beside 四级指标 is a level for which the dataset has no column.

    Names that have values of their own behind them begin another block of the table, and stay.
    """
    found = list(columns)
    named: int | None = None
    valued = False
    for place, entry in enumerate(columns):
        if entry.role == "value":
            valued = True
        if entry.role != "level3":
            continue
        worth = any(other.role == "value" for other in columns[place + 1 :])
        if named is None or (valued and worth):
            named, valued = place, False
            continue
        stronger = not valued and strength(entry) > strength(columns[named])
        weaker, named = (named, place) if stronger else (place, named)
        level = strength(columns[weaker]) > 1 and strength(columns[named]) > strength(columns[weaker])
        found[weaker] = replace(found[weaker], role="unknown" if level else "explanation")
    return found


def strength(entry: HeadColumn) -> int:
    """How surely a head names the indicators: 四级指标, 三级指标, 指标名称, 指标内容; the last with 0."""
    words = head_file().names
    text = entry.head.text if entry.head is not None else ""
    return next((len(words) - place for place, word in enumerate(words) if word in text), 0)


def levels_first(columns: Sequence[HeadColumn]) -> list[HeadColumn]:
    """Columns without values left of the levels: the first is the label at the side, another one holds goals."""
    roles = [column.role for column in columns]
    first = min((roles.index(level) for level in ("level1", "level2", "level3") if level in roles), default=0)
    lead = [replace(column, role="goal") if column.role == "value" else column for column in columns[:first]]
    start = 1 if first and roles[0] == "value" else 0
    return [*lead[start:], *columns[first:]]


def with_level_points(columns: Sequence[HeadColumn]) -> list[HeadColumn]:
    """Columns of which those of points left of the names are the levels' own, where the names have some, too."""
    roles = [column.role for column in columns]
    if "level3" not in roles:
        return list(columns)
    name = roles.index("level3")
    own = {role for role in POINTS if role in roles[name:]}
    return [
        replace(column, role=LEVEL_POINTS) if at < name and column.role in own else column
        for at, column in enumerate(columns)
    ]

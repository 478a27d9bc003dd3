"""Groups the rows of an indicator table under merged level names."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from benchmarks.render.inks import spaced
from benchmarks.render.sheet import Box, Ink, Role
from benchmarks.render.style import Style
from benchmarks.render.truth import Horizon, Indicator, Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of an indicator table: an indicator, or what the template left standing."""

    level1: str
    level2: str
    indicator: Indicator | None = None
    index: int | None = None
    """Position in the truth."""


def table_lines(truth: Truth, horizon: Horizon, goal: int | None) -> list[Line]:
    """The rows of one indicator table that hold an indicator."""
    return [
        Line(level1=row.level1, level2=row.level2, indicator=row, index=index)
        for index, row in enumerate(truth.indicators)
        if (row.horizon, row.goal) == (horizon, goal)
    ]


def with_unused(lines: Sequence[Line], pairs: Sequence[tuple[str, str]]) -> list[Line]:
    """The same with a row for each level 2 of the template that has none, where it belongs."""
    used = {(line.level1, line.level2) for line in lines}
    done: list[Line] = []
    for level1 in dict.fromkeys(level1 for level1, _ in pairs):
        seconds = [level2 for first, level2 in pairs if first == level1]
        own = [line for line in lines if line.level1 == level1]
        if any(line.level2 not in seconds for line in own):
            done += own
            continue
        for level2 in seconds:
            done += [line for line in own if line.level2 == level2]
            if (level1, level2) not in used:
                done.append(Line(level1=level1, level2=level2))
    return done


def level_boxes(lines: Sequence[Line], style: Style) -> list[list[Box]]:
    """For each row, the boxes of the level names that begin there."""
    boxes: list[list[Box]] = [[] for _ in lines]
    start = 0
    for level1, firsts in groupby(lines, key=lambda line: line.level1):
        group = list(firsts)
        boxes[start].append(merged(level1, "level1", len(group), style))
        for level2, seconds in groupby(group, key=lambda line: line.level2):
            count = len(list(seconds))
            boxes[start].append(merged(level2, "level2", count, style))
            start += count
    return boxes


def merged(name: str, role: Role, rows: int, style: Style) -> Box:
    """A level name beside its rows, broken where its column is narrow, its number set off."""
    narrow = style.wrapped and role == "level1" and len(name) == 4
    text = f"{name[:2]}\n{name[2:]}" if narrow else spaced(name, style)
    return Box(Ink(text=text, role=role), rows=rows)

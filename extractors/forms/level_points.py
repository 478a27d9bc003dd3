"""Points of the levels of an indicator table: in columns beside them, or in brackets behind their names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.forms.column_assignment import LaidRow
from extractors.forms.head_names import POINTS
from extractors.forms.head_roles import LEVELS, role_of
from extractors.values import parse_amount
from mappings.labels import is_placeholder
from mappings.normal import bracketed
from schemas.grid import Cell
from schemas.head import Head

BEHIND = re.compile(r"\s*[（(]\s*(\d{1,3}(?:\.\d+)?)\s*[分%％]?\s*[）)]\s*$")
"""Points behind a name: 巡查次数（20）, 产出（40分）."""


def behind_names(rows: Sequence[LaidRow], head: Head) -> list[LaidRow]:
    """The rows with the points behind their names as weights, where the head over the names says that they are such."""
    roles = [column.role for column in head.columns]
    told = {at for at, column in enumerate(head.columns) if column.role in LEVELS and says_points(column.head)}
    if not told or POINTS & set(roles):
        return list(rows)
    return [apart(row, told, roles) for row in rows]


def says_points(head: Cell | None) -> bool:
    """Whether a head says in brackets that points stand behind the names: 三级指标（权重）."""
    return head is not None and any(role_of(note) in POINTS for note in bracketed(head.text))


def apart(row: LaidRow, told: set[int], roles: Sequence[str]) -> LaidRow:
    """A row with the points of its names taken off them; those of the indicator's own name are its weight."""
    cells, first = list(row.cells), dict(row.roles)
    for at in sorted(told):
        cell = cells[at]
        points = BEHIND.search(cell.text) if cell is not None else None
        if cell is None or points is None:
            continue
        name = replace(cell, text=cell.text[: points.start()])
        cells[at] = name
        if first.get(roles[at]) is cell:
            first[roles[at]] = name
        if roles[at] == "level3":
            first["weight"] = replace(cell, text=points[1])
    return replace(row, cells=tuple(cells), roles=first)


def adds_up(rows: Sequence[LaidRow], head: Head, at: int) -> bool:
    """Whether the points of a level are those of the names beside it, for each cell of its column."""
    own = next((column.role for column in head.columns if column.role in POINTS), "weight")
    total: Decimal | None = None
    parts = Decimal()
    for row in rows:
        printed = number(row.cells[at])
        if printed is not None:
            if total is not None and parts != total:
                return False
            total, parts = printed, Decimal()
        parts += number(row.roles.get(own)) or Decimal()
    return total is not None and parts == total


def number(cell: Cell | None) -> Decimal | None:
    """The number that a cell prints; None where it prints none."""
    if cell is None or is_placeholder(cell.text):
        return None
    told = parse_amount(cell.text)
    return told.number if told is not None else None

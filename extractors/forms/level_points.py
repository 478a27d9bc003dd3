"""Columns of points beside the levels of an indicator table: 一级指标 | 权重 | 二级指标 | 权重 | 三级指标 | 权重."""

from collections.abc import Sequence
from decimal import Decimal

from extractors.forms.column_assignment import LaidRow
from extractors.forms.head_names import POINTS
from extractors.values import parse_amount
from mappings.labels import is_placeholder
from schemas.grid import Cell
from schemas.head import Head


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

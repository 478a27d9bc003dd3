"""The columns of a table, as its head tells them."""

from dataclasses import dataclass

from schemas.form import Horizon, Measure, Role, When
from schemas.grid import Cell

UNTOLD = When()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadColumn:
    """One column: what its cells hold."""

    role: str
    """level1, level3, value, basis …; the ids of `mappings/forms/labels.yaml`."""
    cols: range | None = None
    """Grid columns under the head; None where columns are no places."""
    when: When = UNTOLD
    """Year of its values, value and amount columns only."""
    value_role: Role | None = None
    horizon: Horizon | None = None
    unit: str | None = None
    """Unit printed in the head."""
    measure: Measure = "budget"
    """What kind of amounts it holds, columns of money only."""
    head: Cell | None = None
    """The head itself; None for a column that prints none."""
    group: Cell | None = None
    """The head above it that it shares with its neighbours: 指标值 over 符号, 数值 and 单位."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The columns of a table, left to right."""

    columns: tuple[HeadColumn, ...]
    target_lost: bool = False
    """The heads name past years only; a last column for the budget year was put in."""

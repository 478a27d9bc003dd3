"""A printed indicator value and what it says."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["quantitative", "qualitative", "none"]
Comparator: TypeAlias = Literal["<=", ">=", "=", "<", ">"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One indicator value, parsed."""

    raw: str
    """As printed, whitespace removed."""
    kind: Kind
    op: Comparator | None = None
    number: float | None = None
    """As printed, unscaled: 95 for ≥95%, 37 for 37万平方米."""
    si: float | None = None
    """Percent as a fraction, 万 and 亿 multiplied out; otherwise `number`."""
    unit: str | None = None
    """As printed: %, 次, 万平方米."""
    several: bool = False
    """Several numbers stand in one cell, so that `number`, `op` and `unit` are unknown."""
    unclear: bool = False
    """Figures stand in the cell that make no number as they are printed: 60.00-, ≥1O0%."""
    misprint: tuple[str, str] | None = None
    """The comparator as printed, and as it was read."""

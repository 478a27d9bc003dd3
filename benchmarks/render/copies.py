"""One copy of a filing, and what damages need to find on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from benchmarks.render.sheet import Cell, Role, Sheet
from benchmarks.render.truth import Finding, Indicator, Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What a filing says, and how this copy prints it."""

    truth: Truth
    sheet: Sheet


def asked(truth: Truth, kind: str, keys: Iterable[str], message: str) -> Truth:
    """The truth with one finding more for each key."""
    more = tuple(Finding(table="indicators", key=key, kind=kind, message=message) for key in keys)
    return replace(truth, findings=truth.findings + more)


def tables(sheet: Sheet) -> list[int]:
    """The numbers of the indicator tables."""
    return sorted({row.table for row in sheet.rows if row.table})


def table_rows(sheet: Sheet, table: int, block: str) -> range:
    """The rows of the head or of the body of an indicator table; they stand together."""
    found = [place for place, row in enumerate(sheet.rows) if row.table == table and row.block == block]
    return range(found[0], found[-1] + 1)


def indicator_at(copy: Copy, row: int) -> Indicator | None:
    """The indicator that a row prints."""
    index = copy.sheet.rows[row].indicator
    return None if index is None else copy.truth.indicators[index]


def indicator_rows(copy: Copy) -> list[int]:
    """The rows that print an indicator."""
    return [place for place, row in enumerate(copy.sheet.rows) if row.indicator is not None]


def named(copy: Copy, rows: Sequence[int]) -> list[str]:
    """Keys of the indicators that rows print."""
    found = [indicator_at(copy, row) for row in rows]
    return [f"{row.horizon}/{row.level3}" for row in found if row is not None]


def cells_of(sheet: Sheet, role: Role) -> list[Cell]:
    """The cells of a role, top to bottom."""
    return [cell for cell in sheet.cells if cell.ink.role == role]

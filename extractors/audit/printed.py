"""Indicator rows put together again as they are printed, and as one indicator over both tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from schemas.filing import FilingRows
from schemas.tables import Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One printed row within a horizon: an indicator and all its values."""

    rows: tuple[Indicator, ...]
    """At least one."""

    @property
    def head(self) -> Indicator:
        """What all rows share."""
        return self.rows[0]

    @property
    def target(self) -> Indicator | None:
        """The goal; None where the form does not tell which value it is, or prints none."""
        return next((row for row in self.rows if row.role == "target" and row.value_raw is not None), None)

    @property
    def prior(self) -> tuple[Indicator, ...]:
        """The values of past years."""
        return tuple(row for row in self.rows if row.role == "prior" and row.value_raw is not None)


def printed_rows(filing: FilingRows) -> tuple[Printed, ...]:
    """The printed rows of a filing, in its order."""
    grouped = groupby(
        sorted(filing.indicators, key=lambda row: (row.horizon, row.seq, row.row_id)),
        key=lambda row: (row.horizon, row.seq),
    )
    found = [Printed(rows=tuple(rows)) for _, rows in grouped]
    return tuple(sorted(found, key=lambda entry: entry.head.row_id))


Key = tuple[int | None, str | None, str | None, str]
"""Goal, level 1, level 2 and name."""


def key(row: Indicator) -> Key:
    """What makes two printed rows the same indicator."""
    return row.goal, row.level1, row.level2, row.level3


def same_indicator(filing: FilingRows) -> dict[Key, tuple[Indicator, ...]]:
    """All values of each indicator, over both horizons."""
    found: dict[Key, list[Indicator]] = {}
    for row in filing.indicators:
        found.setdefault(key(row), []).append(row)
    return {own: tuple(rows) for own, rows in found.items()}


def pairs(filing: FilingRows) -> Iterable[tuple[Indicator, Indicator]]:
    """The long-term and the annual goal of each indicator that has one of both."""
    for rows in same_indicator(filing).values():
        goals = [row for row in rows if row.role == "target" and row.value is not None]
        long_term = [row for row in goals if row.horizon == "long_term"]
        annual = [row for row in goals if row.horizon == "annual"]
        if len(long_term) == len(annual) == 1 and long_term[0].unit == annual[0].unit:
            yield long_term[0], annual[0]

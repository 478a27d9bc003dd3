"""What an audit is made of: rules, and the notes they take."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from schemas.filing import FilingRows
from schemas.tables import FilingRow

Severity: TypeAlias = Literal["error", "warning", "info"]
NAMED = 6
"""Names that a message about many rows lists; a reader looks up the rest in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing that a rule saw."""

    row: FilingRow | None = None
    """The row it points at; None for a whole table."""
    table: str
    field: str | None = None
    message: str
    expected: str | None = None
    observed: str | None = None
    cause: Hashable
    """Notes of one kind with the same cause are one finding, the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that is looked for."""

    id: str
    kind: str
    """One of `schemas.tables.FINDING_KINDS`."""
    severity: Severity
    about: str
    check: Callable[[FilingRows], Iterable[Note]]


def names(words: Sequence[str]) -> str:
    """Names in a message: “甲”“乙”等8项."""
    distinct = list(dict.fromkeys(words))
    shown = "".join(f"“{word}”" for word in distinct[:NAMED])
    return shown if len(distinct) <= NAMED else f"{shown}等{len(distinct)}项"


def figure(number: float) -> str:
    """A number in a message without the noise of binary fractions."""
    return f"{number:.6f}".rstrip("0").rstrip(".") if number % 1 else f"{number:.0f}"

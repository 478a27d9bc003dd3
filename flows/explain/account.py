"""What is told of one row: where it stands, what is printed, and each rule that made its value of that."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from schemas.box import Box
from schemas.tables import FilingRow, Finding

State: TypeAlias = Literal["as read", "changed", "gone"]
"""Whether a document still is, byte for byte, what the dataset was read from."""
Verdict: TypeAlias = Literal["ties", "rounds", "fails"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a row was read."""

    name: str
    uri: str
    sha256: str
    """Of the bytes that were read."""
    media: str
    state: State
    page: int | None
    bbox: Box | None
    """In points from the top left of the page, a scan's being upright and straight."""
    confidence: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One rule that was applied."""

    rule: str
    before: str
    after: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One amount of a sum."""

    table: str
    row_id: int
    name: str
    number: Decimal
    """In the unit of the sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """An equation of the filing that the row's amount stands in."""

    about: str
    unit: str | None
    whole: Part
    parts: tuple[Part, ...]
    difference: Decimal
    """By how much the parts exceed the whole."""
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A row or a free line of a source without pages."""

    number: int
    """Among the document's rows and lines in which something is printed, from 1."""
    cells: tuple[str, ...]
    here: bool
    """Whether it prints the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The answer to “why this value?”."""

    table: str
    source: Source
    printed: dict[str, str | None]
    """The columns that hold what is printed."""
    lines: tuple[SourceLine, ...]
    """The lines around it, of a source without pages."""
    steps: tuple[Step, ...]
    sums: tuple[Sum, ...]
    value: FilingRow
    """The row as the dataset holds it."""
    findings: tuple[Finding, ...]
    corrections: tuple[str, ...]
    notes: tuple[str, ...]
    """What the reader of this account has to know of it."""
    picture: str | None = None
    """File of the page's picture, where one was asked for."""

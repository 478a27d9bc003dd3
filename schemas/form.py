"""A form as printed: what stands where, its structure understood, nothing normalised."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from schemas.box import Box
from schemas.grid import Cell

Horizon: TypeAlias = Literal["long_term", "annual"]
Measure: TypeAlias = Literal["budget", "adjusted", "executed"]
Role: TypeAlias = Literal["target", "prior", "actual"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is printed."""

    page: int | None = None
    bbox: Box | None = None
    confidence: float | None = None
    """Lowest confidence among the cells it was read from."""
    cells: tuple[Cell, ...] = field(default=(), compare=False, repr=False)
    """Those cells, in the order in which they were read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The year of a column, as its head tells it."""

    year: int | None = None
    """Printed year."""
    distance: int | None = None
    """Years from the budget year: -2 for 前年, 0 for the budget year. Both None: the form does not tell."""
    base: bool = False
    """Whether it is a year that targets are held against (基期), which tells nothing of the budget year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedField:
    """A header field."""

    name: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedAmount:
    """One amount of money in a money table."""

    section: Literal["income", "expenditure"]
    item: str
    text: str
    share: str | None
    """Printed share of the total."""
    when: When
    measure: Measure
    unit: str | None
    """Unit that its line, its column or its table prints, the nearest one."""
    unit_beside: bool = False
    """Whether only other amounts of its table have a unit, which need not be its own."""
    execution_rate: str | None = None
    weight: str | None = None
    score: str | None = None
    """执行率, 分值 and 得分 of its line."""
    place: Place
    """Its last cell is that of the amount."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedShare:
    """An amount of a project or task besides its budgets: by source, by year, executed."""

    item: str
    text: str
    when: When
    measure: Measure
    unit: str | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedProject:
    """A row of a table of projects."""

    name: str
    category: str | None
    total_budget: str | None
    year_budget: str | None
    purpose: str | None
    unit: str | None
    """Unit of its year's budget: printed in the column's head, else in the table's."""
    total_unit: str | None = None
    """Unit of its total budget, likewise."""
    unit_beside: bool = False
    """As of `PrintedAmount`."""
    amounts: tuple[PrintedShare, ...] = ()
    execution_rate: str | None = None
    weight: str | None = None
    score: str | None = None
    budget_cells: tuple[Cell, ...] = field(default=(), compare=False, repr=False)
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedNarrative:
    """One item of prose."""

    section: str
    title: str | None
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedValue:
    """One value of an indicator."""

    text: str
    op: str | None = None
    """Text of a separate comparator column."""
    unit: str | None = None
    """Text of a separate unit column."""
    role: Role | None
    when: When
    horizon: Horizon
    cells: tuple[Cell, ...] = field(default=(), compare=False, repr=False)
    """The cells that print it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedIndicator:
    """A row of an indicator table, levels filled down."""

    goal: int | None
    level1: str | None
    level2: str | None
    level3: str
    values: tuple[PrintedValue, ...]
    horizon: Horizon
    basis: str | None
    class_: str | None
    scoring: str | None
    explanation: str | None
    remark: str | None
    weight: str | None
    score: str | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something that reading the form's structure could not settle, or had to settle against the print."""

    kind: str
    """One of `schemas.closed_sets.FINDING_KINDS`."""
    severity: str | None = None
    """How much it matters, where that is not what its kind says."""
    table: str
    index: int | None
    """Position in the record's tuple of that table; None for the whole table."""
    field: str | None = None
    message: str
    expected: str | None = None
    observed: str | None = None
    place: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRecord:
    """One form as printed."""

    form: str
    """Id of the layout; generic where none fits."""
    scope: str | None
    """None where nothing tells."""
    stage: str
    title: str | None
    fields: tuple[PrintedField, ...]
    years: tuple[int, ...]
    """Budget years printed on the form itself, as in （2022年度）."""
    long_term_until: int | None
    funding: tuple[PrintedAmount, ...]
    projects: tuple[PrintedProject, ...]
    narratives: tuple[PrintedNarrative, ...]
    indicators: tuple[PrintedIndicator, ...]
    doubts: tuple[Doubt, ...]
    page: int | None
    """First page."""
    pages: int | None
    text_coverage: float | None = None
    """Share of the printed characters that the record and known labels account for."""

"""What a rendered filing says, and the same in the gold format that scores a dataset."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from renderer.truth import Gold, plain

Form: TypeAlias = Literal["hubei-department-goal", "hubei-department-goal-2022", "hunan-department-goal"]
Section: TypeAlias = Literal["income", "expenditure"]
Prose: TypeAlias = Literal["functions", "annual_tasks", "long_term_goal", "annual_goal", "main_task", "instructions"]
Horizon: TypeAlias = Literal["long_term", "annual"]
Op: TypeAlias = Literal["<=", ">=", "="]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a filing says about itself."""

    title: str
    form: Form
    department: str
    province: str
    city: str | None
    county: str | None
    adcode: str
    fiscal_year: int
    filed_on: date | None
    amount_unit: str
    contact_person: str | None
    contact_phone: str | None
    long_term_until: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One printed amount of money."""

    section: Section
    item: str
    year: int
    period: Literal["current", "prior"]
    amount: Decimal
    """In the filing's amount unit."""
    share: Decimal | None
    """Fraction of the section's total, rounded as printed; None where none is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One row of the table of projects."""

    seq: int
    name: str
    category: str
    total_budget: Decimal
    year_budget: Decimal
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """One item of prose, its number stripped."""

    section: Prose
    seq: int
    title: str | None = None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of an indicator."""

    role: Literal["prior", "target"] | None
    year: int | None
    raw: str
    """As printed, without blanks; a separate comparator and unit joined to it."""
    kind: Literal["quantitative", "qualitative", "none"]
    op: Op | None = None
    number: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One printed row of an indicator table."""

    horizon: Horizon
    goal: int | None
    level1: str
    level2: str
    level3: str
    level3_raw: str
    values: tuple[Value, ...]
    """In the order they are printed."""
    basis: str | None = None
    class_: str | None = None
    scoring: str | None = None
    explanation: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that an auditor would ask about."""

    table: str
    key: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """All that a filing says."""

    name: str
    """Stem of its files, ASCII and without a dot."""
    head: Head
    funding_years: tuple[int, ...]
    """Past years of the money table, in the order printed."""
    value_years: tuple[int, ...]
    """Past years of the annual indicators, likewise."""
    funding: tuple[Amount, ...]
    projects: tuple[Project, ...]
    narratives: tuple[Narrative, ...]
    indicators: tuple[Indicator, ...]
    findings: tuple[Finding, ...] = ()

    def texts(self, section: Prose, title: str | None = None) -> tuple[str, ...]:
        """The items of one section and title, in order."""
        return tuple(item.text for item in self.narratives if (item.section, item.title) == (section, title))


def to_gold(truth: Truth) -> Gold:
    """The gold file of a filing."""
    return {
        "source": truth.name,
        "filing": plain(truth.head),
        "funding": plain(truth.funding),
        "projects": plain(truth.projects),
        "narratives": plain(truth.narratives),
        "indicators": plain(truth.indicators),
        "findings": plain(truth.findings),
    }

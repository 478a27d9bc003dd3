"""What a drawn form says, and the same in the gold format that scores a dataset."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

Gold: TypeAlias = dict[str, object]
Scope: TypeAlias = Literal["department", "project", "policy", "transfer"]
Stage: TypeAlias = Literal["target", "self_evaluation"]
Section: TypeAlias = Literal["income", "expenditure"]
Measure: TypeAlias = Literal["budget", "adjusted", "executed"]
Prose: TypeAlias = Literal["functions", "annual_tasks", "long_term_goal", "annual_goal", "annual_result", "main_task"]
Horizon: TypeAlias = Literal["long_term", "annual"]
Role: TypeAlias = Literal["prior", "target", "actual"]
YUAN: Mapping[str, Decimal] = {
    "元": Decimal(1),
    "千元": Decimal(1_000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a form says about itself; None where it prints nothing."""

    title: str | tuple[str, ...] | None
    """Of several the first is preferred, and any is right."""
    scope: Scope | tuple[Scope, ...]
    stage: Stage
    fiscal_year: int
    department: str | None = None
    unit: str | None = None
    project: str | None = None
    province: str | None = None
    city: str | None = None
    county: str | None = None
    adcode: str | None = None
    filed_on: date | None = None
    amount_unit: str | None = None
    contact_person: str | None = None
    contact_phone: str | None = None
    long_term_until: int | None = None
    department_code: str | None = None
    project_code: str | None = None
    total_score: Decimal | None = None
    grade: str | None = None
    loose: frozenset[str] = frozenset()
    """Fields that only the document around the form tells, or its title: whatever is read there is not judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One printed amount of the form's own money."""

    section: Section
    item: str
    year: int
    period: Literal["current", "prior"] = "current"
    measure: Measure = "budget"
    amount: Decimal
    """As printed, in `unit`."""
    unit: str
    share: Decimal | None = None
    execution_rate: Decimal | None = None
    weight: Decimal | None = None
    score: Decimal | None = None
    loose: bool = False
    """Whether the contract leaves open how it is given: of the whole period, and not of one year."""

    @property
    def yuan(self) -> Decimal:
        """The amount in 元."""
        return self.amount * YUAN[self.unit]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One amount of a task beside its total."""

    item: str
    measure: Measure = "budget"
    amount: Decimal
    unit: str

    @property
    def yuan(self) -> Decimal:
        """The amount in 元."""
        return self.amount * YUAN[self.unit]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task or project that carries an amount."""

    seq: int
    name: str
    category: str | None = None
    total_budget: Decimal | None = None
    year_budget: Decimal | None = None
    unit: str
    purpose: str | None = None
    parts: tuple[Part, ...] = ()


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

    role: Role
    year: int | None
    raw: str | tuple[str, ...]
    """As printed, without blanks; a separate comparator and unit joined to it."""
    kind: Literal["quantitative", "qualitative", "none"]
    op: str | None = None
    number: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One printed row of an indicator table."""

    horizon: Horizon
    level1: str | None
    level2: str | None
    level3: str | tuple[str, ...]
    level3_raw: str
    values: tuple[Value, ...]
    weight: Decimal | None = None
    score: Decimal | None = None
    basis: str | None = None
    class_: str | None = None
    scoring: str | None = None
    explanation: str | None = None
    remark: str | None = None
    loose: frozenset[str] = frozenset()
    """Fields that the contract leaves open for what this form prints: whatever is read there is not judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """All that a form says."""

    head: Head
    funding: tuple[Amount, ...] = ()
    tasks: tuple[Task, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    indicators: tuple[Indicator, ...] = ()


def plain(value: object) -> object:
    """A value as JSON holds it."""
    match value:
        case Decimal():
            return float(value)
        case date():
            return value.isoformat()
        case tuple():
            return [plain(item) for item in value]
        case None | str() | int():
            return value
        case _:
            return record(value)


def record(noun: object) -> Gold:
    """A dataclass as a JSON object; `class_` is `class`, and what is not of the format is left out."""
    names = (field.name for field in fields(noun) if field.name != "loose")  # type: ignore[arg-type]
    return {name.rstrip("_"): plain(getattr(noun, name)) for name in names}


def gold(truth: Truth, source: str) -> Gold:
    """The gold file of a form."""
    return {
        "source": source,
        "filing": plain(truth.head),
        "funding": plain(truth.funding),
        "projects": [record(task) for task in truth.tasks],
        "narratives": plain(truth.narratives),
        "indicators": plain(truth.indicators),
        "findings": [],
    }

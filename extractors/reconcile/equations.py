"""Which printed amounts say the same thing: the equations that a filing's money tables must fulfil."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.values import parse_amount, to_yuan
from mappings.auditing import Sum, money_sums
from schemas.filing import FilingRows
from schemas.tables import Funding, Project, ProjectFunding

HALF = Decimal("0.5")
"""A rounded number is off by no more than half of its last printed digit."""
ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One printed amount of an equation."""

    row: Funding | Project
    name: str
    number: Decimal
    """In the unit of the equation."""
    step: Decimal
    """What one of its last printed digit is, likewise."""
    scale: Decimal
    """What one of the row's own unit is, likewise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """A printed amount and the printed ones that add up to it, all in one unit."""

    whole: Term
    parts: tuple[Term, ...]
    """At least one; each belongs to the whole."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """The whole and its parts."""
        return (self.whole, *self.parts)

    def ties_with(self, numbers: Mapping[int, Decimal]) -> bool:
        """Whether it holds with other numbers, each in its row's own unit, by the `id` of their terms."""
        whole, *parts = (numbers[id(term)] * term.scale if id(term) in numbers else term.number for term in self.terms)
        return sum(parts, Decimal(0)) == whole

    @property
    def sum(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.number for part in self.parts), Decimal(0))

    @property
    def difference(self) -> Decimal:
        """By how much the parts exceed the whole."""
        return self.sum - self.whole.number

    @property
    def slack(self) -> Decimal:
        """What rounding of each printed figure can make the two differ by."""
        return HALF * sum((term.step for term in (self.whole, *self.parts)), Decimal(0))

    @property
    def ties(self) -> bool:
        """Whether it holds to the last digit."""
        return self.difference == 0

    @property
    def rounding(self) -> bool:
        """Whether it fails by no more than rounding can make it fail."""
        return self.difference != 0 and abs(self.difference) <= self.slack


MoneyColumn = tuple[int | None, str, str]
"""Year, period and measure: amounts that belong together."""


def columns(rows: Sequence[Funding]) -> dict[MoneyColumn, tuple[Funding, ...]]:
    """The amounts of each year, period and measure, in their order."""
    found: dict[MoneyColumn, list[Funding]] = {}
    for row in rows:
        found.setdefault((row.year, row.period, row.measure), []).append(row)
    return {column: tuple(own) for column, own in found.items()}


def of(rows: Sequence[Funding], section: str, ids: Sequence[str]) -> tuple[Funding, ...]:
    """The rows of a section that are one of the lines."""
    return tuple(row for row in rows if row.section == section and row.item in ids)


def term(row: Funding, unit: str | None) -> Term | None:
    """A row's amount in a unit; None where its own is another and either is unknown."""
    scale = ONE if row.unit == unit else ratio(row.unit, unit)
    if scale is None:
        return None
    number, step = exact(row)
    return Term(row=row, name=row.item_name, number=number * scale, step=step * scale, scale=scale)


def exact(row: Funding) -> tuple[Decimal, Decimal]:
    """A row's amount, and what one of its last digit is; a repaired amount has the places that are printed."""
    printed, number = parse_amount(row.raw), Decimal(repr(row.amount)).normalize()
    if printed is None:
        return number, last_digit(number)
    if float(printed.number) == row.amount:
        return printed.number, last_digit(printed.number)
    step = min(last_digit(printed.number), last_digit(number))
    return number.quantize(step), step


def ratio(unit: str | None, other: str | None) -> Decimal | None:
    """What one `unit` is in `other`; None where either is unknown."""
    own, base = to_yuan(ONE, unit), to_yuan(ONE, other)
    return None if own is None or base is None else own / base


def last_digit(number: Decimal) -> Decimal:
    """What one of a number's last digit is: 0.01 for 12.30."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else ONE


def equation(whole: Funding, parts: Sequence[Funding]) -> Equation | None:
    """The equation of some rows; None where their units do not compare."""
    own = term(whole, whole.unit)
    terms = [found for part in parts if (found := term(part, whole.unit)) is not None]
    if own is None or not terms or len(terms) < len(parts):
        return None
    return Equation(whole=own, parts=tuple(terms))


def item_sums(filing: FilingRows) -> Iterator[Equation]:
    """Lines against the total of their section, and lines against the line they are parts of."""
    for rows in columns(filing.funding).values():
        for entry in money_sums().sums:
            wholes = whole_rows(rows, entry.section, entry.whole)
            parts = printed_parts(rows, entry)
            for whole, own in apart(wholes, parts):
                found = equation(whole, own)
                if found is not None:
                    yield of_all(found, rows) or found


def of_all(failing: Equation, rows: Sequence[Funding]) -> Equation | None:
    """The equation of a total printed once for sources and uses alike, where all of them fulfil it and some do not."""
    whole = failing.whole.row
    if failing.ties or not isinstance(whole, Funding) or whole.item != "total":
        return None
    totals = [row for row in rows if row.item == "total"]
    own = [part.row for part in failing.parts if isinstance(part.row, Funding)]
    others = [row for row in rows if row is not whole and row not in own and row.section != own[0].section]
    found = equation(whole, (*own, *others)) if len(totals) == 1 and others else None
    return found if found is not None and found.ties else None


def printed_parts(rows: Sequence[Funding], entry: Sum) -> tuple[Funding, ...]:
    """The parts of a line as a form prints them: those lines, and where one is not printed what stands for it."""
    printed = {row.item for row in rows if row.section == entry.section}
    wanted = set(entry.parts)
    for other in money_sums().stand_for:
        if other.section == entry.section and other.whole in wanted and other.whole not in printed:
            wanted |= set(other.parts)
    return of(rows, entry.section, tuple(wanted))


def whole_rows(rows: Sequence[Funding], section: str, item: str) -> tuple[Funding, ...]:
    """The rows of a line; a total that a form prints once, for both sections, is the total of either."""
    own = of(rows, section, (item,))
    return own or (tuple(row for row in rows if row.item == item) if item == "total" else ())


def apart(wholes: Sequence[Funding], parts: Sequence[Funding]) -> list[tuple[Funding, tuple[Funding, ...]]]:
    """Each whole with its own parts: all of them for a single one, the n-th of each line for the n-th of several.

    None where several wholes do not have the same lines each, for then nothing tells whose a part is.
    """
    if not wholes or not parts:
        return []
    if len(wholes) == 1:
        return [(wholes[0], tuple(parts))]
    lines = {item: [row for row in parts if row.item == item] for item in dict.fromkeys(row.item for row in parts)}
    if any(len(rows) != len(wholes) for rows in lines.values()):
        return []
    return [(whole, tuple(rows[nth] for rows in lines.values())) for nth, whole in enumerate(wholes)]


def balances(filing: FilingRows) -> Iterator[Equation]:
    """Total income and total expenditure of one column, where both are printed once."""
    for rows in columns(filing.funding).values():
        income, expenditure = (of(rows, section, ("total",)) for section in ("income", "expenditure"))
        if len(income) == len(expenditure) == 1:
            found = equation(income[0], expenditure)
            if found is not None:
                yield found


def project_sums(filing: FilingRows) -> tuple[Equation, ...]:
    """The year's amounts of all projects against each line that they may break down, the most telling first."""
    ids = [line.id for line in money_sums().project_lines]
    current = [row for row in filing.funding if row.period == "current" and row.measure == "budget"]
    lines = [row for item in ids for row in current if row.item == item]
    totals = sorted((row for row in current if row.item == "total"), key=lambda row: row.section)
    found = (against(line, filing.projects) for line in (*lines, *totals))
    return tuple(entry for entry in found if entry is not None)


def task_sums(filing: FilingRows) -> Iterator[Equation]:
    """The amounts of tasks by line, year and measure against the printed sum of that line, printed once.

    The tasks' own budgets are of the measure whose total no such amounts make up.
    """
    lines: dict[tuple[str | None, int | None, str], list[Funding]] = {}
    for row in filing.funding:
        if row.section == "income" and row.item is not None:
            lines.setdefault((row.item, row.year, row.measure), []).append(row)
    told: dict[tuple[str | None, int | None, str], list[Term]] = {line: [] for line in lines}
    for line, wholes in lines.items():
        parts = [row for row in filing.project_funding if (row.item, row.year, row.measure) == line]
        terms = [found for row in parts if (found := amount_term(row, filing.projects, wholes[0].unit)) is not None]
        if len(terms) == len(parts):
            told[line] = terms
    bare = [line for line in lines if line[0] == "total" and not told[line]]
    if len(bare) == 1 and filing.project_funding:
        own = [project_term(row, lines[bare[0]][0].unit) for row in filing.projects]
        told[bare[0]] = [found for found in own if found is not None] if None not in own else []
    for line, wholes in lines.items():
        whole = term(wholes[0], wholes[0].unit)
        if whole is not None and len(wholes) == 1 and len(told[line]) > 1:
            yield Equation(whole=whole, parts=tuple(told[line]))


def amount_term(row: ProjectFunding, projects: Sequence[Project], unit: str | None) -> Term | None:
    """An amount of a project in a unit; None where its own is another and either is unknown."""
    scale = ONE if row.unit == unit else ratio(row.unit, unit)
    owner = next((project for project in projects if project.seq == row.project_seq), None)
    if scale is None or owner is None:
        return None
    number = Decimal(repr(row.amount))
    return Term(row=owner, name=row.item_name, number=number * scale, step=last_digit(number) * scale, scale=scale)


def against(line: Funding, projects: Sequence[Project]) -> Equation | None:
    """Projects against a line; None where one has no amount for the year, or the units do not compare."""
    own = term(line, line.unit)
    parts = [found for row in projects if (found := project_term(row, line.unit)) is not None]
    if own is None or not parts or len(parts) < len(projects):
        return None
    return Equation(whole=own, parts=tuple(parts))


def project_term(row: Project, unit: str | None) -> Term | None:
    """A project's amount for the year in a unit."""
    scale = ONE if row.unit == unit else ratio(row.unit, unit)
    if row.year_budget is None or scale is None:
        return None
    number = Decimal(repr(row.year_budget))
    return Term(row=row, name=row.name, number=number * scale, step=last_digit(number) * scale, scale=scale)


SLIPS = (Decimal(10000), Decimal(1000))
"""万元 for 元, and 千元 for 元: what an amount in the wrong unit is off by."""


FACTORS = (*SLIPS, *(1 / slip for slip in SLIPS))
"""What such an amount must be multiplied by."""


def scaled(equation: Equation) -> tuple[Term, Decimal] | None:
    """The one amount that makes a failing equation hold in another unit, and the unit's factor; None where not one."""
    found = [
        (candidate, factor)
        for factor in FACTORS
        for candidate in (equation.whole, *equation.parts)
        if candidate.number != 0 and holds(equation, candidate, factor)
    ]
    return found[0] if len(found) == 1 else None


def holds(equation: Equation, candidate: Term, factor: Decimal) -> bool:
    """Whether the equation would hold, but for rounding, with one of its amounts in another unit."""
    if candidate is equation.whole:
        return abs(equation.sum - candidate.number * factor) <= equation.slack * max(factor, Decimal(1))
    return abs(equation.difference + candidate.number * (factor - 1)) <= equation.slack * max(factor, Decimal(1))

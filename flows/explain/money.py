"""How printed amounts became rows, told by the functions that made them, and the sums that bear them out."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractors.reconcile.equations import Equation, Term, balances, columns, item_sums, of, project_sums
from extractors.reconcile.shares import mismatch, shown
from extractors.reconcile.verified import verified
from extractors.values import parse_amount, to_yuan
from flows.explain.account import Part, Step, Sum, Verdict
from flows.explain.corrections import written_instead
from mappings.money_lines import money_line
from schemas.filing import FilingRows
from schemas.tables import Funding, Project


def funding_steps(row: Funding, filing: FilingRows) -> Iterator[Step]:
    """Line, amount, yuan, share."""
    line = money_line(row.item_raw)
    known = "no line of the catalogue" if line is None else f"{line.name} ({line.id})"
    yield Step(
        rule="line", before=row.item_raw, after=known, evidence=() if line is None else ("mappings/funding.yaml",)
    )
    amount = parse_amount(row.raw)
    if amount is None:
        yield Step(rule="number", before=row.raw, after="none", evidence=("the text prints no amount",))
        return
    yield Step(rule="number", before=row.raw, after=f"{amount.number:f}")
    where = "behind the number" if amount.unit is not None else "in the line, the head or the form"
    yield Step(rule="unit", before=row.raw, after=row.unit or "unknown", evidence=(where,) if row.unit else ())
    number = amount.number
    if float(number) != row.amount:
        number = Decimal(repr(row.amount))
        yield written_instead(filing, row, row.raw, f"{number:f}")
    yield yuan(number, row.unit)
    yield from share_steps(row, filing)


def project_steps(row: Project) -> Iterator[Step]:
    """Its budgets."""
    for name, number in (("total budget", row.total_budget), ("year's budget", row.year_budget)):
        if number is not None:
            printed = Decimal(repr(number))
            yield Step(rule=f"{name}: number", before=f"{printed:f}", after=f"{printed:f} {row.unit or '?'}")
            yield yuan(printed, row.unit)


def yuan(number: Decimal, unit: str | None) -> Step:
    """An amount in yuan."""
    found, one = to_yuan(number, unit), to_yuan(Decimal(1), unit)
    before = f"{number:f} {unit or '?'}"
    if found is None:
        return Step(rule="yuan", before=before, after="unknown", evidence=("its unit is unknown or no yuan",))
    return Step(
        rule="yuan",
        before=before,
        after=f"{found:f} 元",
        evidence=(f"× {one.normalize():f}",) if one is not None else (),
    )


def share_steps(row: Funding, filing: FilingRows) -> Iterator[Step]:
    """The printed share beside the amount over its total."""
    if row.share is None:
        return
    own = columns(filing.funding)[row.year, row.period, row.measure]
    totals = of(own, row.section, ("total",))
    printed = shown(Decimal(repr(row.share)))
    if len(totals) != 1 or not totals[0].amount > 0 or totals[0].unit != row.unit:
        yield Step(rule="share", before=printed, after=f"{row.share:g}", evidence=("no one total to hold it against",))
        return
    against = [note.message for note in mismatch(row, totals[0])]
    evidence = against or [f"{row.raw} ÷ {totals[0].raw}, as printed"]
    yield Step(rule="share", before=printed, after=f"{row.share:g}", evidence=tuple(evidence))


def sums_of(row: Funding | Project, filing: FilingRows) -> tuple[Sum, ...]:
    """The equations that a row's amount stands in."""
    projects = project_sums(filing)
    borne = tuple(entry for entry in projects if entry.ties or entry.rounding) or projects[:1]
    groups: tuple[tuple[str, Iterable[Equation]], ...] = (
        ("items and their total", item_sums(filing)),
        ("income and expenditure", balances(filing)),
        ("projects and the line they break down", borne),
    )
    return tuple(
        as_sum(entry, about)
        for about, entries in groups
        for entry in entries
        if any(term.row == row for term in (entry.whole, *entry.parts))
    )


def as_sum(entry: Equation, about: str) -> Sum:
    """An equation as it is told."""
    return Sum(
        about=about,
        unit=entry.whole.row.unit,
        whole=as_part(entry.whole),
        parts=tuple(map(as_part, entry.parts)),
        difference=entry.difference,
        verdict=verdict(entry),
    )


def as_part(term: Term) -> Part:
    """A term as it is told."""
    return Part(table=term.row.table, row_id=term.row.row_id, name=term.name, number=term.number)


def verdict(entry: Equation) -> Verdict:
    """Whether an equation holds."""
    return "ties" if entry.ties else "rounds" if entry.rounding else "fails"


def verified_today(row: Funding | Project, filing: FilingRows) -> bool:
    """Whether the sums bear a row out."""
    borne = verified(filing)
    rows: tuple[Funding | Project, ...] = borne.funding if isinstance(row, Funding) else borne.projects
    return next(own.verified for own in rows if own.row_id == row.row_id)

"""Rules about amounts of money: sums, balances, years and units."""

from collections.abc import Hashable, Iterator
from itertools import pairwise

from extractors.audit.rule import rule
from extractors.findings import Note
from extractors.reconcile.equations import Equation, balances, columns, item_sums, project_sums, scaled
from schemas.filing import FilingRows
from schemas.tables import Funding

FAR = (3000, 30000)
"""Between these a change from one year to the next is nearer to 万元 for 元 than to any budget's growth."""
SAME = 3
"""Amounts that must repeat those of a past year before it is no accident."""


def equation_text(equation: Equation) -> str:
    """An equation that fails, in words."""
    shown = " + ".join(f"{part.number:f}" for part in equation.parts[:8])
    if len(equation.parts) > 1:
        more = f" 等{len(equation.parts)}项" if len(equation.parts) > 8 else ""
        return f"{shown}{more} = {equation.sum:f}"
    return shown


def when(row: Funding) -> str:
    """The year of an amount, in words."""
    return f"{row.year}年" if row.year is not None else ""


def side(row: Funding) -> str:
    """The section of an amount, in words."""
    return {"income": "收入", "expenditure": "支出"}[row.section]


def failing(filing: FilingRows) -> Iterator[Equation]:
    """Sums that fail by more than rounding."""
    return (entry for entry in item_sums(filing) if not entry.ties and not entry.rounding)


@rule("money-unit-slip", "unit_suspect", "error")
def unit_slips(filing: FilingRows) -> Iterator[Note]:
    """An amount that fits its sum, its counterpart or its line only when multiplied by 10,000 or 1,000."""
    projects = project_sums(filing)
    unsettled = () if any(entry.ties or entry.rounding for entry in projects) else projects[:1]
    unbalanced = (entry for entry in balances(filing) if not entry.ties and not entry.rounding)
    for entry in (*failing(filing), *unbalanced, *unsettled):
        found = scaled(entry)
        if found is None:
            continue
        candidate, factor = found
        yield Note(
            row=candidate.row,
            table=candidate.row.table,
            field="amount" if isinstance(candidate.row, Funding) else "year_budget",
            message=f"“{candidate.name}”的金额{candidate.number:f}与相关金额相差{max(factor, 1 / factor):.0f}倍，"
            "疑为金额单位误写。",
            expected=f"{(candidate.number * factor).normalize():f}",
            observed=f"{candidate.number:f}",
            cause=("slip", candidate.row.table, candidate.row.row_id),
        )


@rule("money-year-slip", "unit_suspect", "warning")
def year_slips(filing: FilingRows) -> Iterator[Note]:
    """A line some 10,000 times that of every past year."""
    lines: dict[tuple[str, str], list[Funding]] = {}
    for row in filing.funding:
        if row.amount > 0 and row.measure == "budget" and row.amount_yuan is not None:
            lines.setdefault((row.section, row.item_name), []).append(row)
    for rows in lines.values():
        current = [row for row in rows if row.period == "current"]
        prior = [row for row in rows if row.period == "prior"]
        if len(current) != 1 or not prior:
            continue
        own = current[0]
        factors = [max(own.amount / row.amount, row.amount / own.amount) for row in prior if row.unit == own.unit]
        if factors and all(FAR[0] <= factor <= FAR[1] for factor in factors):
            yield Note(
                row=own,
                table="funding",
                field="amount",
                message=f"“{own.item_name}”当年金额{own.raw}与往年{prior[0].raw}相差约{factors[0]:.0f}倍，疑为金额单位误写。",
                observed=own.raw,
                cause=("slip", "years"),
            )


def sum_note(equation: Equation, tail: str) -> Note:
    """A sum that fails."""
    row = funding_of(equation)
    message = (
        f"{when(row)}{side(row)}“{row.item_name}”{equation.whole.number:f}与各项之和不符：{equation_text(equation)}，"
        f"相差{equation.difference:f}{tail}。"
    )
    return missed(equation, message, ("sum", row.row_id))


def funding_of(equation: Equation) -> Funding:
    """The row that prints the whole of an equation over the money table."""
    row = equation.whole.row
    assert isinstance(row, Funding)
    return row


def missed(equation: Equation, message: str, cause: Hashable) -> Note:
    """A printed amount that is not the sum of its parts."""
    row = funding_of(equation)
    return Note(
        row=row,
        table="funding",
        field="amount",
        message=message,
        expected=f"{equation.sum:f}",
        observed=row.raw,
        cause=cause,
    )


@rule("sum-mismatch", "sum_mismatch", "warning")
def sum_mismatches(filing: FilingRows) -> Iterator[Note]:
    """Items that do not add up to their printed total by more than rounding."""
    return (sum_note(entry, "") for entry in failing(filing) if scaled(entry) is None)


@rule("sum-rounding", "sum_mismatch", "info")
def sum_roundings(filing: FilingRows) -> Iterator[Note]:
    """Items that miss their printed total by no more than rounding."""
    return (sum_note(entry, "，在四舍五入范围内") for entry in item_sums(filing) if entry.rounding)


@rule("income-expenditure", "income_expenditure_mismatch", "warning")
def imbalances(filing: FilingRows) -> Iterator[Note]:
    """Total income and total expenditure of one year that differ."""
    for entry in balances(filing):
        if entry.ties or scaled(entry) is not None:
            continue
        row = funding_of(entry)
        message = (
            f"{when(row)}收入合计{entry.whole.number:f}，支出合计{entry.sum:f}，收支相差{abs(entry.difference):f}。"
        )
        yield missed(entry, message, ("balance", row.year, row.period, row.measure))


@rule("prior-years-reversed", "prior_year_order", "info")
def newest_first(filing: FilingRows) -> Iterator[Note]:
    """Past years of the money table printed newest first."""
    years = list(dict.fromkeys(row.year for row in filing.funding if row.period == "prior" and row.year is not None))
    if len(years) < 2 or any(left <= right for left, right in pairwise(years)):
        return
    own = list(dict.fromkeys(row.year for row in filing.indicators if row.role == "prior" and row.year is not None))
    other = f"，而指标表按{'、'.join(str(year) for year in own)}年排列" if own and own == sorted(own) else ""
    order = "、".join(str(year) for year in years)
    yield Note(
        row=next(row for row in filing.funding if row.period == "prior"),
        table="funding",
        field="year",
        message=f"近几年金额按{order}年由近及远排列，与表式“前年、上年”的次序相反{other}。",
        expected="、".join(str(year) for year in sorted(years)),
        observed=order,
        cause="order",
    )


@rule("budget-repeats-past-year", "other", "info")
def same_as_before(filing: FilingRows) -> Iterator[Note]:
    """A budget whose amounts are those of a past year, line by line."""
    found = {column: rows for column, rows in columns(filing.funding).items() if column[2] == "budget"}
    current = [lines(rows) for column, rows in found.items() if column[1] == "current"]
    for column, rows in found.items():
        if column[1] == "prior" and lines(rows) in current and len([row for row in rows if row.amount]) > SAME:
            yield Note(
                table="funding",
                field="amount",
                message=f"当年各项金额与{when(rows[0])}逐项相同，请核实是否为当年预算。",
                cause="same",
            )


def lines(rows: tuple[Funding, ...]) -> dict[tuple[str, str], float]:
    """The amounts of a column by their line; empty where a line stands twice."""
    found = {(row.section, row.item_name): row.amount for row in rows}
    return found if len(found) == len(rows) else {}


RULES = (
    unit_slips,
    year_slips,
    sum_mismatches,
    sum_roundings,
    imbalances,
    newest_first,
    same_as_before,
)

"""A cell of a filing given another content, with all that follows from it; the printed text stays as it is."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from math import isfinite
from typing import Any, TypeAlias

from extractors.rows.measures import remeasured
from extractors.values import parse_amount, parse_value, to_yuan
from mappings.names import match
from schemas.columns import columns, field_name
from schemas.errors import Unfit
from schemas.filing import YEARS, Address, FilingRows
from schemas.tables import Filing, FilingRow, Funding, Indicator, Narrative, Project, ProjectFunding

Rewriting: TypeAlias = Callable[[Any, str | None], FilingRow]
YEAR = Address(table="filings", row_id=0, field="fiscal_year")
"""The budget year stands in no row: it is where the rows lie."""
YEAR_COLUMNS = frozenset({"fiscal_year", "year", "long_term_until"})
INT32 = range(-(2**31), 2**31)
OWN = frozenset(
    {"department", "unit", "project", "title", "long_term_until", "department_code", "project_code", "grade"}
)
"""Columns of the filing's own row that a form prints; the others tell where it came from and what became of it."""
WHEREABOUTS = frozenset({"filing_id", "row_id", "page", "bbox", "confidence", "seq", "project_seq", "verified"})
"""Columns of every table that no form prints."""


def amount(row: Funding | ProjectFunding, text: str | None) -> Funding | ProjectFunding:
    """A line of money with another amount."""
    found = parse_amount(text or "")
    if found is None:
        raise Unfit(f"{row.table}.amount: “{text}” is no amount; give a number such as 1,234.56")
    unit = found.unit or row.unit
    return replace(row, amount=float(found.number), amount_yuan=to_yuan(found.number, unit), unit=unit)


def budget(name: str) -> Rewriting:
    """A project with another of its two budgets."""

    def rewriting(row: Project, text: str | None) -> Project:
        if text is None:
            return budgeted(row, name, None, None)
        found = parse_amount(text)
        if found is None:
            raise Unfit(f"projects.{name}: “{text}” is no amount; give a number such as 1,234.56")
        yuan = to_yuan(found.number, found.unit or row.unit)
        return budgeted(row, name, float(found.number), yuan)

    return rewriting


def budgeted(row: Project, name: str, number: float | None, yuan: Decimal | None) -> Project:
    """A project with one of its budgets, in its own unit and in yuan."""
    changes: dict[str, Any] = {name: number, f"{name}_yuan": yuan}
    return replace(row, **changes)


def value(row: Indicator, text: str | None) -> Indicator:
    """An indicator with another value, as a form would print it: ≥95%."""
    found = parse_value(text or "")
    row = replace(row, kind=found.kind, op=found.op, value=found.number, value_si=found.si, unit=found.unit)
    return remeasured(row, text)


def name(row: Indicator, text: str | None) -> Indicator:
    """An indicator of another name."""
    if not text:
        raise Unfit("indicators.level3: an indicator has a name; take the row out where it is none")
    found = match(text)
    row = replace(
        row,
        level3=found.corrected,
        indicator_id=found.indicator_id,
        indicator=found.indicator,
        match_method="manual" if found.indicator_id is not None else "none",
        match_score=found.score,
    )
    return remeasured(row, row.value_raw)


def level2(row: Indicator, text: str | None) -> Indicator:
    """An indicator under another level."""
    return remeasured(replace(row, level2=text), row.value_raw)


DERIVED: Mapping[tuple[str, str], Rewriting] = {
    ("funding", "amount"): amount,
    ("project_funding", "amount"): amount,
    ("projects", "total_budget"): budget("total_budget"),
    ("projects", "year_budget"): budget("year_budget"),
    ("indicators", "value"): value,
    ("indicators", "level2"): level2,
    ("indicators", "level3"): name,
}
"""Columns from which others follow."""
PRINTED = frozenset({"raw", "level3_raw", "value_raw"})
"""Columns that say what was printed."""
FOLLOWING = frozenset({"amount_yuan", "total_budget_yuan", "year_budget_yuan", "kind", "op", "value_si"}) | {
    "indicator_id",
    "indicator",
    "metric",
    "subject",
    "subject_class",
    "match_method",
    "match_score",
}
"""Columns that follow from others."""
TABLES: Mapping[str, type[FilingRow]] = {
    row.table: row for row in (Filing, Funding, Project, ProjectFunding, Narrative, Indicator)
}
"""Tables whose cells can be given another content."""


def rewritten(filing: FilingRows, at: Address, text: str | None) -> FilingRows:
    """A filing in which one cell holds another content; None empties it.

    Raises:
        Unfit: there is no such cell, or it cannot hold that.
    """
    if at == YEAR:
        return replace(filing, partition=replace(filing.partition, fiscal_year=as_type(at, "int32", text)))
    row = row_at(filing, at)
    derived = DERIVED.get((at.table, at.field))
    return with_row(filing, derived(row, text) if derived is not None else plainly(row, at, text))


def settable(table: str) -> tuple[str, ...]:
    """The columns of a table that `rewritten` sets, in their order."""
    return tuple(
        column.name
        for column in columns(TABLES[table])
        if (table, column.name) in DERIVED
        or (column.name in OWN if table == "filings" else column.name not in WHEREABOUTS | PRINTED | FOLLOWING)
    )


def plainly(row: FilingRow, at: Address, text: str | None) -> FilingRow:
    """A row with another content of a column from which nothing follows."""
    column = next((column for column in columns(type(row)) if column.name == at.field), None)
    own = at.field in OWN if at.table == "filings" else at.field not in WHEREABOUTS | PRINTED | FOLLOWING
    if column is None or not own:
        raise Unfit(f"{at.table}.{at.field}: not to be set by itself; docs/data.md tells what it is")
    if text is None and not column.nullable:
        raise Unfit(f"{at.table}.{at.field}: this column is never empty; take the row out instead")
    if text is not None and column.allowed is not None and text not in column.allowed:
        raise Unfit(f"{at.table}.{at.field}: “{text}” is none of {', '.join(column.allowed)}")
    changes: dict[str, Any] = {field_name(at.field): as_type(at, column.arrow, text)}
    return replace(row, **changes)


def as_type(at: Address, arrow: str, text: str | None) -> Any:  # noqa: ANN401 what the column holds
    """A text as the value of a column. Raises Unfit."""
    kinds: dict[str, Callable[[str], object]] = {
        "string": str,
        "int32": year if at.field in YEAR_COLUMNS else int32,
        "float64": finite,
    }
    if text is None:
        return None
    try:
        return kinds[arrow](text)
    except (KeyError, ValueError):
        raise Unfit(f"{at.table}.{at.field}: “{text}” is no {arrow} that may stand there") from None


def int32(text: str) -> int:
    """An integer that Parquet's int32 holds. Raises ValueError."""
    if (number := int(text)) not in INT32:
        raise ValueError(text)
    return number


def year(text: str) -> int:
    """A budget year. Raises ValueError."""
    if (number := int(text)) not in YEARS:
        raise ValueError(text)
    return number


def finite(text: str) -> float:
    """A number that is one. Raises ValueError."""
    if not isfinite(number := float(text)):
        raise ValueError(text)
    return number


def row_at(filing: FilingRows, at: Address) -> FilingRow:
    """The row of a cell. Raises Unfit where there is none."""
    if at.table not in TABLES:
        raise Unfit(f"{at.table}: no table with printed cells; it is one of {', '.join(TABLES)}")
    found = next((row for row in filing.of(at.table) if row.row_id == at.row_id), None)
    if found is None:
        raise Unfit(f"{at.table}: filing {filing.filing.filing_id} has no row {at.row_id}")
    return found


def with_row(filing: FilingRows, row: FilingRow) -> FilingRows:
    """A filing with a row in the place of the one of its table and row_id."""
    if isinstance(row, Filing):
        return replace(filing, filing=row)
    rows = tuple(row if own.row_id == row.row_id else own for own in filing.of(row.table))
    changes: dict[str, Any] = {row.table: rows}
    return replace(filing, **changes)

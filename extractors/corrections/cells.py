"""What was read at a cell of a filing, and what tells its row from the others."""

from collections.abc import Mapping
from decimal import Decimal

from extractors.corrections.rewrite import YEAR
from schemas.columns import columns, field_name
from schemas.errors import Unfit
from schemas.filing import Address, FilingRows
from schemas.tables import FilingRow

ONE_CELL: Mapping[tuple[str, str], str] = {
    ("funding", "raw"): "amount",
    ("funding", "amount_yuan"): "amount",
    ("project_funding", "raw"): "amount",
    ("project_funding", "amount_yuan"): "amount",
    ("projects", "total_budget_yuan"): "total_budget",
    ("projects", "year_budget_yuan"): "year_budget",
    ("indicators", "level3_raw"): "level3",
    ("indicators", "indicator_id"): "level3",
    ("indicators", "indicator"): "level3",
    ("indicators", "metric"): "level3",
    ("indicators", "subject"): "level3",
    ("indicators", "subject_class"): "level3",
    ("indicators", "value_raw"): "value",
    ("indicators", "kind"): "value",
    ("indicators", "op"): "value",
    ("indicators", "value_si"): "value",
    ("indicators", "unit"): "value",
}
"""Columns that one printed cell fills, and the one of them that is corrected."""
CHIEF: Mapping[str, str] = {
    "funding": "amount",
    "project_funding": "amount",
    "narratives": "text",
    "indicators": "value",
}
"""The cell that a finding about a whole row is about: its figure."""
READ: Mapping[tuple[str, str], str] = {
    ("funding", "amount"): "raw",
    ("project_funding", "amount"): "raw",
    ("indicators", "level3"): "level3_raw",
    ("indicators", "value"): "value_raw",
}
"""Where a cell keeps its printed text."""
WHOLE: Mapping[str, tuple[str, ...]] = {
    "filings": ("title", "department", "project"),
    "funding": ("raw",),
    "projects": ("total_budget", "year_budget"),
    "project_funding": ("raw",),
    "narratives": ("text",),
    "indicators": ("level3_raw", "value_raw"),
}
"""What is read in a row as a whole."""
BUDGETS = frozenset({"total_budget", "year_budget"})
"""Numbers whose printed text is kept nowhere: they are told as `text_of` writes them."""
TELLING: Mapping[str, tuple[str, ...]] = {
    "filings": (),
    "funding": ("section", "item_raw", "year", "period", "measure"),
    "projects": ("name",),
    "project_funding": ("project_seq", "item_raw", "year", "measure"),
    "narratives": ("section", "title"),
    "indicators": ("horizon", "level3_raw", "role", "year"),
}
"""What tells a row from the others of its table."""


def cell_of(table: str, field: str | None) -> str | None:
    """The column that is corrected where a finding speaks of `field`; None where it speaks of several cells."""
    return CHIEF.get(table) if field is None else ONE_CELL.get((table, field), field)


def as_read(filing: FilingRows, row: FilingRow, field: str | None) -> str | None:
    """What was read at a cell, or with None in a row, whatever was written there since; None for an empty one.

    Raises Unfit where there is no such column.
    """
    if field is None:
        texts = [as_read(filing, row, name) for name in WHOLE[row.table]]
        return " ".join(text for text in texts if text is not None) or None
    column = READ.get((row.table, field))
    if column is not None:
        return shown(row, column)
    for entry in filing.findings:
        target = (entry.kind, entry.table_name, entry.target_row_id, entry.field)
        if target == ("repaired_value", row.table, row.row_id, field):
            number = field in BUDGETS and entry.observed
            return text_of(float(number)) if number else entry.observed
    if Address(table=row.table, row_id=row.row_id, field=field) == YEAR:
        return None if filing.partition.fiscal_year is None else str(filing.partition.fiscal_year)
    return shown(row, field)


def beside(filing: FilingRows, row: FilingRow) -> str | None:
    """What tells a row from the others; None for the filing's own, which is alone."""
    texts = [as_read(filing, row, name) for name in TELLING[row.table]]
    return " ".join(text for text in texts if text is not None) or None


def shown(row: FilingRow, name: str) -> str | None:
    """A column's content as text; None where it is empty."""
    if name not in {column.name for column in columns(type(row))}:
        raise Unfit(f"{row.table}.{name}: no such column; docs/data.md lists them")
    content = getattr(row, field_name(name))
    if content is None:
        return None
    return text_of(content) if isinstance(content, float | Decimal) else str(content)


def text_of(number: float | Decimal) -> str:
    """A number without the noise of binary fractions: 30, 12.5."""
    return f"{number:.15g}"

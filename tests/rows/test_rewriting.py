"""A cell given another content takes along what follows from it, and nothing else."""

from dataclasses import replace
from decimal import Decimal

import pytest

from extractors.corrections.rewrite import YEAR, rewritten
from schemas.errors import Unfit
from schemas.filing import Address
from tests.audit.rows import filing, money, project, value

ROWS = filing(money("income", "total", "1,234.50"), project("道路养护", 12.5, 30.0), value("投诉人员满意率", "≥90%"))


def cell(table: str, field: str) -> Address:
    """The cell of a table's first row."""
    return Address(table=table, row_id=0, field=field)


@pytest.mark.parametrize(
    ("at", "text", "column", "expected"),
    [
        (cell("funding", "amount"), "1,284.50", "amount", 1284.5),
        (cell("funding", "amount"), "1,284.50", "amount_yuan", Decimal("12845000.00")),
        (cell("funding", "amount"), "5元", "amount_yuan", Decimal("5.00")),
        (cell("funding", "amount"), "1,284.50", "raw", "1,234.50"),
        (cell("funding", "year"), "2023", "year", 2023),
        (cell("projects", "year_budget"), "15.2", "year_budget_yuan", Decimal("152000.00")),
        (cell("projects", "total_budget"), None, "total_budget_yuan", None),
        (cell("indicators", "value"), "≤95%", "op", "<="),
        (cell("indicators", "value"), "≤95%", "value_si", 0.95),
        (cell("indicators", "value"), "≤95%", "value_raw", "≥90%"),
        (cell("indicators", "level3"), "预算执行率", "match_method", "manual"),
        (cell("indicators", "class"), "定量", "class_", "定量"),
        (cell("filings", "department"), "某局", "department", "某局"),
    ],
)
def test_what_follows(at: Address, text: str | None, column: str, expected: object) -> None:
    rows = rewritten(ROWS, at, text)
    row = rows.filing if at.table == "filings" else getattr(rows, at.table)[0]
    assert getattr(row, column) == expected


def test_the_year_is_where_the_rows_lie() -> None:
    assert rewritten(ROWS, YEAR, "2031").partition == replace(ROWS.partition, fiscal_year=2031)


def test_no_other_row_changes() -> None:
    two = replace(ROWS, funding=(ROWS.funding[0], replace(ROWS.funding[0], row_id=1)))
    assert rewritten(two, cell("funding", "amount"), "1").funding[1] == two.funding[1]


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (cell("funding", "amount"), "甲"),
        (cell("funding", "amount"), None),
        (cell("funding", "raw"), "1"),
        (cell("funding", "page"), "1"),
        (cell("funding", "section"), "both"),
        (cell("funding", "year"), "明年"),
        (cell("funding", "year"), "99999999999"),
        (cell("funding", "weight"), "nan"),
        (cell("funding", "weight"), "inf"),
        (YEAR, "-5"),
        (YEAR, "20240"),
        (cell("filings", "source_uri"), "x"),
        (cell("findings", "message"), "x"),
        (Address(table="funding", row_id=9, field="amount"), "1"),
    ],
)
def test_what_a_cell_cannot_hold(at: Address, text: str | None) -> None:
    with pytest.raises(Unfit):
        rewritten(ROWS, at, text)

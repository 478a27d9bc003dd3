"""The rows of a filing held to the schema before anyone counts on them: what a column cannot hold is told, not lost."""

import math
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from decimal import Decimal
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar, cast

from extractors.findings import finding, is_whole, numbered, place_of, status_of, whole_text
from schemas.columns import Column, columns
from schemas.errors import Unfit
from schemas.filing import FilingRows
from schemas.tables import PARTITIONED, Contact, Filing, FilingRow, Finding

Holds: TypeAlias = Callable[[object], bool]
OfFiling = TypeVar("OfFiling", bound=FilingRow)

LARGEST_FLOAT32 = 3.4028234663852886e38
CENTS = Decimal(10) ** 20
"""What decimal128(20, 2) holds stays below, in cents."""
SHOWN = 40
"""Characters of a value that a message shows."""


def fitted(rows: FilingRows) -> FilingRows:
    """A filing whose every cell fits its column: what does not is null, with a finding that tells what was there.

    Raises:
        Unfit: a column that is never null cannot hold what it was given.
    """
    told: list[Finding] = []
    changed: dict[str, Any] = {}
    for table in PARTITIONED:
        old = rows.of(table.table)
        new = tuple(fitted_row(row, told) for row in old)
        if any(one is not other for one, other in zip(new, old, strict=True)):
            changed["filing" if table is Filing else table.table] = new[0] if table is Filing else new
    if not changed:
        return rows
    whole = replace(rows, **changed)
    findings = numbered([*whole.findings, *told])
    status = status_of(findings) if whole.filing.status == "ok" else whole.filing.status
    return replace(whole, filing=replace(whole.filing, status=status), findings=findings)


def fitted_row(row: OfFiling, told: list[Finding]) -> OfFiling:
    """The row, what does not fit taken out and told. Raises Unfit."""
    found: dict[str, Any] = {}
    checks = CHECKS[type(row)]
    for value, (name, column, holds) in zip(VALUES[type(row)](row), checks, strict=True):
        if value is None and column.nullable:
            continue
        if value is not None and holds(value):
            if column.allowed is None or value in column.allowed:
                continue
        elif isinstance(value, str) and column.arrow == "string":
            found[name] = whole_text(value)
            if row.table != Finding.table:
                told.append(note(row, column, value, "含有无法表示的字符，已用“\ufffd”代替"))
            continue
        if not column.nullable:
            raise Unfit(f"{row.table}.{column.name} of row {row.row_id}: {shown(row, value)} is no {column.arrow}")
        found[name] = None
        told.append(note(row, column, value, f"超出“{column.title}”一栏可存储的范围（{column.arrow}），已留空"))
    return replace(row, **found) if found else row


def note(row: FilingRow, column: Column, value: object, what: str) -> Finding:
    """A cell that could not be held as it is."""
    return finding(
        row.filing_id,
        "other" if isinstance(value, str) else "out_of_bound",
        row.table,
        f"“{shown(row, value)}”{what}。",
        row=row.row_id,
        field=column.name,
        observed=printed(row, value),
        place=place_of(row),
    )


def printed(row: FilingRow, value: object) -> str | None:
    """What the form prints where a row keeps it, else the value; nothing of a contact."""
    if isinstance(row, Contact):
        return None
    raw = value if isinstance(value, str) else getattr(row, "raw", None) or getattr(row, "value_raw", None) or value
    return whole_text(str(raw))


def shown(row: FilingRow, value: object) -> str:
    """The same, shortened for a message."""
    return (printed(row, value) or "…")[:SHOWN]


def whole(bits: int) -> Holds:
    """Whether an integer of so many bits holds a value."""
    least, most = -(2 ** (bits - 1)), 2 ** (bits - 1) - 1
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def is_float(value: object) -> bool:
    """Whether a value is a finite number."""
    return isinstance(value, float | int) and not isinstance(value, bool) and math.isfinite(value)


def is_float32(value: object) -> bool:
    """Whether it is one in single precision too."""
    return is_float(value) and abs(cast("float", value)) <= LARGEST_FLOAT32


def is_money(value: object) -> bool:
    """Whether a value is an amount of whole cents that the column has room for."""
    if not isinstance(value, Decimal) or not value.is_finite():
        return False
    exponent = value.as_tuple().exponent
    return abs(value) * 100 < CENTS and isinstance(exponent, int) and (exponent >= -2 or value == round(value, 2))


def is_box(value: object) -> bool:
    """Whether a value is four finite numbers."""
    return isinstance(value, tuple) and len(value) == 4 and all(map(is_float32, value))


def is_text(value: object) -> bool:
    """Whether a value is text of whole characters."""
    return isinstance(value, str) and is_whole(value)


HOLDS: Mapping[str, Holds] = {
    "string": is_text,
    "int32": whole(32),
    "int64": whole(64),
    "float32": is_float32,
    "float64": is_float,
    "bool": lambda value: isinstance(value, bool),
    "decimal128(20, 2)": is_money,
    "date32": lambda value: value is not None,
    "timestamp[us, tz=UTC]": lambda value: value is not None,
    "list<float32>[4]": is_box,
}
"""Arrow type → whether it holds a value. The store holds every value to its Arrow type itself once more."""

CHECKS: Mapping[type[FilingRow], tuple[tuple[str, Column, Holds], ...]] = {
    row: tuple(
        (field.name, column, HOLDS[column.arrow]) for field, column in zip(fields(row), columns(row), strict=True)
    )
    for row in PARTITIONED
}
"""Of each column the field that fills it, and whether it holds a value that is not null."""
VALUES: Mapping[type[FilingRow], Callable[[FilingRow], tuple[object, ...]]] = {
    row: attrgetter(*(name for name, _, _ in checks)) for row, checks in CHECKS.items()
}
"""A row's values in the order of its checks."""

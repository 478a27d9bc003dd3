"""What joined views are made of: columns taken from the tables or told here."""

from dataclasses import dataclass, replace

from schemas.columns import Column, Row, columns
from schemas.tables import PARTITION_COLUMNS, Filing, Indicator

FILING = ("province", "city", "county", "department", "project", "scope", "stage", "title", "source_name")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One joined view."""

    name: str
    called: str
    """Chinese name."""
    about: str
    of: str | None
    """The table whose rows its filing_id and row_id name."""
    columns: tuple[Column, ...]
    order: tuple[str, ...]
    """Columns that name a row, in the order in which rows are read."""


def taken(row: type[Row], *names: str, before: str = "", title: str = "") -> tuple[Column, ...]:
    """Columns of a table, as they stand or with something before their names; nullable where a join may miss."""
    there = {column.name: column for column in columns(row)}
    return tuple(
        replace(
            there[name],
            name=f"{before}{name}",
            title=f"{title}{there[name].title}",
            nullable=there[name].nullable or bool(before),
        )
        for name in names
    )


def own(
    name: str,
    arrow: str,
    title: str,
    meaning: str,
    *,
    unit: str | None = None,
    nullable: bool = True,
    allowed: tuple[str, ...] | None = None,
) -> tuple[Column, ...]:
    """A column that the view reckons."""
    return (
        Column(name=name, arrow=arrow, nullable=nullable, title=title, meaning=meaning, unit=unit, allowed=allowed),
    )


def yuan(name: str, title: str, meaning: str) -> tuple[Column, ...]:
    """An amount of money."""
    return own(name, "decimal128(20, 2)", title, meaning, unit="元")


def beside(before: str, title: str, meaning: str) -> tuple[Column, ...]:
    """What stands beside a target: the value as printed and in `unit_si`."""
    return (
        *taken(Indicator, "value_raw", before=before, title=title),
        *(() if before == "actual_" else taken(Indicator, "op", before=before, title=title)),
        *own(f"{before}value_si", "float64", f"{title}标准值", f"{meaning}, in `{before}unit_si`."),
        *own(f"{before}unit_si", "string", f"{title}标准单位", f"Unit of `{before}value_si`."),
    )


def change(before: str, title: str, meaning: str) -> tuple[Column, ...]:
    """Difference and growth of an indicator's value."""
    difference = "The target less it, in `unit_si`; null where units differ or one of the two is no number."
    return (
        *own(f"{before}difference_si", "float64", f"与{title}之差", difference),
        *own(f"{before}growth", "float64", f"较{title}增长", f"The difference as a fraction of {meaning}.", unit="1"),
    )


def ids(before: str, title: str, of: str) -> tuple[Column, ...]:
    """Filing and row of what is beside."""
    return (
        *own(f"{before}filing_id", "string", f"{title}表编号", f"filing_id of {of}."),
        *own(f"{before}row_id", "int32", f"{title}行号", f"row_id of {of}."),
    )


DEPARTMENT_ID = own(
    "department_id",
    "string",
    "部门编号",
    "Row of `departments` that it is of; null where its division or department is unknown.",
)
UNIT_SI = own(
    "unit_si",
    "string",
    "标准单位",
    "Unit of `value_si`: without 万 and 亿, 1 for percent; null where the form prints none. Values compare within one.",
)
FINDINGS = own("findings", "int32", "疑点数", "Findings that speak of this row alone.", nullable=False)
DOUBTFUL = own("doubtful", "bool", "存疑", "Whether one of its findings is an error or a warning.", nullable=False)
PAGE, CONFIDENCE = taken(Filing, "page"), taken(Filing, "confidence")
ROW = (*taken(Filing, "filing_id", "row_id"), *PARTITION_COLUMNS)

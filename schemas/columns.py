"""How a row's fields tell their Arrow type, unit, allowed values and meaning, once."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from keyword import iskeyword
from types import NoneType, UnionType
from typing import Any, ClassVar, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class Col:
    """What stands beside a field's type in `Annotated[type, Col(...)]`."""

    title: str
    """Chinese name, as the head of a sheet tells it."""
    meaning: str
    unit: str | None = None
    """1 for fractions that are told in percent."""
    allowed: tuple[str, ...] | None = None
    arrow: str | None = None
    """Arrow type where the Python type does not settle it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table, as `schemas.arrow`, the dictionary and the checks read it."""

    name: str
    arrow: str
    """Arrow's own name of the type: string, int32, float64, decimal128(20, 2) …"""
    nullable: bool
    title: str
    """Chinese name."""
    meaning: str
    unit: str | None
    allowed: tuple[str, ...] | None


ARROW_TYPES: dict[Any, str] = {
    str: "string",
    int: "int32",
    float: "float64",
    bool: "bool",
    Decimal: "decimal128(20, 2)",
    date: "date32",
    datetime: "timestamp[us, tz=UTC]",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Base of every table's row."""

    table: ClassVar[str]
    called: ClassVar[str]
    """Chinese name, as the tab of a sheet tells it."""
    about: ClassVar[str]


KNOWN: dict[type[Row], tuple[Column, ...]] = {}
"""What row types tell, once it was asked for: annotations are slow to read."""


def column_name(field: str) -> str:
    """The column that a field of a row fills: `class_` fills `class`, which is no name in Python."""
    return field.rstrip("_")


def field_name(column: str) -> str:
    """The field of a row that fills a column."""
    return f"{column}_" if iskeyword(column) else column


def columns(row: type[Row]) -> tuple[Column, ...]:
    """The columns of a row type, in the order of its fields."""
    if row not in KNOWN:
        KNOWN[row] = tuple(told(row))
    return KNOWN[row]


def told(row: type[Row]) -> Iterator[Column]:
    """What the fields of a row type tell."""
    hints = get_type_hints(row, include_extras=True)
    for field in fields(row):
        base, col = get_args(hints[field.name])[:2]
        options = get_args(base) if get_origin(base) is UnionType else (base,)
        plain = next(option for option in options if option is not NoneType)
        yield Column(
            name=column_name(field.name),
            arrow=col.arrow or ARROW_TYPES[plain],
            nullable=NoneType in options,
            title=col.title,
            meaning=col.meaning,
            unit=col.unit,
            allowed=col.allowed,
        )

"""Rows to Arrow, each value held to the schema: types, nulls, allowed values, ids."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter
from types import NoneType

import pyarrow as pa
import pyarrow.compute as pc

from flows.store.tables import KEYS, SCHEMAS
from schemas.arrow import arrow_type
from schemas.columns import Column, Row, columns
from schemas.errors import StoreError
from schemas.tables import TABLES, Contact, FilingRow

# Arrow alone does not hold a value to its type: it makes an int32 1 of 1.5 and a date of a datetime.
PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "int32": (int,),
    "int64": (int,),
    "float32": (float, int),
    "float64": (float, int),
    "bool": (bool,),
    "decimal128(20, 2)": (Decimal,),
    "date32": (date,),
    "timestamp[us, tz=UTC]": (datetime,),
    "list<float32>[4]": (tuple,),
}
FIELDS: dict[type[Row], tuple[tuple[Column, str], ...]] = {
    row: tuple((column, field.name) for column, field in zip(columns(row), fields(row), strict=True)) for row in TABLES
}
"""Columns of a table with the fields of its rows that fill them."""


def checked_batch(row: type[Row], rows: Sequence[Row]) -> pa.RecordBatch:
    """Rows of one table as Arrow. Raises StoreError naming table, column, row and value."""
    arrays = []
    for column, field in FIELDS[row]:
        values = list(map(attrgetter(field), rows))
        array = _array(column, values)
        if isinstance(array, str):
            raise _refusal(row, column, rows, values)
        arrays.append(array)
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMAS[row])


def in_order(row: type[FilingRow], filing_id: str, rows: Sequence[FilingRow]) -> list[FilingRow]:
    """The rows of one filing in one table by row_id, which counts from 0. Raises StoreError."""
    ordered = sorted(rows, key=attrgetter("row_id"))
    for place, each in enumerate(ordered):
        if each.filing_id != filing_id:
            raise StoreError(f"{row.table}.filing_id of {filing_id}: a row of {each.filing_id!r} stands among its rows")
        if each.row_id != place:
            raise StoreError(f"{row.table}.row_id of {filing_id}: {each.row_id} where {place} is due; count from 0")
    return ordered


def _array(column: Column, values: Sequence[object]) -> pa.Array | str:
    """Values of a column as Arrow, or what is wrong with at least one of them."""
    kinds = set(map(type, values))
    if NoneType in kinds and not column.nullable:
        return "must not be null"
    if not all(_takes(column, kind) for kind in kinds - {NoneType}):
        return f"is no {column.arrow}"
    if column.allowed is not None and not set(values) <= {None, *column.allowed}:
        return f"is none of {' | '.join(column.allowed)}"
    if any(isinstance(value, datetime) and value.tzinfo is None for value in values):
        return "tells no time zone"
    try:
        array = pa.array(values, arrow_type(column.arrow))
    except (pa.ArrowException, ValueError, OverflowError) as error:
        return f"is no {column.arrow} ({error})"
    return array if _finite(array) else "is not finite"


def _takes(column: Column, kind: type) -> bool:
    types = PYTHON_TYPES[column.arrow]
    # To Python a bool is an int and a datetime a date; to a column they are not.
    strict = next((special for special in (bool, datetime) if issubclass(kind, special)), None)
    return issubclass(kind, types) if strict is None else strict in types


def _finite(array: pa.Array) -> bool:
    if pa.types.is_fixed_size_list(array.type):
        numbers = array.flatten()
        return numbers.null_count == 0 and _finite(numbers)
    return not pa.types.is_floating(array.type) or pc.all(pc.is_finite(array), min_count=0).as_py()


def _refusal(row: type[Row], column: Column, rows: Sequence[Row], values: Sequence[object]) -> StoreError:
    """The error for the first value that the column does not take."""
    for each, value in zip(rows, values, strict=True):
        reason = _array(column, [value])
        if isinstance(reason, str):
            place = f" row {each.row_id}" if isinstance(each, FilingRow) else ""
            of = f"{getattr(each, KEYS[row])}{place}"
            shown = "…" if row is Contact else repr(value)  # documents.message is no place for personal data
            return StoreError(f"{row.table}.{column.name} of {of}: {shown} {reason}")
    return StoreError(f"{row.table}.{column.name}: {_array(column, values)}")

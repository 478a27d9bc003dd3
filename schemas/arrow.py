"""Arrow schemas of the tables, derived from `schemas.tables`."""

import re

import pyarrow as pa

from schemas.columns import Column, Row, columns

COMPOSED = {
    "list<float32>[4]": pa.list_(pa.float32(), 4),
    "timestamp[us, tz=UTC]": pa.timestamp("us", tz="UTC"),
}


def arrow_type(name: str) -> pa.DataType:
    """The Arrow type of a name from `schemas.columns`."""
    if name in COMPOSED:
        return COMPOSED[name]
    if decimal := re.fullmatch(r"decimal128\((\d+), (\d+)\)", name):
        return pa.decimal128(int(decimal[1]), int(decimal[2]))
    return pa.type_for_alias(name)


def arrow_field(column: Column) -> pa.Field:
    """A column as an Arrow field; its meaning, unit and allowed values are the field's metadata."""
    metadata = {"title": column.title, "description": column.meaning}
    if column.unit is not None:
        metadata["unit"] = column.unit
    if column.allowed is not None:
        metadata["allowed"] = "|".join(column.allowed)
    return pa.field(column.name, arrow_type(column.arrow), column.nullable, metadata)


def arrow_schema(row: type[Row]) -> pa.Schema:
    """The Arrow schema of a table, without the partition columns."""
    return pa.schema([arrow_field(column) for column in columns(row)], metadata={"description": row.about})

"""What the store needs to know of each table: Arrow schema, key, partition columns."""

import pyarrow as pa

from schemas.arrow import arrow_field, arrow_schema
from schemas.columns import Column, Row, columns
from schemas.run_tables import DictionaryRow, DocumentRow, RunRow
from schemas.tables import PARTITION_COLUMNS, PARTITIONED, TABLES
from schemas.views import View

PARTITION_SCHEMA = pa.schema([arrow_field(column) for column in PARTITION_COLUMNS])
SCHEMAS: dict[type[Row], pa.Schema] = {row: arrow_schema(row) for row in TABLES}
"""Schemas of the files, which do not repeat the partition columns."""
KEYS: dict[type[Row], str] = dict.fromkeys(PARTITIONED, "filing_id") | {
    DocumentRow: "source_uri",
    RunRow: "run_id",
    DictionaryRow: "table_name",
}
"""The column that a table is sorted by and merged on."""


def described(schema: pa.Schema) -> list[tuple[str, pa.DataType, bool, dict[bytes, bytes]]]:
    """What a schema says of its columns, without what Parquet adds: equal for the schema of a table and of its file."""
    return [(field.name, field.type, field.nullable, _words(field)) for field in schema]


def seen(row: type[Row]) -> tuple[Column, ...]:
    """The columns of a table as readers see them, partition columns last."""
    return (*columns(row), *(PARTITION_COLUMNS if is_partitioned(row) else ()))


def is_partitioned(row: type[Row]) -> bool:
    """Whether a table lies in folders of cities and years."""
    return row in PARTITIONED


def _words(field: pa.Field) -> dict[bytes, bytes]:
    return {key: word for key, word in (field.metadata or {}).items() if not key.startswith(b"PARQUET:")}


def read_schema(row: type[Row]) -> pa.Schema:
    """A table's schema as readers see it, partition columns last."""
    schema = SCHEMAS[row]
    return pa.schema([*schema, *PARTITION_SCHEMA], schema.metadata) if is_partitioned(row) else schema


def view_schema(view: View) -> pa.Schema:
    """A joined view's schema as readers see it."""
    return pa.schema([arrow_field(column) for column in view.columns], {"description": view.about})

"""What the store needs to know of each table: Arrow schema, key, partition columns."""

import pyarrow as pa

from schemas.arrow import arrow_field, arrow_schema
from schemas.columns import Column, Row
from schemas.tables import PARTITIONED, TABLES, DocumentRow, RunRow

PARTITION_COLUMNS = (
    Column(
        name="city_code",
        arrow="int32",
        nullable=True,
        meaning="GB/T 2260 code of the prefecture-level division; 0 for central bodies; null where it cannot be told.",
        unit=None,
        allowed=None,
    ),
    Column(
        name="fiscal_year",
        arrow="int32",
        nullable=True,
        meaning="Budget year the targets are for; null where it cannot be told.",
        unit=None,
        allowed=None,
    ),
)
PARTITION_SCHEMA = pa.schema([arrow_field(column) for column in PARTITION_COLUMNS])
SCHEMAS: dict[type[Row], pa.Schema] = {row: arrow_schema(row) for row in TABLES}
"""Schemas of the files, which do not repeat the partition columns."""
KEYS: dict[type[Row], str] = dict.fromkeys(PARTITIONED, "filing_id") | {DocumentRow: "source_uri", RunRow: "run_id"}
"""The column that a table is sorted by and merged on."""


def described(schema: pa.Schema) -> list[tuple[str, pa.DataType, bool, dict[bytes, bytes]]]:
    """What a schema says of its columns, without what Parquet adds: equal for the schema of a table and of its file."""
    return [(field.name, field.type, field.nullable, _words(field)) for field in schema]


def is_partitioned(row: type[Row]) -> bool:
    """Whether a table lies in folders of cities and years."""
    return row in PARTITIONED


def _words(field: pa.Field) -> dict[bytes, bytes]:
    return {key: word for key, word in (field.metadata or {}).items() if not key.startswith(b"PARQUET:")}


def read_schema(row: type[Row]) -> pa.Schema:
    """A table's schema as readers see it, partition columns last."""
    schema = SCHEMAS[row]
    return pa.schema([*schema, *PARTITION_SCHEMA], schema.metadata) if is_partitioned(row) else schema

"""A generation told to programs: `datapackage.json`, by Frictionless' Data Package."""

import json
from collections.abc import Collection, Iterator

from flows.store.tables import is_partitioned, seen
from schemas.columns import Column, Row
from schemas.run_tables import DictionaryRow, DocumentRow, RunRow
from schemas.tables import TABLES, Filing

TYPES = {
    "string": "string",
    "int32": "integer",
    "int64": "integer",
    "float32": "number",
    "float64": "number",
    "bool": "boolean",
    "decimal128(20, 2)": "number",
    "date32": "date",
    "timestamp[us, tz=UTC]": "datetime",
    "list<float32>[4]": "array",
}
UNIQUE: dict[type[Row], list[str]] = {
    Filing: ["filing_id"],
    DocumentRow: ["source_uri"],
    RunRow: ["run_id"],
    DictionaryRow: ["table_name", "column_name"],
}
"""Columns that name a row, of tables that have other ones than a filing's rows."""


def datapackage(there: Collection[str]) -> str:
    """The descriptor of a generation that holds some tables.

    A resource's path is a pattern: a new city changes nothing here, and a commit costs the same however many there are.
    """
    descriptor = {
        "profile": "data-package",
        "name": "jixiao",
        "title": "绩效目标申报表",
        "description": "Performance-goal filings of Chinese local governments as normalised Parquet tables.",
        "resources": [_resource(row) for row in TABLES if row.table in there],
    }
    return json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"


def primary_key(row: type[Row]) -> list[str]:
    """The columns that name a row of a table."""
    return UNIQUE.get(row, ["filing_id", "row_id"])


def _resource(row: type[Row]) -> dict[str, object]:
    return {
        "name": row.table,
        "description": row.about,
        "path": f"{row.table}/{'*/*/' if is_partitioned(row) else ''}*.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": {"fields": list(map(_field, seen(row))), **dict(_keys(row))},
    }


def _field(column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {} if column.nullable else {"required": True}
    if column.allowed is not None:
        constraints["enum"] = list(column.allowed)
    return {
        "name": column.name,
        "title": column.title,
        "description": column.meaning,
        "type": TYPES[column.arrow],
        "arrow": column.arrow,
        **({"unit": column.unit} if column.unit is not None else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _keys(row: type[Row]) -> Iterator[tuple[str, object]]:
    yield "primaryKey", primary_key(row)
    if is_partitioned(row) and row is not Filing:
        reference = {"resource": Filing.table, "fields": ["filing_id"]}
        yield "foreignKeys", [{"fields": ["filing_id"], "reference": reference}]

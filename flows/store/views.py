"""Tables and joined views as DuckDB reads them, for a connection of ours and for DuckDB's own shell."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from flows.store.layout import FILE, NULL
from flows.store.tables import is_partitioned
from mappings.departments import office_changes, renamed_offices
from mappings.metric_words import vocabulary
from schemas.columns import Row, columns
from schemas.tables import PARTITION_COLUMNS, TABLES, Contact
from schemas.views import VIEWS
from schemas.views.parts import FILING

SQL = Path(__file__).parent / "sql"
HEAD = """\
-- The tables and views of this generation for DuckDB's own shell:
--     cd -P data/tables/current && duckdb -init views.sql
-- -P enters the generation itself, which is never changed, whatever is published meanwhile.
-- Contacts are personal data and no view of these, so that copies without them read alike.
"""
TYPES = {
    "string": "VARCHAR",
    "int32": "INTEGER",
    "int64": "BIGINT",
    "float32": "FLOAT",
    "float64": "DOUBLE",
    "bool": "BOOLEAN",
    "decimal128(20, 2)": "DECIMAL(20,2)",
    "date32": "DATE",
    "timestamp[us, tz=UTC]": "TIMESTAMP WITH TIME ZONE",
    "list<float32>[4]": "FLOAT[]",
}
"""What DuckDB makes of an Arrow type; it knows no lists of a fixed size in Parquet."""
JOINED = frozenset(view.name for view in VIEWS)
NAMES = JOINED | {row.table for row in TABLES}
MAPPED = re.compile(r"\{\{(\w+)\}\}")
CATALOGUE = frozenset(
    {"show", "describe", "summarize", "pragma", "information_schema", "sqlite_master", "query", "query_table", "export"}
)
"""Words of statements that look at what there is, or name it in another way."""
COMMENT = re.compile(r"--.*")
HIVE = ", ".join(f"'{column.name}': {TYPES[column.arrow]}" for column in PARTITION_COLUMNS)

FILED = ",\n    ".join(f"f.{name}" for name in FILING)
"""What a view tells of the filing `f` beside its own rows."""
UNKNOWN = ", ".join(f"nullif({column.name}, {NULL}) AS {column.name}" for column in PARTITION_COLUMNS)


def statements(
    there: Container[str],
    folder: str = "",
    names: Container[str] | None = None,
    *,
    former: bool = False,
    places: Sequence[str] | None = None,
    instead: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Iterator[str]:
    """The statements that make a view of each table and the joined views, of some or all `names`.

    A table that is not `there` has no rows. `folder` stands before the tables' folders as it is: the caller masks signs
    of a pattern in it. With `former` the files are of an earlier version: columns that they lack are null. The files
    of `places`, such as city_code=420700/fiscal_year=2024, are named; without, all that are there are read. Of tables
    in `instead` these files are, which tell city and year in columns.
    """
    for row in TABLES:
        if names is None or row.table in names:
            found = row.table in there and (places is None or bool(places) or not is_partitioned(row))
            paths = instead.get(row.table)
            there_rows = _files(row, folder, places) if paths is None else _whole(folder, paths)
            rows = there_rows if found else _none(row)
            rows = f"{rows} UNION ALL BY NAME {_none(row)}" if former and found else rows
            yield f"CREATE OR REPLACE VIEW {row.table} AS\n{rows};\n"
    for view in VIEWS:
        if names is None or view.name in names:
            yield joined(view.name)


def named(sql: str) -> frozenset[str] | None:
    """The tables and views that a statement names, and what those read; None where it asks what there is.

    Each view binds the files of its tables, which takes seconds where there are thousands of them.
    """
    said = words(sql)
    found = said & NAMES
    if not found:
        return (
            None if CATALOGUE & said or any(word.startswith(("duckdb_", "pragma_")) for word in said) else frozenset()
        )
    while (more := found.union(*(_read_by(name) for name in found & JOINED))) != found:
        found = more
    return found


@cache
def _read_by(name: str) -> frozenset[str]:
    return words(COMMENT.sub("", joined(name))) & NAMES


def words(sql: str) -> frozenset[str]:
    """All that may be a name in a statement."""
    return frozenset(re.findall(r"\w+", sql.lower()))


@cache
def joined(name: str) -> str:
    """The statement that makes a joined view, what it takes of `mappings/` as values and the columns of its filing."""
    text = (SQL / f"{name}.sql").read_text(encoding="utf-8")
    return MAPPED.sub(lambda found: FILED if found[1] == "filing" else _values(mapped()[found[1]]), text)


@cache
def mapped() -> Mapping[str, Sequence[tuple[str | int, ...]]]:
    """Rows of `mappings/` that views join, by the name of their place in the SQL."""
    return {
        "renamed": tuple(renamed_offices().items()),
        "changes": tuple((each.former, each.present, each.year, each.change) for each in office_changes()),
        "directions": tuple((metric.id, metric.direction) for metric in vocabulary().metrics.values()),
    }


def _values(rows: Sequence[tuple[str | int, ...]]) -> str:
    return ", ".join(f"({', '.join(map(repr, row))})" for row in rows)


def script(there: Container[str]) -> str:
    """`views.sql` of a generation that holds some tables; it is run in the generation's folder."""
    return "\n".join((HEAD, *statements(there, names=NAMES - {Contact.table})))


def _files(row: type[Row], folder: str, places: Sequence[str] | None) -> str:
    split = is_partitioned(row)
    hive = f"true, hive_types = {{{HIVE}}}" if split else "false"
    base = f"{folder}{row.table}".replace("'", "''")
    files = f"'{base}{'/*' * (3 if split else 1)}.parquet'"
    if split and places is not None:
        named_files = ", ".join(f"'{base}/{place}/{FILE}'" for place in places)
        files = f"[{named_files}]"
    told = f" REPLACE ({UNKNOWN})" if split else ""
    return f"SELECT *{told} FROM read_parquet({files}, hive_partitioning = {hive})"


def _whole(folder: str, paths: Sequence[str]) -> str:
    files = ", ".join("'" + f"{folder}{path}".replace("'", "''") + "'" for path in paths)
    return f"SELECT * FROM read_parquet([{files}], hive_partitioning = false)"


def _none(row: type[Row]) -> str:
    named = (*columns(row), *(PARTITION_COLUMNS if is_partitioned(row) else ()))
    return f"SELECT {', '.join(f'NULL::{TYPES[column.arrow]} AS {column.name}' for column in named)} WHERE false"

"""Opening a dataset: every table of one generation, whatever is published meanwhile."""

import re
from dataclasses import dataclass
from functools import reduce
from operator import and_
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds

from flows.store import layout
from flows.store.generations import in_force
from flows.store.tables import PARTITION_SCHEMA, is_partitioned, read_schema
from schemas.columns import Row
from schemas.errors import WrongUsage
from schemas.tables import TABLES

HIVE = ds.HivePartitioning(PARTITION_SCHEMA, null_fallback=layout.NULL)
NULLABLE_INTEGERS = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype()}
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """One generation of the dataset: all its tables agree, and none changes while it is read."""

    folder: Path
    generation: int

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables."""
        return tuple(row.table for row in TABLES)

    def path(self, table: str) -> Path:
        """Folder of a table's Parquet files, for other tools."""
        return self.folder / _row(table).table

    def arrow(
        self, table: str, city: int | None = None, year: int | None = None, filing: str | None = None
    ) -> pa.Table:
        """A table, or what one city, year or filing has in it, with city_code and fiscal_year as its last columns."""
        row = _row(table)
        if not is_partitioned(row) and (city, year, filing) != (None, None, None):
            raise WrongUsage(f"{table} is not partitioned; leave city, year and filing out")
        schema = read_schema(row)
        if not self.path(table).is_dir():
            return schema.empty_table()
        wanted = zip((*PARTITION_SCHEMA.names, "filing_id"), (city, year, filing), strict=True)
        chosen = [ds.field(name) == value for name, value in wanted if value is not None]
        source = ds.dataset(self.path(table), schema=schema, partitioning=HIVE if is_partitioned(row) else None)
        return source.to_table(filter=reduce(and_, chosen) if chosen else None)

    def pandas(self, table: str, city: int | None = None, year: int | None = None) -> pd.DataFrame:
        """The same as a frame: integers stay integers where some are null, money stays exact decimals."""
        frame: pd.DataFrame = self.arrow(table, city, year).to_pandas(types_mapper=NULLABLE_INTEGERS.get)
        return frame

    def duckdb(self) -> "duckdb.DuckDBPyConnection":
        """A new DuckDB connection in memory with one view per table. Nothing is written or fetched from a network."""
        connection = duckdb.connect(config=OFFLINE)
        for row in TABLES:
            if self.path(row.table).is_dir():
                connection.execute(_view(self.path(row.table), row))
            else:
                connection.register(row.table, _without_fixed_sizes(read_schema(row)).empty_table())
        return connection


def open_dataset(root: Path | str, generation: int | None = None) -> Dataset:
    """Open the newest generation, or an older one that is still kept: the way to read a dataset that is in use.

    `current` is resolved once, here: a reader that goes through the link for every file may see two generations.
    Open it anew to see what was published since. Raises WrongUsage where there is nothing to open.
    """
    root = Path(root)
    newest = in_force(root)
    if newest is None:
        raise WrongUsage(f"{root}: no dataset is here yet; ingest documents into it first")
    number = newest if generation is None else generation
    folder = layout.generation(root, number)
    if not folder.is_dir():
        kept = ", ".join(map(str, layout.numbers(root)))
        raise WrongUsage(f"{root}: generation {number} is not kept; choose one of {kept}")
    return Dataset(folder=folder.resolve(), generation=number)


def query(root: Path | str, sql: str, generation: int | None = None) -> pa.Table:
    """What a statement gives over the tables of one generation. Raises WrongUsage where DuckDB refuses it."""
    with open_dataset(root, generation).duckdb() as connection:
        try:
            relation = connection.sql(sql)
            if relation is None:
                raise WrongUsage(f"{sql!r} gives no rows; ask with SELECT")
            return relation.to_arrow_table()
        except duckdb.Error as error:
            raise WrongUsage(str(error)) from error


def _row(table: str) -> type[Row]:
    for row in TABLES:
        if row.table == table:
            return row
    raise WrongUsage(f"{table}: no such table; there are {', '.join(row.table for row in TABLES)}")


def _without_fixed_sizes(schema: pa.Schema) -> pa.Schema:
    """The types that DuckDB reads from Parquet, which knows no lists of a fixed size."""
    fields = [
        field.with_type(pa.list_(field.type.value_type)) if pa.types.is_fixed_size_list(field.type) else field
        for field in schema
    ]
    return pa.schema(fields)


def _view(folder: Path, row: type[Row]) -> str:
    depth = len(PARTITION_SCHEMA) if is_partitioned(row) else 0
    types = ", ".join(f"'{name}': INTEGER" for name in PARTITION_SCHEMA.names)
    hive = f", hive_partitioning = true, hive_types = {{{types}}}" if depth else ", hive_partitioning = false"
    # Signs of a pattern in the folder's own name are meant as they stand.
    files = re.sub(r"([*?\[])", r"[\1]", str(folder)).replace("'", "''") + "/*" * (depth + 1)
    return f"CREATE VIEW {row.table} AS SELECT * FROM read_parquet('{files}.parquet'{hive})"

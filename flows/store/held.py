"""A generation held in memory, for who asks it often: a person at the desk wants each page at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import pyarrow as pa
from duckdb import DuckDBPyConnection

from flows.store.reading import OFFLINE, Dataset, open_dataset
from flows.store.silent import connect, silent
from flows.store.tables import read_schema, view_schema
from flows.store.views import JOINED, joined
from schemas.columns import Row
from schemas.tables import TABLES
from schemas.views import VIEWS, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Dataset):
    """A generation, its tables in the memory of one DuckDB; several threads may ask it at once."""

    connection: DuckDBPyConnection
    reckoned: set[str] = field(default_factory=set)
    """Joined views that are held like tables."""
    reckoning: Lock = field(default_factory=Lock)

    def reckon(self, view: str) -> None:
        """Hold a joined view's rows from now on: some take seconds each time that they are asked for."""
        if view not in JOINED or view in self.reckoned:
            return
        with self.reckoning, self.duckdb() as connection:
            if view not in self.reckoned:
                connection.execute(f"CREATE TABLE held_{view} AS FROM {view}")
                connection.execute(f"CREATE OR REPLACE VIEW {view} AS FROM held_{view}")
                self.reckoned.add(view)

    def duckdb(self) -> DuckDBPyConnection:
        """A connection of the caller's own with all tables and views."""
        return silent(self.connection.cursor())

    def _rows(
        self, row: type[Row], wanted: Mapping[str, int | str | None], columns: list[str] | None = None
    ) -> pa.Table:
        schema = read_schema(row)
        schema = schema if columns is None else pa.schema([schema.field(name) for name in columns])
        chosen = " AND ".join(["true", *(f"{name} IS NOT DISTINCT FROM ?" for name in wanted)])
        asked = f"SELECT {', '.join(schema.names)} FROM {row.table} WHERE {chosen}"
        with self.duckdb() as connection:
            return connection.sql(asked, params=list(wanted.values())).to_arrow_table().cast(schema)

    def _joined(self, view: View, wanted: Mapping[str, int | str]) -> pa.Table:
        self.reckon(view.name)
        chosen = " AND ".join(["true", *(f"{name} = ?" for name in wanted)])
        asked = f"SELECT * FROM {view.name} WHERE {chosen} ORDER BY {', '.join(view.order)}"
        with self.duckdb() as connection:
            return connection.sql(asked, params=list(wanted.values())).to_arrow_table().cast(view_schema(view))


def hold(root: Path, generation: int | None = None) -> Held:
    """Take the newest generation, or another one, into memory. Raises WrongUsage, StoreError as `open_dataset` does."""
    dataset = open_dataset(root, generation)
    connection = connect(OFFLINE)
    for row in TABLES:
        connection.register("read", dataset.arrow(row.table))
        connection.execute(f"CREATE TABLE {row.table} AS FROM read")
        connection.unregister("read")
    for view in VIEWS:
        connection.execute(joined(view.name))
    return Held(folder=dataset.folder, generation=dataset.generation, places=dataset.places, connection=connection)

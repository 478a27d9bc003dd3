"""Opening a dataset: every table of one generation, whatever is published meanwhile."""

import fnmatch
import re
import tempfile
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from pathlib import Path
from typing import TYPE_CHECKING, cast

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds

from flows.store import layout
from flows.store.connection import Connection, Place
from flows.store.damage import check_whole
from flows.store.generations import in_force
from flows.store.silent import connect
from flows.store.survey import outdated
from flows.store.tables import PARTITION_SCHEMA, is_partitioned, read_schema, view_schema
from flows.store.views import named, statements
from schemas.columns import Row
from schemas.errors import StoreError, WrongUsage
from schemas.tables import PARTITIONED, TABLES, Filing
from schemas.views import VIEWS, View

if TYPE_CHECKING:
    import pandas
    import polars

HIVE = ds.HivePartitioning(PARTITION_SCHEMA, null_fallback=layout.NULL)
FIRST = 1
"""Number of a dataset's first generation: it is alone, without a link to it, while it is being published."""
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    # A frame of the caller's is found through the connection that binds the views.
    "python_scan_all_frames": True,
    # Where memory does not suffice; left out, it is the folder that the caller happens to be in.
    "temp_directory": str(Path(tempfile.gettempdir()) / "jixiao-duckdb"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """One generation of the dataset: all its tables agree, and none changes while it is read."""

    folder: Path
    generation: int
    places: tuple[str, ...] | None = None
    """Its partitions, such as city_code=420700/fiscal_year=2024; None: as they are listed whenever it is asked."""

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables."""
        return tuple(row.table for row in TABLES)

    @property
    def views(self) -> tuple[str, ...]:
        """Names of the joined views, which read like tables."""
        return tuple(view.name for view in VIEWS)

    def path(self, table: str) -> Path:
        """Folder of a table's Parquet files, for other tools."""
        return self.folder / _row(table).table

    def arrow(
        self, table: str, city: int | None = None, year: int | None = None, filing: str | None = None
    ) -> pa.Table:
        """A table or view, or what one city, year or filing has in it. Tables end in city_code and fiscal_year."""
        wanted = dict(zip((*PARTITION_SCHEMA.names, "filing_id"), (city, year, filing), strict=True))
        wanted = {name: value for name, value in wanted.items() if value is not None}
        view = next((view for view in VIEWS if view.name == table), None)
        if view is not None:
            return self._joined(view, wanted)
        row = _row(table)
        if wanted and not is_partitioned(row):
            raise WrongUsage(f"{row.table} is not partitioned; leave city, year and filing out")
        return self._rows(row, self._placed(wanted))

    def pandas(self, table: str, city: int | None = None, year: int | None = None) -> "pandas.DataFrame":
        """The same as a frame: integers stay integers where some are null, money stays exact decimals."""
        import pandas  # noqa: PLC0415 half a second, which most commands can do without

        integers = {pa.int32(): pandas.Int32Dtype(), pa.int64(): pandas.Int64Dtype()}
        frame: pandas.DataFrame = self.arrow(table, city, year).to_pandas(types_mapper=integers.get)
        return frame

    def polars(self, table: str, city: int | None = None, year: int | None = None) -> "polars.DataFrame":
        """The same as a frame of Polars. Raises WrongUsage where Polars is not installed."""
        try:
            import polars  # noqa: PLC0415 an extra
        except ModuleNotFoundError as error:
            raise WrongUsage("Polars is not installed; say pip install 'jixiao[polars]'") from error
        return polars.DataFrame(self.arrow(table, city, year))

    def duckdb(self) -> "duckdb.DuckDBPyConnection":
        """A new DuckDB connection in memory with the tables and views; it asks no network.

        They are bound when a statement names them, a question about one city or year to the files of those alone.
        """
        return cast("duckdb.DuckDBPyConnection", self._connection())

    def _connection(self) -> Connection:
        return Connection(connect(OFFLINE), self._statements)

    def _statements(self, names: Container[str], place: Place) -> Iterator[str]:
        there = {row.table for row in TABLES if self.path(row.table).is_dir()}
        # Signs of a pattern in the folder's own name are meant as they stand.
        folder = re.sub(r"([*?\[])", r"[\1]", f"{self.folder}/")
        places = self._at(place)
        instead = self._yearly(names, places) if places is not None and place.city is None else {}
        former = outdated(self.folder, names)
        return statements(there, folder, names, former=former, places=places, instead=instead)

    def _at(self, place: Place) -> list[str] | None:
        """The partitions of a place; None where they are listed whenever it is asked."""
        return None if self.places is None else fnmatch.filter(self.places, place.pattern)

    def _yearly(self, names: Container[str], places: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """Files of whole years by table, of a published copy that has them for all of some places."""
        found_years = {layout.partition_at(self.folder, *place.split("/")).fiscal_year for place in places}
        years = sorted(found_years, key=lambda year: year or 0)
        found = {
            row.table: layout.year_files(self.folder, row.table, years) for row in PARTITIONED if row.table in names
        }
        return {table: paths for table, paths in found.items() if paths}

    def _placed(self, wanted: Mapping[str, int | str]) -> Mapping[str, int | str | None]:
        """What is wanted, and of a filing alone also where it lies: else every file is read."""
        if wanted.keys() != {"filing_id"}:
            return wanted
        places = self._rows(Filing, wanted, PARTITION_SCHEMA.names).to_pylist()
        return {**wanted, **places[0]} if len(places) == 1 else wanted

    def _rows(
        self, row: type[Row], wanted: Mapping[str, int | str | None], columns: list[str] | None = None
    ) -> pa.Table:
        schema = read_schema(row)
        if not self.path(row.table).is_dir():
            return schema.empty_table()
        chosen = [
            ds.field(name).is_null() if value is None else ds.field(name) == value for name, value in wanted.items()
        ]
        table = self.path(row.table)
        # Of thousands of files those of the city and year are named, so that the others need not be listed.
        known = {name: value for name, value in wanted.items() if isinstance(value, int)}
        places = self._at(Place(city=known.get("city_code"), year=known.get("fiscal_year"))) if known else None
        source = ds.dataset(
            table if places is None else [f"{table}/{place}/{layout.FILE}" for place in places],
            schema=schema,
            partitioning=HIVE if is_partitioned(row) else None,
            partition_base_dir=None if places is None else str(table),
        )
        return source.to_table(columns=columns, filter=reduce(and_, chosen) if chosen else None)

    def _joined(self, view: View, wanted: Mapping[str, int | str]) -> pa.Table:
        chosen = " AND ".join(["true", *(f"{name} = ?" for name in wanted)])
        there = {column.name for column in view.columns}
        if lacking := wanted.keys() - there:
            raise WrongUsage(f"{view.name} has no {', '.join(sorted(lacking))}; leave that out")
        order = ", ".join((*(name for name in PARTITION_SCHEMA.names if name in there), *view.order))
        city = wanted.get("city_code")
        with self._connection() as connection:
            # No view reads of another city.
            connection.bind(named(view.name), Place(city=city if isinstance(city, int) else None))
            sql = f"SELECT * FROM {view.name} WHERE {chosen} ORDER BY {order}"
            return connection.sql(sql, params=list(wanted.values())).to_arrow_table().cast(view_schema(view))


def open_dataset(root: Path | str, generation: int | None = None) -> Dataset:
    """Open the newest generation, or an older one that is still kept: the way to read a dataset that is in use.

    `current` is resolved once, here: a reader that goes through the link for every file may see two generations.
    Open it anew to see what was published since. Raises WrongUsage where there is nothing to open,
    StoreError where files of the generation are gone.
    """
    root = Path(root)
    newest = in_force(root)
    there = layout.numbers(root) if newest is None else []
    if there == [FIRST]:
        raise WrongUsage(
            f"{root}: generation {FIRST} is not in force yet; wait for the run that publishes it, or ingest again"
        )
    if there:
        raise StoreError(
            f"{layout.current(root)}: the link to the generation in force is gone (there are "
            f"{', '.join(map(str, there))}); ingest again, or link it to {layout.generation(Path(), there[-1])}"
        )
    if newest is None:
        raise WrongUsage(f"{root}: no dataset is here yet; ingest documents into it first")
    number = newest if generation is None else generation
    folder = layout.generation(root, number)
    if not folder.is_dir():
        kept = ", ".join(map(str, layout.numbers(root)))
        raise WrongUsage(f"{root}: generation {number} is not kept; choose one of {kept}")
    places = check_whole(root, number)
    return Dataset(folder=folder.resolve(), generation=number, places=places)


def query(root: Path | str, sql: str, generation: int | None = None) -> pa.Table:
    """What a statement gives over the tables and views of one generation, in the same order each time.

    Raises WrongUsage where DuckDB refuses it.
    """
    with open_dataset(root, generation).duckdb() as connection:
        # Several threads give rows of a join in another order each time, unless the statement orders them.
        connection.execute("SET threads = 1")
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
    names = (*(row.table for row in TABLES), *(view.name for view in VIEWS))
    raise WrongUsage(f"{table}: no such table; there are {', '.join(names)}")

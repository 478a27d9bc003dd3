"""What an address asks of a table: filters, order and page, each of them by columns that are known."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import pyarrow as pa
from duckdb import DuckDBPyConnection

from flows.store.tables import seen
from schemas.columns import Column
from schemas.errors import WrongUsage
from schemas.tables import PARTITIONED, TABLES, Contact
from schemas.views import VIEWS

SIZE = 50
"""Rows on a page."""
FACETS = 12
"""Values of a column that are counted."""
NULL = "-"
"""In an address: where the column is empty."""
OPERATORS = {">=": ">=", "<=": "<=", ">": ">", "<": "<", "=": "="}
NUMBER = re.compile(r"(>=|<=|>|<|=|)\s*(-?\d+(?:\.\d+)?)$")
TEXTS = frozenset({"string"})
COLUMNS: Mapping[str, Sequence[Column]] = {row.table: seen(row) for row in TABLES} | {
    view.name: view.columns for view in VIEWS
}
KEYS: Mapping[str, Sequence[str]] = {row.table: ("filing_id", "row_id") for row in PARTITIONED} | {
    view.name: view.order for view in VIEWS
}
"""Columns that name a row: the last of each order, so that it is one order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of one table or view."""

    table: str
    filters: tuple[tuple[str, str], ...] = ()
    """Column and what it is to hold."""
    sort: str = ""
    down: bool = False
    page: int = 1
    facet: str = ""

    @property
    def address(self) -> str:
        """As an address holds it."""
        told = [*self.filters, ("sort", self.sort), ("down", "yes" if self.down else ""), ("facet", self.facet)]
        told += [("page", str(self.page))] if self.page > 1 else []
        return urlencode([(name, value) for name, value in told if value])

    def at(self, page: int) -> str:
        """The address of another page."""
        return replace(self, page=page).address

    def sorted_by(self, column: str) -> str:
        """The address of the order by a column; the other way round where that is the order already."""
        return replace(self, sort=column, down=self.sort == column and not self.down, page=1).address

    def counting(self, column: str) -> str:
        """The address with a column's values counted."""
        return replace(self, facet=column).address

    def narrowed(self, column: str, value: str) -> str:
        """The address with one more filter."""
        others = tuple(each for each in self.filters if each[0] != column)
        return replace(self, filters=(*others, (column, value)), page=1).address

    def without(self, column: str) -> str:
        """The address without a filter."""
        return replace(self, filters=tuple(each for each in self.filters if each[0] != column), page=1).address


def table_of(name: str, *, contacts: bool) -> str:
    """A table or view that may be looked at. Raises WrongUsage."""
    if name not in COLUMNS or (name == Contact.table and not contacts):
        raise WrongUsage(f"{name[:60]}: no such table; there are {', '.join(tables(contacts=contacts))}")
    return name


def tables(*, contacts: bool) -> tuple[str, ...]:
    """Tables and views that may be looked at."""
    return tuple(name for name in COLUMNS if contacts or name != Contact.table)


def asked(table: str, told: Mapping[str, str]) -> Asked:
    """What an address asks. Raises WrongUsage where it names what is no column."""
    columns = {column.name for column in COLUMNS[table]}
    page = told.get("page", "1")
    found = Asked(
        table=table,
        filters=tuple((name, value.strip()) for name, value in told.items() if name in columns and value.strip()),
        sort=told.get("sort", ""),
        down=told.get("down") == "yes",
        page=int(page) if page.isascii() and page.isdecimal() and len(page) < 9 else 1,
        facet=told.get("facet", ""),
    )
    for name in (found.sort, found.facet):
        if name and name not in columns:
            raise WrongUsage(f"{name[:60]}: no column of {table}")
    return found


def where(found: Asked) -> tuple[str, list[object]]:
    """The condition of what is asked, and its parameters. Raises WrongUsage."""
    arrow = {column.name: column.arrow for column in COLUMNS[found.table]}
    parts, values = ["true"], list[object]()
    for name, told in found.filters:
        if told == NULL:
            parts.append(f'"{name}" IS NULL')
        elif arrow[name] in TEXTS:
            exact = told.startswith("=")
            parts.append(f'"{name}" = ?' if exact else f'contains(lower("{name}"), lower(?))')
            values.append(told[1:] if exact and len(told) > 1 else told)
        elif arrow[name].startswith(("int", "float", "decimal")):
            read = NUMBER.match(told)
            if read is None:
                raise WrongUsage(f"{name}: {told[:60]}: no number; write 95, >=95 or <95, or - for empty")
            parts.append(f'"{name}" {OPERATORS[read[1] or "="]} CAST(? AS DOUBLE)')
            values.append(read[2])
        else:
            parts.append(f'contains(lower(CAST("{name}" AS VARCHAR)), lower(?))')
            values.append(told)
    return " AND ".join(parts), values


def order(found: Asked) -> str:
    """The order of what is asked: one order, whatever is equal."""
    keys = [f'"{name}"' for name in KEYS.get(found.table, ())] or ["ALL"]
    if not found.sort:
        return ", ".join(keys)
    first = f'"{found.sort}" {"DESC" if found.down else "ASC"} NULLS LAST'
    return ", ".join([first, *(key for key in keys if key != "ALL")])


def counted(connection: DuckDBPyConnection, found: Asked) -> int:
    """How many rows are asked for. Raises WrongUsage."""
    condition, values = where(found)
    ((count,),) = connection.execute(f"SELECT count(*) FROM {found.table} WHERE {condition}", values).fetchall()
    return int(count)


def rows(connection: DuckDBPyConnection, found: Asked, *, whole: bool) -> pa.Table:
    """The rows of a page, or all of them. Raises WrongUsage."""
    condition, values = where(found)
    sql = f"SELECT * FROM {found.table} WHERE {condition} ORDER BY {order(found)}"
    sql += "" if whole else f" LIMIT {SIZE} OFFSET {SIZE * (found.page - 1)}"
    return connection.sql(sql, params=values).to_arrow_table()


def facet(connection: DuckDBPyConnection, found: Asked) -> list[tuple[object, int]]:
    """The most frequent values of a column among what is asked for. Raises WrongUsage."""
    condition, values = where(replace(found, filters=tuple(each for each in found.filters if each[0] != found.facet)))
    sql = f'SELECT "{found.facet}", count(*) AS n FROM {found.table} WHERE {condition} GROUP BY 1'
    return connection.execute(f"{sql} ORDER BY n DESC, 1 LIMIT {FACETS}", values).fetchall()

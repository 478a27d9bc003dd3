"""DuckDB without its progress bar, which it draws on standard output when a statement takes two seconds."""

from collections.abc import Mapping
from contextlib import suppress

import duckdb

NO_BAR = "SET enable_progress_bar = false"
"""An option of each connection and cursor; what a command prints as JSON or CSV has no room for a bar."""
Settings = Mapping[str, str | bool | int | float | list[str]]


def connect(settings: Settings | None = None) -> "duckdb.DuckDBPyConnection":
    """A new connection in memory."""
    return silent(duckdb.connect(config=dict(settings or {})))


def silent(connection: "duckdb.DuckDBPyConnection") -> "duckdb.DuckDBPyConnection":
    """The connection, or cursor, without a bar."""
    # in a notebook DuckDB draws by ipywidgets, and where that is missing takes no setting, and draws nothing
    with suppress(duckdb.InvalidInputException):
        connection.execute(NO_BAR)
    return connection

"""A DuckDB connection that binds the tables and views of a generation when a statement names them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import duckdb

from flows.store.silent import silent
from flows.store.views import JOINED, NAMES, named, words

OTHERWISE = frozenset(
    {
        "or",
        "not",
        "case",
        "filter",
        "having",
        "qualify",
        "union",
        "except",
        "intersect",
        "join",
        "with",
        "is",
        "between",
    }
)
"""Words by which a condition may be more than one of several that all hold, or a statement more than one question."""
EQUALS = r"\b(?:where|and)\s+(?:\w+\.)?{}\s*=\s*(\d+)\s*(?=$|;|\band\b|\bgroup\b|\border\b|\blimit\b)"
WHOLE = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The city and year that a statement asks for; None where it asks for all."""

    city: int | None = None
    year: int | None = None

    @property
    def pattern(self) -> str:
        """Of partitions: city_code=420700/fiscal_year=2024, with * for all."""
        city, year = (WHOLE if value is None else value for value in (self.city, self.year))
        return f"city_code={city}/fiscal_year={year}"


EVERYWHERE = Place()
Statements = Callable[[frozenset[str], Place], Iterable[str]]
"""The statements that make views of some names, of the files of a place."""


def place_of(sql: str) -> Place:
    """The city and year that every row of a plain question to one table or view has to be of; else everywhere."""
    text = " ".join(sql.lower().split())
    said = re.findall(r"\w+", text)
    if "'" in text or '"' in text or "--" in text or "/*" in text or OTHERWISE & set(said):
        return EVERYWHERE
    if any(said.count(word) != 1 for word in ("from", "where")) or said.count("select") > 1:
        return EVERYWHERE
    if sum(word in NAMES for word in said) != 1:
        return EVERYWHERE
    condition = text[text.index("where") :]
    # Behind a comma may stand a table or view of the caller's own, of which the condition may be.
    if "(" in condition or "," in text[text.index("from") : text.index("where")]:
        return EVERYWHERE
    found = [re.findall(EQUALS.format(name), condition) for name in ("city_code", "fiscal_year")]
    city, year = (int(values[0]) if len(values) == 1 else None for values in found)
    # A joined view lays years beside each other, and never cities.
    return Place(city=city, year=None if JOINED & set(said) else year)


class Connection:
    """A connection in memory; it is DuckDB's own in all that is not told here."""

    def __init__(self, inner: "duckdb.DuckDBPyConnection", statements: Statements) -> None:
        """`statements` are run when their views are first asked for."""
        self._inner = inner
        self._statements = statements
        self._bound: dict[str, Place] = {}

    def bind(self, names: frozenset[str] | None = None, place: Place = EVERYWHERE) -> None:
        """Make views of some names, or of all; what is bound to one place is bound to all once another is asked for."""
        wanted = NAMES if names is None else names
        # A relation reads its views when it is first looked at: a view may grow, and never shrinks.
        place = place if all(self._bound.get(name, place) == place for name in wanted) else EVERYWHERE
        fresh = frozenset(name for name in wanted if self._bound.get(name) not in {place, EVERYWHERE})
        for statement in self._statements(fresh, place) if fresh else ():
            self._inner.execute(statement)
        self._bound |= dict.fromkeys(fresh, place)

    def sql(self, query: str, *args: object, **kwargs: object) -> Any:  # noqa: ANN401 DuckDB's own
        """Bind what the statement names, and ask."""
        return self._ask(self._inner.sql, query, args, kwargs)

    query = from_query = sql

    def execute(self, query: str, *args: object, **kwargs: object) -> Any:  # noqa: ANN401 DuckDB's own
        """Bind what the statement names, and run it."""
        return self._ask(self._inner.execute, query, args, kwargs)

    def table(self, name: str) -> Any:  # noqa: ANN401 DuckDB's own
        """A table or view as a relation."""
        return self.sql(f"FROM {name}")

    view = table

    def cursor(self) -> Any:  # noqa: ANN401 DuckDB's own
        """Another connection to the same tables and views, all of them bound."""
        self.bind()
        return silent(self._inner.cursor())

    def _ask(self, how: Callable[..., Any], query: str, args: Sequence[object], kwargs: dict[str, object]) -> Any:  # noqa: ANN401
        if not isinstance(query, str):
            self.bind()
            return how(query, *args, **kwargs)
        names = named(query)
        self.bind(names, EVERYWHERE if names is None or "create" in words(query) else place_of(query))
        try:
            return how(query, *args, **kwargs)
        except duckdb.CatalogException:
            # DuckDB names what a mistyped name is like, of what is bound.
            self.bind()
            return how(query, *args, **kwargs)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 DuckDB's own
        """All else is DuckDB's."""
        return getattr(self._inner, name)

    def __enter__(self) -> Self:
        """Close it at the end."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self._inner.close()

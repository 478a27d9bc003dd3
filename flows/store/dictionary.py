"""The data dictionary as Markdown, rendered from the schemas: `python -m flows.store.dictionary > docs/data.md`."""

from collections.abc import Iterable, Iterator

from flows.store.tables import seen
from schemas.columns import Column
from schemas.tables import TABLES
from schemas.views import VIEWS

HEAD = """\
# Data dictionary

<!-- Made by `python -m flows.store.dictionary > docs/data.md`; do not edit. -->

The dataset is a folder of Parquet files that any tool reads:

    data/tables/current/<table>/city_code=420700/fiscal_year=2024/part-0.parquet

`current` is a link to the newest generation. A generation is never changed: a run publishes a new one, and then moves
the link. Open the dataset once and read every table of that generation, and all tables agree whatever is published
meanwhile:

    from flows.store import open_dataset

    dataset = open_dataset("data/tables")
    dataset.pandas("indicators", city=420700, year=2024)
    dataset.duckdb().sql("SELECT indicator, count(*) FROM indicators GROUP BY ALL").show()

Old generations stay for a week; open the dataset anew to see what was published since. Without this code, resolve the
link first and read from the folder it gives:

    folder = Path("data/tables/current").resolve()
    pandas.read_parquet(folder / "indicators", dtype_backend="pyarrow")

[recipes.md](recipes.md) has whole ones for DuckDB, pandas, Polars, R and Spark. The joined views at the end of this
page are in `dataset.duckdb()` beside the tables, and `dataset.pandas` reads them alike; `views.sql` of a generation
makes them in DuckDB's own shell. What this page says lies in every generation too: as the table `dictionary`, as
`datapackage.json` (Frictionless), and beside the columns of the Parquet files.

- Partition columns stand in the path alone. A value that cannot be told is none there
  (`-1` in the path, so that all tools read integers; null in the views and in Python).
- Every partition has a file in every partitioned table, some of them without rows.
- A dataset without filings has a file without rows in every table.
- DuckDB's `.df()` turns decimals into floats; `dataset.pandas` keeps them, and integers with nulls stay integers.
- Files are shared between generations as hard links and are read-only: copy a file before you change it.
"""


def dictionary() -> str:
    """All tables and views with all their columns."""
    tables = (line for row in TABLES for line in _table(row.table, row.about, seen(row)))
    views = (line for view in VIEWS for line in _table(view.name, f"View. {view.about}", view.columns))
    return "\n".join([HEAD, *tables, *views])


def _table(name: str, about: str, columns: Iterable[Column]) -> Iterator[str]:
    yield from (f"## {name}", "", about, "")
    yield "| column | 中文名 | type | null | unit | allowed | meaning |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    yield from map(_line, columns)
    yield ""


def _line(column: Column) -> str:
    null = "yes" if column.nullable else "no"
    allowed = _list(column.allowed or ())
    told = (column.name, column.title, column.arrow, null, column.unit or "", allowed, _cell(column.meaning))
    return f"| {' | '.join(told)} |"


def _list(words: Iterable[str]) -> str:
    return ", ".join(f"`{_cell(word)}`" for word in words)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    print(dictionary(), end="")

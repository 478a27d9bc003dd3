"""The data dictionary as Markdown, rendered from the schemas: `python -m flows.store.dictionary > docs/data.md`."""

from collections.abc import Iterable, Iterator

from flows.store.tables import PARTITION_COLUMNS, is_partitioned
from schemas.columns import Column, Row, columns
from schemas.tables import TABLES

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

- Partition columns stand in the path alone. A value that cannot be told is null there
  (`__HIVE_DEFAULT_PARTITION__`).
- Every partition has a file in every partitioned table, some of them without rows.
- pandas without `dtype_backend="pyarrow"` refuses a table of which one partition is null.
- DuckDB's `.df()` turns decimals into floats; `dataset.pandas` keeps them, and integers with nulls stay integers.
- Files are shared between generations as hard links and are read-only: copy a file before you change it.
"""


def dictionary() -> str:
    """All tables with all their columns."""
    return "\n".join([HEAD, *(line for row in TABLES for line in _table(row))])


def _table(row: type[Row]) -> Iterator[str]:
    yield from (f"## {row.table}", "", row.about, "")
    yield "| column | type | null | unit | allowed | meaning |"
    yield "| --- | --- | --- | --- | --- | --- |"
    yield from map(_line, columns(row))
    if is_partitioned(row):
        yield from map(_line, PARTITION_COLUMNS)
    yield ""


def _line(column: Column) -> str:
    null = "yes" if column.nullable else "no"
    allowed = _list(column.allowed or ())
    return f"| {column.name} | {column.arrow} | {null} | {column.unit or ''} | {allowed} | {_cell(column.meaning)} |"


def _list(words: Iterable[str]) -> str:
    return ", ".join(f"`{_cell(word)}`" for word in words)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    print(dictionary(), end="")

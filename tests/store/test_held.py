"""A generation in memory says what its files say."""

from pathlib import Path

import pytest

from flows.store import open_dataset
from flows.store.held import hold
from flows.store.rows import filing_rows
from tests.city_report.made import made


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of four cities."""
    return made(tmp_path_factory.mktemp("held"))


def test_each_table_and_view_is_the_same(root: Path) -> None:
    files, memory = open_dataset(root), hold(root)
    for name in (*files.tables, *files.views):
        memory.reckon(name)
        own, other = memory.arrow(name), files.arrow(name)
        assert own.schema == other.schema, name
        assert own.sort_by(sorted_by(own.column_names)).equals(other.sort_by(sorted_by(own.column_names)))


def sorted_by(columns: list[str]) -> list[tuple[str, str]]:
    """Columns that put the rows of a table in one order."""
    keys = [
        key for key in ("filing_id", "source_uri", "run_id", "table_name", "column_name", "row_id") if key in columns
    ]
    return [(key, "ascending") for key in keys or columns[:1]]


def test_the_rows_of_each_filing_are_the_same(root: Path) -> None:
    files, memory = open_dataset(root), hold(root)
    for filing_id in files.arrow("filings")["filing_id"].to_pylist():
        assert filing_rows(memory, filing_id) == filing_rows(files, filing_id)

"""The data dictionary says what the schemas say."""

from pathlib import Path

import pytest

from flows.store.dictionary import dictionary
from schemas.columns import Row, columns
from schemas.tables import TABLES

PAGE = Path(__file__).parent.parent.parent / "docs" / "data.md"


def test_the_page_is_the_rendering() -> None:
    assert PAGE.read_text("utf-8") == dictionary()


@pytest.mark.parametrize("row", TABLES, ids=lambda row: row.table)
def test_every_column_has_its_line(row: type[Row]) -> None:
    section = dictionary().partition(f"## {row.table}\n")[2].partition("\n## ")[0]
    assert all(f"| {column.name} | {column.arrow} |" in section for column in columns(row))

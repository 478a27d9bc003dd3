"""The data dictionary says what the schemas say."""

from pathlib import Path

import pytest

from flows.store.dictionary import dictionary
from flows.store.tables import seen
from schemas.tables import TABLES
from schemas.views import VIEWS

PAGE = Path(__file__).parent.parent.parent / "docs" / "data.md"


def test_the_page_is_the_rendering() -> None:
    assert PAGE.read_text("utf-8") == dictionary()


NAMED = {row.table: seen(row) for row in TABLES} | {view.name: view.columns for view in VIEWS}


@pytest.mark.parametrize("name", NAMED)
def test_every_column_has_its_line(name: str) -> None:
    section = dictionary().partition(f"## {name}\n")[2].partition("\n## ")[0]
    assert all(f"| {column.name} | {column.title} | {column.arrow} |" in section for column in NAMED[name])


@pytest.mark.parametrize("name", NAMED)
def test_no_two_columns_of_a_table_have_one_chinese_name(name: str) -> None:
    titles = [column.title for column in NAMED[name]]
    assert sorted(titles) == sorted(set(titles))

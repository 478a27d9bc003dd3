"""What sheets for clerks say in Chinese."""

import pytest

from flows.query.export import COLUMNS
from mappings.sheets import sheets, words_of
from schemas.columns import Column

CODED = [
    pytest.param(column, id=f"{table}.{column.name}")
    for table, columns in COLUMNS.items()
    for column in columns
    if column.allowed is not None
]


@pytest.mark.parametrize("column", CODED)
def test_each_code_has_a_word(column: Column) -> None:
    assert words_of(tuple(column.allowed or ())) is not None


def test_each_meaning_is_of_a_column_that_is_there() -> None:
    there = {column.name for columns in COLUMNS.values() for column in columns}
    there |= {f"{table}.{column.name}" for table, columns in COLUMNS.items() for column in columns}
    assert sheets().meanings.keys() <= there


def test_no_meaning_is_in_english() -> None:
    assert all(any("一" <= letter <= "鿿" for letter in text) for text in sheets().meanings.values())

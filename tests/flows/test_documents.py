"""The documents of a dataset, looked up."""

from pathlib import Path

import pytest

from benchmarks.made_rows import document, run
from flows.store import Change, DocumentUpdate, commit, open_dataset
from flows.store.documents import BLOCK, Documents
from flows.store.files import GROUP_ROWS
from schemas.run_tables import DocumentRow

MANY = GROUP_ROWS + 2 * BLOCK + 1
LONG = "/zz/" + "z" * 5000
"""Longer than what Parquet's statistics tell."""


@pytest.fixture(scope="module")
def rows() -> dict[str, DocumentRow]:
    """More documents than are read at once."""
    made = (document(f"/inbox/{number:05d}.txt", str(number)) for number in range(MANY))
    return {row.source_uri: row for row in (*made, document(LONG, "long"))}


@pytest.fixture(scope="module")
def documents(rows: dict[str, DocumentRow], tmp_path_factory: pytest.TempPathFactory) -> Documents:
    """A dataset of them, offered in another order."""
    root: Path = tmp_path_factory.mktemp("documents")
    updates = [DocumentUpdate(document=row, places={}, read=lambda: iter(())) for row in reversed(rows.values())]
    commit(root, Change(updates=updates, run=run("one")))
    return Documents(open_dataset(root))


def test_they_are_the_rows_in_the_order_of_their_keys(documents: Documents, rows: dict[str, DocumentRow]) -> None:
    assert list(documents.items()) == sorted(rows.items())


@pytest.mark.parametrize("uri", ["", "/inbox/00000.tx", "/inbox/00000.txt~", "/zzz"])
def test_what_is_not_there_is_not_found(documents: Documents, uri: str) -> None:
    assert documents.get(uri) is None

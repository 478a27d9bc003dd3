"""Equal rows are equal bytes, however they came."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.made_rows import EZHOU, HENGYANG, UNKNOWN, extraction, run, sparse
from flows.store import Change, commit, update_of
from flows.store.files import GROUP_ROWS
from flows.store.tables import SCHEMAS, described
from schemas.columns import Row
from schemas.filing import Extraction
from schemas.tables import TABLES, Contact
from tests.store.tree import contents, files

FILINGS = tuple(
    extraction(f"/{name}", name, partition, mark=name, rows=rows)
    for name, partition, rows in [
        ("a", EZHOU, 3),
        ("b", EZHOU, 0),
        ("c", HENGYANG, 1),
        ("d", EZHOU, 2),
        ("e", UNKNOWN, 1),
    ]
)


def put(root: Path, *commits: list[Extraction]) -> None:
    """Commit after commit."""
    for number, each in enumerate(commits):
        commit(root, Change(updates=[update_of(one) for one in each], run=run(f"r{number}")))


@given(st.permutations(FILINGS), st.lists(st.integers(0, len(FILINGS)), max_size=2).map(sorted))
@settings(max_examples=10, deadline=None)
def test_bytes_do_not_depend_on_order_or_number_of_commits(order: list[Extraction], cuts: list[int]) -> None:
    ends = [*cuts, len(order)]
    parts = [order[start:end] for start, end in zip([0, *cuts], ends, strict=True)]
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        put(Path(one), list(FILINGS))
        put(Path(other), *parts)
        assert contents(Path(one)) == contents(Path(other))


def test_bytes_do_not_depend_on_what_was_replaced(tmp_path: Path) -> None:
    put(tmp_path / "once", list(FILINGS))
    put(tmp_path / "twice", [extraction("/a", "older", EZHOU, UNKNOWN, mark="older"), *FILINGS[1:]], [FILINGS[0]])
    assert contents(tmp_path / "once") == contents(tmp_path / "twice")


def long(uri: str, rows: int) -> Extraction:
    """A document with many rows in one table."""
    short = extraction(uri, uri, EZHOU, rows=0)
    filing_id = short.filings[0].filing.filing_id
    contacts = (
        sparse(Contact, filing_id=filing_id, row_id=row_id, contact_phone=str(row_id)) for row_id in range(rows)
    )
    return replace(short, filings=(replace(short.filings[0], contacts=tuple(contacts)),))


def test_bytes_do_not_depend_on_how_row_groups_filled(tmp_path: Path) -> None:
    big = [long(uri, GROUP_ROWS // 2 + 1) for uri in ("/a", "/b", "/c")]
    put(tmp_path / "once", big)
    put(tmp_path / "twice", big[1:], big[:1])
    assert contents(tmp_path / "once") == contents(tmp_path / "twice")


def test_row_groups_have_a_fixed_size(tmp_path: Path) -> None:
    put(tmp_path, [long("/a", GROUP_ROWS + 7)])
    metadata = pq.read_metadata(next(path for name, path in files(tmp_path).items() if name.startswith("contacts")))
    assert [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)] == [GROUP_ROWS, 7]


def test_rows_lie_in_the_order_of_filing_and_row(tmp_path: Path) -> None:
    put(tmp_path, list(FILINGS[2:]), list(FILINGS[:2]))
    path = next(path for name, path in files(tmp_path).items() if name.startswith("funding/city_code=420700"))
    order = [tuple(row.values()) for row in pq.read_table(path, columns=["filing_id", "row_id"]).to_pylist()]
    assert order == sorted(order)


@pytest.mark.parametrize("row", TABLES, ids=lambda row: row.table)
def test_files_carry_the_schema_of_their_table(tmp_path: Path, row: type[Row]) -> None:
    put(tmp_path, list(FILINGS))
    path = next(path for name, path in files(tmp_path).items() if name.startswith(row.table))
    assert described(pq.read_schema(path)) == described(SCHEMAS[row])


def test_files_are_read_only(tmp_path: Path) -> None:
    put(tmp_path, list(FILINGS))
    assert {path.stat().st_mode & 0o222 for path in files(tmp_path).values()} == {0}

"""A value that contradicts the schema is refused by name; a filing that holds one is set aside."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from benchmarks.made_rows import EZHOU, extraction, run
from flows.store import Change, commit, open_dataset, update_of
from flows.store.tables import SCHEMAS
from flows.store.validation import PYTHON_TYPES, checked_batch
from schemas.columns import columns
from schemas.errors import StoreError
from schemas.filing import Extraction
from schemas.tables import TABLES, Contact

GOOD = extraction("/a", "a", EZHOU)
FILING_ID = GOOD.filings[0].filing.filing_id


def spoilt(table: str, **values: object) -> Extraction:
    """A good extraction with the second row of a table changed."""
    filing = GOOD.filings[0]
    first, second = getattr(filing, table)
    tables: dict[str, Any] = {table: (first, replace(second, **values))}
    return replace(GOOD, filings=(replace(filing, **tables),))


@pytest.mark.parametrize(
    ("table", "column", "value", "reason"),
    [
        ("funding", "section", "revenue", "is none of income | expenditure"),
        ("funding", "section", None, "must not be null"),
        ("funding", "item_name", 7, "is no string"),
        ("funding", "item_name", b"x", "is no string"),
        ("funding", "item_name", "\ud800", "is no string"),
        ("funding", "year", "2024", "is no int32"),
        ("funding", "year", 2024.5, "is no int32"),
        ("funding", "year", True, "is no int32"),
        ("funding", "year", 2**31, "is no int32"),
        ("funding", "amount", "1", "is no float64"),
        ("funding", "amount", float("nan"), "is not finite"),
        ("funding", "confidence", 1e300, "is not finite"),
        ("funding", "amount_yuan", 1.5, "is no decimal128(20, 2)"),
        ("funding", "amount_yuan", Decimal("1.234"), "is no decimal128(20, 2)"),
        ("funding", "amount_yuan", Decimal("1e19"), "is no decimal128(20, 2)"),
        ("funding", "amount_yuan", Decimal("NaN"), "is no decimal128(20, 2)"),
        ("funding", "bbox", (1.0, 2.0, 3.0), "is no list<float32>[4]"),
        ("funding", "bbox", (1.0, 2.0, 3.0, None), "is not finite"),
        ("funding", "bbox", "1234", "is no list<float32>[4]"),
        ("indicators", "op", "≥", "is none of <= | >= | = | < | >"),
        ("findings", "kind", "oddity", "is none of sum_mismatch"),
        ("contacts", "contact_phone", 12345, "is no string"),
    ],
)
def test_a_filing_that_is_set_aside_tells_table_column_row_and_value(
    tmp_path: Path, table: str, column: str, value: object, reason: str
) -> None:
    done = commit(tmp_path, Change(updates=[update_of(spoilt(table, **{column: value}))], run=run("r")))
    shown = "…" if table == "contacts" else repr(value)
    told = f"{table}.{column} of {FILING_ID} row 1: {shown} {reason}"
    assert done.aside[GOOD.document.source_uri][FILING_ID].startswith(told)


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"filing_id": "0000000000000000-p0-1"}, "stands among its rows"),
        ({"row_id": 0}, "0 where 1 is due"),
        ({"row_id": 2}, "2 where 1 is due"),
    ],
)
def test_ids_are_held_to_their_rule(tmp_path: Path, values: dict[str, object], complaint: str) -> None:
    done = commit(tmp_path, Change(updates=[update_of(spoilt("contacts", **values))], run=run("r")))
    assert complaint in done.aside[GOOD.document.source_uri][FILING_ID]


def test_a_time_without_a_zone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"runs\.started_at of r: .* tells no time zone"):
        commit(tmp_path, Change(updates=[], run=run("r", datetime(2025, 1, 1))))


def test_a_filing_that_begins_like_another_document_is_refused(tmp_path: Path) -> None:
    other = replace(GOOD.document, source_sha256="f" * 64)
    with pytest.raises(StoreError, match="does not begin like ffff"):
        commit(tmp_path, Change(updates=[replace(update_of(GOOD), document=other)], run=run("r")))


def test_two_filings_of_one_id_are_refused() -> None:
    with pytest.raises(StoreError, match="two of its filings have one filing_id"):
        update_of(replace(GOOD, filings=GOOD.filings * 2))


def test_a_refused_commit_publishes_nothing(tmp_path: Path) -> None:
    commit(tmp_path, Change(updates=[update_of(GOOD)], run=run("r")))
    with pytest.raises(StoreError):
        commit(tmp_path, Change(updates=[update_of(GOOD)], run=run("s", datetime(2025, 1, 1))))
    assert open_dataset(tmp_path).arrow("runs")["run_id"].to_pylist() == ["r"]


def test_a_refused_commit_leaves_no_files(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        commit(tmp_path, Change(updates=[update_of(GOOD)], run=run("s", datetime(2025, 1, 1))))
    assert sorted(path.name for path in tmp_path.rglob("*")) == [".lock", "generations"]


def test_rows_come_back_as_they_were_given() -> None:
    rows = GOOD.filings[0].contacts
    back = checked_batch(Contact, rows).to_pylist()
    assert [Contact(**row) for row in back] == list(rows)


def test_rows_are_put_in_order(tmp_path: Path) -> None:
    filing = GOOD.filings[0]
    turned = replace(GOOD, filings=(replace(filing, contacts=filing.contacts[::-1]),))
    commit(tmp_path, Change(updates=[update_of(turned)], run=run("r")))
    assert open_dataset(tmp_path).arrow("contacts")["row_id"].to_pylist() == [0, 1]


def test_every_type_of_the_schemas_has_its_python_types() -> None:
    assert {column.arrow for row in TABLES for column in columns(row)} <= PYTHON_TYPES.keys()


def test_no_file_repeats_a_partition_column() -> None:
    assert not {"city_code", "fiscal_year"} & {name for schema in SCHEMAS.values() for name in schema.names}


def test_a_faulty_filing_leaves_the_others_and_is_accounted_for(tmp_path: Path) -> None:
    other = extraction("/b", "b", EZHOU)
    done = commit(
        tmp_path,
        Change(updates=[update_of(spoilt("contacts", contact_phone=1)), update_of(other)], run=run("r")),
    )
    assert done.generation == 1
    dataset = open_dataset(tmp_path)
    assert dataset.arrow("filings")["source_uri"].to_pylist() == ["/b"]
    rows = {row["source_uri"]: row for row in dataset.arrow("documents").to_pylist()}
    bad = rows[GOOD.document.source_uri]
    assert (rows["/b"]["outcome"], bad["outcome"], bad["error"], bad["complete"]) == (
        "filings",
        "rejected",
        "StoreError",
        False,
    )
    assert "contacts.contact_phone" in bad["message"]


def test_a_faulty_filing_never_takes_the_place_of_one_that_stands(tmp_path: Path) -> None:
    commit(tmp_path, Change(updates=[update_of(GOOD)], run=run("r")))
    before = open_dataset(tmp_path).arrow("contacts").to_pylist()
    commit(tmp_path, Change(updates=[update_of(spoilt("contacts", contact_phone=1))], run=run("s")))
    assert open_dataset(tmp_path).arrow("contacts").to_pylist() == before


def test_a_partition_whose_only_filing_is_faulty_is_never_empty(tmp_path: Path) -> None:
    commit(tmp_path, Change(updates=[update_of(spoilt("contacts", contact_phone=1))], run=run("r")))
    assert not list((tmp_path / "current" / "filings").glob("city_code=420700"))

"""What a generation says of itself agrees with the schemas, wherever it is said."""

import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from frictionless import Package

from benchmarks.made_rows import EZHOU, HENGYANG, extraction, run
from flows.store import Change, commit, open_dataset, update_of
from flows.store.handbook import entries, pages
from flows.store.tables import is_partitioned, seen
from schemas.columns import Column, Row
from schemas.filing import Extraction
from schemas.tables import PARTITION_COLUMNS, TABLES
from schemas.views import VIEWS
from tests.store.tree import files, inodes

DUCKDB = Path(sys.executable).parent / "duckdb"
PAGES = ("datapackage.json", "views.sql")


def put(root: Path, *extractions: Extraction) -> Path:
    """Publish; the generation's folder."""
    commit(root, Change(updates=[update_of(each) for each in extractions], run=run("r")))
    return open_dataset(root).folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generation of one partition."""
    return put(tmp_path_factory.mktemp("handbook"), extraction("/a", "a", EZHOU))


def shell(folder: Path, sql: str) -> list[dict[str, object]]:
    """What DuckDB's own shell answers in a generation's folder."""
    done = subprocess.run(
        [DUCKDB, "-init", "views.sql", "-json", "-c", sql], cwd=folder, capture_output=True, text=True, check=True
    )
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_the_dictionary_tells_every_column_of_every_table_and_view(folder: Path) -> None:
    named: dict[str, tuple[Column, ...]] = {row.table: seen(row) for row in TABLES}
    named |= {view.name: view.columns for view in VIEWS}
    table = pq.read_table(folder / "dictionary" / "part-0.parquet", partitioning=None).to_pylist()
    told = {
        (row["table_name"], row["column_name"]): (
            row["title"],
            row["type"],
            row["nullable"],
            row["unit"],
            row["meaning"],
        )
        for row in table
    }
    assert told == {
        (name, column.name): (column.title, column.arrow, column.nullable, column.unit, column.meaning)
        for name, columns in named.items()
        for column in columns
    }


@pytest.mark.parametrize("row", TABLES, ids=lambda row: row.table)
def test_the_files_the_package_and_the_dictionary_tell_one_thing(folder: Path, row: type[Row]) -> None:
    schema = pq.read_schema(next((folder / row.table).rglob("*.parquet")))
    words = [
        (field.name, *(_word(field, key) for key in ("title", "description", "unit", "allowed"))) for field in schema
    ]
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    resource = next(resource for resource in package["resources"] if resource["name"] == row.table)
    told = [
        (field["name"], field["title"], field["description"], field.get("unit"), _bars(field))
        for field in resource["schema"]["fields"]
    ]
    rows = [entry for entry in entries() if entry.table_name == row.table]
    listed = [(entry.column_name, entry.title, entry.meaning, entry.unit, entry.allowed) for entry in rows]
    paths = len(PARTITION_COLUMNS) if is_partitioned(row) else 0
    assert told == listed == [*words, *listed[len(listed) - paths :]]


def _word(field: pa.Field, key: str) -> str | None:
    word = field.metadata.get(key.encode())
    return None if word is None else str(word.decode())


def _bars(field: dict[str, dict[str, list[str]]]) -> str | None:
    allowed = field.get("constraints", {}).get("enum")
    return "|".join(allowed) if allowed is not None else None


def test_the_package_is_one_of_frictionless(folder: Path) -> None:
    assert list(Package.metadata_validate(json.loads((folder / "datapackage.json").read_text("utf-8")))) == []


def test_the_patterns_of_the_package_find_the_files(folder: Path) -> None:
    package = Package.from_descriptor(str(folder / "datapackage.json"))
    found = {path for resource in package.resources for path in folder.glob(str(resource.path))}
    assert found == set(folder.rglob("*.parquet"))


def test_a_commit_shares_what_the_generation_before_said(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU))
    before = inodes(tmp_path, "dictionary") | {name: files(tmp_path)[name].stat().st_ino for name in PAGES}
    put(tmp_path, extraction("/b", "b", HENGYANG))
    assert inodes(tmp_path, "dictionary") | {name: files(tmp_path)[name].stat().st_ino for name in PAGES} == before


def test_duckdbs_own_shell_makes_every_view_of_it(folder: Path) -> None:
    names = [view.name for view in VIEWS]
    counts = {name: shell(folder, f"SELECT count(*) AS n FROM {name}")[0]["n"] for name in names}
    with open_dataset(folder.parent.parent).duckdb() as connection:
        assert counts == {name: connection.table(name).count("*").fetchall()[0][0] for name in names}


def test_the_shell_reads_a_copy_without_contacts(folder: Path, tmp_path: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and path.relative_to(folder).parts[0] != "contacts":
            target = tmp_path / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    assert shell(tmp_path, "SELECT count(*) AS n FROM indicators_named") == [{"n": 2}]
    assert "contacts" not in [each["name"] for each in json.loads(pages(tmp_path)["datapackage.json"])["resources"]]


def test_the_shell_reads_a_generation_without_filings(tmp_path: Path) -> None:
    assert shell(put(tmp_path), "SELECT count(*) AS n FROM funding_yearly") == [{"n": 0}]

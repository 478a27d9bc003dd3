"""Releases of a small dataset, in a folder and in a store that speaks S3."""

import hashlib
import json
import subprocess
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from benchmarks.made_rows import EZHOU, extraction, run
from flows.publishing import publish
from flows.publishing.contents import BY_YEAR
from flows.publishing.release import CHANGELOG, MANIFEST, POINTER, SUMS
from flows.store import Change, commit, layout, open_dataset, update_of
from flows.store.layout import HANDBOOK
from tests.publishing.site import Site, contents

MADE = {*CHANGELOG, MANIFEST, POINTER, SUMS}
"""Files that no generation holds."""


def copied(site: Site) -> dict[str, bytes]:
    """What a release took from its generation."""
    return {path: data for path, data in site.files().items() if path not in MADE and not path.startswith("years/")}


def test_all_files_are_there_and_equal(tables: Path, site: Site) -> None:
    publish(tables, site.target, contacts=True)
    there, here = copied(site), contents(open_dataset(tables).folder)
    package = json.loads(there.pop(HANDBOOK))
    for each in package["resources"]:
        each.pop(BY_YEAR, None)
    assert package == json.loads(here.pop(HANDBOOK))
    assert there == here


def test_contacts_are_left_out_unless_asked_for(tables: Path, site: Site) -> None:
    publish(tables, site.target)
    there = contents(open_dataset(tables).folder)
    tables_of = {path.partition("/")[0] for path in copied(site) if "/" in path}
    assert tables_of == {path.partition("/")[0] for path in there if "/" in path} - {"contacts"}


def test_the_dictionary_tells_of_no_table_that_was_left_out(tables: Path, site: Site) -> None:
    publish(tables, site.target)
    package = json.loads((site.release / "datapackage.json").read_bytes())
    entries = pq.read_table(site.release / "dictionary", partitioning=None)["table_name"].to_pylist()
    told = ({each["name"] for each in package["resources"]}, set(entries))
    assert ["contacts" in names for names in told] == [False, False]
    assert ["indicators" in names for names in told] == [True, True]


def test_the_views_for_the_shell_run_in_a_release(tables: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tables, site.target)
    monkeypatch.chdir(site.release)
    with duckdb.connect() as connection:
        connection.execute(Path("views.sql").read_text(encoding="utf-8"))
        assert connection.execute("SELECT count(*) FROM indicators").fetchall() == [(9,)]


def test_the_manifest_says_what_was_left_out(tables: Path, site: Site) -> None:
    publish(tables, site.target)
    assert json.loads(site.files()[MANIFEST])["left_out"] == ["contacts"]


def test_the_manifest_lists_each_file_with_bytes_checksum_and_rows(tables: Path, site: Site) -> None:
    publish(tables, site.target)
    files = site.files()
    listed = json.loads(files[MANIFEST])["files"]
    assert {each["path"]: (each["bytes"], each["sha256"]) for each in listed} == {
        path: (len(data), hashlib.sha256(data).hexdigest())
        for path, data in files.items()
        if path not in {MANIFEST, POINTER, SUMS}
    }
    rows = {each["path"]: each["rows"] for each in listed}
    assert rows["indicators/city_code=420700/fiscal_year=2024/part-0.parquet"] == 7


def test_sha256sum_accepts_the_checksums(tables: Path, site: Site) -> None:
    publish(tables, site.target)
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", SUMS], cwd=site.release, capture_output=True, text=True, check=False
    )
    assert (done.returncode, len(done.stdout.splitlines())) == (0, len(site.files()) - 1), done.stderr


def test_the_same_generation_gives_the_same_bytes(tables: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        publish(tables, str(tmp_path / name))
    assert contents(tmp_path / "one" / "current") == contents(tmp_path / "two" / "current")


def test_the_changelog_counts_rows_by_table_city_and_year(tables: Path, site: Site) -> None:
    publish(tables, site.target, generation=1)
    publish(tables, site.target)
    log = json.loads(site.files()["changelog.json"])
    counts = {
        (each["table"], each["city_code"], each["fiscal_year"]): (each["added"], each["removed"], each["changed"])
        for each in log["changes"]
    }
    inner = ("funding", "projects", "narratives", "indicators", "findings")
    assert (log["release"], log["against"]) == (2, 1)
    assert counts == {
        ("filings", 420700, 2024): (1, 0, 1),
        **dict.fromkeys(((table, 420700, 2024) for table in inner), (5, 0, 2)),
        ("documents", None, None): (1, 0, 1),
        ("runs", None, None): (1, 0, 0),
    }


def test_the_changelog_tells_people_of_a_table_and_a_city(tables: Path, site: Site) -> None:
    publish(tables, site.target, generation=1)
    publish(tables, site.target)
    lines = site.files()["CHANGELOG.md"].decode().splitlines()
    assert {"| funding | 5 | 0 | 2 |", "| 鄂州市 | 2024 | funding | 5 | 0 | 2 |"} <= set(lines)


def test_an_older_generation_can_be_published_again(tables: Path, site: Site) -> None:
    publish(tables, site.target)
    done = publish(tables, site.target, generation=1)
    removed = {change.table: change.removed for change in done.changes}
    assert (site.number, done.generation, removed["funding"]) == (2, 1, 5)


def test_publishing_twice_does_nothing(tables: Path, site: Site) -> None:
    publish(tables, site.target)
    before = site.files()
    done = publish(tables, site.target)
    assert (done.new, done.release, site.numbers, site.files()) == (False, 1, [1], before)


def test_asking_for_contacts_afterwards_publishes_them(tables: Path, site: Site) -> None:
    publish(tables, site.target)
    publish(tables, site.target, contacts=True)
    assert (site.number, "contacts" in {path.partition("/")[0] for path in site.files()}) == (2, True)


def test_unchanged_files_are_not_sent_again(tables: Path, site: Site) -> None:
    publish(tables, site.target, generation=1)
    done = publish(tables, site.target)
    ezhou, unpartitioned = 6, 2
    assert done.sent == 2 * ezhou + unpartitioned + len(CHANGELOG)  # each once more in its year's file


def test_a_folder_shares_unchanged_files(tables: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        publish(tables, str(tmp_path), generation=number)
    path = Path("funding/city_code=430400/fiscal_year=2022/part-0.parquet")
    one, two = (layout.generation(tmp_path, number) / path for number in (1, 2))
    assert one.stat().st_ino == two.stat().st_ino


def test_the_newest_releases_stay(tables: Path, site: Site) -> None:
    for number in (1, 2, 1, 2):
        publish(tables, site.target, generation=number, keep=2)
    assert site.numbers == [3, 4]


def test_a_published_folder_opens_as_a_dataset(tables: Path, tmp_path: Path) -> None:
    publish(tables, str(tmp_path))
    there, here = (open_dataset(root).arrow("indicators") for root in (tmp_path, tables))
    assert there.equals(here)


def test_a_published_folder_can_be_published_on(tables: Path, tmp_path: Path) -> None:
    publish(tables, str(tmp_path / "one"))
    commit(tmp_path / "other", Change(updates=[update_of(extraction("/z", "z", EZHOU))], run=run("r")))
    publish(tmp_path / "other", str(tmp_path / "one"))
    assert open_dataset(tmp_path / "one").arrow("documents")["source_uri"].to_pylist() == ["/z"]

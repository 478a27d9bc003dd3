"""A file that stands as it did is not read again, and one that only seems to is."""

import hashlib
import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.made_rows import document
from flows.cache.results import Interim
from flows.cache.stamps import ALONE, NAME, Listing, Stamp, stamps
from flows.ingest import ingest
from flows.processed import Known
from flows.workers.archives import lister
from flows.workers.inputs import Input, find_inputs
from tests.filings import filing_text
from tests.flows.conftest import Run, write
from tests.sources.building import zip_of

LATER = 2 * ALONE
FALSE = "f" * 64
"""What no file here holds: who believes it has not read one."""


def later() -> int:
    """A time by which what is written now has been left alone."""
    return time.time_ns() + LATER


def noted(folder: Path, path: Path, sha256: str = FALSE, listing: Listing = (), now: int | None = None) -> None:
    """Remember that a file holds something."""
    with stamps(folder, lister(), later() if now is None else now) as seen:
        seen.note(path, str(path), Stamp.of(path.stat()), sha256, listing)


def told(folder: Path, path: Path) -> str | None:
    """What is remembered of a file."""
    with stamps(folder, lister()) as seen:
        found = seen.content(str(path), Stamp.of(path.stat()))
    return found.sha256 if found is not None else None


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file."""
    (path,) = write(tmp_path / "in", a__txt="甲甲甲")
    return path


def test_a_file_that_stands_is_remembered(tmp_path: Path, path: Path) -> None:
    noted(tmp_path, path)
    assert told(tmp_path, path) == FALSE


def test_a_file_that_changed_lately_is_not(tmp_path: Path, path: Path) -> None:
    noted(tmp_path, path, now=time.time_ns())
    assert told(tmp_path, path) is None


def test_a_file_dated_ahead_is_not(tmp_path: Path, path: Path) -> None:
    os.utime(path, ns=(0, later() + LATER))
    noted(tmp_path, path)
    assert told(tmp_path, path) is None


def written_over(path: Path) -> None:
    path.write_text("乙乙乙")


def replaced(path: Path) -> None:
    other = path.with_suffix(".new")
    other.write_text("乙乙乙")
    other.replace(path)


def restored(path: Path) -> None:
    other = path.with_suffix(".old")
    shutil.copy2(path, other)
    other.replace(path)


def grown(path: Path) -> None:
    path.write_text("甲甲甲甲")


@pytest.mark.parametrize("change", [written_over, replaced, restored, grown])
def test_a_file_in_its_place_of_the_same_time_is_read(
    tmp_path: Path, path: Path, change: Callable[[Path], None]
) -> None:
    noted(tmp_path, path)
    before = path.stat()
    change(path)
    while path.stat().st_ctime_ns == before.st_ctime_ns:  # the clock's tick, after which it is told from what it was
        os.utime(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert told(tmp_path, path) is None


def test_a_file_that_changed_while_it_was_read_is_not_remembered(tmp_path: Path, path: Path) -> None:
    with stamps(tmp_path, lister(), later()) as seen:
        before = Stamp.of(path.stat())
        grown(path)
        seen.note(path, str(path), before, FALSE, ())
        assert seen.content(str(path), before) is None


def garbage(file: Path) -> None:
    file.write_bytes(b"no database" * 1000)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def of_another_version(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE seen")
        connection.execute("PRAGMA user_version = 99")


def not_ours(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("harm", [garbage, cut, of_another_version])
def test_a_broken_file_is_made_anew(tmp_path: Path, path: Path, harm: Callable[[Path], None]) -> None:
    noted(tmp_path, path)
    harm(tmp_path / NAME)
    assert told(tmp_path, path) is None
    noted(tmp_path, path)
    assert told(tmp_path, path) == FALSE


def test_without_a_file_of_its_own_nothing_is_remembered(tmp_path: Path, path: Path) -> None:
    noted(tmp_path, path)
    not_ours(tmp_path / NAME)
    noted(tmp_path, path)
    assert told(tmp_path, path) is None


def test_a_file_that_another_run_holds_is_left_alone(tmp_path: Path, path: Path) -> None:
    noted(tmp_path, path)
    other = sqlite3.connect(tmp_path / NAME)
    other.execute("BEGIN EXCLUSIVE")
    with stamps(tmp_path, lister(), later(), patience=0.0) as seen:
        assert seen.content(str(path), Stamp.of(path.stat())) is None
        seen.note(path, str(path), Stamp.of(path.stat()), "0" * 64, ())
    other.close()
    assert told(tmp_path, path) == FALSE


def test_what_is_remembered_is_not_opened(tmp_path: Path, path: Path) -> None:
    noted(tmp_path, path, listing=(("b.txt", 1),))
    with stamps(tmp_path, lister()) as seen:
        found = [each.member for each in find_inputs([path.parent], stamps=seen)]
        interim = Interim(folder=tmp_path, version="1")
        row = replace(document(str(path), ""), source_sha256=FALSE)
        known = Known({str(path): row}, seen)
        held = [
            known.holds(Input(path=path, size=9, stamp=Stamp.of(path.stat())), interim, rehash=each)
            for each in (False, True)
        ]
    assert found == ["", "b.txt"]
    assert held == [True, False]


def test_what_another_version_listed_is_listed_anew(tmp_path: Path, path: Path) -> None:
    noted(tmp_path, path, listing=(("b.txt", 1),))
    with stamps(tmp_path, "another") as seen:
        assert [each.member for each in find_inputs([path.parent], stamps=seen)] == [""]


def test_a_run_remembers_and_believes_it(run: Run, tmp_path: Path) -> None:
    inbox = tmp_path / "in"
    write(inbox, a__txt=filing_text(), b__zip=zip_of({"c.txt": filing_text("衡阳市示例局")}))
    run(inbox)
    interim = tmp_path / "data" / "interim"
    assert run(inbox).offered.unchanged == 3
    with stamps(interim, lister(), later()) as seen:
        known = Known.of(tmp_path / "data", seen)
        for source in find_inputs([inbox]):
            assert known.holds(source, Interim(folder=interim, version=known.documents[source.uri].stages))
    noted(interim, inbox / "a.txt")
    assert [each.document.source_name for each in run(inbox).outcomes] == ["a.txt"]
    noted(interim, inbox / "a.txt")
    again = ingest(inbox=[str(inbox)], out=str(tmp_path / "data"), rehash=True)
    assert (again.offered.unchanged, again.outcomes) == (3, ())


def test_a_member_is_remembered_with_its_archive(tmp_path: Path) -> None:
    (path,) = write(tmp_path / "in", b__zip=zip_of({"c.txt": "甲"}))
    with stamps(tmp_path, lister(), later()) as seen:
        known = Known({}, seen)
        digests = [known.digest(source, rehash=False) for source in find_inputs([path])]
    digest = hashlib.sha256("甲".encode()).hexdigest()
    assert digests == [hashlib.sha256(path.read_bytes()).hexdigest(), digest]
    assert told(tmp_path, path) == digests[0]
    with stamps(tmp_path, lister()) as seen:
        found = seen.content(f"{path}/c.txt", Stamp.of(path.stat()))
    assert found is not None
    assert found.sha256 == digest

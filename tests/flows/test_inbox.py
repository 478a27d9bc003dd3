"""What an inbox holds: names of all kinds, links of all kinds, and what is no document."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from benchmarks.made_rows import extraction
from benchmarks.made_rows import run as made_run
from extractors.sources import MAX_BYTES
from flows.cache.results import Interim
from flows.publishing import publish
from flows.store import commit, open_dataset
from flows.store.change import Change, update_of
from flows.workers.document import process
from flows.workers.file_names import path_of, readable, uri_of
from flows.workers.inbox_check import check
from flows.workers.inputs import find_inputs
from schemas.errors import InboxGone
from schemas.filing import Partition
from tests.filings import filing_text
from tests.flows.conftest import Run

GBK = "鄂州市/2024年/示例局（终稿）100%.txt".encode("gb18030")
"""A path as a zip of Windows unpacks to."""
NAMES = (
    b"plain.txt",
    "示例局.txt".encode(),
    b"100%.txt",
    b"%D6.txt",
    b"\xd6.txt",
    b"\xd6%D6.txt",
    b"\xff\xfe.txt",
    GBK,
)


def found(*paths: Path) -> tuple[list[str], dict[str, str]]:
    """Files below the first path that an inbox of all of them gives, and what is left out, with reasons."""
    left: dict[str, str] = {}
    inputs = find_inputs(paths, lambda path, why, _: left.update({str(path.relative_to(paths[0])): why}))
    return [str(each.path.relative_to(paths[0])) for each in inputs], left


def made(root: Path, source: Path) -> None:
    """A dataset that knows one document."""
    one = extraction(str(source), "甲", Partition(city_code=420700, fiscal_year=2024))
    commit(root, Change(updates=[update_of(one)], run=made_run("1")))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_recorded_leads_back_to_the_file(name: bytes) -> None:
    path = Path(os.fsdecode(b"/srv/" + name))
    assert path_of(uri_of(path)) == path
    assert uri_of(path).encode().decode() == uri_of(path)


def test_no_two_files_are_recorded_alike() -> None:
    assert len({uri_of(Path(os.fsdecode(b"/srv/" + name))) for name in NAMES}) == len(NAMES)


def test_a_name_of_windows_is_read_as_it_was_written() -> None:
    assert readable(os.fsdecode("示例局.txt".encode("gb18030"))) == "示例局.txt"
    assert readable(os.fsdecode(b"\xff.txt")) == "%FF.txt"


def test_a_document_whose_name_is_no_utf8_is_published_beside_a_good_one(run: Run, tmp_path: Path) -> None:
    inbox = tmp_path / "in"
    path = Path(os.fsdecode(os.fsencode(inbox) + b"/" + GBK))
    path.parent.mkdir(parents=True)
    path.write_text(filing_text("示例局"))
    (inbox / "good.txt").write_text(filing_text("衡阳市示例局"))
    run(inbox)
    filings = open_dataset(tmp_path / "data").arrow("filings").to_pylist()
    told = {row["source_name"]: (row["city_code"], path_of(row["source_uri"])) for row in filings}
    assert told == {"示例局（终稿）100%.txt": (420700, path), "good.txt": (430400, inbox / "good.txt")}
    again = run(inbox)
    assert (again.offered.unchanged, again.outcomes) == (2, ())


def test_a_path_that_is_no_utf8_may_be_asked_for(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xd6\xd0.txt"))
    path.write_text("a")
    assert check([uri_of(path)]) == [path]
    with pytest.raises(InboxGone, match="%D6%D1"):
        check([uri_of(path.with_name(os.fsdecode(b"\xd6\xd1.txt")))])


def test_links_are_followed_once(tmp_path: Path) -> None:
    inbox, elsewhere = tmp_path / "in", tmp_path / "elsewhere"
    for folder in (inbox / "b", elsewhere / "deep"):
        folder.mkdir(parents=True)
        (folder / "x.txt").write_text("x")
    (inbox / "a").symlink_to(inbox / "b")
    (inbox / "b" / "up").symlink_to(inbox)
    (inbox / "file.txt").symlink_to(inbox / "b" / "x.txt")
    (inbox / "out").symlink_to(elsewhere)
    (inbox / "out2").symlink_to(elsewhere / "deep")
    (inbox / "self").symlink_to(inbox / "self")
    (elsewhere / "back").symlink_to(inbox)
    files, left = found(inbox)
    assert files == ["b/x.txt", "out/deep/x.txt"]
    assert left.keys() == {"a", "b/up", "file.txt", "out2", "self", "out/back"}
    assert "leads nowhere" in left["self"]


def test_a_link_that_is_asked_for_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "x.txt").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert [each.path for each in find_inputs([tmp_path / "link"])] == [tmp_path / "link" / "x.txt"]


def test_paths_that_hold_one_another_give_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("x")
    assert found(tmp_path, tmp_path / "a", tmp_path / "a" / "x.txt")[0] == ["a/x.txt"]


def test_what_is_no_document_is_left_out_and_said(tmp_path: Path) -> None:
    for name in ("~$示例局.docx", ".DS_Store", "Thumbs.db", "desktop.ini", "._a.pdf", "a.txt"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "__MACOSX" / "a.txt").write_text("x")
    os.mkfifo(tmp_path / "pipe")
    files, left = found(tmp_path)
    assert files == ["a.txt"]
    assert set(left) == {"~$示例局.docx", ".DS_Store", "Thumbs.db", "desktop.ini", "._a.pdf", "__MACOSX", "pipe"}


def test_a_dataset_in_the_inbox_is_none_of_its_documents(tmp_path: Path) -> None:
    made(tmp_path / "data", tmp_path / "gone.txt")
    publish(tmp_path / "data", str(tmp_path / "published"))
    shutil.copytree(tmp_path / "data" / "generations" / "1", tmp_path / "copied")
    begun = tmp_path / "begun"
    (begun / ".locks").mkdir(parents=True)
    (begun / ".locks" / "every-city").touch()
    for root in (tmp_path / "data", begun):
        (root / "interim").mkdir()
        (root / "interim" / "kept.msgpack").write_bytes(b"x")
        (root / "beside.txt").write_text("x")
    files, left = found(tmp_path)
    assert files == ["begun/beside.txt", "data/beside.txt"]
    parts = {f"data/{name}" for name in ("current", "generations", "interim", ".lock")}
    assert parts | {"published/generations", "begun/interim", "copied"} <= left.keys()


def test_a_dataset_whose_root_is_the_inbox_is_read_beside_its_documents(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.txt").write_text(filing_text())
    run(tmp_path / "data")
    again = run(tmp_path / "data")
    assert (again.offered.unchanged, again.outcomes) == (1, ())
    assert open_dataset(tmp_path / "data").arrow("documents")["source_name"].to_pylist() == ["a.txt"]


@pytest.mark.parametrize("path", ["data/generations/1", "data/current", "data/current/filings", "link", "copied"])
def test_a_part_of_a_dataset_is_no_inbox(tmp_path: Path, path: str) -> None:
    made(tmp_path / "data", tmp_path / "gone.txt")
    shutil.copytree(tmp_path / "data" / "generations" / "1", tmp_path / "copied")
    (tmp_path / "link").symlink_to(tmp_path / "data" / "generations")
    with pytest.raises(InboxGone, match="a part of the dataset"):
        check([tmp_path / path])


def test_a_folder_that_is_named_like_a_part_of_a_dataset_is_an_inbox(tmp_path: Path) -> None:
    for name in ("current", "generations", "interim", "decisions"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("x")
    assert len(found(tmp_path)[0]) == 4
    assert check([tmp_path / "current"]) == [tmp_path / "current"]


def test_a_blank_path_is_no_inbox() -> None:
    with pytest.raises(InboxGone, match="blank"):
        check(["  "])


def test_a_file_that_grows_or_goes_after_it_was_found_is_a_reject_or_read_whole(tmp_path: Path) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    for name in ("gone.txt", "grown.txt", "huge.txt"):
        (inbox / name).write_text("x")
    gone, grown, huge = find_inputs([inbox])
    (inbox / "gone.txt").unlink()
    (inbox / "grown.txt").write_text(filing_text())
    os.truncate(inbox / "huge.txt", MAX_BYTES + 1)  # a sparse file
    interim = Interim(folder=tmp_path / "interim", version="1")
    rows = [process(source, interim).document for source in (gone, grown, huge)]
    assert [(row.outcome, row.error) for row in rows] == [
        ("rejected", "DamagedDocument"),
        ("filings", None),
        ("rejected", "OversizedDocument"),
    ]
    assert rows[1].source_sha256 == hashlib.sha256(filing_text().encode()).hexdigest()

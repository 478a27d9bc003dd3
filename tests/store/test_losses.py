"""A partition that would lose rows stays as it is until that is accepted, and a preview writes nothing."""

from pathlib import Path

from benchmarks.made_rows import EZHOU, HENGYANG, extraction, run
from flows.store import Change, Commit, commit, open_dataset, preview, update_of
from schemas.filing import Extraction
from tests.store.tree import files, inodes, marks


def change(*extractions: Extraction, accept_loss: bool = False) -> Change:
    """A change of some documents."""
    return Change(updates=[update_of(each) for each in extractions], run=run("r"), accept_loss=accept_loss)


def put(root: Path, *extractions: Extraction, accept_loss: bool = False) -> Commit:
    """Publish some documents."""
    return commit(root, change(*extractions, accept_loss=accept_loss))


def test_fewer_rows_are_held_back(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU, rows=3))
    before = inodes(tmp_path, "city_code")
    held = put(tmp_path, extraction("/a", "b", EZHOU, mark="b", rows=2)).held
    assert (inodes(tmp_path, "city_code"), {loss.table for loss in held}) == (
        before,
        {"funding", "projects", "narratives", "indicators"},
    )


def test_a_document_that_is_held_back_is_not_done(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU, rows=3))
    put(tmp_path, extraction("/a", "b", EZHOU, rows=2))
    assert open_dataset(tmp_path).arrow("documents")["complete"].to_pylist() == [False]


def test_a_loss_that_is_accepted_is_published(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU, mark="a", rows=3))
    held = put(tmp_path, extraction("/a", "b", EZHOU, mark="b", rows=2), accept_loss=True).held
    assert (marks(tmp_path), held) == ({"b"}, ())


def test_other_partitions_of_the_run_are_published(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU, rows=3), extraction("/b", "b", HENGYANG))
    done = put(tmp_path, extraction("/a", "c", EZHOU, rows=2), extraction("/b", "d", HENGYANG, mark="d"))
    assert done.changed == (HENGYANG,)


def test_a_filing_that_moves_is_no_loss(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU))
    assert put(tmp_path, extraction("/a", "a", HENGYANG)).held == ()


def test_a_filing_never_stands_in_two_partitions(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU, rows=3))
    put(tmp_path, extraction("/a", "a", HENGYANG, rows=2))
    filings = open_dataset(tmp_path).arrow("filings")
    assert filings["city_code"].to_pylist() == [EZHOU.city_code]


def test_a_preview_counts_rows(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU, mark="a", rows=3))
    found = preview(tmp_path, change(extraction("/a", "a", EZHOU, mark="b", rows=2))).differences
    counts = {each.table: (each.added, each.removed, each.changed) for each in found}
    assert (counts["filings"], counts["indicators"]) == ((0, 0, 1), (0, 1, 2))


def test_a_preview_counts_new_and_old_filings(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU))
    found = preview(tmp_path, change(extraction("/a", "b", HENGYANG))).differences
    counts = {(each.table, each.partition): (each.added, each.removed) for each in found}
    assert (counts["funding", EZHOU], counts["funding", HENGYANG]) == ((0, 2), (2, 0))


def test_a_preview_of_what_stands_is_empty(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU))
    assert preview(tmp_path, change(extraction("/a", "a", EZHOU))).differences == ()


def test_a_preview_writes_nothing(tmp_path: Path) -> None:
    put(tmp_path, extraction("/a", "a", EZHOU))
    before = files(tmp_path)
    preview(tmp_path, change(extraction("/a", "b", EZHOU, mark="b")))
    assert (files(tmp_path), sorted(entry.name for entry in (tmp_path / "generations").iterdir())) == (before, ["1"])

"""Corrections belong to documents: a run replays them, and reads anew only the documents whose corrections changed."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from flows.ingest import ingest
from flows.rerun import rerun
from flows.review.deciding import Spot, Verdict, decide
from flows.review.queue import Queue, queue
from flows.run import Report
from flows.selection import Selection
from flows.store import layout, open_dataset
from flows.store.rows import filing_rows
from mappings.decisions import undo
from schemas.errors import BadMapping, WrongUsage
from schemas.filing import FilingRows
from tests.filings import filing_text
from tests.flows.conftest import write

Again = Callable[[], Report]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of corrections."""
    path = tmp_path / "corrections"
    path.mkdir()
    return path


@pytest.fixture
def again(tmp_path: Path, folder: Path) -> Again:
    """Ingest what lies in the test's folder, once and again."""

    def run() -> Report:
        return ingest(
            inbox=[str(tmp_path / "in")], out=str(tmp_path / "data"), corrections=str(folder), accept_loss=True
        )

    return run


def filings(root: Path) -> dict[str, FilingRows]:
    """The dataset's filings by the names of their documents."""
    dataset = open_dataset(root)
    ids = dataset.pandas("filings").set_index("source_name").filing_id.to_dict()
    return {name: filing_rows(dataset, filing_id) for name, filing_id in ids.items()}


def edited(root: Path, folder: Path, name: str, meant: str, row: int = 0) -> Path:
    """Correct an amount of a document; the file."""
    at = Spot(table="funding", row=row, field="amount")
    return decide(root, filings(root)[name].filing.filing_id, at, verdict("edit", meant), folder).paths[0]


def verdict(decision: str, meant: str | None = None) -> Verdict:
    """What a person says."""
    return Verdict(decision=decision, meant=meant, why="看过原件", who="某人")


def messages(rows: FilingRows, kind: str) -> list[str]:
    """The messages of the findings of a kind."""
    return [entry.message for entry in rows.findings if entry.kind == kind]


@pytest.fixture
def root(tmp_path: Path, again: Again) -> Path:
    """A dataset of two filings; the items of one do not add up."""
    wrong = filing_text("衡阳市示例局").replace("合计\t100\t", "合计\t180\t", 1)
    write(tmp_path / "in", a__txt=filing_text(), b__txt=wrong)
    again()
    return tmp_path / "data"


def test_a_corrected_value_is_kept_and_only_its_document_is_read_anew(root: Path, folder: Path, again: Again) -> None:
    edited(root, folder, "a.txt", "120")
    report = again()
    assert [outcome.document.source_name for outcome in report.outcomes] == ["a.txt"]
    assert [row.amount for row in filings(root)["a.txt"].funding[:1]] == [120.0]
    assert again().offered.unchanged == 2
    assert len(messages(filings(root)["a.txt"], "repaired_value")) == 1


def test_the_version_of_a_result_tells_of_its_corrections(root: Path, folder: Path, again: Again) -> None:
    edited(root, folder, "a.txt", "120")
    again()
    stages = open_dataset(root).pandas("documents").set_index("source_name").stages
    assert stages["a.txt"].partition("+")[0] == stages["b.txt"]


def test_a_correction_that_is_taken_back_is_undone(root: Path, folder: Path, again: Again) -> None:
    before = filings(root)
    edited(root, folder, "a.txt", "120")
    again()
    undo("某人", folder)
    again()
    assert filings(root) == before


def test_a_run_without_decisions_that_the_dataset_knows_is_refused(root: Path, folder: Path, again: Again) -> None:
    path = edited(root, folder, "a.txt", "120")
    again()
    with pytest.raises(WrongUsage, match=r"made with 1 decisions that .*decisions does not hold, about .*a\.txt"):
        ingest(inbox=[str(root.parent / "in")], out=str(root))
    assert filings(root)["a.txt"].funding[0].amount == 120.0
    path.unlink()
    with pytest.raises(WrongUsage, match="--drop-decisions"):
        again()


def test_decisions_are_dropped_where_that_is_asked_and_the_run_tells(root: Path, folder: Path, again: Again) -> None:
    edited(root, folder, "a.txt", "120")
    again()
    ingest(inbox=[str(root.parent / "in")], out=str(root), drop_decisions=True, accept_loss=True)
    assert filings(root)["a.txt"].funding[0].amount == 100.0
    runs = open_dataset(root).pandas("runs").sort_values("finished_at").parameters.map(json.loads)
    assert [run.get("drop_decisions") for run in runs] == [None, None, True]


def test_every_run_finds_the_decisions_of_its_dataset(root: Path) -> None:
    edited(root, layout.decisions(root), "a.txt", "120")
    rerun(out=str(root), city="鄂州市")
    assert filings(root)["a.txt"].funding[0].amount == 120.0


def test_a_folder_that_is_not_the_datasets_own_is_recorded(root: Path, folder: Path, tmp_path: Path) -> None:
    ingest(inbox=[str(tmp_path / "in")], out=str(root))
    runs = open_dataset(root).pandas("runs").sort_values("finished_at").parameters.map(json.loads)
    assert [run.get("corrections") for run in runs] == [str(folder), None]


def test_who_settled_a_finding_is_a_column(root: Path, folder: Path, again: Again) -> None:
    edited(root, folder, "a.txt", "120")
    again()
    told = {entry.kind: entry.decided_by for entry in filings(root)["a.txt"].findings}
    assert (told["repaired_value"], told["sum_mismatch"]) == ("某人", None)


def test_one_decision_says_what_remains_of_its_cause_or_settles_all(
    root: Path, tmp_path: Path, folder: Path, again: Again
) -> None:
    for number, city in enumerate(("鄂州市", "衡阳市", "广水市")):
        text = filing_text(f"{city}另一局").replace("≤100%\t", f"≤{number + 90}\t")
        write(tmp_path / "in", **{f"unit{number}__txt": text})
    again()

    def cause() -> list[str]:
        found = queue(root, Selection(), 20, folder)["listed"]
        return [address for entry in found if entry["kind"] == "unit_suspect" for address in entry["addresses"]]

    (first, number), *others = [address.split() for address in cause()]
    done = decide(root, first, int(number), verdict("accept"), folder)
    assert sorted(done.remaining) == sorted(" ".join(other) for other in others)
    assert sorted(cause()) == sorted(done.remaining)
    filing_id, number = others[0]
    assert decide(root, filing_id, int(number), verdict("accept"), folder, together=True).remaining == ()
    assert cause() == []
    again()
    assert cause() == []


def test_a_guard_that_fails_is_a_finding(root: Path, folder: Path, again: Again) -> None:
    path = edited(root, folder, "a.txt", "120")
    path.write_text(path.read_text("utf-8").replace("printed: '100'", "printed: '110'"), "utf-8")
    again()
    rows = filings(root)["a.txt"]
    assert [message[:6] for message in messages(rows, "unused_decision")] == ["更正未采用："]
    assert (rows.funding[0].amount, rows.filing.status) == (100.0, "needs_review")


def test_another_document_in_its_place_that_says_something_else_leaves_a_finding(
    root: Path, tmp_path: Path, folder: Path, again: Again
) -> None:
    edited(root, folder, "a.txt", "120")
    write(tmp_path / "in", a__txt=filing_text(amount="130"))
    again()
    rows = filings(root)["a.txt"]
    assert [message[:6] for message in messages(rows, "unused_decision")] == ["更正未采用："]
    assert (rows.funding[0].amount, rows.filing.status) == (130.0, "needs_review")


def test_another_document_in_its_place_that_says_the_same_is_corrected(
    root: Path, tmp_path: Path, folder: Path, again: Again
) -> None:
    edited(root, folder, "a.txt", "120")
    write(tmp_path / "in", a__txt=filing_text(filed="2024年1月9日"))
    again()
    assert filings(root)["a.txt"].funding[0].amount == 120.0


def test_the_queue_names_corrections_of_documents_that_are_not_here(
    root: Path, tmp_path: Path, folder: Path, again: Again
) -> None:
    path = edited(root, folder, "a.txt", "120")
    write(tmp_path / "in", a__txt=filing_text(amount="130"))
    again()
    assert queue(root, Selection(), 20, folder)["strays"] == [path.name]


def test_a_wrong_file_ends_the_run_before_anything_is_read(tmp_path: Path, folder: Path, again: Again) -> None:
    (tmp_path / "in").mkdir()
    (folder / "some.yaml").write_text("document: x\n")
    with pytest.raises(BadMapping, match=r"some\.yaml"):
        again()


@pytest.fixture
def listed(root: Path, folder: Path) -> Callable[[], Queue]:
    """The queue as it is now."""
    return partial(queue, root, Selection(), 20, folder)


def test_the_queue_lists_what_asks_for_a_person(root: Path, listed: Callable[[], Queue]) -> None:
    kinds = {entry["kind"] for entry in listed()["listed"]}
    rows = filings(root)["b.txt"]
    assert kinds == {entry.kind for entry in rows.findings if entry.severity != "info"} != set()


def test_what_is_decided_leaves_the_queue_before_and_after_the_next_run(
    root: Path, folder: Path, listed: Callable[[], Queue], again: Again
) -> None:
    while found := listed()["listed"]:
        filing_id, number = found[0]["address"].split()
        decide(root, filing_id, int(number), verdict("accept"), folder)
    again()
    assert listed() == Queue(causes=0, listed=[], strays=[])
    assert filings(root)["b.txt"].filing.status == "ok"


def test_the_queue_of_one_city(root: Path, folder: Path) -> None:
    assert queue(root, Selection(city_code=420700), 20, folder)["causes"] == 0


def test_one_print_in_many_filings_is_one_cause(root: Path, tmp_path: Path, folder: Path, again: Again) -> None:
    for number, city in enumerate(("鄂州市", "衡阳市", "广水市")):
        text = filing_text(f"{city}另一局").replace("≤100%\t", f"≤{number + 90}\t")
        write(tmp_path / "in", **{f"unit{number}__txt": text})
    again()
    (entry,) = [entry for entry in queue(root, Selection(), 20, folder)["listed"] if entry["kind"] == "unit_suspect"]
    assert (entry["filings"], len(entry["addresses"])) == (3, 3)
    assert "≤#" in entry["cause"]


def test_a_finding_that_is_not_there_is_wrong_usage(root: Path, folder: Path) -> None:
    filing_id = filings(root)["a.txt"].filing.filing_id
    with pytest.raises(WrongUsage, match="no finding 99"):
        decide(root, filing_id, 99, verdict("accept"), folder)

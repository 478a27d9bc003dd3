"""A fault in any stage of one document among three: two are published, and the third is accounted for."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from flows.reports.run_report import finish
from flows.store import open_dataset
from flows.workers import pool
from flows.workers.pool import PROCESSES, Workers
from flows.workers.supervisor import Limits, Read
from tests.filings import filing_text
from tests.flows import faulty
from tests.flows.conftest import Run
from tests.flows.explaining import drawn_form

Hire = Callable[[Read], None]
TWO = f"{filing_text('荆州市示例局')}\n\n{filing_text('黄石市示例局')}".encode()
"""A document of two forms."""
HUGE = filing_text("荆州市示例局", amount="12345678901234567.89")
"""A filing with amounts for which no column has room, in 万元."""

FAULTS = {
    "load": ("load", 1, "rejected", []),
    "sources": ("sources", 1, "rejected", []),
    "all forms": ("forms", 1, "rejected", []),
    "first form": ("forms", 2, "partial", ["黄石市示例局"]),
    "second form": ("forms", 3, "partial", ["荆州市示例局"]),
    "around the forms": ("rows", 1, "partial", ["荆州市示例局", "黄石市示例局"]),
    "rows of one form": ("rows", 2, "partial", ["黄石市示例局"]),
    "audit of one form": ("audit", 1, "partial", ["荆州市示例局", "黄石市示例局"]),
    "decisions": ("audit", 3, "partial", ["荆州市示例局", "黄石市示例局"]),
    "keep": ("keep", 1, "rejected", []),
}
"""Where it fails, at which of its beginnings, what becomes of the document, and whose filings it still gives."""


@pytest.fixture
def hire() -> Iterator[Hire]:
    """Has the documents of this process read in another way, until the test ends."""
    pool.shutdown()

    def hired(read: Read) -> None:
        pool.CREWS[PROCESSES] = Workers(read, Limits(), PROCESSES)

    yield hired
    pool.shutdown()


def offered(tmp_path: Path, bad: str | bytes, suffix: str = "txt") -> Path:
    """An inbox of three documents, of which the second by name is the bad one."""
    inbox = tmp_path / "in"
    inbox.mkdir()
    (inbox / "a.txt").write_text(filing_text("鄂州市示例局"))
    (inbox / f"{faulty.BAD}.{suffix}").write_bytes(bad.encode() if isinstance(bad, str) else bad)
    (inbox / "z.txt").write_text(filing_text("衡阳市示例局"))
    return inbox


def published(tmp_path: Path) -> tuple[dict[str, list[str]], dict[str, object]]:
    """Departments of the filings of each document, and the row of the bad document."""
    dataset = open_dataset(tmp_path / "data")
    found: dict[str, list[str]] = {}
    for row in dataset.arrow("filings").sort_by("filing_id").to_pylist():
        found.setdefault(row["source_name"], []).append(row["department"])
    rows = {row["source_name"]: row for row in dataset.arrow("documents").to_pylist()}
    assert len(rows) == 3
    bad = next(row for name, row in rows.items() if name.startswith(faulty.BAD))
    return found, bad


GOOD = {"a.txt": ["鄂州市示例局"], "z.txt": ["衡阳市示例局"]}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_a_stage_costs_its_part(hire: Hire, run: Run, tmp_path: Path, name: str) -> None:
    stage, nth, outcome, left = FAULTS[name]
    hire(partial(faulty.failing_in, stage, nth))
    report = run(offered(tmp_path, TWO))
    found, bad = published(tmp_path)
    own = sorted(found.pop(f"{faulty.BAD}.txt", []))
    assert (found, own) == (GOOD, sorted(left))
    assert (bad["outcome"], bad["forms"], bad["error"]) == (outcome, len(left), "ReaderFailed")
    assert f"a fault in {stage}" in str(bad["message"])
    assert finish(report, as_json=True) == 0


def test_a_form_that_was_not_audited_says_so(hire: Hire, run: Run, tmp_path: Path) -> None:
    hire(partial(faulty.failing_in, "audit", 1))
    run(offered(tmp_path, TWO))
    findings = open_dataset(tmp_path / "data").arrow("findings").to_pylist()
    errors = [row for row in findings if row["severity"] == "error"]
    assert [(row["kind"], "未经核对" in row["message"]) for row in errors] == [("other", True)]


def test_a_fault_in_a_page_costs_that_page(hire: Hire, run: Run, tmp_path: Path) -> None:
    hire(partial(faulty.failing_in, "grids", 2))
    run(offered(tmp_path, drawn_form(pages=2), "pdf"))
    found, bad = published(tmp_path)
    assert len(found.pop(f"{faulty.BAD}.pdf")) == 1
    assert found == GOOD
    assert (bad["outcome"], bad["pages"], bad["pages_read"], bad["error"]) == ("partial", 2, 1, "ReaderFailed")
    assert "page 2" in str(bad["message"])


def test_a_result_that_is_spoilt_before_it_is_published_costs_that_document(
    hire: Hire, run: Run, tmp_path: Path
) -> None:
    hire(faulty.spoiling)
    inbox = offered(tmp_path, filing_text("鄂州市另一局"))  # in the partition of a good one
    run(inbox)
    found, bad = published(tmp_path)
    assert found == GOOD
    assert (bad["outcome"], bad["error"], bad["complete"]) == ("rejected", "StoreError", False)
    assert "set aside" in str(bad["message"])
    pool.shutdown()
    run(inbox)
    assert published(tmp_path)[0] == {**GOOD, "bad.txt": ["鄂州市另一局"]}


def test_an_amount_for_which_there_is_no_room_is_null_and_told(run: Run, tmp_path: Path) -> None:
    run(offered(tmp_path, HUGE))
    found, bad = published(tmp_path)
    assert (found, bad["outcome"]) == ({**GOOD, "bad.txt": ["荆州市示例局"]}, "filings")
    dataset = open_dataset(tmp_path / "data")
    rows = [row for row in dataset.arrow("funding", 421000).to_pylist() if row["period"] == "current"]
    assert {(row["raw"], row["amount_yuan"]) for row in rows} == {("12345678901234567.89", None)}
    told = [row for row in dataset.arrow("findings", 421000).to_pylist() if row["kind"] == "out_of_bound"]
    assert {(row["target_row_id"], row["field"], row["observed"]) for row in told} >= {
        (row["row_id"], "amount_yuan", "12345678901234567.89") for row in rows
    }

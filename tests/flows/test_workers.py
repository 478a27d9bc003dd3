"""Documents that kill the process which reads them."""

import os
import signal
from pathlib import Path

from flows.inputs import Input, find_inputs
from flows.interim import Interim
from flows.process import Outcome, process
from flows.workers import Workers
from tests.filings import filing_text
from tests.flows.conftest import write


def deadly(source: Input, interim: Interim) -> Outcome:
    """Read a document, unless it is the one that kills its reader as a crash in native code does."""
    if source.path.name == "deadly.txt":
        os.kill(os.getpid(), signal.SIGSEGV)
    return process(source, interim)


def test_a_document_that_kills_its_reader_is_one_reject(tmp_path: Path) -> None:
    write(tmp_path / "in", a__txt=filing_text(), deadly__txt="x", z__txt=filing_text("衡阳市示例局"))
    crew = Workers(deadly)
    outcomes = crew.run(list(find_inputs([tmp_path / "in"])), Interim(folder=tmp_path / "interim", version="1"))
    again = crew.run(list(find_inputs([tmp_path / "in" / "a.txt"])), Interim(folder=tmp_path, version="2"))
    crew.pool.shutdown()
    told = [
        (outcome.document.outcome, outcome.document.error) for outcome in (*outcomes, *again) if outcome is not None
    ]
    assert told == [("filings", None), ("rejected", "WorkerDied"), ("filings", None), ("filings", None)]

"""Documents that end the process which reads them, halt it or make it swell, and what becomes of the others."""

import signal
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from extractors.sources.limits import MIB
from flows.cache.results import Interim
from flows.workers.document import process
from flows.workers.inputs import Input, find_inputs
from flows.workers.pool import Workers
from flows.workers.supervisor import Limits, Read
from tests.filings import filing_text
from tests.flows import bad_readers
from tests.flows.bad_readers import BAD, names, words

WAYS: dict[str, tuple[Read, Limits, str, str]] = {
    "crash": (partial(bad_readers.crashing, signal.SIGSEGV), Limits(), "WorkerDied", "by SIGSEGV"),
    "kill -9": (partial(bad_readers.crashing, signal.SIGKILL), Limits(), "WorkerDied", "by SIGKILL"),
    "exit": (partial(bad_readers.crashing, 0), Limits(), "WorkerDied", "with exit code 0"),
    "halt": (bad_readers.halting, Limits(step_seconds=2), "TimedOut", "split it"),
    "pages without end": (bad_readers.dawdling, Limits(step_seconds=2, page_seconds=0), "TimedOut", "split it"),
    "memory": (bad_readers.swelling, Limits(memory=600 * MIB), "OutOfMemory", "more than 600"),
}
"""How a document may be bad, within which limits it is read, what it is rejected as, and what the message says."""

Crew = Callable[[Read, Limits], Workers]


@pytest.fixture
def pool() -> Iterator[Crew]:
    """Makes workers that are ended with the test."""
    made: list[Workers] = []

    def make(read: Read, limits: Limits) -> Workers:
        made.append(Workers(read, limits))
        return made[-1]

    yield make
    for workers in made:
        workers.close()


@pytest.fixture
def interim(tmp_path: Path) -> Interim:
    """An empty folder of results."""
    return Interim(folder=tmp_path / "interim", version="1")


@pytest.fixture
def offered(tmp_path: Path) -> list[Input]:
    """Five documents; the middle one is the bad one."""
    for name in ("a.txt", "b.txt", BAD, "y.txt", "z.txt"):
        (tmp_path / name).write_text(name)
    return list(find_inputs([tmp_path]))


@pytest.mark.parametrize("way", WAYS)
def test_a_bad_document_is_one_reject_and_the_others_are_read_once(
    pool: Crew, offered: list[Input], interim: Interim, way: str
) -> None:
    read, limits, error, said = WAYS[way]
    outcomes = pool(read, limits).run(offered, interim)
    assert [outcome.document.source_name for outcome in outcomes] == names(offered)
    assert [outcome.document.error for outcome in outcomes] == [*["EmptyDocument"] * 2, error, *["EmptyDocument"] * 2]
    assert said in str(outcomes[2].document.message)
    assert sorted(words(interim)) == ["a.txt", "b.txt", "y.txt", "z.txt"]


def test_a_reader_that_fails_fails_the_run(pool: Crew, offered: list[Input], interim: Interim) -> None:
    with pytest.raises(OSError, match="No space left"):
        pool(bad_readers.failing, Limits()).run(offered, interim)


def test_a_process_that_holds_too_much_is_not_used_again(pool: Crew, offered: list[Input], interim: Interim) -> None:
    pool(bad_readers.telling_process, Limits(kept_memory=0)).run(offered, interim)
    assert len(set(words(interim))) == len(offered)


def test_a_process_starts_no_further_threads(pool: Crew, offered: list[Input], interim: Interim) -> None:
    pool(bad_readers.telling_threads, Limits()).run(offered[:1], interim)
    assert words(interim) == ["1"]


def test_filings_are_read(pool: Crew, tmp_path: Path, interim: Interim) -> None:
    (tmp_path / "a.txt").write_text(filing_text())
    (outcome,) = pool(process, Limits()).run(list(find_inputs([tmp_path])), interim)
    assert outcome.document.outcome == "filings"

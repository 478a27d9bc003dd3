"""Documents read in processes of their own: two cores are full, and one that dies takes nothing along."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from threading import Lock

from extractors.extract import rejected
from flows.collector import collect_rarely
from flows.inputs import Input
from flows.interim import Interim
from flows.process import Outcome, outcome_of, process
from schemas.errors import WorkerDied
from schemas.filing import Extraction

PROCESSES = 2
"""Documents under way at a time; one for each core of the machines that this runs on."""
Read = Callable[[Input, Interim], Outcome]


class Workers:
    """A pool of processes, started anew where a document killed one of them."""

    def __init__(self, read: Read = process) -> None:
        self.read = read
        self.lock = Lock()
        self.pool = start(PROCESSES)

    def run(self, batch: Sequence[Input], interim: Interim) -> list[Outcome]:
        """The outcomes of a batch. Where a process died over it, each of its documents is read in one of its own."""
        pool = self.pool
        try:
            return pool.submit(read_all, self.read, batch, interim).result()
        except BrokenProcessPool:
            self.replace(pool)
            return [self.alone(source, interim) for source in batch]

    def replace(self, broken: ProcessPoolExecutor) -> None:
        """A new pool in place of a broken one, once."""
        with self.lock:
            if self.pool is broken:
                broken.shutdown(wait=False)
                self.pool = start(PROCESSES)

    def alone(self, source: Input, interim: Interim) -> Outcome:
        """The outcome of one document in a process that it may kill."""
        with start(1) as pool:
            try:
                return pool.submit(self.read, source, interim).result()
            except BrokenProcessPool:
                error = WorkerDied(
                    f"{source.uri}: the process that read it died, of memory or of a crash; report it with the document"
                )
        return outcome_of(
            Extraction(document=rejected(source.uri, source.path.name, source.size, error, interim.version))
        )


def start(processes: int) -> ProcessPoolExecutor:
    """A pool whose processes share nothing with this one: the workflow engine has threads, which no fork survives."""
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=collect_rarely)


def read_all(read: Read, batch: Sequence[Input], interim: Interim) -> list[Outcome]:
    """What a process does with its batch."""
    return [read(source, interim) for source in batch]


@contextmanager
def workers() -> Iterator[Workers]:
    """Workers for the time of a run."""
    crew = Workers()
    try:
        yield crew
    finally:
        crew.pool.shutdown(cancel_futures=True)

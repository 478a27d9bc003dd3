"""Documents read in processes of their own: two cores are full, and a document that ends one takes nothing along."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from queue import SimpleQueue

from extractors.extract import rejected
from flows.inputs import Input
from flows.interim import Interim
from flows.process import Outcome, outcome_of, process
from flows.watched import Limits, Read, Watched
from schemas.errors import UnreadableDocument
from schemas.filing import Extraction

PROCESSES = 2
"""Documents under way at a time; one for each core of the machines that this runs on."""


class Workers:
    """Processes that take the documents of all batches one by one."""

    def __init__(self, read: Read = process, limits: Limits | None = None) -> None:
        self._watched = [Watched(read, limits or Limits()) for _ in range(PROCESSES)]
        self._idle: SimpleQueue[Watched] = SimpleQueue()
        for watched in self._watched:
            self._idle.put(watched)
        self._watchers = ThreadPoolExecutor(PROCESSES)

    def run(self, batch: Sequence[Input], interim: Interim) -> list[Outcome]:
        """The outcomes of a batch, in its order. A document over which its process ends is a reject."""
        return list(self._watchers.map(lambda source: self._one(source, interim), batch))

    def close(self) -> None:
        """End the processes; documents that are under way are given up."""
        self._watchers.shutdown(wait=False, cancel_futures=True)
        for watched in self._watched:
            watched.stop()
        self._watchers.shutdown()

    def _one(self, source: Input, interim: Interim) -> Outcome:
        watched = self._idle.get()
        try:
            return watched.read(source, interim)
        except UnreadableDocument as error:
            row = rejected(source.uri, source.path.name, source.size, error, interim.version)
            return outcome_of(Extraction(document=row))
        finally:
            self._idle.put(watched)


@contextmanager
def workers() -> Iterator[Workers]:
    """Workers for the time of a run."""
    crew = Workers()
    try:
        yield crew
    finally:
        crew.close()

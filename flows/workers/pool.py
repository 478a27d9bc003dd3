"""Documents read in processes of their own: two cores are full, and a document that ends one takes nothing along."""

import atexit
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from queue import SimpleQueue
from threading import Lock

from extractors.extract import rejected
from flows.cache.results import Interim
from flows.outcome import Outcome, outcome_of
from flows.progress import Paged, unpaged
from flows.workers.ahead import LongScan
from flows.workers.document import process
from flows.workers.inputs import Input, digest
from flows.workers.supervisor import Limits, Read, Watched
from schemas.errors import UnreadableDocument
from schemas.filing import Extraction

PROCESSES = 2
"""Documents under way at a time; one for each core of the machines that this runs on."""


class Workers:
    """Processes that take the documents of all batches one by one."""

    def __init__(self, read: Read = process, limits: Limits | None = None, processes: int = PROCESSES) -> None:
        """Start nothing yet; a process begins with its first document."""
        self._read = read
        self._watched = [Watched(limits or Limits()) for _ in range(processes)]
        self._idle: SimpleQueue[Watched] = SimpleQueue()
        for watched in self._watched:
            self._idle.put(watched)
        self._watchers = ThreadPoolExecutor(processes)
        self._helpers = ThreadPoolExecutor(processes)

    def run(self, batch: Sequence[Input], interim: Interim, paged: Paged = unpaged) -> list[Outcome]:
        """The outcomes of a batch, in its order. A document over which its process ends is a reject.

        `paged` is told of each page of a scan as it begins, and of all others once their document is read.
        """
        return list(self._watchers.map(lambda source: self._one(source, interim, paged), batch))

    def stop(self) -> None:
        """End the processes; documents that are under way, or wait, are given up."""
        for watched in self._watched:
            watched.stop()
        for threads in (self._watchers, self._helpers):
            threads.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """End the processes, and wait for those who watched them."""
        self.stop()
        self._watchers.shutdown()
        self._helpers.shutdown()

    def _one(self, source: Input, interim: Interim, paged: Paged) -> Outcome:
        watched = self._idle.get()
        scan = LongScan(source=source, interim=interim, paged=paged, idle=self._idle)

        def heartbeat(stage: str = "", /) -> None:
            scan.heartbeat(stage)
            if (helper := scan.helper()) is not None:
                with suppress(RuntimeError):  # the run was interrupted, and its processes have ended
                    self._helpers.submit(scan.help, helper)

        try:
            outcome = watched.ask(self._read, source, interim, heartbeat)
            paged(max(0, (outcome.document.pages or 0) - scan.begun))
            return outcome
        except UnreadableDocument as error:
            sha256 = digest(source)
            own = interim.under(interim.corrected(sha256, source.uri)) if sha256 is not None else interim
            row = rejected(source.uri, source.name, source.size, error, own.version)
            return outcome_of(Extraction(document=replace(row, source_sha256=sha256)))
        finally:
            scan.is_read = True
            self._idle.put(watched)


CREWS: dict[int, Workers] = {}
"""Crews of this process by their size. They are kept between batches: a process takes a second to begin."""
POOL_LOCK = Lock()


def pool(processes: int) -> Workers:
    """The pool of a size, which all batches of this process share."""
    with POOL_LOCK:
        if processes not in CREWS:
            CREWS[processes] = Workers(processes=processes)
        return CREWS[processes]


def stop_all() -> None:
    """End the processes of all crews for good, whatever they and their watchers do; it waits for nothing."""
    for workers in tuple(CREWS.values()):
        workers.stop()


def shutdown() -> None:
    """End the processes of all crews."""
    with POOL_LOCK:
        for workers in CREWS.values():
            workers.close()
        CREWS.clear()


atexit.register(shutdown)

"""The pages of a long scan, read by one process from the first page and by another, which is idle, from the last."""

from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from queue import Empty, SimpleQueue
from threading import Lock

from extractors.grids.ahead import recognise_back
from flows.cache.results import Interim
from flows.progress import Paged
from flows.workers.document import RECOGNITION, Heartbeat, Watch
from flows.workers.inputs import Input, load
from flows.workers.scanner import scanner
from flows.workers.supervisor import Watched

PAGES = 4
"""That a process recognises before it looks whether a document waits for it."""
FIRST = 1
"""No page is left before it."""


def recognise(below: int | None, source: Input, interim: Interim, alive: Heartbeat) -> int:
    """Some pages of a document before the page `below`, kept in `interim`; before which page to go on."""
    reader = scanner(interim.engine, interim.pages, Watch(alive))
    return recognise_back(load(source), reader, below, PAGES)


@dataclass(slots=True, kw_only=True)
class LongScan:
    """A document that is being read, to whose last pages idle processes may be set."""

    source: Input
    interim: Interim
    paged: Paged
    idle: "SimpleQueue[Watched]"
    begun: int = 0
    """Pages whose recognition has begun, by whichever process."""
    below: int | None = None
    """Where idle processes go on backwards; None at the end of the document."""
    helped: bool = False
    """Whether a process is at it."""
    is_read: bool = False
    _lock: Lock = field(default_factory=Lock)

    def heartbeat(self, stage: str = "", /) -> None:
        """Hear of a stage of either process."""
        if stage == RECOGNITION:
            with self._lock:
                self.begun += 1
            self.paged(1)

    def helper(self) -> Watched | None:
        """An idle process to be set to it; None where there is none, or no need of one."""
        with self._lock:
            if self.helped or self.is_read or self.begun < 2 or self.below == FIRST:
                return None
            with suppress(Empty):
                found = self.idle.get_nowait()
                self.helped = True
                return found
            return None

    def help(self, watched: Watched | None) -> None:
        """Recognise pages with a process until a document waits for it, or none is left."""
        while watched is not None:
            try:
                self.below = watched.ask(partial(recognise, self.below), self.source, self.interim, self.heartbeat)
            except Exception:  # noqa: BLE001 the reader comes to the same page, and tells what is wrong with it
                self.below = FIRST
            finally:
                self.idle.put(watched)
                self.helped = False
            watched = self.helper()

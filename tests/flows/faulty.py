"""The real reading of documents, with a fault at the beginning of any stage of one; processes import this."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from flows.cache.results import Interim
from flows.outcome import Outcome
from flows.workers.document import Heartbeat, Watch, process
from flows.workers.inputs import Input

BAD = "bad"
"""Begins the name of the document over which the stage fails."""


@dataclass(slots=True)
class FaultyWatch(Watch):
    """Fails as a stage begins for the nth time, from 1."""

    stage: str = ""
    nth: int = 1
    begun: int = field(default=0)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Enter the stage, or fail."""
        with Watch.__call__(self, stage):
            self.begun += stage == self.stage
            if stage == self.stage and self.begun == self.nth:
                raise ValueError(f"a fault in {stage}")
            yield


def failing_in(stage: str, nth: int, source: Input, interim: Interim, alive: Heartbeat) -> Outcome:
    """Read a document as ever; over the bad one the stage fails."""
    if not source.name.startswith(BAD):
        return process(source, interim, alive)
    return process(source, interim, alive, partial(FaultyWatch, stage=stage, nth=nth))


def spoiling(source: Input, interim: Interim, alive: Heartbeat) -> Outcome:
    """Read a document as ever; the bad one's kept result is cut afterwards, as by a failing disk."""
    outcome = process(source, interim, alive)
    if source.name.startswith(BAD):
        path = interim.path(source.uri, outcome.document.source_sha256 or "")
        path.write_bytes(path.read_bytes()[:-100])
    return outcome

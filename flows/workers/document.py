"""One offered file to its result: from `interim` where it is kept, else extracted and kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Protocol

from extractors.extract import extract, failed, rejected
from flows.cache.results import Interim
from flows.outcome import Outcome, outcome_of
from flows.workers.inputs import Input, archive_of, load
from flows.workers.scanner import scanner
from schemas.errors import ReaderFailed, UnreadableDocument
from schemas.filing import Extraction


class Heartbeat(Protocol):
    """Told of each stage as it begins, which shows that the reader is alive."""

    def __call__(self, stage: str = "", /) -> None:
        """Hear of a stage by its name; RECOGNITION begins once for each page of a scan."""


RECOGNITION = "recognition"
"""The one stage each step of which may take long; all others share the time of their document."""


def no_heartbeat(_stage: str = "", /) -> None:
    """Tell no one."""


@dataclass(slots=True)
class Watch:
    """Seconds per stage, summed."""

    alive: Heartbeat = no_heartbeat
    """Called when a stage begins for the first time, and at each page that is recognised."""
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Time what is done inside; the time of a stage within another one counts for the inner alone."""
        if stage not in self.seconds or stage == RECOGNITION:
            self.alive(stage)
        start, before = perf_counter(), sum(self.seconds.values())
        try:
            yield
        finally:
            inner = sum(self.seconds.values()) - before
            self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - start - inner


def process(
    source: Input, interim: Interim, alive: Heartbeat = no_heartbeat, watching: Callable[[Heartbeat], Watch] = Watch
) -> Outcome:
    """The outcome of a file, whose rows are in `interim` afterwards; `alive` is called now and then.

    `watching` makes what is entered around each stage. Raises OSError where a result cannot be kept: no file's fault.
    """
    watch = watching(alive)
    try:
        with watch("load"):
            if (archive := archive_of(source, interim.version)) is not None:
                return outcome_of(Extraction(document=archive), watch.seconds)
            document = load(source)
    except UnreadableDocument as error:
        row = rejected(source.uri, source.name, source.size, error, interim.version)
        return outcome_of(Extraction(document=row), watch.seconds)
    except Exception as error:  # noqa: BLE001 whatever fails on one document, the others are read
        failure = ReaderFailed(f"{source.name}: {type(error).__name__}: {error}; report it with the document")
        row = rejected(source.uri, source.name, source.size, failure, interim.version)
        return outcome_of(Extraction(document=row), watch.seconds)
    corrections = interim.corrected(document.sha256, document.uri)
    own = interim.under(corrections)
    kept = own.get(document.uri, document.sha256)
    if kept is not None:
        return outcome_of(kept)
    result = extract(
        document, own.version, scanner(own.engine, own.pages, watch, verify=own.verify), watch, corrections
    )
    told = interim.decisions(document.sha256, document.uri)
    result = replace(result, document=replace(result.document, decisions=told))
    try:
        with watch("keep"):
            own.put(document.uri, document.sha256, result)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 likewise: a result that cannot be written down is none
        return outcome_of(failed(document, error, own.version), watch.seconds)
    return outcome_of(result, watch.seconds)

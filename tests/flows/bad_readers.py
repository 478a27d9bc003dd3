"""Readers of documents that end their process, halt it or make it swell; processes import this and little else."""

import os
import signal
from collections.abc import Iterable
from threading import Event

from extractors.extract import rejected
from extractors.sources.limits import MIB
from flows.cache.results import Interim
from flows.outcome import Outcome, outcome_of
from flows.workers.document import Heartbeat
from flows.workers.inputs import Input
from schemas.errors import EmptyDocument
from schemas.filing import Extraction

BAD = "bad.txt"
"""The document over which they do it."""
LOG = "log.txt"
"""Where they note what they did."""


def noted(interim: Interim, word: object) -> None:
    """Add a word to the log."""
    interim.folder.mkdir(exist_ok=True)
    with (interim.folder / LOG).open("a") as log:
        log.write(f"{word}\n")


def words(interim: Interim) -> list[str]:
    """The words of the log."""
    return (interim.folder / LOG).read_text().split()


def plain(source: Input, interim: Interim, alive: Heartbeat) -> Outcome:
    """Note the document, and find nothing in it."""
    noted(interim, source.path.name)
    alive()
    row = rejected(source.uri, source.path.name, source.size, EmptyDocument("nothing"), interim.version)
    return outcome_of(Extraction(document=row))


def crashing(end: signal.Signals | int, source: Input, interim: Interim, alive: Heartbeat) -> Outcome:
    """End by a signal, or by itself with an exit code."""
    if source.path.name == BAD:
        if isinstance(end, signal.Signals):
            os.kill(os.getpid(), end)
        os._exit(end)
    return plain(source, interim, alive)


def halting(source: Input, interim: Interim, alive: Heartbeat) -> Outcome:
    """Never end."""
    if source.path.name == BAD:
        Event().wait()
    return plain(source, interim, alive)


def dawdling(source: Input, interim: Interim, alive: Heartbeat) -> Outcome:
    """Go from page to page for ever."""
    while source.path.name == BAD:
        alive()
        Event().wait(0.05)
    return plain(source, interim, alive)


def swelling(source: Input, interim: Interim, alive: Heartbeat) -> Outcome:
    """Take all memory there is, little by little."""
    held = []
    while source.path.name == BAD:
        held.append(b"x" * (16 * MIB))
        Event().wait(0.01)
    return plain(source, interim, alive)


def failing(source: Input, interim: Interim, alive: Heartbeat) -> Outcome:
    """Fail as a full disk does."""
    noted(interim, source.path.name)
    alive()
    raise OSError(28, "No space left on device")


def telling_process(source: Input, interim: Interim, alive: Heartbeat) -> Outcome:
    """Note which process reads."""
    noted(interim, os.getpid())
    return plain(source, Interim(folder=interim.folder / "own", version=""), alive)


def telling_threads(source: Input, interim: Interim, alive: Heartbeat) -> Outcome:
    """Note how many threads OpenCV starts."""
    import cv2  # noqa: PLC0415 the others do without

    noted(interim, cv2.getNumThreads())
    return plain(source, Interim(folder=interim.folder / "own", version=""), alive)


def names(sources: Iterable[Input]) -> list[str]:
    """The names of documents."""
    return [source.path.name for source in sources]

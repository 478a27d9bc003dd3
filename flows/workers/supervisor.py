"""A process that reads documents one at a time, watched from here: it may crash, hang or swell, and is replaced."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from time import monotonic
from typing import NoReturn, TypeVar, cast

from extractors.sources.limits import MIB
from flows.cache.results import Interim
from flows.outcome import Outcome
from flows.workers.document import Heartbeat, no_heartbeat
from flows.workers.gc_tuning import collect_rarely
from flows.workers.inputs import Input
from schemas.errors import OutOfMemory, TimedOut, WorkerDied

Answer = TypeVar("Answer")
Work = Callable[[Input, Interim, Heartbeat], Answer]
"""What a process does about a document."""
Read = Work[Outcome]
GIB = 1024 * MIB

LOOK = 0.2
"""Seconds between two looks at a process that says nothing."""
START_SECONDS = 120.0
"""That a process may take to begin: it takes one to import the readers, on an idle machine."""
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM")
"""What tells the libraries how many threads to start; there is a process for each core already."""
SPAWN = get_context("spawn")
"""A process shares nothing with this one: the workflow engine has threads, which no fork survives."""
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one document may cost."""

    step_seconds: float = 300.0
    """For one stage or one page, plus `seconds_per_mib`: LibreOffice may take 120 for a doc; a dense page of A3 is
    recognised in 15."""
    seconds_per_mib: float = 20.0
    """Of the file: 200 pages with a text layer, of which ten are read in a second."""
    page_seconds: float = 30.0
    """For each page, on average: a document of 2,000 may take 17 hours and no more."""
    memory: int = 3 * GIB
    """Resident bytes: the networks take one, and the largest picture that is decoded takes another."""
    kept_memory: int = 2 * GIB
    """Resident bytes that a process may hold between two documents; with more it is replaced."""


class Watched:
    """One process, started with its first document."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._stopped = False

    def ask(self, work: Work[Answer], source: Input, interim: Interim, heartbeat: Heartbeat = no_heartbeat) -> Answer:
        """What comes of some work about a document; its stages are told as they begin.

        Raises:
            WorkerDied: the process crashed or was killed.
            TimedOut: it took longer than the limits allow, and was killed.
            OutOfMemory: it took more memory than they allow, and was killed.
        """
        process, pipe = self._running()
        try:
            if not pipe.poll(START_SECONDS):
                self._end()
                raise TimedOut(f"{source.uri}: no process to read it began; try again when the machine is less busy")
            pipe.recv()
            pipe.send((work, source, interim))
        except (EOFError, OSError):
            self._raise_worker_died(source)
        limits = self._limits
        patience = limits.step_seconds + limits.seconds_per_mib * source.size / MIB
        start = last = monotonic()
        steps = 0
        while monotonic() < min(last + patience, start + patience + steps * limits.page_seconds):
            ready = wait([pipe, process.sentinel], LOOK)
            if pipe in ready:
                try:
                    told = pipe.recv()
                except (EOFError, OSError):
                    self._raise_worker_died(source)
                if not isinstance(told, str):
                    return cast("Answer", self._done(told))
                heartbeat(told)
                last = monotonic()
                steps += 1
            elif ready:
                self._raise_worker_died(source)
            elif (size := resident(process)) > limits.memory:
                self._end()
                raise OutOfMemory(
                    f"{source.uri}: reading it took {size // MIB} MiB of memory, more than {limits.memory // MIB}; "
                    "split it, or scan it at 300 dpi"
                )
        self._end()
        raise TimedOut(
            f"{source.uri}: not read after {monotonic() - start:.0f} seconds, of which {monotonic() - last:.0f} went "
            "into one page or stage; split it, or report it with the document; pages that are done are kept"
        )

    def stop(self) -> None:
        """End the process whatever it does, and begin none any more; another thread may be waiting for it."""
        self._stopped = True
        if (process := self._process) is not None:
            kill(process)

    def _end(self) -> None:
        """End the process, and forget it."""
        if self._process is not None and self._pipe is not None:
            kill(self._process)
            self._process.join()
            self._pipe.close()
        self._process = self._pipe = None

    def _running(self) -> tuple[SpawnProcess, Connection]:
        """The process and the pipe to it; a new one where the last one ended."""
        if self._process is not None and self._pipe is not None and self._process.is_alive():
            return self._process, self._pipe
        self._end()
        if self._stopped:
            raise WorkerDied("no process is begun any more: the run was interrupted; run it again")
        for name in ONE_THREAD:
            os.environ.setdefault(name, "1")
        ours, theirs = SPAWN.Pipe()
        process = SPAWN.Process(target=serve, args=(theirs,), daemon=True)
        with deaf_to_interrupts():
            process.start()
        theirs.close()  # else its end would not be noticed
        self._process, self._pipe = process, ours
        if self._stopped:
            kill(process)  # it may have begun just as it was to be stopped
        return process, ours

    def _done(self, told: object) -> object:
        """What the process answered. A process that swelled is not used again."""
        if self._process is not None and resident(self._process) > self._limits.kept_memory:
            self._end()
        if isinstance(told, Exception):
            raise told
        return told

    def _raise_worker_died(self, source: Input) -> NoReturn:
        """Raise WorkerDied for the document over which the process ended."""
        process = self._process
        if process is not None:
            process.join()
        code = process.exitcode if process is not None else None
        self._end()
        raise WorkerDied(
            f"{source.uri}: the process that read it {ended(code)}; report it with the document, unless someone "
            "stopped the process or the machine ran out of memory"
        )


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """Let what is started from this thread never hear a Ctrl-C: until it has a session of its own, it would."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(pipe: Connection) -> None:
    """What the process does until no one is left to ask it."""
    os.setsid()  # a Ctrl-C of the terminal goes to the run alone, and what this one starts can be found by its session
    collect_rarely()

    def alive(stage: str = "", /) -> None:
        try:
            pipe.send(stage)
        except OSError:
            os._exit(1)  # no one waits for the result, and a reader that fails must not keep that as one

    while True:
        alive()
        try:
            work, source, interim = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            told: object = work(source, interim, alive)
        except Exception as error:  # noqa: BLE001 it is raised again where it was asked for
            told = error
        pipe.send(told)


def kill(process: SpawnProcess) -> None:
    """End a process and all that it started, LibreOffice and Tesseract among it."""
    process.kill()
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended, or is none of ours
            if os.getsid(int(entry.name)) == process.pid:
                os.kill(int(entry.name), signal.SIGKILL)


def ended(code: int | None) -> str:
    """How a process ended, by its exit code."""
    if code is not None and code < 0:
        return f"was ended by {signal.Signals(-code).name}"
    return f"ended with exit code {code}"


def resident(process: SpawnProcess) -> int:
    """Bytes of memory that a process holds; 0 where the system does not tell, so that no limit holds there."""
    try:
        return int(Path(f"/proc/{process.pid}/statm").read_text().split()[1]) * PAGE_BYTES
    except (OSError, IndexError):
        return 0

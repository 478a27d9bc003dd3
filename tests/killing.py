"""Work that is killed before one of its steps in the file system."""

import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection

from tests.store.processes import SPAWN

STEPS = {"open", "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink"}
"""Audit events of Python that tell of a step in the file system, before it is done."""


def attempt(work: Callable[[], object], within: str, steps: int) -> int | None:
    """Work in a process that is killed after some steps under the folder `within`; the steps taken where it lived."""
    ours, theirs = SPAWN.Pipe(duplex=False)
    process = SPAWN.Process(target=work_and_die, args=(work, within, steps, theirs))
    process.start()
    theirs.close()
    process.join()
    return ours.recv() if process.exitcode == 0 else None


def work_and_die(work: Callable[[], object], within: str, steps: int, out: Connection) -> None:
    """Work, and get killed before a step; send the number of steps where none is left."""
    taken = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal taken
        if event in STEPS and str(arguments[0]).startswith(within):
            if taken == steps:
                os.kill(os.getpid(), signal.SIGKILL)
            taken += 1

    sys.addaudithook(count)
    work()
    out.send(taken)

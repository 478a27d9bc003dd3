"""Runs over one dataset at the same time: those about different cities go on together, others one after another."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.selection import Selection
from flows.store import layout


def untold(_: str) -> None:
    """Tell no one."""


@contextmanager
def run_lock(root: Path, selection: Selection, tell: Callable[[str], None] = untold) -> Iterator[None]:
    """Hold the cities that a run is about; waits for a run about one of them, having told so.

    A run about one city shares the lock of every city with others like it; any other run has it to itself.
    The kernel gives a lock back when its process dies, so a killed run never blocks the next one.
    """
    city = selection.city_code
    with held(root, layout.EVERY_CITY, exclusive=city is None, tell=tell):
        if city is None:
            yield
            return
        with held(root, f"city-{city}", exclusive=True, tell=tell):
            yield


@contextmanager
def held(root: Path, name: str, *, exclusive: bool, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold one lock."""
    folder = layout.locks(root)
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    mode = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
    try:
        try:
            fcntl.flock(handle, mode | fcntl.LOCK_NB)
        except BlockingIOError:
            tell(f"{root}: another run is about the same filings ({name}); waiting for its end")
            fcntl.flock(handle, mode)
        yield
    finally:
        os.close(handle)

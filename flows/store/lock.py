"""One commit at a time, over all processes of a host."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.store.layout import lock_file


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the dataset's lock; waits for it, and the kernel gives it back when a process dies."""
    root.mkdir(parents=True, exist_ok=True)
    handle = os.open(lock_file(root), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)

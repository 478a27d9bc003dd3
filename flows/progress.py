"""A progress bar on long work, for whoever looks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Tell = Callable[[int, int], None]
"""Told how many documents are done, and how many were offered."""


def untold(_done: int, _total: int) -> None:
    """Tell no one."""


TELLING: ContextVar[Tell] = ContextVar("telling", default=untold)
"""A flow's parameters are data, so who looks on is told apart from them."""


def telling() -> Tell:
    """What is to be told of progress."""
    return TELLING.get()


@contextmanager
def bar(what: str, *, shown: bool = True) -> Iterator[None]:
    """Show the progress of a flow that is run inside; the bar goes to standard error."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not shown) as progress:
        task = progress.add_task(what, total=None)
        token = TELLING.set(lambda done, total: progress.update(task, completed=done, total=total))
        try:
            yield
        finally:
            TELLING.reset(token)

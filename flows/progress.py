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


Aside = Callable[[str, bool], None]
"""Told what a run passes over, and whether only those who asked for everything are told of it."""


def unsaid(_text: str, _detail: bool) -> None:
    """Tell no one."""


ASIDE: ContextVar[Aside] = ContextVar("aside", default=unsaid)


def aside() -> Aside:
    """What is to be told of things that are passed over."""
    return ASIDE.get()


@contextmanager
def bar(what: str, *, shown: bool = True, verbose: bool = False) -> Iterator[None]:
    """Show the progress of a flow that is run inside, and what it passes over; all goes to standard error."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not shown) as progress:
        task = progress.add_task(what, total=None)
        token = TELLING.set(lambda done, total: progress.update(task, completed=done, total=total))
        beside = ASIDE.set(lambda text, detail: say(progress.console, text) if verbose or not detail else None)
        try:
            yield
        finally:
            ASIDE.reset(beside)
            TELLING.reset(token)


def say(console: Console, text: str) -> None:
    """One line, however long, above the bar."""
    console.print(text, markup=False, highlight=False, soft_wrap=True)

"""A progress bar on long work, for whoever looks."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Tell = Callable[[int, int], None]
"""Told how many documents are done, and how many were offered."""


def untold(_done: int, _total: int) -> None:
    """Tell no one."""


Paged = Callable[[int], None]
"""Told how many more pages are under way or done."""


def unpaged(_pages: int) -> None:
    """Tell no one."""


TELLING: ContextVar[Tell] = ContextVar("telling", default=untold)
PAGING: ContextVar[Paged] = ContextVar("paging", default=unpaged)
"""A flow's parameters are data, so who looks on is told apart from them."""


def telling() -> Tell:
    """What is to be told of progress."""
    return TELLING.get()


def paging() -> Paged:
    """What is to be told of pages."""
    return PAGING.get()


Aside = Callable[[str, bool], None]
"""Told what a run passes over, and whether only those who asked for everything are told of it."""


def unsaid(_text: str, _detail: bool) -> None:
    """Tell no one."""


ASIDE: ContextVar[Aside] = ContextVar("aside")


def aside(otherwise: Aside = unsaid) -> Aside:
    """What is to be told of things that are passed over; `otherwise` where no one looks on."""
    return ASIDE.get(otherwise)


@contextmanager
def bar(what: str, *, shown: bool = True, verbose: bool = False) -> Iterator[None]:
    """Show the progress of a flow that is run inside, and what it passes over; all goes to standard error."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pages]}"),
        TimeRemainingColumn(),
    )
    pages, counting = 0, Lock()
    progress = Progress(*columns, console=Console(stderr=True), disable=not shown)
    task = progress.add_task(what, total=None, pages="")

    def paged(more: int) -> None:
        nonlocal pages
        with counting:
            pages += more
            progress.update(task, pages=f"{pages:,} page{'s'[pages == 1 :]}" if pages else "")

    def counted(done: int, total: int) -> None:
        progress.start()
        progress.update(task, completed=done, total=total)

    told = TELLING.set(counted)
    by_page = PAGING.set(paged)
    beside = ASIDE.set(lambda text, detail: say(progress.console, text) if verbose or not detail else None)
    try:
        with drawn(progress):
            yield
    finally:
        ASIDE.reset(beside)
        PAGING.reset(by_page)
        TELLING.reset(told)


@contextmanager
def drawn(progress: Progress) -> Iterator[None]:
    """Draw a bar: in a terminal from the beginning, else, where it would be a line, once there is progress to tell.

    What is told of an error stands alone.
    """
    terminal = progress.console.is_terminal
    if terminal:
        progress.start()
    try:
        yield
    except BaseException:
        progress.live.transient = terminal
        raise
    finally:
        if progress.live.is_started:
            progress.stop()


@contextmanager
def lines() -> Iterator[None]:
    """Tell the progress of a flow that is run inside to a program: lines of JSON on standard error."""

    def tell(done: int, total: int) -> None:
        print(json.dumps({"done": done, "total": total}), file=sys.stderr, flush=True)

    told = TELLING.set(tell)
    try:
        yield
    finally:
        TELLING.reset(told)


def say(console: Console, text: str) -> None:
    """One line, however long, above the bar."""
    console.print(text, markup=False, highlight=False, soft_wrap=True)

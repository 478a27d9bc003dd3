"""The workflow engine as one command needs it: its server beside it, and an end at once when one is asked for."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from types import FrameType
from typing import NoReturn

from flows import prefect_settings
from flows.cli import server_process
from schemas.errors import ServerFailed

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells give it."""
GRACE = 4.0
"""Seconds after a Ctrl-C that Prefect may take to note it; then the command ends all the same."""
TOLD = "jixiao: interrupted; the dataset is as it was, finished documents are kept: run it again to go on"


@contextmanager
def engine() -> Iterator[None]:
    """Prefect set up, its server running, and Ctrl-C in order.

    Raises:
        OSError: there is no room for Prefect's database.
        ServerFailed: the server does not begin.
        SystemExit: the command was interrupted.
    """
    prefect_settings.configure()
    try:
        with prefect_settings.alone():
            # Prefect takes seconds to import, here and there: both at once.
            early = None if prefect_settings.may_name_server() else server_process.start()
            from prefect.settings import PREFECT_API_URL, get_current_settings, temporary_settings  # noqa: PLC0415

            import flows.run  # noqa: F401, PLC0415 what both flows need

            named = get_current_settings().api.url
            if named and early is not None:
                early.stop()
            address = named or (early or server_process.start()).address
            with interrupted_at_once():
                if named:
                    prefect_settings.await_health(address)
                else:
                    address = begun(address)
        with interrupted_at_once(), temporary_settings(updates={PREFECT_API_URL: address}):
            yield
    except KeyboardInterrupt:
        print(TOLD, file=sys.stderr)
        raise SystemExit(INTERRUPTED) from None


def begun(address: str) -> str:
    """The address of a server of ours that answers: another one, where this one's database cannot be used.

    A night does not wait for someone because a table of past runs is broken, or of a newer Prefect.
    Raises ServerFailed.
    """
    try:
        prefect_settings.await_health(address, prefect_settings.OWN_SECONDS)
    except ServerFailed:
        if prefect_settings.DATABASE in os.environ:
            raise
        instead = prefect_settings.own_database()
        other = server_process.start({prefect_settings.DATABASE: f"sqlite+aiosqlite:///{instead}"})
        prefect_settings.await_health(other.address, prefect_settings.OWN_SECONDS)
        told = f"{prefect_settings.database()}: Prefect cannot use it, so this run stands in {instead}; move it away"
        print(f"jixiao: {told}", file=sys.stderr)
        return other.address
    return address


@contextmanager
def interrupted_at_once() -> Iterator[None]:
    """Let the first Ctrl-C end the readers and raise KeyboardInterrupt, and a second one end the process."""
    from flows.workers.pool import stop_all  # noqa: PLC0415

    def first(_signal: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, second)
        patience = Timer(GRACE, end)
        patience.daemon = True
        patience.start()
        stop_all()
        raise KeyboardInterrupt

    def second(_signal: int, _frame: FrameType | None) -> None:
        end()

    def end() -> NoReturn:
        stop_all()
        with suppress(OSError):
            os.write(2, f"\n{TOLD}\n".encode())
        os._exit(INTERRUPTED)

    before = signal.signal(signal.SIGINT, first)
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGINT) is first:
            signal.signal(signal.SIGINT, before)

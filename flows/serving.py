"""The nightly ingestion and the re-run as Prefect deployments, served by one process."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic, sleep

from flows import prefect_settings
from flows.schedule import CRON
from schemas.errors import WrongUsage

API = "PREFECT_API_URL"
PAGES = "PREFECT_SERVER_UI_API_URL"
"""Where the pages of a server find its API."""
HOST = "127.0.0.1"
PORT = 4200
"""Where Prefect's pages are, as its manuals say."""
LOGGED = {
    "PREFECT_LOGGING_TO_API_ENABLED": "true",
    "PREFECT_LOGGING_LEVEL": "INFO",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
}
"""What is served is looked at in Prefect's pages."""
START_SECONDS = 180.0
"""That the server may take to begin: its first start makes the database."""
LOOK = 0.5
"""Seconds between two looks whether it has begun."""


def unchecked() -> None:
    """Check nothing."""


@contextmanager
def server(port: int = PORT, check: Callable[[], None] = unchecked) -> Iterator[str]:
    """Prefect's server, and the address of its API: the one that the environment names, or a new one here.

    `check` is called before one is started, and may import Prefect, which reads its settings and that address then.
    """
    for name, value in LOGGED.items():
        os.environ.setdefault(name, value)
    prefect_settings.configure()
    if address := os.environ.get(API):
        check()
        prefect_settings.await_health(address)
        yield address
        return
    os.environ[API] = address = f"http://{HOST}:{port}/api"
    try:
        check()
        with started(port, address):
            yield address
    finally:
        os.environ.pop(API, None)


@contextmanager
def started(port: int, address: str) -> Iterator[None]:
    """A new server that answers."""
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", HOST, "--port", str(port)]
    # Its pages would look for the API at the default port.
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ | {PAGES: address})
    try:
        await_health(port, process)
        yield
    finally:
        process.terminate()
        process.wait()


def await_health(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the server answers. Raises WrongUsage where it ends or stays silent."""
    # Prefect reads the address of its API when it is imported.
    from prefect.client.orchestration import get_client  # noqa: PLC0415

    end = monotonic() + START_SECONDS
    with get_client(sync_client=True) as client:
        while monotonic() < end and process.poll() is None:
            if client.api_healthcheck() is None:
                return
            sleep(LOOK)
    raise WrongUsage(f"Prefect's server did not begin at port {port}; is it taken? choose another with --port")


def check_cron(cron: str) -> None:
    """Raise WrongUsage where a schedule is none."""
    from prefect.client.schemas.schedules import CronSchedule  # noqa: PLC0415

    try:
        CronSchedule(cron=cron)
    except ValueError:
        raise WrongUsage(
            f"{cron}: no schedule; write minute, hour, day, month and weekday, as in --cron '0 2 * * *'"
        ) from None


def serve(
    inbox: Sequence[Path],
    out: Path,
    cron: str = CRON,
    port: int = PORT,
    corrections: Path | None = None,
    hook: str | None = None,
) -> None:
    """Run the nightly ingestion at its times, and re-runs that are asked for, until interrupted. Raises WrongUsage.

    `hook` is called for what fails or waits for someone.
    """
    with server(port, partial(check_cron, cron)):
        from prefect import serve as serving  # noqa: PLC0415

        from flows.automations import notify  # noqa: PLC0415
        from flows.deployments import deployments  # noqa: PLC0415

        notify(hook)
        serving(*deployments(inbox, out, cron, corrections), pause_on_shutdown=False)

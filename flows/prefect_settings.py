"""Prefect set up for a command that someone is looking at: no telemetry, no chatter, nothing from outside."""

import errno
import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from shutil import disk_usage

from schemas.errors import ServerFailed

SETTINGS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    # Runs older than a month leave the engine's database; the dataset's own table of runs stays.
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": "2592000",
    # The first start makes the engine's database; a busy machine takes longer for it than the default of 20 seconds.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}
RUNS = ("prefect.flow_runs", "prefect.task_runs")
"""Loggers that tell what runs do; their own handlers tell it to Prefect's server."""


DATABASE = "PREFECT_SERVER_DATABASE_CONNECTION_URL"
ELSEWHERE = ("PREFECT_API_URL", DATABASE)
"""What names a server or a database that is not in Prefect's folder here."""
BEGINNING = "jixiao.lock"
"""File in Prefect's folder that a command locks until its server answers."""
START_SECONDS = 120.0
"""That a server may take to answer."""
OWN_SECONDS = 1800.0
"""That a server of the command's own may: if it ends it is known at once, and a busy machine only makes it slow."""
ROOM = 32 * 2**20
"""Bytes that Prefect's database may come to want in a run; without them the engine neither starts nor says why."""


def configure() -> None:
    """Set what the caller's environment leaves open. Call it before Prefect is imported: it reads them then.

    Raises:
        OSError: there is no room for Prefect's database.
    """
    if not any(name in os.environ for name in ELSEWHERE):
        check_room(prefect_home())
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
    for name in RUNS:
        logging.getLogger(name).addFilter(is_told)


def may_name_server() -> bool:
    """Whether the environment, or a file that Prefect reads, may name a server; Prefect itself is not asked yet."""
    home, here = prefect_home(), Path()
    files = (home / "profiles.toml", here / "prefect.toml", here / ".env")
    return "PREFECT_API_URL" in os.environ or any(file.is_file() for file in files)


def prefect_home() -> Path:
    """Where Prefect keeps its database and profiles."""
    return Path(os.environ.get("PREFECT_HOME", "~/.prefect")).expanduser().absolute()


def database() -> Path:
    """Where Prefect keeps its runs unless it is told otherwise."""
    return prefect_home() / "prefect.db"


def own_database() -> Path:
    """Where a command keeps its runs if that cannot be used: a file for each version of Prefect."""
    return prefect_home() / f"jixiao-{version('prefect')}.db"


@contextmanager
def alone() -> Iterator[None]:
    """Wait for other commands that begin: two servers that make one database at once leave neither."""
    if "PREFECT_API_URL" in os.environ:
        yield
        return
    home = prefect_home()
    home.mkdir(parents=True, exist_ok=True)
    with (home / BEGINNING).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def await_health(address: str, patience: float = START_SECONDS) -> None:
    """Wait so many seconds until the server answers. Raises ServerFailed."""
    import httpx  # noqa: PLC0415 a part of Prefect, which takes a second to import

    try:
        httpx.get(f"{address}/health", timeout=patience).raise_for_status()
    except httpx.HTTPError as error:
        raise ServerFailed(
            f"{address}: Prefect's server does not answer ({error}); see what it says with "
            "PREFECT_SERVER_LOGGING_LEVEL=WARNING, name another one with PREFECT_API_URL, or, where "
            f"{database()} is broken or of a newer Prefect, move that away: it holds past runs alone"
        ) from None


def check_room(home: Path) -> None:
    """Raise OSError where Prefect's folder cannot take its database."""
    disk = next(path for path in (home, *home.parents) if path.exists())
    if disk_usage(disk).free < ROOM:
        raise OSError(errno.ENOSPC, f"less than {ROOM // 2**20} MiB left for Prefect's database", str(home))


def is_told(record: logging.LogRecord) -> bool:
    """Whether the terminal is told too; not of errors, which the command raises and tells itself."""
    if record.levelno < logging.ERROR:
        return True
    for handler in logging.getLogger(record.name).handlers:
        handler.handle(record)
    return False

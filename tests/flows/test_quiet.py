"""What a command keeps from the terminal, and what it finds out before it starts the engine."""

import errno
import logging
from collections.abc import Iterator
from logging.handlers import BufferingHandler
from pathlib import Path

import pytest

from flows.prefect_settings import RUNS, check_room

NOWHERE = Path("/proc")
"""A file system without room."""


@pytest.fixture(params=RUNS)
def logger(request: pytest.FixtureRequest) -> logging.Logger:
    """A logger of runs."""
    return logging.getLogger(request.param)


@pytest.fixture
def server(logger: logging.Logger) -> Iterator[BufferingHandler]:
    """A handler of the logger's own, as that is which tells Prefect's server."""
    handler = BufferingHandler(capacity=100)
    logger.addHandler(handler)
    yield handler
    logger.removeHandler(handler)


def test_an_error_of_a_run_goes_to_the_server_alone(
    logger: logging.Logger, server: BufferingHandler, caplog: pytest.LogCaptureFixture
) -> None:
    logger.error("it failed")
    assert [record.getMessage() for record in server.buffer] == ["it failed"]
    assert not caplog.records


def test_a_warning_of_a_run_goes_to_both(
    logger: logging.Logger, server: BufferingHandler, caplog: pytest.LogCaptureFixture
) -> None:
    logger.warning("waiting")
    assert [record.getMessage() for record in (*server.buffer, *caplog.records)] == ["waiting"] * 2


@pytest.mark.skipif(not NOWHERE.exists(), reason="there is no file system without room")
def test_no_room_for_the_engine_is_told_before_it_starts() -> None:
    with pytest.raises(OSError, match="Prefect's database") as told:
        check_room(NOWHERE / "none" / "prefect")
    assert told.value.errno == errno.ENOSPC

"""The real workflow engine, started once, and folders to ingest."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from flows import prefect_settings

prefect_settings.configure()

from prefect.testing.utilities import prefect_test_harness  # noqa: E402

from flows.ingest import ingest  # noqa: E402
from flows.run import Report  # noqa: E402

Run = Callable[..., Report]


@pytest.fixture(scope="session", autouse=True)
def engine() -> Iterator[None]:
    """Prefect's own API on a database that is thrown away."""
    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Ingest paths into a dataset under the test's folder."""

    def ingested(
        *paths: Path,
        into: str = "data",
        city: int | None = None,
        year: int | None = None,
        all_copies: bool = False,
        accept_loss: bool = True,
    ) -> Report:
        inbox = [str(path) for path in paths]
        return ingest(
            inbox=inbox,
            out=str(tmp_path / into),
            city=city,
            year=year,
            all_copies=all_copies,
            accept_loss=accept_loss,
        )

    return ingested


def write(folder: Path, **files: str | bytes) -> Sequence[Path]:
    """Files of the given names and contents; `__` in a name is a point."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for name, data in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        found.append(path)
    return found

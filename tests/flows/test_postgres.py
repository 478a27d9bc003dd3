"""The deployments with PostgreSQL as Prefect's database: a cluster of its own, thrown away with the test."""

import getpass
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from flows.store import open_dataset
from tests.flows.served import free_port, serving

DEBIAN = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
"""Where Debian keeps the server's programs, which are on no one's PATH."""
PROGRAMS = os.pathsep.join([*map(str, reversed(DEBIAN)), os.environ["PATH"]])
OWNER = "postgres" if os.geteuid() == 0 else getpass.getuser()
"""Who may start a server: never root."""

pytestmark = pytest.mark.skipif(
    not all(shutil.which(name, path=PROGRAMS) for name in ("initdb", "pg_ctl", "psql")),
    reason="PostgreSQL is not installed",
)


def done(folder: Path, program: str, *arguments: str) -> str:
    """What a program of PostgreSQL's prints, run in a folder by its owner."""
    path = shutil.which(program, path=PROGRAMS)
    assert path is not None
    # A server that goes on running must not hold the pipes.
    with (folder / f"{program}.log").open("w+") as log:
        owner = OWNER if os.geteuid() == 0 else None
        subprocess.run([path, *arguments], cwd=folder, user=owner, stdout=log, stderr=log, check=True)
        log.seek(0)
        return log.read()


@pytest.fixture(scope="module")
def database() -> Iterator[tuple[Path, str]]:
    """An empty database on a free port: the folder of its cluster, and its address."""
    with TemporaryDirectory(prefix="jixiao-postgres-") as name:
        folder = Path(name)
        shutil.chown(folder, OWNER)
        port = free_port()
        done(
            folder, "initdb", "-D", "cluster", "-U", "prefect", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"
        )
        done(folder, "pg_ctl", "start", "-w", "-D", "cluster", "-o", f"-h 127.0.0.1 -p {port} -k {folder} -F")
        try:
            done(folder, "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "prefect", "prefect")
            yield folder, f"prefect@127.0.0.1:{port}/prefect"
        finally:
            done(folder, "pg_ctl", "stop", "-w", "-m", "immediate", "-D", "cluster")


def test_a_night_is_kept_in_postgresql(database: tuple[Path, str], tmp_path: Path) -> None:
    folder, address = database
    with serving(tmp_path, PREFECT_SERVER_DATABASE_CONNECTION_URL=f"postgresql+asyncpg://{address}") as served:
        assert "finished successfully" in served.ask("ingest/nightly")
    asked = "SELECT f.name, r.state_type FROM flow_run r JOIN flow f ON f.id = r.flow_id WHERE NOT r.auto_scheduled"
    assert done(folder, "psql", "-At", "-d", f"postgresql://{address}", "-c", asked).split() == ["ingest|COMPLETED"]
    assert open_dataset(served.root).generation == 1
    assert not list((tmp_path / "prefect").glob("*.db"))

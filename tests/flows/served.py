"""The product served as its manual says: one process, asked through Prefect's own command."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.filings import filing_text
from tests.flows.conftest import write

BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A process that serves the deployments."""

    root: Path
    inbox: Path
    api: str
    environment: dict[str, str]

    def ask(self, deployment: str, **parameters: object) -> str:
        """Run a deployment and wait for its end; what Prefect says of it."""
        asked = [part for name, value in parameters.items() for part in ("-p", f"{name}={json.dumps(value)}")]
        command = [str(BIN / "prefect"), "deployment", "run", deployment, *asked, "--watch"]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        return " ".join(done.stdout.split())


def free_port() -> int:
    """A port of this machine that no one listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def serving(folder: Path, *words: str, **settings: str) -> Iterator[Served]:
    """Serve an inbox with two filings, with settings of Prefect's."""
    write(folder / "in", a__txt=filing_text(), b__txt=filing_text("衡阳市示例局"))
    port = free_port()
    own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment = own | {"PREFECT_HOME": str(folder / "prefect"), "PYTHONUNBUFFERED": "1"} | settings
    command = [BIN / "jixiao", "serve", folder / "in", "--out", folder / "data", "--port", str(port), *words]
    api = f"http://127.0.0.1:{port}/api"
    with subprocess.Popen(list(map(str, command)), env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert any("being served" in line for line in process.stdout)
            yield Served(
                root=folder / "data", inbox=folder / "in", api=api, environment=environment | {"PREFECT_API_URL": api}
            )
        finally:
            process.terminate()

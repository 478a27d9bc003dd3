"""The deployments as they run: a real server, served by one process, asked through Prefect's own command."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from flows.store import open_dataset
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


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An inbox with two filings, served."""
    folder = tmp_path_factory.mktemp("served")
    write(folder / "in", a__txt=filing_text(), b__txt=filing_text("衡阳市示例局"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment = own | {"PREFECT_HOME": str(folder / "prefect"), "PYTHONUNBUFFERED": "1"}
    command = [BIN / "jixiao", "serve", folder / "in", "--out", folder / "data", "--port", str(port)]
    api = f"http://127.0.0.1:{port}/api"
    with subprocess.Popen(list(map(str, command)), env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert any("being served" in line for line in process.stdout)
        yield Served(
            root=folder / "data", inbox=folder / "in", api=api, environment=environment | {"PREFECT_API_URL": api}
        )
        process.terminate()


@pytest.fixture(scope="module")
def night(served: Served) -> str:
    """What Prefect says of a night."""
    return served.ask("ingest/nightly")


@pytest.mark.usefixtures("night")
def test_a_night_publishes_one_generation(served: Served) -> None:
    dataset = open_dataset(served.root)
    assert (dataset.generation, dataset.arrow("filings").num_rows) == (1, 2)


@pytest.mark.usefixtures("night")
@pytest.mark.parametrize(
    ("key", "word"), [("run", "## Generation"), ("coverage", "鄂州市"), ("coverage-picture", "svg")]
)
def test_a_run_leaves_its_artifacts(served: Served, key: str, word: str) -> None:
    data = httpx.get(f"{served.api}/artifacts/{key}/latest").json()["data"]
    assert word in (str(json.loads(data)) if key == "coverage" else data)


@pytest.mark.usefixtures("night")
def test_the_schedule_is_at_two_in_the_morning(served: Served) -> None:
    (schedule,) = httpx.get(f"{served.api}/deployments/name/ingest/nightly").json()["schedules"]
    assert (schedule["schedule"]["cron"], schedule["schedule"]["timezone"]) == ("0 2 * * *", "Asia/Shanghai")


@pytest.mark.usefixtures("night")
@pytest.mark.parametrize("city", ["鄂州市", 420700])
def test_a_city_is_run_again_by_parameters(served: Served, city: str | int) -> None:
    said = served.ask("rerun/rerun", city=city, year=2024)
    runs = open_dataset(served.root).pandas("runs").sort_values("finished_at")
    assert "finished successfully" in said
    assert json.loads(runs.parameters.iloc[-1]) == {"city": 420700, "year": 2024, "only": "all"}

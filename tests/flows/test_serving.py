"""The deployments as they run: a real server, served by one process, asked through Prefect's own command."""

import json
from collections.abc import Iterator

import httpx
import pytest

from flows.store import open_dataset
from tests.flows.served import Served, serving

DESK = "http://127.0.0.1:8321"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An inbox with two filings, served on SQLite beside an open desk."""
    with serving(tmp_path_factory.mktemp("served"), JIXIAO_DESK=DESK) as served:
        yield served


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
    ("key", "word"),
    [
        ("run", "## Generation"),
        ("run", f"({DESK}/queue)"),
        ("desk", f"{DESK}/queue"),
        ("coverage", "鄂州市"),
        ("coverage-picture", "svg"),
    ],
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


@pytest.mark.usefixtures("night")
def test_a_night_that_finds_its_inbox_gone_fails_and_touches_nothing(served: Served) -> None:
    before = open_dataset(served.root).generation
    away = served.inbox.rename(served.inbox.with_name("away"))
    said = served.ask("ingest/nightly")
    served.inbox.mkdir()
    empty = served.ask("ingest/nightly")
    served.inbox.rmdir()
    away.rename(served.inbox)
    failed = {"flow_runs": {"state": {"type": {"any_": ["FAILED"]}}}}
    found = httpx.post(f"{served.api}/flow_runs/filter", json=failed).json()
    assert len(found) == 2, (said, empty)
    assert all(run["name"].startswith("ingest 20") for run in found)
    assert open_dataset(served.root).generation == before

"""A dataset of two generations, and the two kinds of places it is published to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.made_rows import EZHOU, HENGYANG, extraction, run
from benchmarks.s3_server import Server, served
from flows.store import Change, commit, update_of
from tests.publishing.site import BUCKET, Site


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A store that speaks S3, told of by the environment."""
    folder = tmp_path_factory.mktemp("served")
    (folder / BUCKET).mkdir()
    with served(folder) as answering, pytest.MonkeyPatch.context() as patch:
        for name, value in answering.environment.items():
            patch.setenv(name, value)
        yield answering


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two cities; in the second generation one filing has other words and one row more, and one is new."""
    root = tmp_path_factory.mktemp("tables")
    first = [extraction("/a", "a", EZHOU), extraction("/b", "b", HENGYANG)]
    second = [extraction("/a", "a", EZHOU, mark="b", rows=3), extraction("/c", "c", EZHOU, rows=4)]
    for number, updates in enumerate((first, second), 1):
        commit(root, Change(updates=list(map(update_of, updates)), run=run(f"run-{number}")))
    return root


@pytest.fixture(params=["folder", "store"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    """A place without a release."""
    if request.param == "folder":
        return Site(target=str(tmp_path / "out"), folder=tmp_path / "out")
    server: Server = request.getfixturevalue("server")
    return Site(target=f"s3://{BUCKET}/{tmp_path.name}", folder=server.folder / BUCKET / tmp_path.name)

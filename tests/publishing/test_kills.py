"""A publish that is killed anywhere leaves the release before or the next one, whole, and the next publish lands."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from benchmarks.s3_server import Server
from flows.publishing import publish
from tests.killing import attempt
from tests.publishing.site import Site, contents

POINTS = 6
"""Kills all along a publish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Killed:
    """What was there after a publish was killed, and after the next one."""

    moved: bool
    """Whether the killed publish had brought its release into force."""
    whole: bool
    """Whether the release in force held all it should."""
    landed: bool
    left: frozenset[str]


def publish_second(environment: Mapping[str, str], scratch: Path, tables: Path, target: str) -> None:
    """Publish the second generation in a process that was started before the environment was told."""
    os.environ.update(environment)
    tempfile.tempdir = str(scratch)  # where a killed publish leaves what it was writing
    publish(tables, target, generation=2)


@pytest.fixture(params=["folder", "store"], scope="module")
def killed(
    request: pytest.FixtureRequest, tables: Path, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> list[Killed]:
    """Kills all along a publish of the second generation over the first."""
    here, within = tmp_path_factory.mktemp("killed"), str(tmp_path_factory.getbasetemp())
    work = partial(publish_second, server.environment, here, tables)
    spare = place(request.param, here, server, "spare")
    publish(tables, spare.target, generation=1)
    steps = attempt(partial(work, spare.target), within, -1) or 0
    sites = [place(request.param, here, server, str(point)) for point in range(POINTS + 1)]
    told = []
    for point, site in enumerate(sites):
        publish(tables, site.target, generation=1)
        before = site.files()
        dying = min(point * steps // POINTS, steps - 1)
        assert attempt(partial(work, site.target), within, dying) is None
        moved = site.number == 2
        whole = site.files() == (spare.files() if moved else before)
        publish(tables, site.target, generation=2)
        landed = site.files() == spare.files()
        left = frozenset(contents(site.folder)) - frozenset(contents(spare.folder))
        told.append(Killed(moved=moved, whole=whole, landed=landed, left=left))
    return told


def place(kind: str, here: Path, server: Server, name: str) -> Site:
    """A place of a kind."""
    if kind == "folder":
        return Site(target=str(here / name), folder=here / name)
    return Site(target=f"s3://bucket/{here.name}/{name}", folder=server.folder / "bucket" / here.name / name)


def test_a_kill_leaves_a_whole_release_in_force(killed: list[Killed]) -> None:
    assert all(each.whole for each in killed)


def test_kills_fell_on_both_sides_of_the_switch(killed: list[Killed]) -> None:
    assert {each.moved for each in killed} == {True, False}


def test_the_next_publish_lands(killed: list[Killed]) -> None:
    assert all(each.landed for each in killed)


def test_the_next_publish_sweeps_what_was_left(killed: list[Killed]) -> None:
    assert {path for each in killed for path in each.left} == set()

"""A commit that is killed anywhere leaves the old dataset or the new one, and the next commit cleans up."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from benchmarks.made_rows import EZHOU, HENGYANG, extraction, run
from flows.store import Change, Keep, commit, layout, update_of
from tests.killing import attempt
from tests.store.tree import marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Killed:
    """What was there after a commit of `mark` was killed, and after the next one."""

    mark: str
    seen: set[str]
    swept: set[str]
    healed: set[str]


def publish(root: Path, mark: str) -> None:
    """Publish a version of one city; the other stays."""
    updates = [update_of(extraction("/a", "a", EZHOU, mark=mark))]
    commit(root, Change(updates=updates, run=run("r")), Keep(days=0, at_least=1))


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> list[Killed]:
    """What was there after kills all along a commit, at every step of its end."""
    root = tmp_path_factory.mktemp("killed")
    commit(root, Change(updates=[update_of(extraction("/b", "b", HENGYANG, mark="whole"))], run=run("r")))
    for _ in range(2):
        publish(root, "whole")  # the second changes nothing, as those after each kill
    steps = attempt(partial(publish, root, "counted"), str(root), -1) or 0
    publish(root, "whole")
    told = []
    for point in sorted({*range(0, steps, 7), *range(steps - 8, steps)}):
        mark = f"killed at {point}"
        assert attempt(partial(publish, root, mark), str(root), point) is None
        seen = marks(root)
        publish(root, "whole")
        left = {path.name for path in (*root.iterdir(), *layout.generations(root).iterdir())}
        told.append(Killed(mark=mark, seen=seen, swept=left, healed=marks(root)))
    return told


def test_a_kill_leaves_the_old_dataset_or_the_new_one(killed: list[Killed]) -> None:
    assert all(each.seen in ({"whole"}, {"whole", each.mark}) for each in killed)


def test_kills_fell_on_both_sides_of_the_switch(killed: list[Killed]) -> None:
    assert {each.seen == {"whole"} for each in killed} == {True, False}


def test_the_next_commit_lands(killed: list[Killed]) -> None:
    assert all(each.healed == {"whole"} for each in killed)


def test_the_next_commit_sweeps_what_was_left(killed: list[Killed]) -> None:
    left = set().union(*(each.swept for each in killed))
    assert {name for name in left if not name.isdecimal()} == {".lock", "current", "generations"}


def test_a_lost_link_loses_no_rows(tmp_path: Path) -> None:
    publish(tmp_path, "a")
    layout.current(tmp_path).unlink()
    commit(tmp_path, Change(updates=[update_of(extraction("/b", "b", HENGYANG, mark="b"))], run=run("r")))
    assert marks(tmp_path) == {"a", "b"}

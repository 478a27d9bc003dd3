"""Runs about different cities go on together; those about the same one wait, and a killed one leaves no lock."""

import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from flows.selection import Selection
from flows.store.run_locks import run_lock
from tests.store.processes import SPAWN

ALL = Selection()
EZHOU = Selection(city_code=420700)
EZHOU_2024 = Selection(city_code=420700, year=2024)
HENGYANG = Selection(city_code=430400)
YEAR = Selection(year=2024)


def hold(root: Path, selection: Selection, pipe: Connection) -> None:
    """Take the lock, say so, and keep it until told."""
    with run_lock(root, selection, lambda _: pipe.send("waits")):
        pipe.send("holds")
        pipe.recv()


@pytest.mark.parametrize(
    ("first", "second", "heard"),
    [
        (EZHOU, HENGYANG, "holds"),
        (EZHOU, EZHOU, "waits"),
        (EZHOU, EZHOU_2024, "waits"),
        (ALL, EZHOU, "waits"),
        (EZHOU, ALL, "waits"),
        (YEAR, HENGYANG, "waits"),
        (ALL, ALL, "waits"),
    ],
)
def test_who_waits_for_whom(tmp_path: Path, first: Selection, second: Selection, heard: str) -> None:
    ours, theirs = SPAWN.Pipe()
    with run_lock(tmp_path, first):
        process = SPAWN.Process(target=hold, args=(tmp_path, second, theirs))
        process.start()
        assert ours.recv() == heard
    if heard == "waits":
        assert ours.recv() == "holds"
    ours.send(None)
    process.join()


def test_a_killed_run_leaves_its_turn(tmp_path: Path) -> None:
    ours, theirs = SPAWN.Pipe()
    process = SPAWN.Process(target=hold, args=(tmp_path, ALL, theirs))
    process.start()
    assert ours.recv() == "holds"
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    told: list[str] = []
    with run_lock(tmp_path, ALL, told.append):
        assert told == []

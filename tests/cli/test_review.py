"""`jixiao review` and `jixiao audit` as a person types them."""

import json
import subprocess
from pathlib import Path

import pytest

from mappings.correcting import read
from tests.cli.test_commands import JIXIAO, jixiao
from tests.filings import filing_text


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a dataset of one filing whose items do not add up."""
    folder = tmp_path_factory.mktemp("review")
    (folder / "a.txt").write_text(filing_text().replace("合计\t100\t", "合计\t180\t", 1), encoding="utf-8")
    assert jixiao("ingest", folder / "a.txt", "--out", folder / "data").returncode == 0
    return folder


@pytest.fixture
def address(place: Path) -> list[str]:
    """Filing and finding of the gravest cause."""
    told = json.loads(jixiao("review", "list", "--data", place / "data", "--json").stdout)
    address: str = told["listed"][0]["address"]
    return address.split()


def test_list_gives_an_address_for_each_cause(place: Path, address: list[str]) -> None:
    told = jixiao("review", "list", "--data", place / "data").stdout
    assert all(column in told for column in ("cause", "filings", "amount", "example", "address"))
    assert " ".join(address) in told


def test_a_decision_tells_what_to_run_next(place: Path, address: list[str], tmp_path: Path) -> None:
    where = ("--data", place / "data", "--corrections", tmp_path)
    done = jixiao("review", "accept", *address, "--why", "看过原件", "--who", "某人", *where)
    assert (done.returncode, len(list(tmp_path.glob("*.yaml")))) == (0, 1)
    assert f"next: jixiao ingest {place / 'a.txt'} --data {place / 'data'} --corrections {tmp_path}" in done.stdout
    assert jixiao("review", "list", "--json", *where).stdout.count(" ".join(address)) == 0


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--table", "funding", "--row", "0", "--field", "amount"), 0, "“100” → 1,234"),
        (("--table", "funding", "--row", "0"), 2, "--field"),
        (("--table", "funding", "--row", "99", "--field", "amount"), 2, "no row 99"),
        (("--table", "contacts", "--row", "0", "--field", "contact_person"), 2, "nothing is decided there"),
        (("--table", "funding", "--row", "0", "--field", "page"), 2, "not to be set"),
        (("99",), 2, "no finding 99"),
        ((), 2, "--table"),
    ],
)
def test_a_cell_without_a_finding(
    place: Path, address: list[str], tmp_path: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    where = ("--data", place / "data", "--corrections", tmp_path)
    done = jixiao("review", "edit", address[0], *words, "--meant", "1,234", "--why", "印章遮盖", *where)
    assert (done.returncode, told in done.stdout + done.stderr) == (code, True)


def test_a_contradiction_is_refused(place: Path, address: list[str], tmp_path: Path) -> None:
    where = ("--data", place / "data", "--corrections", tmp_path, "--why", "看过原件")
    cell = ("review", "edit", address[0], "--table", "funding", "--row", "0", "--field", "amount")
    assert jixiao(*cell, "--meant", "1,234", *where).returncode == 0
    again = jixiao(*cell, "--meant", "1,243", *where)
    assert (again.returncode, "already" in again.stderr) == (1, True)


def test_the_rules_are_listed() -> None:
    rules = json.loads(jixiao("audit", "--rules", "--json").stdout)
    assert {"id", "kind", "severity", "about"} == set(rules[0])
    assert rules[0]["id"] in jixiao("audit", "--rules").stdout


def test_four_reviewers_at_once_keep_all_their_decisions(place: Path, address: list[str], tmp_path: Path) -> None:
    where = ["--data", place / "data", "--corrections", tmp_path, "--why", "看过原件"]
    cells = [("--table", "funding", "--row", number, "--field", "amount") for number in range(4)]
    commands = [[JIXIAO, "review", "accept", address[0], *cell, "--who", f"某{cell[3]}", *where] for cell in cells]
    running = [subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL) for command in commands]
    assert [process.wait() for process in running] == [0] * 4
    (file,) = tmp_path.glob("*.yaml")
    assert sorted(entry.row or 0 for entry in read(file).corrections) == [0, 1, 2, 3]


def test_undo_says_what_it_took_back(place: Path, address: list[str], tmp_path: Path) -> None:
    where = ("--data", place / "data", "--corrections", tmp_path)
    cell = ("--table", "funding", "--row", "0", "--field", "amount")
    jixiao("review", "edit", address[0], *cell, "--meant", "1,234", "--why", "印章遮盖", "--who", "某人", *where)
    done = jixiao("review", "undo", "--who", "某人", *where)
    assert f"undone: {address[0]} funding 0 amount: edit “100” → 1,234 (某人" in done.stdout
    assert jixiao("review", "undo", "--who", "某人", *where).returncode == 2


def test_decisions_lie_in_the_dataset_unless_told_otherwise(place: Path, address: list[str]) -> None:
    done = jixiao("review", "accept", *address, "--why", "看过原件", "--who", "某人", "--data", place / "data")
    assert f"written to {place / 'data' / 'decisions'}" in done.stdout
    assert jixiao("ingest", place / "a.txt", "--out", place / "data").returncode == 0
    told = json.loads(jixiao("query", "SELECT decided_by FROM findings", "--data", place / "data", "--json").stdout)
    assert {"decided_by": "某人"} in told

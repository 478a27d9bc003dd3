"""Every command against what cannot be: one line that says what, where and what to do, and never a traceback."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

import pytest

from benchmarks.made_rows import extraction, run
from flows.cli.exits import unforeseen
from flows.cli.unforeseen import message_of
from flows.store import commit, open_dataset
from flows.store.change import Change, update_of
from schemas.filing import Partition
from tests.filings import filing_text

JIXIAO = Path(sys.executable).parent / "jixiao"
WRONG_USAGE, INBOX_GONE, FAILED = 2, 5, 1
CLOSED = Path("/proc/closed")
"""A place that not even root can write to."""
FULL = Path("/dev/full")
NOWHERE = "tcp://127.0.0.1:1"
"""An address at which no one listens."""
FILING = "FILING"
"""Stands for the id of the dataset's filing."""
AT, SAID = "--table filings --row 0", "--why x --who me --data data"
TABLE: Mapping[str, tuple[int, str]] = {
    "ingest nowhere": (INBOX_GONE, "nowhere: no such file or folder"),
    "ingest list.txt --out new": (INBOX_GONE, "list.txt: a list of paths"),
    "ingest in --out afile": (WRONG_USAGE, "afile: a file lies there"),
    "ingest in --out afile/below": (WRONG_USAGE, "afile/below: nothing can be written"),
    f"ingest in --out {CLOSED}": (WRONG_USAGE, f"{CLOSED}: nothing can be written"),
    "ingest in --out new --city 无此市": (WRONG_USAGE, "无此市"),
    "ingest in --out new --year 20226": (WRONG_USAGE, "20226: no budget year"),
    "ingest in --out new --year soon": (WRONG_USAGE, "--year"),
    "ingest in --out new --engine none": (WRONG_USAGE, "none: no such engine"),
    "ingest in --out new --runner none": (WRONG_USAGE, "none: no such runner"),
    f"ingest in --out new --runner dask --address {NOWHERE}": (WRONG_USAGE, f"{NOWHERE}: no Dask scheduler answers"),
    "ingest in --out new --runner dask --address here": (WRONG_USAGE, "here: no address of a scheduler"),
    f"ingest in --out new --address {NOWHERE}": (WRONG_USAGE, "--runner dask"),
    "ingest _": (WRONG_USAGE, "nothing is said among the words"),
    "ingest in --out _": (WRONG_USAGE, "nothing is said behind --out"),
    "ingest in --out=": (WRONG_USAGE, "nothing is said behind --out="),
    "ingest in --out new --corrections nowhere": (WRONG_USAGE, "nowhere: no such folder of corrections"),
    "ingest in --out new --corrections afile": (WRONG_USAGE, "afile: no such folder of corrections"),
    "ingest data --out data": (INBOX_GONE, "data: a dataset, and no document beside it"),
    "ingest data/generations --out new": (INBOX_GONE, "data/generations: a part of the dataset"),
    "ingest data/current/filings --out new": (INBOX_GONE, "data/current/filings: a part of the dataset"),
    "ingest": (WRONG_USAGE, "Missing argument"),
    "ingest in --nonsense": (WRONG_USAGE, "--nonsense"),
    "rerun --out nowhere": (WRONG_USAGE, "nowhere: no dataset"),
    "rerun --out afile": (WRONG_USAGE, "afile: no dataset"),
    "rerun --out in": (WRONG_USAGE, "in: no dataset"),
    "rerun --data data --only bogus": (WRONG_USAGE, "bogus: no such choice"),
    "rerun --out data --only bogus": (WRONG_USAGE, "bogus: no such choice"),
    "rerun --out data --city 无此市": (WRONG_USAGE, "无此市"),
    "rerun --out data --year 20226": (WRONG_USAGE, "20226: no budget year"),
    f"rerun --out data --runner dask --address {NOWHERE}": (WRONG_USAGE, f"{NOWHERE}: no Dask scheduler answers"),
    "rerun --out data --corrections nowhere": (WRONG_USAGE, "nowhere: no such folder of corrections"),
    "status --data _": (WRONG_USAGE, "nothing is said behind --data"),
    "status --data data/current": (WRONG_USAGE, "data/current: no dataset"),
    "status --data nowhere": (WRONG_USAGE, "nowhere: no dataset"),
    "status --data afile": (WRONG_USAGE, "afile: no dataset"),
    "status --data in": (WRONG_USAGE, "in: no dataset"),
    "rejects --data nowhere": (WRONG_USAGE, "nowhere: no dataset"),
    "rejects --data afile": (WRONG_USAGE, "afile: no dataset"),
    "serve nowhere": (INBOX_GONE, "nowhere: no such file or folder"),
    "serve in --out afile": (WRONG_USAGE, "afile: a file lies there"),
    f"serve in --out {CLOSED}": (WRONG_USAGE, f"{CLOSED}: nothing can be written"),
    "serve in --out new --cron 25_o'clock": (WRONG_USAGE, "25_o'clock: no schedule"),
    "serve in --out new --port 99999": (WRONG_USAGE, "--port"),
    "serve in --out new --notify nonsense": (WRONG_USAGE, "nonsense: no web hook"),
    "serve in --out new --notify file:///hook": (WRONG_USAGE, "file:///hook: no web hook"),
    "serve in --out new --corrections nowhere": (WRONG_USAGE, "nowhere: no such folder of corrections"),
    "serve in --out new --cron _": (WRONG_USAGE, "nothing is said behind --cron"),
    "serve in --out new": (FAILED, "Prefect's server does not answer"),
    "extract nowhere": (WRONG_USAGE, "nowhere: no such file"),
    "extract in": (WRONG_USAGE, "in: a folder"),
    "extract in/a.txt --engine none": (WRONG_USAGE, "none: no such engine"),
    "draw nowhere --out new.png": (WRONG_USAGE, "nowhere: no such file"),
    "draw in --out new.png": (WRONG_USAGE, "in: a folder"),
    f"draw in/a.txt --out {CLOSED}": (WRONG_USAGE, f"{CLOSED}: nothing can be written"),
    "draw in/a.txt --out in": (WRONG_USAGE, "in: a folder lies there"),
    "draw in/a.txt --out new.png": (WRONG_USAGE, "a.txt: no PDF and no picture"),
    "query SELECT_1 --data nowhere": (WRONG_USAGE, "nowhere: no dataset"),
    "query SELECT_1 --data afile": (WRONG_USAGE, "afile: no dataset"),
    "query nonsense --data data": (WRONG_USAGE, "nonsense"),
    f"query SELECT_1 --data data --xlsx {CLOSED}": (WRONG_USAGE, f"{CLOSED}: nothing can be written"),
    f"query SELECT_1 --data data --parquet {CLOSED}": (WRONG_USAGE, f"{CLOSED}: nothing can be written"),
    "query SELECT_1 --data data --xlsx in": (WRONG_USAGE, "in: a folder lies there"),
    "query SELECT_1 --data data --parquet afile/x.parquet": (WRONG_USAGE, "afile/x.parquet: nothing can be written"),
    "query SELECT_1 --data data --bom": (WRONG_USAGE, "--bom is for --csv"),
    f"export --table filings --data data --out {CLOSED}": (WRONG_USAGE, f"{CLOSED}: nothing can be written"),
    "export --table filings --data data --out in": (WRONG_USAGE, "in: a folder lies there"),
    "export --table none --data data --out new.xlsx": (WRONG_USAGE, "none"),
    "export --table filings --data nowhere --out new.xlsx": (WRONG_USAGE, "nowhere: no dataset"),
    "export --table filings --data data --year 20226 --out new.xlsx": (WRONG_USAGE, "20226: no budget year"),
    "explain none indicators 0 --data nowhere": (WRONG_USAGE, "nowhere: no dataset"),
    "explain none indicators 0 --data data": (WRONG_USAGE, "none"),
    f"explain none indicators 0 --data data --out {CLOSED}": (WRONG_USAGE, f"{CLOSED}: nothing can be written"),
    "publish new --data nowhere": (WRONG_USAGE, "nowhere: no dataset"),
    "publish data --data data": (WRONG_USAGE, "data: lies within the dataset"),
    "publish data/current --data data": (WRONG_USAGE, "data/current: lies within the dataset"),
    "publish data/new/below --data data": (WRONG_USAGE, "lies within the dataset"),
    f"export --table filings --data data --out {'a' * 300}.xlsx": (WRONG_USAGE, "a name too long"),
    f"draw {'a' * 300} --out new.png": (WRONG_USAGE, "its name is too long"),
    f"extract {'a' * 300}": (WRONG_USAGE, "its name is too long"),
    "publish _ --data data": (WRONG_USAGE, "nothing is said among the words"),
    "publish new --data data --keep 0": (WRONG_USAGE, "--keep 0"),
    "publish ftp://host --data data": (WRONG_USAGE, "ftp://host: no place to publish to"),
    "publish s3:// --data data": (WRONG_USAGE, "s3://: no address in a store"),
    "publish s3://b --data data --endpoint nonsense": (WRONG_USAGE, "nonsense: no endpoint"),
    "publish afile --data data": (WRONG_USAGE, "afile: a file lies there"),
    f"publish {CLOSED} --data data": (WRONG_USAGE, f"{CLOSED}: nothing can be written"),
    "report --city 鄂州市 --year 2024 --out new.html --data nowhere": (WRONG_USAGE, "nowhere: no dataset"),
    "report --city 鄂州市 --year 20226 --out new.html --data data": (WRONG_USAGE, "20226: no budget year"),
    f"report --city 鄂州市 --year 2024 --out {CLOSED} --data data": (WRONG_USAGE, f"{CLOSED}: nothing can be written"),
    "review list --data nowhere": (WRONG_USAGE, "nowhere: no dataset"),
    "review list --data afile": (WRONG_USAGE, "afile: no dataset"),
    "review accept none 0 --why x --data nowhere": (WRONG_USAGE, "nowhere: no dataset"),
    "review list --data data --corrections nowhere": (WRONG_USAGE, "nowhere: no such folder of corrections"),
    "review undo --data data --corrections nowhere": (WRONG_USAGE, "nowhere: no such folder of corrections"),
    f"review edit {FILING} {AT} --field bogus --meant x {SAID}": (WRONG_USAGE, "filings.bogus"),
    f"review edit {FILING} --table funding --row 0 --field year --meant 20240 {SAID}": (WRONG_USAGE, "“20240” is no"),
    f"review reject {FILING} {AT} --field bogus {SAID}": (WRONG_USAGE, "filings.bogus: no such column"),
    "names match _": (WRONG_USAGE, "nothing is said among the words"),
    "names report --data data --limit -1": (WRONG_USAGE, "--limit"),
    "names accept 甲乙丙满意度 --as bogus --why x": (WRONG_USAGE, "there is no indicator bogus"),
    "names report --data nowhere": (WRONG_USAGE, "nowhere: no dataset"),
    "names drift --from 7 --data data": (WRONG_USAGE, "7"),
    "names match": (WRONG_USAGE, "no name given"),
    "audit": (WRONG_USAGE, "--rules"),
    "nonsense": (WRONG_USAGE, "nonsense"),
}
"""What is typed, `_` for a space within a word: exit code, and what its one line says."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with an inbox, a file, a list of paths and a small dataset; it is the working folder of commands."""
    folder = tmp_path_factory.mktemp("wrong")
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(filing_text(), encoding="utf-8")
    (folder / "afile").write_text("a file", encoding="utf-8")
    (folder / "list.txt").write_text(f"in/a.txt\n{folder / 'in'}\n", encoding="utf-8")
    make(folder / "data", folder / "in" / "gone.txt")
    before = sorted(folder.rglob("*"))
    yield folder
    assert sorted(folder.rglob("*")) == before, "a command that was refused wrote something"


def make(root: Path, source: Path) -> None:
    """A dataset that knows one document."""
    made = extraction(str(source), "甲", Partition(city_code=420700, fiscal_year=2024))
    commit(root, Change(updates=[update_of(made)], run=run("1")))


def jixiao(place: Path, *words: str, out: int | IO[str] = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, with a Prefect that would fail at once if it was started."""
    prefect = {"PREFECT_API_URL": "http://127.0.0.1:1/api", "PREFECT_HOME": str(place.parent / "prefect")}
    command = [str(JIXIAO), *words]
    return subprocess.run(
        command, cwd=place, env=os.environ | prefect, stdout=out, stderr=subprocess.PIPE, text=True, check=False
    )


@pytest.mark.parametrize("typed", TABLE)
def test_what_cannot_be_is_told_in_one_line(place: Path, typed: str) -> None:
    code, said = TABLE[typed]
    (filing,) = open_dataset(place / "data").arrow("filings")["filing_id"].to_pylist()
    done = jixiao(place, *(word.replace("_", " ").replace(FILING, filing) for word in typed.split()))
    assert said.replace("_", " ") in done.stderr
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (code, 1, "")


def test_an_empty_inbox_whose_documents_the_dataset_knows_is_no_night_without_news(tmp_path: Path) -> None:
    inbox, root = tmp_path / "mounted", tmp_path / "data"
    inbox.mkdir()
    make(root, inbox / "a.txt")
    done = jixiao(tmp_path, "ingest", str(inbox), "--out", str(root))
    assert (done.returncode, "holds 1 documents of it" in done.stderr, done.stderr.count("\n")) == (INBOX_GONE, True, 1)
    assert open_dataset(root).generation == 1


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("form", ["--csv", "--json"])
def test_a_full_disk_behind_standard_output_is_told(place: Path, form: str) -> None:
    with FULL.open("w") as full:
        done = jixiao(place, "query", "SELECT * FROM filings", "--data", "data", form, out=full)
    assert (done.returncode, done.stderr.count("\n"), "make room" in done.stderr) == (FAILED, 1, True)


def test_what_no_one_foresaw_is_one_line_and_a_file(tmp_path: Path) -> None:
    root = tmp_path / "data"
    make(root, tmp_path / "a.txt")
    (root / "interim").mkdir()
    try:
        raise ZeroDivisionError("no one thought of this\nnor of that")
    except ZeroDivisionError as error:
        line = message_of(error, ["status", "--data", str(root)])
    (log,) = (root / "interim").glob("error-*.log")
    assert (line.count("\n"), str(log) in line, "the dataset is whole" in line) == (0, True, True)
    assert "Traceback" in log.read_text(encoding="utf-8")


READERS = (
    "status",
    "rejects",
    "review list",
    "query SELECT_*_FROM_filings",
    "export --table filings --out x.xlsx",
    "publish released",
    "names report",
)
"""Commands that read a dataset."""


@pytest.mark.parametrize("typed", READERS)
def test_a_broken_file_of_the_dataset_is_named(tmp_path: Path, typed: str) -> None:
    root = tmp_path / "data"
    make(root, tmp_path / "a.txt")
    table = "documents" if typed == "rejects" else "filings"
    broken = next((root / "current").resolve().joinpath(table).rglob("*.parquet"))
    broken.unlink()
    broken.write_bytes(b"broken")
    done = jixiao(tmp_path, *(word.replace("_", " ") for word in typed.split()), "--data", str(root))
    said = done.stderr.splitlines()[-1]
    assert (done.returncode, "generation 1 is damaged" in said, str(broken) in said) == (FAILED, True, True)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("typed", READERS)
def test_a_generation_that_was_emptied_is_none_without_rows(tmp_path: Path, typed: str) -> None:
    root = tmp_path / "data"
    make(root, tmp_path / "a.txt")
    for entry in (root / "generations" / "1").iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    done = jixiao(tmp_path, *(word.replace("_", " ") for word in typed.split()), "--data", str(root))
    assert (done.returncode, done.stderr.count("\n"), "1 is damaged" in done.stderr) == (FAILED, 1, True)


def test_a_handbook_that_was_cut_is_named(tmp_path: Path) -> None:
    root = tmp_path / "data"
    make(root, tmp_path / "a.txt")
    (root / "generations" / "1" / "datapackage.json").unlink()
    (root / "generations" / "1" / "datapackage.json").write_text("{")
    done = jixiao(tmp_path, "publish", "released", "--data", str(root))
    assert (done.returncode, done.stderr.count("\n")) == (FAILED, 1)
    assert "datapackage.json cannot be read" in done.stderr


@pytest.mark.parametrize(
    ("target", "told"),
    [("generations/77", "generations/77 is no generation"), (None, "is gone (there are 1, 2)"), ("", "no link")],
)
@pytest.mark.parametrize("typed", ["status --data", "rerun --out", "publish released --data"])
def test_a_pointer_that_leads_nowhere_is_told(tmp_path: Path, target: str | None, told: str, typed: str) -> None:
    root = tmp_path / "data"
    make(root, tmp_path / "a.txt")
    shutil.copytree(root / "generations" / "1", root / "generations" / "2")
    (root / "current").unlink()
    if target == "":
        (root / "current").write_text("generations/1")
    elif target is not None:
        (root / "current").symlink_to(target)
    done = jixiao(tmp_path, *typed.split(), str(root))
    assert (done.returncode, done.stderr.count("\n"), told in done.stderr) == (FAILED, 1, True)


@pytest.mark.parametrize("typed", ["status --data", "publish released --data"])
def test_a_first_generation_that_is_not_in_force_is_no_dataset_yet(tmp_path: Path, typed: str) -> None:
    root = tmp_path / "data"
    make(root, tmp_path / "a.txt")
    (root / "current").unlink()
    done = jixiao(tmp_path, *typed.split(), str(root))
    assert (done.returncode, done.stderr.count("\n"), "not in force yet" in done.stderr) == (WRONG_USAGE, 1, True)


@pytest.mark.parametrize(
    "error",
    [
        NotADirectoryError(errno.ENOTDIR, "Not a directory", "/data/interim/x"),
        PermissionError(errno.EACCES, "Permission denied", "/data/generations/.next"),
        FileExistsError(errno.EEXIST, "File exists", "/data/.locks"),
    ],
)
def test_what_lies_in_the_way_within_a_dataset_is_named(error: OSError) -> None:
    told, code = unforeseen(error)
    assert (code, told.startswith(f"{error.filename}: {error.strerror}; "), "report" in told) == (FAILED, True, False)


def test_decisions_that_are_no_folder_are_told(tmp_path: Path) -> None:
    root = tmp_path / "data"
    make(root, tmp_path / "a.txt")
    (filing,) = open_dataset(root).arrow("filings")["filing_id"].to_pylist()
    (root / "decisions").write_text("no folder", encoding="utf-8")
    cell = ("--table", "filings", "--row", "0", "--field", "department")
    done = jixiao(tmp_path, "review", "accept", filing, *cell, "--why", "it is", "--who", "me", "--data", str(root))
    assert (done.returncode, done.stderr.count("\n"), "decisions: " in done.stderr) == (WRONG_USAGE, 1, True)

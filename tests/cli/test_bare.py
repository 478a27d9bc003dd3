"""The main commands on a machine without any of the optional programs, as `scripts/bare.sh` shows one."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from flows.store import open_dataset
from tests.filings import filing_text
from tests.sources.building import ole_of

BARE = Path(__file__).parent.parent.parent / "scripts" / "bare.sh"
JIXIAO = Path(sys.executable).parent / "jixiao"
ROW = ("indicators", "0")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an inbox of two filings, one of them an old Word file that nothing here reads, ingested bare."""
    folder = tmp_path_factory.mktemp("bare")
    inbox = folder / "in" / "鄂州市" / "2024"
    inbox.mkdir(parents=True)
    (inbox / "a.txt").write_text(filing_text(), encoding="utf-8")
    (inbox / "old.doc").write_bytes(ole_of("WordDocument", bytes(8000)))
    done = bare(folder, "ingest", "in", "--out", "data")
    assert done.returncode == 0, done.stderr
    return folder


def bare(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, Prefect's own folder being kept between commands."""
    command = [BARE, "env", f"PREFECT_HOME={folder / 'prefect'}", JIXIAO, *words]
    return subprocess.run(list(map(str, command)), cwd=folder, capture_output=True, text=True, check=False)


def test_the_optional_programs_are_hidden(root: Path) -> None:
    hidden = [BARE, "sh", "-c", "command -v tesseract || command -v soffice || command -v chromium || command -v psql"]
    assert subprocess.run(list(map(str, hidden)), cwd=root, capture_output=True, check=False).stdout == b""


@pytest.mark.parametrize(
    "words",
    [
        ("ingest", "in", "--out", "data"),
        ("rerun", "--out", "data"),
        ("rerun", "--out", "data", "--only", "stale", "--dry-run"),
        ("status", "--data", "data"),
        ("rejects", "--data", "data"),
        ("review", "list", "--data", "data"),
        ("names", "report", "--data", "data"),
        ("query", "SELECT department FROM filings", "--data", "data"),
        ("export", "--table", "filings", "--out", "filings.xlsx", "--data", "data"),
        ("report", "--city", "鄂州市", "--year", "2024", "--out", "page.html", "--data", "data"),
        ("publish", "published", "--data", "data"),
        ("extract", "in/鄂州市/2024/a.txt"),
        ("audit", "--rules"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_a_command_does_its_work(root: Path, words: Sequence[str]) -> None:
    done = bare(root, *words)
    assert done.returncode == 0, done.stderr
    assert "installed" not in done.stderr


def test_a_row_is_explained(root: Path) -> None:
    (filing_id,) = open_dataset(root / "data").pandas("filings").filing_id
    done = bare(root, "explain", filing_id, *ROW, "--data", "data")
    assert (done.returncode, "rules, in their order" in done.stdout) == (0, True), done.stderr


def test_what_nothing_here_reads_is_a_reject_that_says_so(root: Path) -> None:
    assert "LibreOffice" in bare(root, "rejects", "--data", "data", "--json").stdout


def test_an_engine_that_is_not_here_is_wrong_usage(root: Path) -> None:
    done = bare(root, "ingest", "in", "--out", "data", "--engine", "tesseract")
    assert (done.returncode, "tesseract is not installed" in done.stderr) == (2, True)
    assert done.stderr.count("\n") == 1

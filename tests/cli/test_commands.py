"""The command as a person types it: what it prints, and its exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.filings import filing_text

JIXIAO = Path(sys.executable).parent / "jixiao"
FILING = filing_text()


def jixiao(*words: object) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run([JIXIAO, *map(str, words)], capture_output=True, text=True, check=False)


@pytest.fixture
def filing(tmp_path: Path) -> Path:
    """A readable filing."""
    path = tmp_path / "in" / "filing.txt"
    path.parent.mkdir()
    path.write_text(FILING, encoding="utf-8")
    return path


def test_ingest_ends_with_a_table_and_query_reads_it(filing: Path, tmp_path: Path) -> None:
    done = jixiao("ingest", filing, "--out", tmp_path / "data")
    assert (done.returncode, "Generation 1" in done.stdout) == (0, True)
    asked = jixiao("query", "SELECT department FROM filings", "--data", tmp_path / "data")
    assert "鄂州市示例局" in asked.stdout


def test_ingest_tells_a_program_what_it_did(filing: Path, tmp_path: Path) -> None:
    (filing.parent / "empty.txt").touch()
    told = json.loads(jixiao("ingest", filing.parent, "--out", tmp_path / "data", "--json").stdout)
    assert told["outcomes"] == {"filings": 1, "rejected": 1}
    assert [reject["error"] for reject in told["rejects"]] == ["EmptyDocument"]


def test_a_run_in_which_nothing_could_be_read_exits_3(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert jixiao("ingest", tmp_path / "empty.txt", "--out", tmp_path / "data").returncode == 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("query", "nonsense", "--data", "nowhere"), "no dataset is here yet"),
        (("extract", "nowhere"), "nowhere: no such file"),
        (("query", "SELECT 1", "--data", "nowhere"), "no dataset is here yet"),
        (("ingest",), "Missing argument"),
    ],
)
def test_wrong_usage_exits_2_and_says_what_to_do(words: tuple[str, ...], told: str) -> None:
    done = jixiao(*words)
    assert done.returncode == 2
    assert told in done.stderr


def test_an_unknown_city_is_wrong_usage(filing: Path, tmp_path: Path) -> None:
    done = jixiao("ingest", filing, "--out", tmp_path / "data", "--city", "无此市")
    assert (done.returncode, "无此市" in done.stderr) == (2, True)


def test_extract_prints_what_it_understood(filing: Path) -> None:
    done = jixiao("extract", filing)
    assert (done.returncode, "公用经费控制率" in done.stdout) == (0, True)


def test_extract_prints_json(filing: Path) -> None:
    told = json.loads(jixiao("extract", filing, "--json").stdout)
    assert told["filings"][0]["partition"] == {"city_code": 420700, "fiscal_year": 2024}


def test_extract_does_not_import_the_workflow_engine(filing: Path) -> None:
    code = (
        "import sys; from flows.cli.extract import read_one; from pathlib import Path; "
        f"read_one(Path({str(filing)!r}), 'paddle'); "
    )
    done = subprocess.run(
        [sys.executable, "-c", code + "print('prefect' in sys.modules)"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"

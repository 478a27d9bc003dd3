"""The command as a person types it."""

import subprocess
import sys
from pathlib import Path

from tests.city_report.made import CITY, YEAR

JIXIAO = Path(sys.executable).parent / "jixiao"


def report(*words: object) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run([JIXIAO, "report", *map(str, words)], capture_output=True, text=True, check=False)


def test_it_writes_the_page_and_says_how_large_it_is(root: Path, text: str, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    done = report("--city", CITY, "--year", YEAR, "--data", root, "--out", out)
    assert (done.returncode, done.stdout) == (0, f"{out}: {len(text.encode()):,} bytes\n")
    assert out.read_text(encoding="utf-8") == text


def test_wrong_usage_exits_2_and_says_what_to_do(root: Path, tmp_path: Path) -> None:
    done = report("--city", CITY, "--year", 2030, "--data", root, "--out", tmp_path / "page.html")
    assert (done.returncode, "choose one of 2024" in done.stderr) == (2, True)
    assert not (tmp_path / "page.html").exists()

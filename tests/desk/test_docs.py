"""What the manual tells to type opens a desk that answers."""

import shlex
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.project.test_readme import ROOT, commands

PAGES = ("docs/desk.md", "docs/desk.zh.md")


def test_each_command_of_the_manual_runs(root: Path, tmp_path: Path) -> None:
    (tmp_path / ".venv").symlink_to(sys.prefix)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "tables").symlink_to(root)
    for command in dict.fromkeys(command for page in PAGES for command in commands(page)):
        words = shlex.split(command)
        if words[1] != "desk":
            done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            continue
        process = subprocess.Popen([*words, "--port", "0"], cwd=tmp_path, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        address = process.stdout.readline().split(": ")[1].split(" ")[0]
        answer = httpx.get(address, timeout=120)
        process.send_signal(signal.SIGINT)
        assert (answer.status_code, process.wait()) == (200, 0)


def test_both_languages_tell_the_same_commands_and_pages() -> None:
    english, chinese = ((ROOT / page).read_text(encoding="utf-8") for page in PAGES)
    assert commands(PAGES[0]) == commands(PAGES[1])
    rows = [
        [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| `")]
        for text in (english, chinese)
    ]
    assert [row.replace("、", ", ") for row in rows[1]] == rows[0]


@pytest.mark.parametrize("name", PAGES)
def test_its_picture_is_there(name: str) -> None:
    assert "](desk.png)" in (ROOT / name).read_text(encoding="utf-8")
    assert (ROOT / "docs" / "desk.png").stat().st_size > 10_000

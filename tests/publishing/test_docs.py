"""The commands of docs/publishing.md, as they stand there."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.s3_server import Server
from flows.store import open_dataset

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")
ENDPOINT = "http://127.0.0.1:9000"
"""What the page says for the server that answers here."""


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory, tables: Path, server: Server) -> Path:
    """A folder in which the page's paths hold, after its commands have run."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "data").mkdir()
    (folder / "data" / "tables").symlink_to(tables)
    for line in "".join(blocks("sh")).replace(ENDPOINT, server.endpoint).splitlines():
        program, *words = shlex.split(line)
        command = [str(Path(sys.executable).parent / program), *words, "--json"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("code", blocks("python"))
def test_each_block_of_python_reads_what_was_published(checkout: Path, code: str) -> None:
    own = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=checkout, env=own, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_checksums_are_checked_as_the_page_says(checkout: Path) -> None:
    (command,) = re.findall(r"`(cd -P [^`]*SHA256SUMS)`", TEXT)
    subprocess.run(command, shell=True, cwd=checkout, check=True, capture_output=True)


def test_the_published_folder_is_a_dataset(checkout: Path) -> None:
    assert open_dataset(checkout / "published").generation == 1

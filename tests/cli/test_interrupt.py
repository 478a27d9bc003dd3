"""Ctrl-C in a real terminal: an end at once, what was finished kept, no process left."""

import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from flows.cli.engine import INTERRUPTED, TOLD
from tests.filings import filing_text

JIXIAO = Path(sys.executable).parent / "jixiao"
PAGES = 80
CTRL_C = b"\x03"
STUBBORN = """
import signal
from flows.cli import engine
engine.GRACE = {grace}
with engine.interrupted_at_once():
    try:
        print("ready", flush=True)
        signal.pause()
    except KeyboardInterrupt:
        print("interrupted", flush=True)
        signal.pause()
"""
"""A command that goes on after the first Ctrl-C."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A command that was interrupted in a terminal."""

    folder: Path
    code: int
    printed: str


def scan(path: Path) -> None:
    """A scan of many pages."""
    page = Image.new("L", (1240, 1754), 255)
    brush = ImageDraw.Draw(page)
    for line in range(100, 1600, 120):
        brush.text((100, line), "2024  1,234.56  95%", fill=0, font_size=48)
    page.save(path, save_all=True, append_images=[page] * (PAGES - 1), compression="tiff_deflate")


def chunks(terminal: int) -> Iterator[str]:
    """What comes out of a terminal until no one writes to it any more."""
    while True:
        try:
            found = os.read(terminal, 4096)
        except OSError:  # so Linux tells the end
            return
        if not found:
            return
        yield found.decode(errors="replace")


def interrupted(command: list[str], environment: dict[str, str], due: Callable[[str], bool]) -> tuple[int, str]:
    """The exit code of a command and all that it printed; Ctrl-C is typed once `due` says so of the print so far."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], command, environment)
    printed, typed = "", False
    for chunk in chunks(terminal):
        printed += chunk
        if not typed and due(printed):
            typed = True
            os.write(terminal, CTRL_C)
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert typed, printed
    return os.waitstatus_to_exitcode(status), printed


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """An ingestion of a filing and a scan, interrupted once the filing is done and a page of the scan is."""
    folder = tmp_path_factory.mktemp("interrupted")
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(filing_text(), encoding="utf-8")
    scan(folder / "in" / "scan.tif")
    command = [str(JIXIAO), "ingest", str(folder / "in"), "--out", str(folder / "data")]
    environment = os.environ | {"PREFECT_HOME": str(folder / "prefect"), "TERM": "xterm"}

    def due(printed: str) -> bool:
        return bool(re.search(r"[2-9] pages", printed)) and bool(results(folder))

    code, printed = interrupted(command, environment, due)
    return Ended(folder=folder, code=code, printed=printed)


def results(folder: Path) -> list[Path]:
    """The documents that are done."""
    return [path for path in (folder / "data" / "interim").glob("*-*/??/*.msgpack") if "pages" not in path.parts]


def recognised(folder: Path) -> list[Path]:
    """The pages that are done."""
    return list((folder / "data" / "interim" / "pages").rglob("*.msgpack"))


def test_it_ends_with_130_and_one_line(ended: Ended) -> None:
    assert ended.code == INTERRUPTED
    assert ended.printed.count(TOLD) == 1
    assert "Traceback" not in ended.printed
    assert ended.printed.rstrip().endswith(TOLD)


def test_what_was_finished_is_kept_and_nothing_is_published(ended: Ended) -> None:
    assert len(results(ended.folder)) == 1
    assert 1 <= len(recognised(ended.folder)) < PAGES
    assert not (ended.folder / "data" / "current").exists()


def test_no_process_is_left(ended: Ended) -> None:
    own = f"PREFECT_HOME={ended.folder / 'prefect'}".encode()
    assert [process for process in Path("/proc").glob("[0-9]*") if own in environment_of(process)] == []


def environment_of(process: Path) -> bytes:
    """The settings that a process began with; nothing of one that has ended."""
    try:
        return (process / "environ").read_bytes()
    except OSError:
        return b""


@pytest.mark.parametrize(("grace", "presses"), [(3600, 2), (0.01, 1)])
def test_a_second_one_or_the_end_of_patience_ends_it_at_once(grace: float, presses: int) -> None:
    script = [sys.executable, "-c", STUBBORN.format(grace=grace)]
    with subprocess.Popen(script, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(presses):
            assert process.stdout.readline()
            process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert (process.returncode, said.strip()) == (INTERRUPTED, TOLD)

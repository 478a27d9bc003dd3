"""`jixiao desk` in a process of its own, as a person starts it."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

JIXIAO = Path(sys.executable).with_name("jixiao")
ADDRESS = re.compile(r"http://\S+?(?=/ )")
PATIENCE = 120_000
"""Milliseconds that a page may take on a machine with other work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A desk."""

    address: str
    pid: int

    @property
    def megabytes(self) -> int:
        """Resident memory of its own process, without those that read pages."""
        told = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", told)[1]) // 1024  # type: ignore[index]


@contextmanager
def served(data: Path, *words: str) -> Iterator[Served]:
    """Serve a dataset on a port that is free."""
    command = [str(JIXIAO), "desk", "--data", str(data), "--port", "0", *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        found = ADDRESS.search(process.stdout.readline())
        assert found is not None
        yield Served(address=found[0], pid=process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


@contextmanager
def browsed(width: int = 1280, height: int = 860, scheme: str = "light") -> Iterator[Page]:
    """A page in Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        page.set_default_timeout(PATIENCE)
        yield page
        browser.close()


def ingested(out: Path, *inbox: Path) -> Path:
    """A dataset of documents."""
    subprocess.run([JIXIAO, "ingest", *inbox, "--out", out, "--json"], check=True, stdout=subprocess.DEVNULL)
    return out

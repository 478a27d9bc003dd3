"""Debian's Chromium, which asks nothing of the network by itself."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium")
OFFLINE = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser of the test's own; where none is installed the test is skipped."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed; `make tools` installs it")
    with sync_playwright() as engine:
        opened = engine.chromium.launch(executable_path=CHROMIUM, args=OFFLINE)
        yield opened
        opened.close()

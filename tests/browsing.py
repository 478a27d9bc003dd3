"""Debian's Chromium, which asks nothing of the network by itself."""

import shutil
from collections.abc import Iterator

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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser of the module's own; where none is installed its tests are skipped.

    Playwright's loop runs in this thread as long as the browser is open, so that no other module's loop could:
    a wider scope would break whatever the same worker runs next.
    """
    if CHROMIUM is None:
        pytest.skip("chromium is not installed; `make tools` installs it")
    with sync_playwright() as engine:
        opened = engine.chromium.launch(executable_path=CHROMIUM, args=OFFLINE)
        yield opened
        opened.close()

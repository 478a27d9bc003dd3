"""A dataset, a desk over it whose decisions are each test's own, and Debian's Chromium."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import browser
from tests.desk.made import made
from tests.desk.serving import START_SECONDS, desk
from tests.flows.explaining import filing_of

__all__ = ["browser"]

PATIENCE = 60_000
"""Milliseconds that a page may take on a machine with other work."""
REFUSED = "the server responded with a status of 40"
"""What Chromium notes of an answer that says why something was not done."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset; nothing is decided in it."""
    return made(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="session")
def decisions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of decisions of the desk that tests share."""
    return tmp_path_factory.mktemp("decided") / "decisions"


@pytest.fixture(scope="session")
def served(root: Path, decisions: Path) -> Iterator[str]:
    """The address of that desk."""
    with desk(root, decisions) as address:
        # The processes that read pages take a while to begin; no test is about that.
        httpx.get(f"{address}/print/{filing_of(root, 'form.pdf')}/indicators/0", timeout=START_SECONDS)
        yield address


@pytest.fixture
def undecided(served: str, decisions: Path) -> Iterator[str]:
    """The same, with no decision before the test and none after."""
    shutil.rmtree(decisions, ignore_errors=True)
    yield served
    shutil.rmtree(decisions, ignore_errors=True)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page at a desk; what it asks elsewhere, and what its console says, fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)
    said: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(error.message))
    opened.on("request", lambda request: asked.append(request.url))
    yield opened
    context.close()
    assert [text for text in said if REFUSED not in text] == []
    assert [url for url in asked if not url.startswith(("http://127.0.0.1:", "data:"))] == []

"""The dataset that the pages are about, and the page of its city."""

from pathlib import Path

import pytest
from lxml import html

from flows.city_report import CityReport, city_report, rendered
from tests.browsing import browser
from tests.city_report.made import CITY, YEAR, made

__all__ = ["browser"]


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of four cities."""
    return made(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="session")
def book(root: Path) -> CityReport:
    """What is told of one city."""
    return city_report(root, CITY, YEAR)


@pytest.fixture(scope="session")
def text(book: CityReport) -> str:
    """Its page."""
    return rendered(book)


@pytest.fixture(scope="session")
def page(text: str) -> html.HtmlElement:
    """The page's elements."""
    return html.document_fromstring(text)

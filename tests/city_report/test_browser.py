"""The page in a real browser: on a phone, on a desk, in the dark, on paper."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import pdfplumber
import pytest
from lxml import html
from playwright.sync_api import Browser, Page

import flows.city_report
from flows.city_report import CityReport, write

WIDTHS = (390, 1280)
"""Of a phone and a desk, in pixels."""
STYLE = Path(flows.city_report.__file__).parent / "templates" / "style.css"
TEXTS = ("ink", "soft", "accent", "own", "error", "warning", "yes")
SHAPES = ("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8")


@pytest.fixture(scope="module")
def address(book: CityReport, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the page lies."""
    out = tmp_path_factory.mktemp("page") / "page.html"
    write(book, out)
    return out.as_uri()


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """The page on a desk."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    yield page
    page.close()


def test_the_page_loads_alone_and_without_complaint(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(error.message))
    page.goto(address, wait_until="networkidle")
    page.close()
    assert [url for url in asked if not url.startswith("data:")] == [address]
    assert said == []


def test_its_pictures_are_shown(opened: Page) -> None:
    loaded = opened.evaluate("[...document.images].map(image => image.complete && image.naturalWidth > 0)")
    assert loaded == [True]


@pytest.mark.parametrize(("width", "scheme"), list(product(WIDTHS, ("light", "dark"))))
def test_nothing_stands_out_sideways(browser: Browser, address: str, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address)
    assert page.evaluate("document.scrollingElement.scrollWidth") == width
    cells = page.evaluate(
        "[...document.querySelectorAll('th, td')].filter(cell => !cell.closest('.scroll, thead')"
        " && cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.textContent.trim())"
    )
    page.close()
    assert cells == []


@pytest.mark.parametrize("place", ["money", "doubts", "filings"])
def test_a_link_of_the_contents_leads_to_its_section(opened: Page, place: str) -> None:
    opened.click(f"nav a[href='#{place}']")
    assert opened.evaluate("location.hash") == f"#{place}"
    assert opened.locator(f"#{place}-head").is_visible()


def test_a_place_leads_to_the_amount_in_the_ledgers(opened: Page) -> None:
    link = opened.locator("table.money td a.ref").first
    number = opened.locator("table.money td .n").first.text_content()
    link.click()
    assert opened.locator(":target .n").text_content() == number


def test_a_table_is_sorted_by_its_heads(opened: Page) -> None:
    head = opened.locator("table.filings thead th", has_text="文件")
    head.locator("button").click()
    names = [
        text.partition("\n")[0]
        for text in opened.locator("table.filings tbody td.name:nth-of-type(3)").all_inner_texts()
    ]
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").click()
    back = [
        text.partition("\n")[0]
        for text in opened.locator("table.filings tbody td.name:nth-of-type(3)").all_inner_texts()
    ]
    assert back == names[::-1]


def test_the_search_box_leaves_what_holds_its_words(opened: Page) -> None:
    rows = opened.locator("table.filings tbody tr")
    whole = rows.count()
    opened.fill(".search input", "样例局")
    assert 0 < rows.locator("visible=true").count() < whole
    opened.fill(".search input", "")


def test_on_paper_it_has_pages_and_nothing_is_cut_off(opened: Page, text: str, tmp_path: Path) -> None:
    opened.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    with pdfplumber.open(tmp_path / "page.pdf") as pdf:
        words = [(word, page.width) for page in pdf.pages for word in page.extract_words()]
        printed = "".join(page.extract_text() for page in pdf.pages)
        assert len(pdf.pages) > 1
    margin = 12 / 25.4 * 72
    assert all(margin - 1 < word["x0"] and word["x1"] < width - margin + 1 for word, width in words)
    amounts = html.document_fromstring(text).xpath("//table[@class='lines']//span[@class='n']/text()")
    assert [amount for amount in amounts if amount not in printed] == []


def colours(scheme: str) -> dict[str, str]:
    """The colours of a scheme."""
    light, dark = re.findall(r":root \{(.*?)\}", STYLE.read_text(encoding="utf-8"), re.DOTALL)
    return dict(re.findall(r"--([\w]+): #([0-9a-f]{3,6});", {"light": light, "dark": dark}[scheme]))


def contrast(one: str, other: str) -> float:
    """Of two colours, by WCAG 2.2."""

    def light(colour: str) -> float:
        whole = colour if len(colour) == 6 else "".join(sign * 2 for sign in colour)
        parts = [int(whole[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    lights: Sequence[float] = sorted((light(one), light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_told_apart_from_the_paper(scheme: str) -> None:
    found = colours(scheme)
    grounds = [found["paper"], found["shade"]]
    assert [name for name in TEXTS if min(contrast(found[name], ground) for ground in grounds) < 4.5] == []
    assert [name for name in SHAPES if contrast(found[name], found["paper"]) < 3] == []

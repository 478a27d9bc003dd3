"""Pages as people have them: on a phone and a desk, light and dark, with a keyboard, read aloud, on paper."""

import re
from itertools import product
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

import flows.desk
from tests.city_report.test_browser import WIDTHS, colours, contrast
from tests.flows.explaining import filing_of

PAGES = ("/", "/queue?severity=all", "/next", "/next?kind=unit_suspect", "/decisions", "/browse", "/apply", "/names")
STYLE = Path(flows.desk.__file__).parent / "static" / "desk.css"
UNNAMED = """
() => [...document.querySelectorAll('input:not([type=hidden]), select, button, a[href], svg[role=img], progress')]
    .filter(each => each.checkVisibility() && !(each.getAttribute('aria-label') || each.labels?.length
        || each.textContent.trim() || each.closest('label')))
    .map(each => each.outerHTML.slice(0, 120))
"""


def every(root: Path) -> list[str]:
    """One address of each kind of page."""
    filing = filing_of(root, "form.pdf")
    return [*PAGES, f"/filing/{filing}", "/browse/indicators?facet=level1", f"/cell/{filing}/indicators/0?field=value"]


@pytest.mark.parametrize(("width", "scheme"), list(product(WIDTHS, ("light", "dark"))))
def test_nothing_stands_out_sideways(browser: Browser, root: Path, served: str, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    wide = {}
    for address in every(root):
        page.goto(f"{served}{address}")
        wide[address] = page.evaluate("document.scrollingElement.scrollWidth")
    page.close()
    assert wide == dict.fromkeys(wide, width)


def test_all_that_is_pressed_or_filled_in_has_a_name(page: Page, root: Path, served: str) -> None:
    for address in every(root):
        page.goto(f"{served}{address}")
        assert page.evaluate(UNNAMED) == [], address
        assert page.locator("h1").count() == 1, address
        assert page.locator("html").get_attribute("lang") == "zh-CN"


def test_a_page_in_english_has_no_chinese_but_what_is_printed(page: Page, served: str) -> None:
    page.goto(f"{served}/queue?lang=en")
    told = page.locator("nav.top, .filter label, thead, h1").all_inner_texts()
    left = "".join(told).replace("中文", "")
    cities = page.locator(".filter option").all_inner_texts()
    for text in cities:
        left = left.replace(text, "")
    assert re.findall(r"[\u4e00-\u9fff]+", left.replace("万元", "")) == []
    page.goto(f"{served}/?lang=zh")


def test_the_keyboard_reaches_the_decision_and_shows_where_it_is(page: Page, served: str) -> None:
    page.goto(f"{served}/next")
    expect(page.locator("#decide")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("a")
    assert page.evaluate("document.activeElement.id") == "save"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_lit_row_is_told_apart_from_its_text(scheme: str) -> None:
    found = re.findall(r"--lit: #([0-9a-f]+)", STYLE.read_text(encoding="utf-8"))
    assert contrast(colours(scheme)["ink"], found[scheme == "dark"]) >= 4.5


def test_on_paper_the_buttons_are_left_out(page: Page, served: str) -> None:
    page.goto(f"{served}/next?kind=unit_suspect")
    expect(page.locator(".print figure")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#save")).to_be_hidden()
    expect(page.locator("nav.top")).to_be_hidden()
    expect(page.locator(".message")).to_be_visible()


def test_why_is_told_in_chinese_and_in_english_where_it_is_asked_for(root: Path, served: str) -> None:
    filings = [filing_of(root, name) for name in ("a.txt", "d0.txt", "form.pdf")]
    rows = [(filing, table, row) for filing in filings for table in ("funding", "indicators") for row in (0, 1)]
    with httpx.Client(base_url=served, timeout=120) as client:
        told = [client.get(f"/why/{filing}/{table}/{row}") for filing, table, row in rows]
        told += [client.get(f"/why/{filing}/filings/0") for filing in filings]
        texts = [re.sub(r"<[^>]+>", " ", answer.text) for answer in told if 'class="why"' in answer.text]
        english = client.get(f"/why/{filings[0]}/funding/0?lang=en").text
    assert len(texts) > len(filings)
    assert {word for text in texts for word in re.findall(r"[A-Za-z]{3,}", text)} == set()
    assert "Rules, in their order" in english
    assert re.search(r">\s*number\s*<", english)


def test_an_error_is_told_in_the_language_of_the_page(root: Path, served: str) -> None:
    filing = filing_of(root, "a.txt")
    assert "没有第 99 行" in httpx.get(f"{served}/cell/{filing}/funding/99").text
    assert "has no row 99" in httpx.get(f"{served}/cell/{filing}/funding/99?lang=en").text
    assert "不是数字" in httpx.get(f"{served}/browse/funding?amount=viel").text

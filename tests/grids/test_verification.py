"""What the text of a page says against what the page shows: maps that mislead, and figures that stand in no text."""

import base64
import io
from pathlib import Path

import matplotlib as mpl
import pytest
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser

from extractors.grids.documents import read_pdf
from extractors.ocr.port import Ocr
from extractors.scans.page_cache import PageKey
from extractors.scans.scanner import Scanner
from flows.workers.scanner import scanner
from schemas.grid import Content
from schemas.page import PICTURE, Page
from tests.browsing import browser
from tests.grids.drawing import Sheet, pdf_of
from tests.grids.reading import document_of
from tests.sources.misnaming import misnamed

__all__ = ["browser"]

FONT = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
PAGE = """<!doctype html><meta charset=utf-8>
<style>
@font-face {{ font-family: outlined; src: url(data:font/ttf;base64,{font}) }}
td {{ border: 1px solid #000; padding: 4px }} table {{ border-collapse: collapse; width: 100% }}
body {{ font-family: {family} }}
</style>
<h3>2024年部门整体支出绩效目标申报表</h3>
<table>
<tr><td>部门名称</td><td colspan=3>青禾县水务局</td></tr>
<tr><td rowspan=2>年度预算（万元）</td><td>资金总额</td><td colspan=2>833.50</td></tr>
<tr><td>基本支出</td><td colspan=2>{basic}</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>整治河道长度</td><td>≥27公里</td></tr>
</table>"""
OUTLINED, PICTURED = "outlined, sans-serif", "Noto Sans CJK SC, sans-serif"
"""A font that Chromium embeds with outlines, and one of which it makes a font of drawings (Type 3)."""
PLAIN, VERIFYING = scanner(), scanner(verify=True)


def printed(browser: Browser, family: str, *, basic: str = "590.16") -> bytes:
    """A filing as Chromium prints it."""
    font = base64.b64encode(FONT.read_bytes()).decode()
    page = browser.new_page()
    page.set_content(PAGE.format(font=font, family=family, basic=basic))
    data = page.pdf(format="A4")
    page.close()
    return data


def read(data: bytes, reader: Scanner) -> Content:
    """The document as it is read."""
    return read_pdf(document_of(data), reader)


def differ(content: Content) -> list[tuple[str, str]]:
    """What the text says, and what the page shows."""
    return [(look.first, look.second) for look in content.read_twice if look.by == PICTURE]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("3", "5", [("855.30", "833.50"), ("390.16", "590.16")]),
        ("9", "6", [("560.19", "590.16")]),
        ("2", "7", [("≥72公里", "≥27公里")]),
    ],
)
def test_digits_drawn_as_others_are_told(browser: Browser, one: str, other: str, told: list[tuple[str, str]]) -> None:
    lying = misnamed(printed(browser, OUTLINED), {one: other, other: one})
    assert [pair for pair in differ(read(lying, PLAIN)) if "年" not in pair[0]] == told


def test_honest_text_is_not_looked_at(browser: Browser) -> None:
    content = read(printed(browser, OUTLINED), PLAIN)
    assert (content.read_twice, content.unread, content.engine) == ((), (), None)


@pytest.mark.parametrize("family", [OUTLINED, PICTURED])
def test_honest_text_is_verified(browser: Browser, family: str) -> None:
    content = read(printed(browser, family), VERIFYING)
    assert (content.read_twice, content.unread) == ((), ())


def test_fonts_of_drawings_are_verified_where_that_is_asked_for(browser: Browser) -> None:
    lying = misnamed(printed(browser, PICTURED), {"8": "6", "6": "8"})
    assert differ(read(lying, PLAIN)) == []
    assert differ(read(lying, VERIFYING)) == [("633.50", "833.50"), ("590.18", "590.16")]


@pytest.mark.parametrize("figure", ["590.16", "1,204.5", "86"])
def test_a_figure_that_stands_in_no_text_is_told(browser: Browser, figure: str) -> None:
    image = Image.new("RGB", (220, 50), "white")
    ImageDraw.Draw(image).text((10, 5), figure, fill="black", font=ImageFont.truetype(FONT, 32))
    held = io.BytesIO()
    image.save(held, "PNG")
    picture = f'<img height=20 src="data:image/png;base64,{base64.b64encode(held.getvalue()).decode()}">'
    content = read(printed(browser, OUTLINED, basic=picture), VERIFYING)
    assert len(content.unread) == 1


class Kept(dict[PageKey, Page]):
    """Pages by their keys."""

    def put(self, key: PageKey, page: Page) -> None:
        """Keep a page."""
        self[key] = page


def test_a_page_is_verified_once(browser: Browser) -> None:
    lying = misnamed(printed(browser, OUTLINED), {"3": "5", "5": "3"})
    kept = Kept()

    def never() -> Ocr:
        raise AssertionError("the engine was asked again")

    first = Scanner(name="a", engine=VERIFYING.engine, second_engine=VERIFYING.second_engine, kept=kept)
    again = Scanner(name="a", engine=never, second_engine=never, kept=kept)
    assert differ(read(lying, first)) == differ(read(lying, again)) != []


FIELD = "/Annots [<< /Type /Annot /Subtype /Widget /FT /Tx /F 4 /T (a) /V (81.50) /Rect [100 700 160 715] >>]"


@pytest.mark.parametrize(
    ("width", "height", "entries", "scale"),
    [
        (595, 842, "/Rotate 90", 1.0),
        (595, 842, "/Rotate 180", 1.0),
        (59.5, 84.2, "/UserUnit 10", 0.1),
        (595, 842, FIELD, 1.0),
    ],
)
def test_places_are_those_of_the_page_as_it_is_read(width: float, height: float, entries: str, scale: float) -> None:
    sheet = Sheet(width=width, height=height, entries=entries)
    for number, figure in enumerate(("18.25", "703", "46.9%", "CO2")):
        sheet.text(80 * scale, (90 + 30 * number) * scale, figure, size=11 * scale)
    content = read_pdf(document_of(pdf_of(sheet)), VERIFYING, lambda _: True)
    assert (differ(content), content.unread) == ([], ())


def test_a_raised_figure_may_be_seen_as_any() -> None:
    sheet = Sheet()
    sheet.text(100, 100, "81.00")
    sheet.text(128, 95, "4", size=6)
    assert differ(read_pdf(document_of(pdf_of(sheet)), VERIFYING, lambda _: True)) == []

"""Forms that a document holds as pictures: pasted into Word, a sheet or a web page, or among the text of a PDF."""

import base64
import io
import zipfile
from urllib.parse import quote

import docx
import openpyxl
import pytest
from openpyxl.drawing.image import Image as SheetImage
from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from extractors.extract import extract
from extractors.ocr.port import Ocr
from extractors.reading import read
from extractors.scans.page_cache import PageKey
from extractors.scans.scanner import Scanner
from flows.workers.scanner import scanner
from schemas.document import Document
from schemas.filing import FilingRows
from schemas.grid import Grid
from schemas.page import Page
from tests.browsing import browser

__all__ = ["browser"]

TABLE = """<!doctype html><meta charset=utf-8>
<style>td {{ border: 1.5px solid #000; padding: 6px }} table {{ border-collapse: collapse; width: 700px }}
{style}</style>
<table id=form>
<tr><td>项目名称</td><td colspan=3>{name}</td></tr>
<tr><td rowspan=2>资金（万元）</td><td>年度资金总额</td><td colspan=2>{amount}</td></tr>
<tr><td>其中：财政拨款</td><td colspan=2>{amount}</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>
<tr><td>产出指标</td><td>数量指标</td><td>巡护管道长度</td><td>≥46公里</td></tr>
<tr><td>效益指标</td><td>社会效益指标</td><td>受益居民户数</td><td>≥910户</td></tr>
</table>"""
OPEN = "tr td:first-child { border-left: none } tr td:last-child { border-right: none }"
FILLS = (
    "td:first-child { background: #1f4e79; color: #fff }",
    "tr:nth-child(4) td { background: #000; color: #ff0 }",
    "td:first-child { background: #a01818; color: #fff }",
)
"""Heads in light print on dark blue, black and red."""
TITLE = "2025年项目支出绩效目标申报表"
TEXT = "现将我单位绩效目标申报表随文报送，请予审核；如有不妥，请及时告知我们，以便修改后重新报送。"
READER = scanner()


def pasted(browser: Browser, *, style: str = "", name: str = "管道巡护", amount: str = "318.46") -> bytes:
    """A form as a picture, cut close around its borders."""
    page = browser.new_page(device_scale_factor=2)
    page.set_content(TABLE.format(style=style, name=name, amount=amount))
    data = page.locator("#form").screenshot()
    page.close()
    return data


def in_word(picture: bytes) -> bytes:
    """A Word file with a title and the picture."""
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph(TITLE)
    made.add_picture(io.BytesIO(picture), width=docx.shared.Mm(150))
    made.save(out)
    return out.getvalue()


def in_sheet(picture: bytes) -> bytes:
    """A workbook with the same."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = TITLE
    sheet.add_image(SheetImage(io.BytesIO(picture)), "A3")
    book.save(out)
    return out.getvalue()


def in_page(picture: bytes) -> bytes:
    """A web page with the same."""
    data = base64.b64encode(picture).decode()
    return f'<!doctype html><meta charset=utf-8><h2>{TITLE}</h2><img src="data:image/png;base64,{data}">'.encode()


def in_print(browser: Browser, picture: bytes, width: int = 600) -> bytes:
    """A page of text with the same, printed as a PDF."""
    page = browser.new_page()
    data = base64.b64encode(picture).decode()
    body = f'<h2>{TITLE}</h2><p>{TEXT * 6}</p><img width={width} src="data:image/png;base64,{data}"><p>{TEXT}</p>'
    page.set_content(f"<!doctype html><meta charset=utf-8>{body}")
    made = page.pdf(format="A4")
    page.close()
    return made


def filing(data: bytes, name: str) -> FilingRows:
    """The one filing of a document."""
    document = Document(name=name, uri=f"/{name}", data=data, sha256="1" * 64)
    (only,) = extract(document, "test", READER).filings
    return only


def told(rows: FilingRows) -> tuple[set[float | None], list[str | None], str | None]:
    """Amounts, values and engine."""
    amounts = {None if row.amount is None else float(row.amount) for row in rows.funding}
    return amounts, [row.value_raw for row in rows.indicators], rows.filing.engine


@pytest.mark.parametrize("style", FILLS)
def test_light_print_on_dark_cells_is_read(browser: Browser, style: str) -> None:
    rows = filing(in_word(pasted(browser, style=style)), "a.docx")
    assert told(rows) == ({318.46}, ["≥46公里", "≥910户"], READER.name)
    assert [row.level1 for row in rows.indicators] == ["产出指标", "效益指标"]
    assert [row.item for row in rows.funding] == ["total", "fiscal_appropriation"]


@pytest.mark.parametrize("style", ["", OPEN])
@pytest.mark.parametrize("held", ["word", "sheet", "page", "print"])
def test_a_form_in_a_picture_is_read(browser: Browser, held: str, style: str) -> None:
    picture = pasted(browser, style=style)
    data = {"word": in_word, "sheet": in_sheet, "page": in_page}.get(held, lambda one: in_print(browser, one))(picture)
    name = {"word": "a.docx", "sheet": "a.xlsx", "page": "a.html", "print": "a.pdf"}[held]
    assert told(filing(data, name)) == ({318.46}, ["≥46公里", "≥910户"], READER.name)


def test_pictures_without_a_table_are_not_read(browser: Browser) -> None:
    photo = Image.effect_mandelbrot((900, 600), (-2, -1, 1, 1), 60)
    ImageDraw.Draw(photo).text((40, 40), "46", fill=0)
    held = io.BytesIO()
    photo.save(held, "PNG")
    document = Document(name="a.docx", uri="/a.docx", data=in_word(held.getvalue()), sha256="2" * 64)
    content = read(document, READER)
    assert (content.engine, [block for block in content.blocks if isinstance(block, Grid)]) == (None, [])


def test_two_pictures_are_two_pages(browser: Browser) -> None:
    made, out = docx.Document(), io.BytesIO()
    for name, amount in (("管道巡护", "318.46"), ("泵站检修", "92.05")):
        made.add_paragraph(TITLE)
        made.add_picture(io.BytesIO(pasted(browser, name=name, amount=amount)), width=docx.shared.Mm(150))
    made.save(out)
    document = Document(name="a.docx", uri="/a.docx", data=out.getvalue(), sha256="3" * 64)
    filings = extract(document, "test", READER).filings
    assert [(one.filing.page, told(one)[0]) for one in filings] == [(1, {318.46}), (2, {92.05})]


ROWS = (
    ("项目名称", "管道巡护"),
    ("年度资金总额（万元）", "318.46"),
    ("其中：财政拨款", "318.46"),
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "巡护管道长度", "≥46公里"),
)
OTHER = """<!doctype html><meta charset=utf-8>
<style>td {{ border: 1.5px solid #000; padding: 6px; height: 24px }} table {{ border-collapse: collapse; width: {w}px }}
</style><table id=form>{rows}</table>"""
FLEET = "<tr><td>年份<td>车辆数<td>里程<tr><td>2023<td>14<td>55.2<tr><td>2024<td>17<td>61.8"
STOCK = "<tr><td>库房<td>阀门<td>水表<td>接头<tr><td>城东<td>208<td>1170<td>95<tr><td>城西<td>164<td>880<td>71"
CHART = "<tr><td><td>88.4<td><td><td><tr><td>46.7<td><td>33.2<td><td><tr><td>2021年<td>2022年<td>2023年<td>2024年<td>"


def beside(browser: Browser, rows: str, width: int = 700) -> bytes:
    """A picture with lines that cross and no form in it."""
    page = browser.new_page(device_scale_factor=2)
    page.set_content(OTHER.format(rows=rows, w=width))
    data = page.locator("#form").screenshot()
    page.close()
    return data


def with_form_of_text(*pictures: bytes) -> bytes:
    """A Word file with a form of its own, and pictures behind it."""
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph(TITLE)
    table = made.add_table(rows=len(ROWS), cols=4)
    for number, row in enumerate(ROWS):
        table.cell(number, len(row) - 1).merge(table.cell(number, 3))
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    for picture in pictures:
        made.add_picture(io.BytesIO(picture), width=docx.shared.Mm(150))
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("rows", [FLEET, STOCK, CHART])
def test_a_picture_of_anything_else_gives_a_form_no_rows(browser: Browser, rows: str) -> None:
    other = beside(browser, rows)
    assert told(filing(with_form_of_text(other), "a.docx")) == ({318.46}, ["≥46公里"], None)
    made, out = docx.Document(), io.BytesIO()
    for picture in (pasted(browser), other):
        made.add_picture(io.BytesIO(picture), width=docx.shared.Mm(150))
    made.save(out)
    assert told(filing(out.getvalue(), "a.docx")) == ({318.46}, ["≥46公里", "≥910户"], READER.name)


def test_a_form_runs_on_in_a_picture_without_its_words(browser: Browser) -> None:
    rows = "".join(f"<tr><td>{name}<td>≥{count}座" for name, count in (("检修泵站", 7), ("更换阀门", 31), ("巡查", 88)))
    style = "td { height: 24px }"
    page = browser.new_page(device_scale_factor=2)
    html = TABLE.format(style=style, name="管道巡护", amount="318.46")
    head, _, _ = html.partition("<tr><td>产出指标")
    page.set_content(f"{head}<tr><td rowspan=4>产出指标<td rowspan=4>数量指标<td>巡护管道长度<td>≥46公里{rows}</table>")
    whole = Image.open(io.BytesIO(page.locator("#form").screenshot()))
    above, top = (page.locator("tr").nth(number).bounding_box() for number in (0, 5))
    assert above is not None
    assert top is not None
    page.close()
    seam, made, out = round(2 * (top["y"] - above["y"])), docx.Document(), io.BytesIO()
    for box in ((0, 0, whole.width, seam + 3), (0, seam - 3, whole.width, whole.height)):
        held = io.BytesIO()
        whole.crop(box).save(held, "PNG")
        made.add_picture(held, width=docx.shared.Mm(150))
    made.save(out)
    assert told(filing(out.getvalue(), "a.docx"))[1] == ["≥46公里", "≥7座", "≥31座", "≥88座"]


def test_a_damaged_picture_costs_no_form(browser: Browser) -> None:
    picture = beside(browser, FLEET)
    source, out = zipfile.ZipFile(io.BytesIO(with_form_of_text(picture))), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as stored:
        for name in source.namelist():
            stored.writestr(name, source.read(name))
    data = bytearray(out.getvalue())
    data[data.index(picture) + len(picture) // 2] ^= 0xFF
    assert told(filing(bytes(data), "a.docx")) == ({318.46}, ["≥46公里"], None)


class Forgetting(dict[PageKey, Page]):
    """No pages."""

    def put(self, key: PageKey, page: Page) -> None:
        """Keep none."""


def test_a_picture_over_which_the_engine_fails_costs_no_form(browser: Browser) -> None:
    def failing() -> Ocr:
        raise RuntimeError("no engine")

    data = with_form_of_text(pasted(browser))
    document = Document(name="a.docx", uri="/a.docx", data=data, sha256="5" * 64)
    found = extract(document, "a", Scanner(name="a", engine=failing, second_engine=failing, kept=Forgetting()))
    assert (found.document.outcome, [told(one) for one in found.filings]) == (
        "partial",
        [({318.46}, ["≥46公里"], None)],
    )


def test_what_a_picture_was_read_as_is_no_unread_figure(browser: Browser) -> None:
    document = Document(name="a.pdf", uri="/a.pdf", data=in_print(browser, pasted(browser)), sha256="4" * 64)
    content = read(document, scanner(verify=True))
    assert (content.read_twice, content.unread) == ((), ())


@pytest.mark.parametrize("amount", ["90.1", "7.25", "403"])
def test_what_is_printed_over_a_picture_is_read_once(browser: Browser, amount: str) -> None:
    blank = base64.b64encode(pasted(browser, amount="　")).decode()
    over = "".join(f'<b style="position:absolute; left:420px; top:{top}px">{amount}</b>' for top in (38, 66))
    page = browser.new_page()
    page.set_content(
        f"<!doctype html><meta charset=utf-8><h2>{TITLE}</h2><p>{TEXT}</p>"
        f'<div style="position:relative"><img width=600 src="data:image/png;base64,{blank}">{over}</div>'
    )
    data = page.pdf(format="A4")
    page.close()
    assert told(filing(data, "a.pdf"))[0] == {float(amount)}


def test_a_picture_in_a_web_page_may_be_escaped(browser: Browser) -> None:
    data = quote(base64.b64encode(pasted(browser)), safe="")
    page = f'<!doctype html><meta charset=utf-8><h2>{TITLE}</h2><img src="data:image/png;base64,{data}">'
    assert told(filing(page.encode(), "a.html")) == ({318.46}, ["≥46公里", "≥910户"], READER.name)


@pytest.mark.parametrize("rows", [FLEET, STOCK, CHART])
def test_a_picture_close_by_a_printed_form_gives_it_no_rows(browser: Browser, rows: str) -> None:
    data = base64.b64encode(beside(browser, rows)).decode()
    page = browser.new_page()
    body = TABLE.format(style="", name="管道巡护", amount="318.46")
    page.set_content(f'<h2>{TITLE}</h2>{body}<img width=700 src="data:image/png;base64,{data}">')
    printed = page.pdf(format="A4")
    page.close()
    assert told(filing(printed, "a.pdf")) == ({318.46}, ["≥46公里", "≥910户"], None)

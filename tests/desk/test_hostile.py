"""Nothing that a filing prints runs, on any page, in any file that is taken along."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import httpx
import openpyxl
import pytest
from playwright.sync_api import Page

from flows.desk.browsing import COLUMNS, tables
from flows.review.deciding import Verdict, decide
from flows.store import open_dataset
from tests.desk.hostile import ATTACKS, FORMULA, RAN, hostile, made
from tests.desk.serving import desk

LIVE = "main script, body > script, [onerror], [onload], [srcdoc], iframe, a[href^='javascript:' i], main style"
"""What a page would hold if a text had become more than text."""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile dataset, one decision in it as hostile as the rest."""
    root = made(tmp_path_factory.mktemp("hostile"))
    verdict = Verdict(decision="accept", meant=None, why=hostile("why"), who=hostile("who"))
    decide(root, filing_of(root), 0, verdict, root / "decisions")
    return root


@pytest.fixture(scope="module")
def address(own: Path) -> Iterator[str]:
    """A desk over it that shows contacts too."""
    with desk(own, own / "decisions", contacts=True) as found:
        yield found


def filing_of(root: Path) -> str:
    """Its filing."""
    (found,) = open_dataset(root).arrow("filings")["filing_id"].to_pylist()
    return str(found)


def addresses(root: Path) -> list[str]:
    """Every page that shows what is printed."""
    filing = filing_of(root)
    rows = [(table, row) for table in ("funding", "projects", "project_funding", "narratives") for row in (0, 1)]
    rows += [("filings", 0), ("indicators", 0), ("indicators", 1)]
    names = tables(contacts=True)
    printed = ("filings", "contacts", "indicators", "narratives", "findings", "documents")
    texts = [(name, each.name) for name in printed for each in COLUMNS[name] if each.arrow == "string"]
    return [
        *("/", "/queue?severity=all", "/decisions", "/apply", "/rejects", "/names", "/layouts", "/browse"),
        *(f"/browse/{name}" for name in names),
        *(f"/browse/{name}?facet={column}" for name, column in texts),
        f"/filing/{filing}",
        *(f"/item/{filing}/{finding}" for finding in range(20)),
        *(f"/cell/{filing}/{table}/{row}" for table, row in rows),
        *(f"/why/{filing}/{table}/{row}" for table, row in rows),
        *(f"/print/{filing}/{table}/{row}" for table, row in rows),
        f"/names/near?name={httpx.QueryParams({'name': hostile('near')})['name'][:150]}",
        "/nowhere/%3Cscript%3Edocument.title='ran'%3C/script%3E",
    ]


def test_nothing_that_a_filing_prints_runs_on_any_page(page: Page, own: Path, address: str) -> None:
    shown = 0
    for path in addresses(own):
        answer = page.goto(f"{address}{path}")
        assert answer is not None
        assert answer.status < 500, path
        assert page.title() != RAN, path
        assert page.locator(LIVE).count() == 0, path
        assert "1337" not in page.locator("body").inner_text(), path
        shown += ATTACKS[0] in page.content() or "&lt;script&gt;document.title" in page.content()
    assert shown > len(addresses(own)) / 3


def test_every_cause_is_shown_and_nothing_of_it_runs(page: Page, own: Path, address: str) -> None:
    page.goto(f"{address}/queue?severity=all")
    causes = page.locator("a[href^='/cause/']").evaluate_all("links => links.map(link => link.href)")
    assert causes
    for cause in causes:
        page.goto(cause)
        assert page.locator(".grid .card").count() > 0
        assert (page.title() == RAN, page.locator(LIVE).count()) == (False, 0)


@pytest.mark.parametrize("name", tables(contacts=True))
def test_no_cell_of_a_sheet_is_a_formula(address: str, name: str) -> None:
    with httpx.Client(base_url=address, timeout=120) as client:
        text = client.get(f"/browse/{name}.csv").content.decode("utf-8-sig")
        sheet = openpyxl.load_workbook(BytesIO(client.get(f"/browse/{name}.xlsx").content)).worksheets[0]
    cells = [cell for row in csv.reader(StringIO(text)) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))] == []
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    if name == "narratives":
        assert any(cell.startswith(f"'{FORMULA}") for cell in cells)

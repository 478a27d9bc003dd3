"""A generation that is published while people sit at the desk."""

import shutil
from pathlib import Path

import httpx
from playwright.sync_api import Page, expect

from tests.desk.serving import desk, token_of
from tests.desk.test_reviewing import standing
from tests.filings import filing_text
from tests.flows.explaining import filing_of, published


def test_a_new_generation_is_taken_up_and_the_place_is_kept(page: Page, root: Path, tmp_path: Path) -> None:
    own = tmp_path / "data"
    shutil.copytree(root, own, symlinks=True)
    with desk(own) as address:
        page.goto(f"{address}/next?kind=sum_mismatch")
        told, where = page.locator(".message").inner_text(), page.url
        new = tmp_path / "鄂州市" / "新.txt"
        new.parent.mkdir()
        new.write_text(filing_text("鄂州市新来局").replace("合计\t100\t", "合计\t999999\t", 1), encoding="utf-8")
        published(own, new)
        page.reload()
        expect(page.locator("nav.top")).to_contain_text("第 2 代")
        assert (page.locator(".message").inner_text(), page.url) == (told, where)
        page.keyboard.press("a")
        page.keyboard.press("Enter")
        expect(page.locator(".flash")).to_contain_text("已记录")
        (entry,) = standing(own / "decisions")
        assert entry.table == "funding"
        page.goto(f"{address}/queue?department=新来局")
        expect(page.locator(".causes tbody tr").first).to_contain_text("新来局")


def test_a_finding_that_has_another_number_by_now_is_found_and_one_that_is_gone_is_told(
    page: Page, root: Path, undecided: str, decisions: Path
) -> None:
    page.goto(f"{undecided}/next?kind=share_mismatch")
    mark = page.locator("input[name=mark]").input_value()
    filing = page.locator("input[name=filing]").input_value()
    with httpx.Client(base_url=undecided) as client:
        fields = {"token": token_of(client), "filing": filing, "finding": "99", "decision": "accept"}
        gone = client.post("/decide", data={**fields, "mark": "0123456789abcdef"})
        assert (gone.status_code, "重新打开" in gone.text) == (400, True)
        assert standing(decisions) == []
        assert client.post("/decide", data={**fields, "mark": mark}).status_code == 303
    (entry,) = standing(decisions)
    assert (entry.table, entry.field) == ("funding", "share")
    assert filing in {filing_of(root, "a.txt"), filing_of(root, "b<b>.txt")}

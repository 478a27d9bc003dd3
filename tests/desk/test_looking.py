"""Filings, tables and indicators looked at."""

import json
from io import BytesIO
from pathlib import Path

import httpx
import openpyxl
import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Page, expect

from flows.store import open_dataset
from tests.desk.test_reviewing import standing
from tests.flows.explaining import filing_of


def test_a_cell_shows_its_place_and_a_place_its_row(page: Page, root: Path, served: str) -> None:
    page.goto(f"{served}/filing/{filing_of(root, 'form.pdf')}")
    page.locator("tr#indicators-1 td").first.click()
    expect(page.locator("rect[data-row='indicators-1']")).to_have_class("place lit")
    page.locator("rect[data-row='indicators-0']").click()
    expect(page.locator("tr#indicators-0")).to_have_class("lit")
    expect(page.locator(".lit")).to_have_count(2)


def test_any_cell_is_corrected_without_a_finding(page: Page, root: Path, undecided: str, decisions: Path) -> None:
    page.goto(f"{undecided}/filing/{filing_of(root, 'form.pdf')}")
    page.locator("tr#indicators-0 a.fix[href$='field=value_raw']").click()
    expect(page.locator("#decide")).to_be_visible()
    page.keyboard.press("e")
    page.locator("#meant").fill("≥73万人次")
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_contain_text("改正")
    expect(page.locator("tr#indicators-0")).to_be_visible()
    (entry,) = standing(decisions)
    assert (entry.table, entry.row, entry.field, entry.meant) == ("indicators", 0, "value", "≥73万人次")


def test_what_a_cell_cannot_hold_is_told_and_not_written(
    page: Page, root: Path, undecided: str, decisions: Path
) -> None:
    page.goto(f"{undecided}/cell/{filing_of(root, 'a.txt')}/funding/0?field=amount")
    page.keyboard.press("e")
    page.locator("#meant").fill("很多")
    with page.expect_response(lambda answer: answer.url.endswith("/decide")) as told:
        page.keyboard.press("Enter")
    assert told.value.status == 400
    expect(page.locator(".failure")).to_contain_text("很多")
    assert standing(decisions) == []


def test_a_table_is_filtered_sorted_and_counted_by_its_address(page: Page, served: str) -> None:
    page.goto(f"{served}/browse/funding?sort=amount_yuan&down=yes&section=income")
    heads = page.locator("thead tr").first.locator("th").all_inner_texts()
    place = next(number for number, head in enumerate(heads, 1) if "↓" in head)
    cells = page.locator(f"tbody td:nth-child({place})").all_inner_texts()
    shown = [float(text.replace(",", "")) for text in cells]
    assert shown == sorted(shown, reverse=True)
    page.fill("input[name=item_name]", "合计")
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(2)
    assert {"sort=amount_yuan", "section=income"} <= set(page.url.partition("?")[2].split("&"))
    page.select_option("select[name=facet]", "period")
    page.get_by_role("button", name="数", exact=True).click()
    page.locator(".facets a", has_text="本年").click()
    expect(page.locator(".chip")).to_have_count(3)
    page.locator(".chip").first.click()
    expect(page.locator(".chip")).to_have_count(2)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet", "json"])
def test_what_is_filtered_is_taken_along(root: Path, served: str, ending: str) -> None:
    answer = httpx.get(f"{served}/browse/indicators.{ending}?horizon=%3Dannual")
    rows = {
        "csv": lambda: answer.text.strip().count("\n"),
        "xlsx": lambda: openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0].max_row - 1,
        "parquet": lambda: pq.read_table(BytesIO(answer.content)).num_rows,
        "json": lambda: len(json.loads(answer.text)),
    }[ending]()
    with open_dataset(root).duckdb() as connection:
        count = connection.execute("SELECT count(*) FROM indicators WHERE horizon = 'annual'").fetchone()
    assert (rows,) == count


def test_every_table_and_view_opens(served: str) -> None:
    with httpx.Client(base_url=served, timeout=120) as client:
        names = [part.partition('"')[0] for part in client.get("/browse").text.split('href="/browse/')[1:]]
        assert "contacts" not in names
        assert {"filings", "indicators_yearly", "documents"} <= set(names)
        assert [name for name in names if client.get(f"/browse/{name}").status_code != 200] == []


def test_an_indicator_is_plotted_over_years_and_listed(page: Page, served: str) -> None:
    page.goto(f"{served}/browse/indicators?indicator_id=public")
    page.locator("a[href^='/indicator/']").first.click()
    expect(page.locator("svg.years .dot").first).to_be_visible()
    assert page.locator("svg.years .dot.doubtful").count() == 3
    assert (page.locator("svg.years text").first.text_content() or "").endswith("%")
    page.locator("tbody td a").first.click()
    expect(page.locator("tr.lit")).to_have_count(1)

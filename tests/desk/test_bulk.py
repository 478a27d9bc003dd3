"""A cause decided at once, the list of decisions, and decisions applied."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from flows.store import open_dataset
from tests.desk.made import ALIKE
from tests.desk.serving import desk
from tests.desk.test_reviewing import standing


def test_a_cause_is_decided_at_once_but_for_what_is_unticked(page: Page, undecided: str, decisions: Path) -> None:
    page.goto(f"{undecided}/next?kind=out_of_bound")
    page.keyboard.press("A")
    expect(page.locator(".grid .card")).to_have_count(ALIKE)
    page.locator("input[name=tick]").last.uncheck()
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_contain_text(f"{ALIKE - 1} 处")
    expect(page.locator(".grid .card")).to_have_count(1)
    assert [entry.decision for entry in standing(decisions)] == ["accept"] * (ALIKE - 1)
    page.keyboard.press("u")
    expect(page.locator(".flash")).to_contain_text(f"已撤回 {ALIKE - 1} 项")
    assert standing(decisions) == []


def test_the_rest_of_a_cause_is_decided_from_one_of_it(page: Page, undecided: str, decisions: Path) -> None:
    page.goto(f"{undecided}/next?kind=out_of_bound")
    page.locator("input[name=together]").check()
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_contain_text(f"{ALIKE} 处")
    assert len(standing(decisions)) == ALIKE


def test_decisions_are_listed_and_each_is_taken_back(page: Page, undecided: str, decisions: Path) -> None:
    page.goto(f"{undecided}/next?kind=sum_mismatch")
    page.keyboard.press("e")
    page.keyboard.type("100")
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_be_visible()
    page.goto(f"{undecided}/decisions")
    cells = page.locator("main tbody tr").first.locator("td").all_inner_texts()
    assert [cells[0], cells[2], cells[3], cells[4]] == ["测试员", "改正", "180", "100"]
    page.locator("main tbody tr button").first.click()
    expect(page.locator("main tbody tr.undone")).to_have_count(1)
    assert standing(decisions) == []


@pytest.fixture
def own(root: Path, tmp_path: Path) -> Path:
    """A copy of the dataset, for a run that changes it."""
    shutil.copytree(root, tmp_path / "data", symlinks=True)
    return tmp_path / "data"


def test_what_is_decided_is_told_before_and_published_after(page: Page, own: Path) -> None:
    with desk(own) as address:
        page.goto(f"{address}/next?kind=sum_mismatch")
        page.keyboard.press("e")
        page.keyboard.type("100")
        page.keyboard.press("Enter")
        expect(page.locator(".flash")).to_be_visible()
        page.goto(f"{address}/apply")
        expect(page.locator("#run")).to_contain_text("待应用：1 份文件")
        page.get_by_role("button", name="预演").click()
        expect(page.locator("#differences")).to_be_visible(timeout=300_000)
        assert open_dataset(own).generation == 1
        page.locator("#apply").click()
        expect(page.locator("#published")).to_contain_text("第 2 代", timeout=300_000)
        expect(page.locator("#run")).to_contain_text("待应用：0 份文件")
    with open_dataset(own).duckdb() as connection:
        asked = "SELECT amount FROM funding WHERE section = 'income' AND item = 'total' AND raw = '180'"
        assert connection.execute(asked).fetchall() == [(100.0,)]

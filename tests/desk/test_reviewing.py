"""One finding after the other, with the keyboard, in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from flows.review.history import history
from mappings.correcting import Correction

REASON = "已对照原件，原件如此"


def standing(decisions: Path) -> list[Correction]:
    """The decisions that are in force, the last first."""
    return [past.entry for past in history(decisions) if not past.undone] if decisions.is_dir() else []


def opened(page: Page, address: str) -> None:
    """Open what matters most, and wait for its print."""
    page.goto(f"{address}/next")
    expect(page.locator(".print figure")).to_be_visible()


def test_two_keys_decide_and_open_the_next(page: Page, undecided: str, decisions: Path) -> None:
    opened(page, undecided)
    first, left = page.url, page.locator(".side strong").first.inner_text()
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_contain_text("已记录：认可")
    assert page.url != first
    (entry,) = standing(decisions)
    assert (entry.decision, entry.who, entry.why) == ("accept", "测试员", REASON)
    assert left.startswith("1 / ")


def test_an_edit_is_typed_and_saved_with_enter(page: Page, undecided: str, decisions: Path) -> None:
    page.goto(f"{undecided}/next?kind=sum_mismatch")
    page.keyboard.press("e")
    page.keyboard.type("100")
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_contain_text("改正")
    (entry,) = standing(decisions)
    assert (entry.decision, entry.meant, entry.printed) == ("edit", "100", "180")
    assert entry.why == "按原件改正识别或读取的错误"


def test_rejecting_skipping_and_moving(page: Page, undecided: str, decisions: Path) -> None:
    opened(page, undecided)
    first = page.url
    page.keyboard.press("s")
    page.wait_for_url(lambda url: url != first)
    second = page.url
    page.keyboard.press("k")
    page.wait_for_url(first)
    page.keyboard.press("j")
    page.wait_for_url(second)
    assert standing(decisions) == []
    page.keyboard.press("x")
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_contain_text("剔除")
    assert [entry.decision for entry in standing(decisions)] == ["reject"]


def test_undo_takes_the_last_decision_back_and_shows_its_finding(page: Page, undecided: str, decisions: Path) -> None:
    opened(page, undecided)
    told = page.locator(".message").inner_text()
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_contain_text("已记录")
    page.keyboard.press("u")
    expect(page.locator(".flash")).to_contain_text("已撤回")
    expect(page.locator(".message")).to_have_text(told)
    assert standing(decisions) == []


def test_help_lists_the_keys_and_closes(page: Page, served: str) -> None:
    page.goto(f"{served}/queue")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    assert page.locator("#keys kbd").all_inner_texts() == ["a", "e", "x", "Enter", "s", "u", "j / k", "A", "Esc", "?"]
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()


def test_keys_that_are_typed_into_a_field_decide_nothing(page: Page, undecided: str, decisions: Path) -> None:
    opened(page, undecided)
    page.locator("#why").click()
    page.keyboard.type("axsu")
    expect(page.locator("#why")).to_have_value("axsu")
    assert page.locator("#decide input[type=radio]:checked").count() == 0
    assert standing(decisions) == []


def test_the_row_and_its_value_are_boxed_on_the_page(page: Page, served: str) -> None:
    page.goto(f"{served}/next?kind=unit_suspect")
    expect(page.locator("svg .mark-row")).to_have_count(1)
    row = page.locator("svg .mark-row").bounding_box()
    value = page.locator("svg .mark-value").bounding_box()
    assert row is not None
    assert value is not None
    assert row["x"] < value["x"]
    assert abs(row["y"] - value["y"]) < 3
    shown = page.evaluate(
        "async () => { const picture = new Image(); picture.src = document.querySelector('svg image').href.baseVal;"
        " await picture.decode(); return [picture.naturalWidth, picture.naturalHeight]; }"
    )
    assert shown[0] < shown[1]
    before = page.locator(".sheet svg").bounding_box()
    page.get_by_label("放大").click()
    after = page.locator(".sheet svg").bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] > before["width"] * 1.2


def test_a_source_without_pages_shows_its_lines(page: Page, served: str) -> None:
    page.goto(f"{served}/next?kind=sum_mismatch")
    expect(page.locator(".line.here .value").first).to_have_text(re.compile("180|0.3"))


def test_why_tells_rules_and_sums(page: Page, served: str) -> None:
    page.goto(f"{served}/next?kind=sum_mismatch")
    expect(page.locator(".why .steps")).to_be_visible()
    expect(page.locator(".why .sum .badge.error").first).to_have_text("不符")


@pytest.mark.parametrize(
    ("query", "kinds"),
    [("?kind=share_mismatch", {"占比与金额不符"}), ("?yuan=99999999999", set()), ("?severity=info", {"没有填报日期"})],
)
def test_the_queue_is_narrowed_down_and_its_address_holds_how(
    page: Page, served: str, query: str, kinds: set[str]
) -> None:
    page.goto(f"{served}/queue{query}")
    told = page.locator(".causes tbody th").all_inner_texts()
    assert {kind for text in told for kind in kinds if kind in text} == kinds
    assert bool(told) == bool(kinds)
    if kinds:
        page.locator("main a.go").click()
        assert page.url.endswith(query)


def test_the_board_leads_to_what_waits(page: Page, served: str) -> None:
    page.goto(served)
    page.locator("table.board a[href^='/next']").first.click()
    expect(page.locator("#decide")).to_be_visible()
    assert "city=420700" in page.url


def test_the_language_is_chosen_and_kept(page: Page, served: str) -> None:
    page.goto(f"{served}/queue?lang=en")
    expect(page.locator("h1")).to_contain_text("Queue")
    page.goto(served)
    expect(page.locator("h1")).to_contain_text("Coverage board")
    page.goto(f"{served}/?lang=zh")
    expect(page.locator("h1")).to_contain_text("总览")


def test_who_decides_is_remembered(page: Page, undecided: str, decisions: Path) -> None:
    page.goto(undecided)
    page.fill("#who", "王示例")
    page.locator(".who button").click()
    expect(page.locator("#who")).to_have_value("王示例")
    opened(page, undecided)
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_be_visible()
    assert [entry.who for entry in standing(decisions)] == ["王示例"]

"""A document without a form says why, and which pages were not read."""

from dataclasses import replace

import pytest

from extractors.without_form import error_of, on_pages, reason, unread
from schemas.grid import Content
from tests.conftest import content, grid

HEAD = ("一级指标", "二级指标", "三级指标", "指标值")


@pytest.mark.parametrize(
    ("found", "told", "error"),
    [
        (content("会议通知", grid(("a", "12"))), "no words of a form", None),
        (content("本年绩效工作安排", grid(("a", "12"))), "words of a form, but no table", None),
        (content("绩效目标：完成率达到95%", grid(("a", "12"))), "goals in prose only", None),
        (content(grid(HEAD, ("", "", "", ""), ("2024年", "", "", ""))), "a blank template", None),
        (content(grid(HEAD, ("产出", "数量", "", "≥90%"))), "words of a form in a table", "FormNotFound"),
        (content("三级指标", "完成率", "≥90%"), "words of a form", "FormNotFound"),
    ],
)
def test_the_reason(found: Content, told: str, error: str | None) -> None:
    assert (reason(found).startswith(told), error_of(found)) == (True, error)


def test_unread_pages_are_named() -> None:
    found = replace(content("会议通知"), pages=9, unread_pages=(3, 5, 6, 7))
    assert unread(found) == "not read on pages 3, 5 to 7: broken, too large, or pictures without text"
    assert reason(found).startswith("no words of a form; not read on pages 3")


@pytest.mark.parametrize(("pages", "told"), [((), ""), ((4,), " on page 4"), ((4, 5), " on pages 4 to 5")])
def test_pages_in_words(pages: tuple[int, ...], told: str) -> None:
    assert on_pages(pages) == told

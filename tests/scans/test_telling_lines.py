"""The lines of a page that tell whether a form begins on it: titles, and the heads and labels of tables."""

from collections.abc import Sequence

import pytest

from extractors.ocr.port import Area
from extractors.scans.telling_lines import telling
from schemas.page import Ruling
from tests.scans.drawing import blank, sheet

BODY = [Area(100, y, 900, y + 20) for y in range(300, 700, 40)]
"""Lines of prose on a page of 1,000 by 1,200."""
TABLE = (
    *(Ruling(True, y, 50, 450) for y in (400, 420, 440, 580)),
    *(Ruling(False, x, 400, 580) for x in (50, 240, 450)),
)
"""Rulings in points, of two pixels each."""


def told(*areas: Area, table: bool = False) -> list[int]:
    """Which of some lines tell."""
    return telling(sheet(blank()), TABLE if table else (), areas)


def test_prose_tells_nothing_and_its_heading_does() -> None:
    heading, short = Area(350, 100, 650, 130), Area(100, 700, 400, 720)
    assert told(heading, *BODY, short) == [0, len(BODY) + 1]


def test_a_wide_title_of_larger_print_tells() -> None:
    assert told(Area(150, 100, 850, 140), *BODY, Area(100, 700, 400, 720)) == [0, len(BODY) + 1]


@pytest.mark.parametrize("left", [100, 200])
def test_the_last_line_of_a_page_may_be_the_title_of_a_form_overleaf(left: int) -> None:
    title, number = Area(left, 700, 900, 720), Area(480, 1100, 520, 1120)
    assert told(*BODY, title, number) == [len(BODY), len(BODY) + 1]


def test_a_wide_line_over_a_table_tells() -> None:
    assert told(Area(150, 700, 850, 720), Area(150, 740, 850, 760), table=True) == [0, 1]


def test_the_head_and_the_first_columns_of_a_table_tell() -> None:
    head, label, figure = Area(700, 810, 860, 830), Area(110, 1000, 300, 1020), Area(700, 1000, 860, 1020)
    assert told(head, label, figure, table=True) == [0, 1]


@pytest.mark.parametrize("deep", [940, 1040, 1120])
def test_the_first_line_of_a_column_tells_however_deep_it_stands(deep: int) -> None:
    first, below = Area(500, deep, 640, deep + 20), Area(520, deep + 24, 600, deep + 44)
    assert told(Area(700, 810, 860, 830), first, below, table=True) == [0, 1]


MONEY = (*(Ruling(True, y, 50, 450) for y in (50, 80, 110, 380)), *(Ruling(False, x, 50, 380) for x in (50, 250, 450)))
"""Rulings of a table above the other one."""
ROWS = [Area(x, y, x + 150, y + 20) for y in (120, 180, 240, 500) for x in (110, 520, 700)]


@pytest.mark.parametrize("tables", [(*TABLE, *MONEY), [rule for rule in (*TABLE, *MONEY) if rule.horizontal]])
def test_the_title_between_two_tables_tells(tables: Sequence[Ruling]) -> None:
    title = Area(350, 772, 650, 792)
    assert len(ROWS) in telling(sheet(blank()), tables, [*ROWS, title])


def test_the_head_of_a_table_below_another_one_tells() -> None:
    head, below = Area(700, 810, 860, 830), Area(700, 1000, 860, 1020)
    told_of = telling(sheet(blank()), (*TABLE, *MONEY), [*ROWS, head, below])
    assert len(ROWS) in told_of
    assert len(ROWS) + 1 not in told_of


@pytest.mark.parametrize(("parted", "tells"), [(250, False), (50, True)])
def test_a_title_alone_in_a_row_of_the_table_tells(parted: int, *, tells: bool) -> None:
    title = Area(420, 630, 620, 650)
    rows = (Ruling(False, parted, 305, 335), *MONEY[:4], Ruling(False, 50, 50, 380), Ruling(False, 450, 50, 380))
    assert (len(ROWS) in telling(sheet(blank()), rows, [*ROWS, title])) is tells


def test_a_blank_page_has_no_lines_that_tell() -> None:
    assert told() == []

"""Rulings of scanned tables: found through wear, told from characters, none invented."""

import cv2
import pytest

from extractors.grids.ruled.tables import page_tables
from extractors.ocr.port import Area
from extractors.scans.cell_borders import find_rulings
from schemas.page import Char, Page
from schemas.picture import Pixels
from tests.scans.drawing import blank, places, ruled, sheet

XS, YS = (100, 300, 500, 900), (100, 200, 300, 400, 800)


def cells(page: Pixels) -> list[tuple[int, int, int, int]]:
    """Row, column and spans of the cells that a page's rulings make, each with a character in it."""
    found = sheet(page)
    rulings = find_rulings(found, [])
    chars = tuple(Char("字", x - 5, y - 5, x + 5, y + 5) for x in (100, 200, 350) for y in (75, 125, 175, 300))
    understood = page_tables(
        Page(number=1, width=found.width, height=found.height, rotation=0, chars=chars, rulings=rulings)
    )
    return [
        (cell.row, cell.col, cell.row_span, cell.col_span) for table in understood.tables for cell in table.grid.cells
    ]


def without(page: Pixels, x0: int, y0: int, x1: int, y1: int) -> Pixels:
    """The page with a part of it white."""
    page[y0:y1, x0:x1] = 255
    return page


WHOLE = [(row, col, 1, 1) for row in range(4) for col in range(3)]


def test_lines_are_found_where_they_are_drawn() -> None:
    rulings = find_rulings(sheet(ruled(XS, YS)), [])
    assert (places(rulings, horizontal=False), places(rulings, horizontal=True)) == (list(XS), list(YS))


def test_every_cell_is_found() -> None:
    assert cells(ruled(XS, YS)) == WHOLE


def test_a_missing_wall_merges_two_cells() -> None:
    assert cells(without(ruled(XS, YS), 290, 110, 310, 190))[0] == (0, 0, 1, 2)


@pytest.mark.parametrize("gap", [10, 20, 40])
def test_a_break_in_a_wall_parts_cells_still(gap: int) -> None:
    assert cells(without(ruled(XS, YS), 290, 140, 310, 140 + gap)) == WHOLE


def test_a_worn_wall_is_believed_where_its_cell_would_be_no_rectangle() -> None:
    page = ruled(XS, YS)
    for y in range(210, 290, 10):
        without(page, 290, y, 310, y + 7)
    without(page, 110, 190, 290, 210)
    assert (0, 0, 2, 1) in cells(page)


def test_two_tables_on_a_page_stay_apart() -> None:
    page = ruled(XS, (100, 200, 300), ruled(XS, (500, 600, 700)))
    assert places(find_rulings(sheet(page), []), horizontal=True) == [100, 200, 300, 500, 600, 700]


def test_a_table_that_the_page_cuts_is_open_there() -> None:
    page = without(ruled(XS, YS), 0, 780, 1000, 820)
    rulings = find_rulings(sheet(page), [])
    assert (places(rulings, horizontal=True)[-1], max(r.end for r in rulings if not r.horizontal) > 380) == (400, True)


@pytest.mark.parametrize(
    "paint",
    [
        pytest.param(lambda page: cv2.circle(page, (500, 500), 120, 0, 5), id="a seal"),
        pytest.param(lambda page: cv2.rectangle(page, (500, 500), (520, 520), 0, 2), id="a box to tick"),
        pytest.param(lambda page: cv2.line(page, (100, 500), (900, 500), 0, 3), id="an underline"),
        pytest.param(lambda page: page, id="nothing"),
    ],
)
def test_what_is_no_table_has_no_rulings(paint: object) -> None:
    assert callable(paint)
    assert find_rulings(sheet(paint(blank())), []) == ()


def test_strokes_within_text_are_no_walls() -> None:
    page = ruled(XS, YS)
    for x in range(520, 880, 12):
        cv2.line(page, (x, 440), (x, 460), 0, 2)
    assert len(cells(page)) == 12
    assert places(find_rulings(sheet(page), [Area(515, 435, 885, 465)]), horizontal=False) == list(XS)

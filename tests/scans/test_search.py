"""Of a long scan, the pages are searched for a form by their titles and the heads and first columns of their tables."""

import io

import cv2
import numpy as np
from PIL import Image

from extractors.grids.documents import FEW, read_pdf
from extractors.ocr.port import Area
from extractors.scans.search import telling
from extractors.without_form import searched
from schemas.grid import Grid, Line
from schemas.page import Ruling
from schemas.picture import Pixels
from tests.grids.reading import document_of
from tests.scanning import SCANNER
from tests.scans.drawing import blank, ruled, sheet

BODY = [Area(100, y, 900, y + 20) for y in range(300, 700, 40)]
"""Lines of prose on a page of 1,000 by 1,200."""
TABLE = (*(Ruling(True, y, 50, 450) for y in (400, 420, 440, 560)), *(Ruling(False, x, 400, 560) for x in (50, 450)))
"""Rulings in points, of two pixels each."""


def test_prose_tells_nothing_and_its_heading_does() -> None:
    lines = [Area(350, 100, 650, 130), *BODY, Area(100, 720, 400, 740)]
    assert telling(sheet(blank()), (), lines) == [0, len(lines) - 1]


def test_a_wide_title_of_larger_print_tells() -> None:
    assert telling(sheet(blank()), (), [Area(150, 100, 850, 140), *BODY]) == [0]


def test_a_wide_line_over_a_table_tells() -> None:
    assert telling(sheet(blank()), TABLE, [Area(150, 700, 850, 720), Area(150, 740, 850, 760)]) == [0, 1]


def test_the_head_and_the_first_columns_of_a_table_tell() -> None:
    head, label, figure = Area(700, 810, 860, 830), Area(110, 1000, 300, 1020), Area(700, 1000, 860, 1020)
    assert telling(sheet(blank()), TABLE, [head, label, figure]) == [0, 1]


def test_a_blank_page_has_no_lines_that_tell() -> None:
    assert telling(sheet(blank()), (), []) == []


def prose() -> Pixels:
    """A page of prose under a heading."""
    page = written(blank(), "CHAPTER 1", 300, 100)
    for y in range(200, 600, 50):
        page = written(page, "all that is spent of it goes the way it went", 100, y)
    return page


def form() -> Pixels:
    """A page with a table under its title."""
    page = ruled((100, 400, 900), (200, 260, 320, 380), written(blank(), "GOALS 2024", 350, 150))
    for row, (label, value) in enumerate((("NAME", "VALUE"), ("roads", "58.5"), ("bridges", "12"))):
        page = written(written(page, label, 120, 245 + 60 * row), value, 600, 245 + 60 * row)
    return page


def written(page: Pixels, text: str, x: int, y: int) -> Pixels:
    """A page with a text."""
    return np.asarray(cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2, cv2.LINE_AA), np.uint8)


def pdf_of_pictures(pages: list[Pixels]) -> bytes:
    """A scan."""
    first, *rest = map(Image.fromarray, pages)
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=144)
    return out.getvalue()


def test_of_a_long_scan_the_pages_without_a_form_are_only_searched() -> None:
    pages = [prose() for _ in range(FEW)]
    pages.insert(3, form())
    content = read_pdf(document_of(pdf_of_pictures(pages)), SCANNER, lambda text: "GOALS" in text)
    # a table may run on from the page with the form
    others = tuple(number for number in range(1, FEW + 2) if number not in {4, 5})
    assert content.searched_pages == others
    grids = [block for block in content.blocks if isinstance(block, Grid)]
    assert [cell.text for grid in grids for cell in grid.cells] == ["NAME", "VALUE", "roads", "58.5", "bridges", "12"]
    lines = [block for block in content.blocks if isinstance(block, Line)]
    assert {line.page for line in lines if line.text.startswith("CHAPTER")} == {*others, 5}
    assert (searched(content) or "").startswith("searched for titles, departments and years only on pages 1 to 3, 6 to")


def test_a_short_scan_is_read_in_full() -> None:
    content = read_pdf(document_of(pdf_of_pictures([prose(), prose()])), SCANNER, lambda text: False)
    assert content.searched_pages == ()
    assert any("spent" in block.text for block in content.blocks if isinstance(block, Line))

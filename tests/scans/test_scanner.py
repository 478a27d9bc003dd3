"""A page is recognised once, and kept; one without a picture is none."""

from contextlib import nullcontext
from pathlib import Path

import cv2
import numpy as np

from extractors.ocr.paddle import paddle
from extractors.ocr.port import Area, Ocr, Reading
from extractors.scans.page_cache import PageKey
from extractors.scans.recognition import in_points, spread
from extractors.scans.scanner import Scanner
from flows.cache.pages import PageFolder
from schemas.picture import Picture
from tests.scans.drawing import DPI, blank, in_colour, sheet

KEY = PageKey("ab" * 32, 1)


def picture() -> Picture:
    """A page with a figure on it."""
    drawn = cv2.putText(blank(), "58,118.59", (100, 200), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2, cv2.LINE_AA)
    return Picture(number=1, pixels=in_colour(np.asarray(drawn, np.uint8)), dpi=DPI)


def none() -> None:
    """No picture, no second engine."""


def not_loaded() -> Ocr:
    """An engine that nothing may ask for."""
    raise AssertionError("the page was to be kept")


def scanner(folder: Path) -> Scanner:
    """A reader whose pages are kept in a folder."""
    kept = PageFolder(folder=folder, version="1")
    return Scanner(name="paddle", engine=paddle, second_engine=none, kept=kept, stage=nullcontext)


def test_a_page_reads_what_is_drawn_on_it(tmp_path: Path) -> None:
    page = scanner(tmp_path).page(KEY, picture)
    assert page is not None
    assert "".join(char.text for char in page.chars) == "58,118.59"


def test_a_kept_page_asks_for_no_engine(tmp_path: Path) -> None:
    first = scanner(tmp_path).page(KEY, picture)
    again = Scanner(
        name="paddle",
        engine=not_loaded,
        second_engine=none,
        kept=PageFolder(folder=tmp_path, version="1"),
        stage=nullcontext,
    )
    assert again.page(KEY, picture) == first


def test_a_page_without_a_picture_is_none(tmp_path: Path) -> None:
    assert scanner(tmp_path).page(KEY, none) is None


def test_the_same_page_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        scanner(tmp_path / name).page(KEY, picture)
    kept = [PageFolder(folder=tmp_path / name, version="1").path(KEY).read_bytes() for name in ("a", "b")]
    assert kept[0] == kept[1]


def test_characters_stand_side_by_side_and_blanks_leave_a_gap() -> None:
    reading = Reading(text="1 2", confidences=(1.0, 1.0, 1.0), centres=(0.1, 0.5, 0.9))
    chars = list(spread(reading, (0.0, 0.0, 100.0, 10.0)))
    assert [(char.text, char.x0, char.x1) for char in chars] == [("1", 0.0, 30.0), ("2", 70.0, 100.0)]


def test_an_area_is_told_in_points() -> None:
    assert in_points(Area(20, 40, 60, 80), sheet(blank())) == (10.0, 20.0, 30.0, 40.0)

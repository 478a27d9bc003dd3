"""Tesseract reads what is drawn, keeps every line, and says what is wrong where it cannot."""

import re

import numpy as np
import pytest

from extractors.ocr.engines import DEFAULT, second_engine
from extractors.ocr.installed import tesseract_name
from extractors.ocr.tesseract import BATCH, Tesseract, answered, framed, read_at_once, tesseract
from schemas.errors import MissingTool, ToolFailed
from schemas.picture import Pixels
from tests.ocr.drawing import line, page

installed = pytest.mark.skipif(second_engine(DEFAULT) is None, reason="tesseract with chi_sim is not installed")

FIGURES = ("1089.41", "2406.62", "95%", "2024", "417")


@installed
def test_drawn_figures_are_read_in_the_order_of_the_lines() -> None:
    assert [reading.text for reading in tesseract().read([line(figure) for figure in FIGURES])] == list(FIGURES)


@installed
def test_a_blank_line_is_an_empty_reading() -> None:
    blank: Pixels = np.full((30, 200), 255, np.uint8)
    assert [reading.text for reading in tesseract().read([blank, line("95%")])] == ["", "95%"]


@installed
def test_no_lines_are_no_readings() -> None:
    assert tesseract().read([]) == []


@installed
def test_every_line_is_answered_for_when_there_are_more_than_one_process_reads() -> None:
    lines = [line("7")] * (BATCH + 1)
    assert len(tesseract().read(lines)) == len(lines)


@installed
def test_characters_stand_where_they_are_drawn() -> None:
    centres = tesseract().read([line("1089")])[0].centres
    assert centres == pytest.approx([0.17, 0.39, 0.61, 0.83], abs=0.08)


@installed
@pytest.mark.parametrize("shape", [(1, 1), (2, 3), (3, 40_000), (400, 3)])
def test_a_picture_of_any_shape_is_answered_for(shape: tuple[int, int]) -> None:
    assert len(tesseract().read([np.zeros(shape, np.uint8), line("95%")])) == 2


@installed
def test_lines_are_found_where_they_are_drawn() -> None:
    found = tesseract().find(page(("1089.41", 110, 260), ("2406.62", 410, 560)), 960)
    assert [(area.x0 // 100, area.y0 // 100) for area in found] == [(1, 2), (4, 5)]


@installed
def test_the_name_tells_version_and_language() -> None:
    assert re.fullmatch(r"tesseract \d+(\.\d+)+ chi_sim", tesseract().name)


@installed
def test_reading_that_takes_too_long_is_ended() -> None:
    with pytest.raises(ToolFailed, match=r"in 0\.01 seconds"):
        answered([framed(line("95%"))] * 50, 7, 0.01)


@installed
def test_a_layout_that_tesseract_does_not_know_is_told() -> None:
    with pytest.raises(ToolFailed, match="take the default engine"):
        read_at_once([line("95%")], 99)


def test_without_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    tesseract_name.cache_clear()
    tesseract.cache_clear()
    try:
        with pytest.raises(MissingTool, match="apt-get install tesseract-ocr tesseract-ocr-chi-sim"):
            tesseract()
    finally:
        tesseract_name.cache_clear()
        tesseract.cache_clear()


def test_a_line_keeps_its_size_in_its_frame() -> None:
    picture = line("95%")
    assert framed(picture).shape == (picture.shape[0] + 16, picture.shape[1] + 16)


def test_an_engine_keeps_nothing_but_its_name() -> None:
    assert Tesseract.__slots__ == ("name",)

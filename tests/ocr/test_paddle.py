"""PP-OCR reads what is drawn, whichever runtime runs it, and keeps every line."""

import cv2
import numpy as np
import pytest

from extractors.ocr.last_layer import said_whole
from extractors.ocr.models import READ, Reader, as_they_are, reader_in_onnxruntime, reader_in_openvino
from extractors.ocr.network import Floats, in_openvino, loaded, model
from extractors.ocr.paddle import Paddle, as_input, batch_of, fitted, padded, paddle
from extractors.ocr.port import Reading
from schemas.picture import Pixels
from tests.ocr.drawing import line, page

FIGURES = ("1089.41", "2406.62", "95%", "58,118.59", "0", "2024")


@pytest.mark.parametrize("printed", FIGURES)
def test_a_drawn_figure_is_read(printed: str) -> None:
    assert paddle().read([line(printed)])[0].text == printed


def test_readings_stand_in_the_order_of_the_lines() -> None:
    assert [reading.text for reading in paddle().read([line(figure) for figure in FIGURES])] == list(FIGURES)


def test_a_blank_line_is_an_empty_reading() -> None:
    blank: Pixels = np.full((30, 200), 255, np.uint8)
    assert [reading.text for reading in paddle().read([blank, line("95%")])] == ["", "95%"]


def test_no_lines_are_no_readings() -> None:
    assert paddle().read([]) == []


def test_characters_stand_where_they_are_drawn() -> None:
    centres = paddle().read([line("1089")])[0].centres
    assert centres == pytest.approx([0.17, 0.39, 0.61, 0.83], abs=0.06)


def test_lines_are_found_where_they_are_drawn() -> None:
    found = paddle().find(page(("1089.41", 100, 200), ("2406.62", 400, 500)), 960)
    assert [(area.x0 // 100, area.y0 // 100) for area in found] == [(0, 1), (3, 4)]


def test_a_blank_page_has_no_lines() -> None:
    assert paddle().find(page(), 960) == []


def test_both_runtimes_read_the_same() -> None:
    pytest.importorskip("openvino", reason="OpenVINO is an optional extra")
    lines = [line(figure) for figure in FIGURES]
    engine = paddle()

    def readings(reading: Reader) -> list[Reading]:
        own = Paddle(finding=engine.finding, reading=reading, characters=engine.characters, name="")
        return own.read(lines)

    one = readings(reader_in_openvino("f32"))
    other = readings(reader_in_onnxruntime())
    assert [reading.text for reading in one] == [reading.text for reading in other]
    for mine, theirs in zip(one, other, strict=True):
        assert mine.confidences == pytest.approx(theirs.confidences, abs=2e-4)


def test_a_line_among_others_is_read_as_it_is_alone() -> None:
    engine, lines = paddle(), [line(figure) for figure in (*FIGURES, *reversed(FIGURES), *FIGURES)]
    for together, shown in zip(engine.read(lines), lines, strict=True):
        (alone,) = engine.read([shown])
        assert together.text == alone.text
        assert together.confidences == pytest.approx(alone.confidences, abs=0.01)


@pytest.mark.parametrize(
    ("steps", "text", "centres"),
    [
        ([0, 1, 1, 0, 1], "aa", (0.4, 0.9)),
        ([1, 2, 0, 0, 0], "ab", (0.1, 0.3)),
        ([0, 0, 0, 0, 0], "", ()),
    ],
)
def test_steps_without_a_break_are_one_character(steps: list[int], text: str, centres: tuple[float, ...]) -> None:
    whole = Reader(said=said_whole, chances=as_they_are)
    engine = Paddle(finding=as_is, reading=whole, characters=("", "a", "b"), name="")
    (said,) = said_whole(np.eye(3, dtype=np.float32)[steps][None])
    reading = engine.decoded(said, 1.0)
    assert (reading.text, reading.centres) == (text, pytest.approx(centres))


def as_is(pictures: Floats) -> Floats:
    """A network that is not asked."""
    return pictures


@pytest.mark.parametrize(("width", "taken"), [(1, 64), (48, 64), (64, 64), (65, 96), (100_000, 4096)])
def test_widths_are_rounded_up_and_bounded(width: int, taken: int) -> None:
    assert padded(np.zeros((48, width), np.uint8)) == taken


def test_a_line_of_any_shape_fits_its_batch() -> None:
    assert fitted(np.zeros((7, 20_000), np.uint8), 4096).shape == (48, 4096)


@pytest.mark.parametrize(
    ("waiting", "width", "read"),
    [(1, 64, 2), (2, 64, 2), (3, 64, 4), (5, 64, 8), (99, 64, 8), (2, 160, 3), (1, 576, 1), (9, 2048, 1)],
)
def test_few_lines_are_read_in_small_batches(waiting: int, width: int, read: int) -> None:
    assert batch_of(waiting, width) == read


GRADES = (None, 0.6, 1.4)
"""Pixels of blur, none or some."""


def test_the_last_layer_is_asked_of_every_step_that_is_of_a_character() -> None:
    pytest.importorskip("openvino", reason="OpenVINO is an optional extra")
    whole, own = in_openvino(loaded(model(READ)), "f32"), reader_in_openvino("f32")
    for printed in (*FIGURES, "1 2.5", "-0.1%", "(i.e.) 1,1", "lIl.1|"):
        for blur in GRADES:
            shown = (
                line(printed) if blur is None else np.asarray(cv2.GaussianBlur(line(printed), (0, 0), blur), np.uint8)
            )
            pictures = as_input([fitted(shown, 320)], 320)
            (said,) = own.said(pictures)
            assert said.best.tolist() == whole(pictures)[0].argmax(axis=1).tolist()
            assert len(said.scores) < len(said.best)


def test_what_else_a_blurred_character_may_be_is_kept() -> None:
    blurred = np.asarray(cv2.GaussianBlur(line("8360.5", 0.6), (0, 0), 2.4), np.uint8)
    sharp, doubtful = paddle().read([line("8360.5"), blurred])
    assert not sharp.others
    assert doubtful.others
    for at, candidates in doubtful.others.items():
        chances = [each.chance for each in candidates]
        assert doubtful.text[at] not in {each.text for each in candidates}
        assert chances == sorted(chances, reverse=True)
        assert doubtful.confidences[at] + sum(chances) <= 1.001

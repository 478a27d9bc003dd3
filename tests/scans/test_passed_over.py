"""Ink at the ends of a figure that no character explains is told."""

import cv2
import numpy as np
import pytest

from extractors.ocr.port import Reading
from extractors.scans.passed_over import passed_over
from schemas.picture import Pixels

SIZE = 1.2


def line(text: str) -> Pixels:
    """A drawn line."""
    (width, height), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, SIZE, 2)
    paper = np.full((height + 16, width + 16), 255, np.uint8)
    return np.asarray(
        cv2.putText(paper, text, (8, height + 8), cv2.FONT_HERSHEY_SIMPLEX, SIZE, 0, 2, cv2.LINE_AA), np.uint8
    )


def read(printed: str, start: int, end: int) -> Reading:
    """What a reader that passes over the ends gives of a printed line."""
    (width, _), _ = cv2.getTextSize(printed, cv2.FONT_HERSHEY_SIMPLEX, SIZE, 2)
    edges = [cv2.getTextSize(printed[:at], cv2.FONT_HERSHEY_SIMPLEX, SIZE, 2)[0][0] for at in range(len(printed) + 1)]
    centres = [(8 + (edges[at] + edges[at + 1]) / 2) / (width + 16) for at in range(start, end)]
    return Reading(text=printed[start:end], confidences=(0.99,) * (end - start), centres=tuple(centres))


@pytest.mark.parametrize(
    ("printed", "start", "end", "told"),
    [
        ("-45.20", 1, 6, "?45.20"),
        ("A1208.33", 1, 8, "?1208.33"),
        ("95%", 0, 2, "95?"),
        ("-7", 1, 2, "?7"),
        ("-12.5%", 1, 5, "?12.5?"),
    ],
)
def test_ink_at_an_end_is_told(printed: str, start: int, end: int, told: str) -> None:
    found = passed_over(line(printed), read(printed, start, end))
    assert found is not None
    assert (found.text, len(found.confidences), len(found.centres)) == (told, len(told), len(told))


@pytest.mark.parametrize("printed", ["45.20", "-45.20", "95%", "1", "1208.33", "0.5%", "A7"])
def test_a_line_that_was_read_whole_is_left_alone(printed: str) -> None:
    assert passed_over(line(printed), read(printed, 0, len(printed))) is None


def test_a_blank_line_is_left_alone() -> None:
    blank = np.full((30, 80), 255, np.uint8)
    assert passed_over(blank, Reading(text="1", confidences=(0.9,), centres=(0.5,))) is None


@pytest.mark.parametrize(
    ("printed", "lost", "told"),
    [
        ("3376.86", 5, "3376.?6"),
        ("1267.77", 2, "12?7.77"),
        ("436085.06", 1, "4?6085.06"),
        ("6,800.79", 2, "6,?00.79"),
        ("124.7", 2, "12?.7"),
    ],
)
def test_a_hole_in_a_figure_is_told(printed: str, lost: int, told: str) -> None:
    whole = read(printed, 0, len(printed))
    kept = [at for at in range(len(printed)) if at != lost]
    holed = Reading(
        text="".join(printed[at] for at in kept),
        confidences=tuple(whole.confidences[at] for at in kept),
        centres=tuple(whole.centres[at] for at in kept),
    )
    found = passed_over(line(printed), holed)
    assert found is not None
    assert found.text == told


@pytest.mark.parametrize("printed", ["3376.86", "1,111.11", "436,085.06", "2024", "0.07"])
def test_a_figure_that_was_read_whole_has_no_hole(printed: str) -> None:
    assert passed_over(line(printed), read(printed, 0, len(printed))) is None

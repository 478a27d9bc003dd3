"""Pages without rulings show their tilt by their lines."""

import cv2
import numpy as np
import pytest

from extractors.scans.skew import skew
from schemas.picture import Pixels
from tests.scans.drawing import blank, tilted


def lines() -> Pixels:
    """A page with lines of letters."""
    page = blank()
    for y in range(150, 1050, 40):
        cv2.putText(page, "Lorem ipsum dolor sit amet consectetur", (120, y), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2)
    return page


def degrees(page: Pixels) -> float:
    """The tilt of a page."""
    return float(np.rad2deg(skew(np.asarray(255 - page, np.uint8))))


@pytest.mark.parametrize("by", [-5, -1.2, -0.4, 0, 0.8, 3, 5.5])
def test_the_tilt_of_lines_is_measured(by: float) -> None:
    assert degrees(tilted(lines(), by)) == pytest.approx(-by, abs=0.25)


@pytest.mark.parametrize("by", [-3, 0, 2])
def test_the_tilt_of_lines_that_run_down_is_measured(by: float) -> None:
    assert degrees(np.ascontiguousarray(np.rot90(tilted(lines(), by)))) == pytest.approx(-by, abs=0.25)


def test_paper_has_no_tilt() -> None:
    assert degrees(blank()) == 0

"""Per mille signs are told by their rings."""

import cv2
import numpy as np
import pytest

from extractors.ocr.port import Reading
from extractors.scans.permille import by_rings, with_permille
from schemas.picture import Pixels

HIGH, RING, LEFT = 40, 9, 60


def line(rings: int, *, nought: bool = False, blur: float = 0.0) -> Pixels:
    """A figure's last sign as rings and a slash: two are of %, three of ‰; with a nought as high as the line behind."""
    paper = np.full((HIGH + 12, 200), 255, np.uint8)
    cv2.putText(paper, "12", (6, HIGH + 4), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 0, 3, cv2.LINE_AA)
    cv2.line(paper, (LEFT + 32, 8), (LEFT + 8, HIGH + 4), 0, 2, cv2.LINE_AA)
    places = [(LEFT + 10, 16), *((LEFT + 32 + 26 * at, HIGH - 4) for at in range(rings - 1))]
    for place in places:
        cv2.circle(paper, place, RING, 0, 3, cv2.LINE_AA)
    if nought:
        cv2.ellipse(paper, (LEFT + 62, HIGH // 2 + 5), (11, HIGH // 2 - 2), 0, 0, 360, 0, 3, cv2.LINE_AA)
    return np.asarray(cv2.GaussianBlur(paper, (0, 0), blur) if blur else paper, np.uint8)


def read(text: str) -> Reading:
    """A reading whose digits stand in the left of the line."""
    centres = (0.09, 0.22, 0.38, 0.59)[: len(text)]
    return Reading(text=text, confidences=(0.98,) * len(text), centres=centres)


@pytest.mark.parametrize("text", ["12%0", "12%o"])
@pytest.mark.parametrize("blur", [0.0, 1.5])
def test_a_low_ring_behind_a_per_cent_sign_is_no_nought(text: str, blur: float) -> None:
    found = with_permille(line(3, blur=blur), read(text))
    assert (found.text, len(found.confidences), len(found.centres)) == ("12‰", 3, 3)


def test_a_nought_as_high_as_the_line_stays() -> None:
    assert with_permille(line(2, nought=True), read("12%0")).text == "12%0"


@pytest.mark.parametrize(("rings", "told"), [(2, None), (3, "12‰")])
def test_a_per_cent_sign_has_two_rings(rings: int, told: str | None) -> None:
    found = by_rings(line(rings), read("12%"))
    assert (found.text if found is not None else None) == told


@pytest.mark.parametrize("text", ["12", "", "%", "占比%0"])
def test_other_lines_are_left_alone(text: str) -> None:
    assert (with_permille(line(3), read(text)).text, by_rings(line(3), read(text))) == (text, None)

"""From confidences to chances."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.ocr.calibration import POINTS, interpolated, probability

SHARE = st.floats(0, 1)


def test_the_table_goes_from_no_to_full_confidence() -> None:
    assert (POINTS[0][0], POINTS[-1][0]) == (0.0, 1.0)


def test_the_table_rises() -> None:
    assert all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(POINTS))


@given(SHARE, SHARE)
def test_more_confidence_is_no_less_chance(one: float, other: float) -> None:
    assert probability(min(one, other)) <= probability(max(one, other))


@given(SHARE)
def test_a_chance_is_a_share(confidence: float) -> None:
    assert 0.0 <= probability(confidence) <= 1.0


@pytest.mark.parametrize(
    ("confidence", "chance"),
    [(0.0, 0.1), (0.25, 0.3), (0.5, 0.5), (0.75, 0.7), (1.0, 0.9), (-0.1, 0.1), (1.2, 0.9)],
)
def test_between_two_points_chances_are_linear(confidence: float, chance: float) -> None:
    assert interpolated(confidence, ((0.0, 0.1), (0.5, 0.5), (1.0, 0.9))) == pytest.approx(chance)

"""The curves of the benchmark of scans."""

from random import Random

import pytest

from benchmarks.scans.curves import Bin, curve, error, fit, is_rising, said
from benchmarks.scans.peers import Text, inside, sides, spread
from extractors.ocr.calibration import Points
from schemas.box import Box

PLAIN: Points = ((0.0, 0.0), (1.0, 1.0))


@pytest.mark.parametrize(
    ("chances", "right", "bins"),
    [
        ([], [], []),
        ([0.95, 0.85], [True, False], [(0.85, 0.0, 1), (0.95, 1.0, 1)]),
        ([1.0, 0.9], [True, False], [(0.95, 0.5, 2)]),
        ([0.0, 0.04], [False, False], [(0.02, 0.0, 2)]),
    ],
)
def test_cells_fall_into_ten_bins(
    chances: list[float], right: list[bool], bins: list[tuple[float, float, int]]
) -> None:
    assert [(bin_.sure, bin_.right, bin_.cells) for bin_ in curve(chances, right)] == bins


def test_a_bin_weighs_as_much_as_it_has_cells() -> None:
    assert error([Bin(sure=0.5, right=0.5, cells=3), Bin(sure=0.9, right=0.5, cells=1)]) == pytest.approx(0.1)


def test_a_cell_is_as_sure_as_all_of_its_characters_together() -> None:
    assert said([(0.9, 0.5), (1.0,)], PLAIN) == pytest.approx([0.45, 1.0])


@pytest.fixture(scope="module")
def boasting() -> tuple[list[tuple[float, ...]], list[bool]]:
    """Cells of three characters of which each is right half as surely as it is said to be."""
    rng = Random(5)
    cells = [tuple(rng.choice((0.8, 0.9, 1.0)) for _ in range(3)) for _ in range(2000)]
    return cells, [all(rng.random() < sure - 0.2 for sure in cell) for cell in cells]


def test_a_fitted_table_rises(boasting: tuple[list[tuple[float, ...]], list[bool]]) -> None:
    assert is_rising(fit(*boasting))


def test_a_fitted_table_makes_cells_come_true(boasting: tuple[list[tuple[float, ...]], list[bool]]) -> None:
    cells, right = boasting
    assert error(curve(said(cells, fit(cells, right)), right)) < 0.03


@pytest.mark.parametrize(
    ("box", "there"), [((1, 1, 3, 3), True), ((3, 3, 9, 9), False), ((-3, 1, 1, 3), False), ((0, 0, 8, 2), True)]
)
def test_a_text_stands_where_its_middle_is(box: Box, there: bool) -> None:
    assert inside(box, (0, 0, 4, 4)) is there


def test_a_cell_has_four_sides() -> None:
    assert {(side.horizontal, side.at, side.start, side.end) for side in sides((1, 2, 3, 4))} == {
        (True, 2, 1, 3),
        (True, 4, 1, 3),
        (False, 1, 2, 4),
        (False, 3, 2, 4),
    }


def test_lines_of_a_text_share_its_box() -> None:
    chars = list(spread(Text("预算\n数", (0, 0, 40, 40), 1.0), 2.0))
    assert [(char.text, char.x0, char.y0, char.x1, char.y1) for char in chars] == [
        ("预", 0, 0, 10, 10),
        ("算", 10, 0, 20, 10),
        ("数", 0, 10, 20, 20),
    ]

"""Lattices with worn walls come apart into rectangles."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from extractors.scans.regions import ragged, rectangles

SHARES = st.floats(0, 1)


@st.composite
def walls(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """How much of each wall of a lattice is inked."""
    rows, cols = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    return draw(arrays(float, (rows - 1, cols), elements=SHARES)), draw(
        arrays(float, (rows, cols - 1), elements=SHARES)
    )


@given(walls())
def test_every_cell_is_a_rectangle(inked: tuple[np.ndarray, np.ndarray]) -> None:
    assert list(ragged(rectangles(*inked))) == []


def test_whole_walls_part_all_cells() -> None:
    assert len(np.unique(rectangles(np.ones((2, 3)), np.ones((3, 2))))) == 9


def test_no_walls_make_one_cell() -> None:
    assert len(np.unique(rectangles(np.zeros((2, 3)), np.zeros((3, 2))))) == 1


def test_a_fainter_wall_counts_where_a_region_is_no_rectangle() -> None:
    level = np.array([[1.0, 0.0]])
    plumb = np.array([[0.3], [1.0]])
    assert rectangles(level, plumb)[0, 0] != rectangles(level, plumb)[0, 1]

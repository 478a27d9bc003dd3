"""Lattices with worn walls come apart into rectangles."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from extractors.scans.cell_partition import BORDER, Floats, Labels, ragged, rectangles

SHARES = st.one_of(st.just(0.0), st.just(1.0), st.floats(0, 1))


def cells(level: Floats, plumb: Floats) -> Labels:
    """The cells of a lattice of rows 20 points high and columns of 50 points."""
    return rectangles(level, plumb, np.full(plumb.shape[0], 20.0), np.full(level.shape[1], 50.0))


@st.composite
def walls(draw: st.DrawFn) -> tuple[Floats, Floats]:
    """How much of each wall of a lattice is inked."""
    rows, cols = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    return draw(arrays(float, (rows - 1, cols), elements=SHARES)), draw(
        arrays(float, (rows, cols - 1), elements=SHARES)
    )


@given(walls())
def test_every_cell_is_a_rectangle(inked: tuple[Floats, Floats]) -> None:
    assert list(ragged(cells(*inked))) == []


@given(walls())
def test_no_cell_spans_rows_that_no_chain_of_missing_walls_joins(inked: tuple[Floats, Floats]) -> None:
    level, plumb = inked
    level[:] = 1.0
    plumb[plumb < 1] = 0.0
    labels = cells(level, plumb)
    assert not (labels[:-1] == labels[1:]).any()


@pytest.mark.parametrize(("ink", "count"), [(0.0, 1), (BORDER / 2, 1), (BORDER, 9), (1.0, 9)])
def test_ink_enough_parts_cells(ink: float, count: int) -> None:
    assert len(np.unique(cells(np.full((2, 3), ink), np.full((3, 2), ink)))) == count


def test_a_fainter_wall_counts_where_a_region_is_no_rectangle() -> None:
    labels = cells(np.array([[1.0, 0.0]]), np.array([[0.1], [1.0]]))
    assert labels.tolist() != [[labels[0, 0]] * 2] * 2


def test_a_gone_wall_is_where_others_end() -> None:
    # a label beside five rows, the wall between them worn off beside the first three
    level = np.array([[0.0, 1.0]] * 4)
    plumb = np.array([[0.0], [0.0], [0.1], [1.0], [1.0]])
    labels = cells(level, plumb)
    assert (len(np.unique(labels[:, 0])), len(np.unique(labels[:, 1]))) == (1, 5)


def test_a_stray_stroke_in_a_cell_parts_nothing() -> None:
    # a short stroke that one column's wall begins with, in the middle of a merged cell
    level = np.zeros((3, 4))
    level[1, 0] = 0.3
    assert len(np.unique(cells(level, np.zeros((4, 3))))) == 1


def test_a_huge_ragged_region_is_one_cell() -> None:
    level, plumb = np.zeros((39, 40)), np.zeros((40, 39))
    level[20, 3], plumb[5, 7] = 1.0, 1.0
    assert len(np.unique(cells(level, plumb))) == 1

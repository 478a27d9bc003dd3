"""Grids tile, whatever spans their cells claim."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.sources.grid_builder import Slot, lattice, tile
from extractors.sources.limits import MAX_CELLS
from schemas.errors import OversizedDocument
from schemas.grid import Grid
from tests.sources.building import spanned

slots = st.builds(Slot, st.sampled_from(["", "甲"]), st.integers(0, 5), st.integers(0, 5))


def covered(grid: Grid) -> Counter[tuple[int, int]]:
    return Counter(
        (cell.row + down, cell.col + across)
        for cell in grid.cells
        for down in range(cell.row_span)
        for across in range(cell.col_span)
    )


@given(st.lists(st.lists(slots, max_size=6), min_size=1, max_size=6))
def test_every_place_is_covered_once(rows: list[list[Slot]]) -> None:
    grid = tile([[Slot("有"), *rows[0]], *rows[1:]])
    assert grid
    assert covered(grid) == Counter((row, col) for row in range(grid.rows) for col in range(grid.cols))


@given(st.lists(st.lists(slots, max_size=6), min_size=1, max_size=6))
def test_cells_are_in_row_major_order(rows: list[list[Slot]]) -> None:
    grid = tile([[Slot("有"), *rows[0]], *rows[1:]])
    assert grid
    places = [(cell.row, cell.col) for cell in grid.cells]
    assert places == sorted(places)


@given(st.lists(st.lists(slots, max_size=6), min_size=1, max_size=6))
def test_no_text_is_lost(rows: list[list[Slot]]) -> None:
    grid = tile([[Slot("有"), *rows[0]], *rows[1:]])
    assert grid
    assert sorted(filter(None, (cell.text for cell in grid.cells))) == sorted(
        ["有", *(slot.text for row in rows for slot in row if slot.text)]
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([[Slot("甲", 2), Slot("乙")], [Slot("丙")]], spanned([("甲", 2, 1), "乙"], ["丙"]), id="row span"),
        pytest.param([[Slot("甲", 9), Slot("乙")], [Slot("丙")]], spanned([("甲", 2, 1), "乙"], ["丙"]), id="too long"),
        pytest.param(
            [[Slot("甲"), Slot("乙", 2)], [Slot("丙", 1, 3)]],
            spanned(["甲", ("乙", 2, 1)], ["丙"]),
            id="would overlap",
        ),
        pytest.param(
            [[Slot("甲", 1, 3)], [Slot("乙"), Slot("丙")]], spanned([("甲", 1, 2)], ["乙", "丙"]), id="no column"
        ),
        pytest.param([[Slot("甲"), Slot("乙")], [Slot("丙")]], spanned(["甲", "乙"], ["丙", ""]), id="missing cell"),
    ],
)
def test_spans(rows: list[list[Slot]], expected: Grid) -> None:
    assert tile(rows) == expected


def test_nothing_is_made_of_blank_cells() -> None:
    assert tile([[Slot(""), Slot("", 2)], []]) is None


def test_rows_without_spans_are_padded() -> None:
    grid = lattice([["甲"], ["乙", "丙"]], columns_aligned=False)
    assert grid
    assert [cell.text for cell in grid.cells] == ["甲", "", "乙", "丙"]


def test_too_many_places_are_refused() -> None:
    with pytest.raises(OversizedDocument):
        lattice([["甲"] * 1000, *[["乙"]] * (MAX_CELLS // 1000)], columns_aligned=False)


def test_overlong_spans_are_refused_before_they_are_laid() -> None:
    with pytest.raises(OversizedDocument):
        tile([[Slot("甲", 65534, 1000)] * 9 for _ in range(65534)])

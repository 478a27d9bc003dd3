"""A table that is written in a format is read back as it was."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.sources import read
from schemas.grid import Cell, Grid
from tests.sources.building import document, docx_of, html_of, only_grid, xls_of, xlsx_of

TEXTS = st.lists(st.text(alphabet="绩效目标ab≥%“”&<>", min_size=1, max_size=4), min_size=1, max_size=3).map("\n".join)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Tables with merged cells, in which a cell begins in every row and column."""
    rows, cols = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    free = {(row, col) for row in range(rows) for col in range(cols)}
    cells = []
    for row in range(rows):
        for col in range(cols):
            if (row, col) not in free:
                continue
            across = draw(st.integers(1, 3))
            while not all((row, col + right) in free for right in range(across)):
                across -= 1
            down = min(draw(st.integers(1, 3)), rows - row)
            free -= {(row + under, col + right) for under in range(down) for right in range(across)}
            cells.append(Cell(row=row, col=col, row_span=down, col_span=across, text=draw(TEXTS)))
    return Grid(rows=rows, cols=cols, cells=tuple(cells))


def is_minimal(grid: Grid) -> bool:
    """Whether no row or column could be left out."""
    return {cell.row for cell in grid.cells} == set(range(grid.rows)) and {cell.col for cell in grid.cells} == set(
        range(grid.cols)
    )


def html_escaped(grid: Grid) -> bytes:
    escaped = [(cell, cell.text.replace("&", "&amp;").replace("<", "&lt;")) for cell in grid.cells]
    return html_of(
        Grid(
            rows=grid.rows,
            cols=grid.cols,
            cells=tuple(
                Cell(row=cell.row, col=cell.col, row_span=cell.row_span, col_span=cell.col_span, text=text)
                for cell, text in escaped
            ),
        )
    )


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(html_escaped, id="html"),
        pytest.param(docx_of, id="docx"),
        pytest.param(xlsx_of, id="xlsx"),
        pytest.param(xls_of, id="xls"),
    ],
)
@given(grid=grids().filter(is_minimal))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_round_trip(write: Callable[[Grid], bytes], grid: Grid) -> None:
    assert only_grid(read(document(write(grid)))) == grid

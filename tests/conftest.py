"""What every test may ask for: the corpus, and tables written as lists of words."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from schemas.grid import Cell, Content, Grid, Line

# A test measures no time, and a drawn example that failed once fails again.
settings.register_profile("jixiao", deadline=None, derandomize=True, database=None)
settings.load_profile("jixiao")

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The real filings, which are no part of the repository."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus of real filings is not beside this checkout")
    return CORPUS


def grid(*rows: Sequence[str], columns_aligned: bool = False) -> Grid:
    """A grid without spans, short rows filled up with blank cells."""
    width = max(map(len, rows))
    cells = [
        Cell(row=number, col=col, text=row[col] if col < len(row) else "")
        for number, row in enumerate(rows)
        for col in range(width)
    ]
    return Grid(rows=len(rows), cols=width, cells=tuple(cells), columns_aligned=columns_aligned)


def content(*blocks: str | Grid) -> Content:
    """Content of free lines and grids."""
    return Content(
        media="text", blocks=tuple(Line(text=block) if isinstance(block, str) else block for block in blocks)
    )

"""The real filings: the same text whatever the format."""

from pathlib import Path
from shutil import which

import pytest

from extractors.sources import read
from extractors.sources.word.libreoffice import PROGRAMS
from schemas.grid import Content, Grid
from tests.sources.building import document

pytestmark = pytest.mark.corpus

OFFICE = "office/ezhou-office-2024"


def content(path: Path) -> Content:
    return read(document(path.read_bytes(), path.name))


def texts(content: Content) -> list[str]:
    """All texts in order. A workbook keeps a telephone number as a number, so without the zeros that begin it."""
    found = []
    for block in content.blocks:
        found += [cell.text for cell in block.cells] if isinstance(block, Grid) else [block.text]
    return [text.lstrip("0") or "0" for text in found if text]


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "xls"])
def test_formats_agree(corpus: Path, suffix: str) -> None:
    assert texts(content(corpus / f"{OFFICE}.{suffix}")) == texts(content(corpus / f"{OFFICE}.html"))


@pytest.mark.skipif(not any(map(which, PROGRAMS)), reason="LibreOffice is not installed")
def test_doc_agrees(corpus: Path) -> None:
    assert content(corpus / f"{OFFICE}.doc").blocks == content(corpus / f"{OFFICE}.docx").blocks


@pytest.mark.parametrize(
    ("name", "rows", "cols"),
    [
        ("ezhou-office-2024", 96, 9),
        ("ezhou-services-2024", 112, 9),
        ("ezhou-staffing-2023", 41, 8),
        ("guangshui-data-2024", 117, 10),
        ("hengyang-office-2022", 46, 9),
    ],
)
def test_one_table_each(corpus: Path, name: str, rows: int, cols: int) -> None:
    grids = [block for block in content(corpus / "text" / f"{name}.txt").blocks if isinstance(block, Grid)]
    assert [(grid.rows, grid.cols) for grid in grids] == [(rows, cols)]


@pytest.mark.parametrize("name", ["ezhou-office-2024", "ezhou-services-2024"])
def test_rows_of_indicators_are_whole(corpus: Path, name: str) -> None:
    (grid,) = [block for block in content(corpus / "text" / f"{name}.txt").blocks if isinstance(block, Grid)]
    assert {cell.col for cell in grid.cells if cell.text.startswith("绩效") and cell.text.endswith("型")} == {6, 8}

"""The published documents: every page is read, and every form stands in one grid."""

import json
from itertools import product
from pathlib import Path

import pytest

from extractors.grids.documents import is_scan, read_pdf
from extractors.sources.pdf.document import open_pdf
from schemas.grid import Content, Grid
from tests.scanning import SCANNER
from tests.sources.building import document

pytestmark = pytest.mark.corpus


def read(file: Path) -> Content:
    """What is read of a file."""
    return read_pdf(document(file.read_bytes(), file.name), SCANNER)


def begins_as_scan(file: Path) -> bool:
    """Whether the first page of a file is a picture."""
    with open_pdf(file.read_bytes()) as pdf, pdf.page(1) as page:
        return page is not None and is_scan(page)


def test_scans_and_nothing_else_are_recognised(corpus: Path) -> None:
    files = [file for folder in ("real", "unlabelled", "scans", "office") for file in (corpus / folder).glob("*.pdf")]
    assert sum(map(begins_as_scan, files)) == len(list((corpus / "scans").glob("*.pdf"))) + 7


def test_cells_tile_every_grid(corpus: Path) -> None:
    gaps = []
    for file in (corpus / "real").glob("*.pdf"):
        content = read(file)
        for grid in (block for block in content.blocks if isinstance(block, Grid)):
            covered = [
                place
                for cell in grid.cells
                for place in product(
                    range(cell.row, cell.row + cell.row_span), range(cell.col, cell.col + cell.col_span)
                )
            ]
            if sorted(covered) != list(product(range(grid.rows), range(grid.cols))):
                gaps.append((file.name, grid.cells[0].page))
    assert gaps == []


def test_every_form_stands_in_one_grid(corpus: Path) -> None:
    lost = []
    for name, forms in json.loads((corpus / "forms.json").read_text()).items():
        content = read(corpus / "real" / f"{name}.pdf")
        held = [
            {cell.page for cell in block.cells if cell.page is not None}
            for block in content.blocks
            if isinstance(block, Grid)
        ]
        for form in forms:
            pages = set(range(form["page"], form["page"] + form["pages"]))
            if not any(pages <= grid for grid in held):
                lost.append((name, form["page"]))
    assert lost == []


def test_what_a_printed_filing_says_is_in_its_cells(corpus: Path) -> None:
    gold = json.loads((corpus / "gold" / "guangshui-data-2024.json").read_text())
    content = read(corpus / "office" / "guangshui-data-2024.print.pdf")
    assert content is not None
    texts = {"".join(cell.text.split()) for block in content.blocks if isinstance(block, Grid) for cell in block.cells}
    assert [row for row in gold["indicators"] if row["level3_raw"] not in texts] == []

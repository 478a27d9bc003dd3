"""What the tests of grids ask of drawn pages."""

from collections.abc import Sequence

from extractors.grids.documents import read_pdf
from extractors.grids.ruled.tables import PageTables, page_tables
from extractors.sources.pdf.document import open_pdf
from schemas.document import Document
from schemas.grid import Content, Grid, Line
from schemas.page import Page
from tests.grids.drawing import Sheet, pdf_of
from tests.scanning import SCANNER


def document_of(data: bytes) -> Document:
    """A document of these bytes."""
    return Document(name="a.pdf", uri="/a.pdf", data=data, sha256="0" * 64)


def content_of(*sheets: Sheet) -> Content:
    """All that is read of a document of these pages, each of them wanted."""
    return read_pdf(document_of(pdf_of(*sheets)), SCANNER, lambda _: True)


def page_of(sheet: Sheet, *, catalog: str = "", further: Sequence[bytes] = ()) -> Page:
    """The geometry of one page."""
    with open_pdf(pdf_of(sheet, catalog=catalog, further=further)) as pdf, pdf.page(1) as page:
        assert page is not None
        return page.read()


def tables_of(sheet: Sheet) -> PageTables:
    """The tables of one page."""
    return page_tables(page_of(sheet))


def shown(content: Content) -> list[str | list[list[str]]]:
    """A line as its text, a grid as the texts of each row."""
    return [
        block.text if isinstance(block, Line) else [[cell.text for cell in row] for row in block.by_row()]
        for block in content.blocks
    ]


def grids(content: Content) -> list[Grid]:
    """The grids alone."""
    return [block for block in content.blocks if isinstance(block, Grid)]


def spans(grid: Grid) -> dict[str, tuple[int, int, int, int]]:
    """Row, column, row span and column span of each cell with text."""
    return {cell.text: (cell.row, cell.col, cell.row_span, cell.col_span) for cell in grid.cells if cell.text}

"""Workbooks of Excel 95 to 2003 (xls), which WPS Office writes too."""

from functools import partial

from extractors.sources.containers import ole
from extractors.sources.excel.biff import looks, without_claims
from extractors.sources.excel.formulas import computed
from extractors.sources.excel.sheets import sheet_grids
from schemas.document import Document
from schemas.grid import Content


def read_xls(document: Document) -> Content:
    """A grid per visible sheet that holds text."""
    container = ole.open_container(document.data)
    name = "Workbook" if "Workbook" in container.streams else "Book"
    stream = ole.read_stream(container, name)
    # calamine gets what has been measured and nothing else, whatever else the container holds
    measured = ole.pack(name, without_claims(stream))
    return Content(media="xls", blocks=tuple(sheet_grids(measured, looks(stream), partial(computed, document.data))))

"""Workbooks of OpenDocument (ods)."""

from itertools import chain

from extractors.sources.containers.ooxml import attribute, local
from extractors.sources.nested_tables import flow
from extractors.sources.opendocument.content import body, read_table
from schemas.document import Document
from schemas.grid import Block, Content


def read_ods(document: Document) -> Content:
    """A grid per sheet that is shown and holds text; cells say what the program showed when it saved them."""
    element, reading = body(document.data, "spreadsheet")
    sheets = (
        sheet
        for sheet in element
        if local(sheet) == "table" and reading.styles.shows("table", attribute(sheet, "style-name"))
    )
    found: chain[Block] = chain.from_iterable(
        flow([sheet], lambda table: read_table(table, reading=reading, sheet=True)) for sheet in sheets
    )
    return Content(media="ods", blocks=tuple(found))

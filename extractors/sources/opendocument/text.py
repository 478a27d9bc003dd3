"""Text documents of OpenDocument (odt)."""

from extractors.sources.opendocument.content import blocks, body
from schemas.document import Document
from schemas.grid import Content


def read_odt(document: Document) -> Content:
    """The paragraphs and tables of the body, in order; headers and footers are no part of a form."""
    element, reading = body(document.data, "text")
    return Content(media="odt", blocks=blocks(element, reading))

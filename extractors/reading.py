"""One way in for every format: those whose tables the source tells, and those whose tables stand in rulings."""

from collections.abc import Mapping

from extractors import sources
from extractors.sources import Reader
from extractors.sources.reading import Deferred
from schemas.document import Document
from schemas.grid import Content

READERS: Mapping[str, Reader] = {**sources.READERS, "pdf-text": Deferred("extractors.grids.paged", "read_pdf")}
"""The reader of each media."""


def read(document: Document) -> Content:
    """All text of a document in reading order.

    Raises:
        UnreadableDocument: the class says why; the message what, where and what to do.
    """
    return sources.read(document, READERS)

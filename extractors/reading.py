"""One way in for every format: those whose tables the source tells, and those whose tables stand in rulings."""

from collections.abc import Mapping

from extractors import sources
from extractors.scans.scanner import Scanner
from extractors.sources import Reader
from extractors.sources.reading import Deferred
from schemas.document import Document
from schemas.grid import Content

PAGED: Mapping[str, Deferred] = {
    "pdf-text": Deferred("extractors.grids.documents", "read_pdf"),
    "image": Deferred("extractors.grids.documents", "read_pictures"),
    "html": Deferred("extractors.grids.documents", "read_web_page"),
    "ofd": Deferred("extractors.grids.ofd", "read_ofd"),
}
"""The reader of each media whose tables may stand in rulings."""


def read(document: Document, scanner: Scanner) -> Content:
    """All text of a document in reading order; `scanner` reads the pages that are pictures.

    Raises:
        UnreadableDocument: the class says why; the message what, where and what to do.
    """

    def bound(reader: Deferred) -> Reader:
        return lambda document: reader(document, scanner)

    return sources.read(document, {**sources.READERS, **{media: bound(reader) for media, reader in PAGED.items()}})

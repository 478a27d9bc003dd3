"""One way in for every format: those whose tables the source tells, and those whose tables stand in rulings."""

from functools import partial

from extractors import sources
from extractors.scans.scanner import Scanner
from schemas.document import Document
from schemas.grid import Content


def read(document: Document, scanner: Scanner) -> Content:
    """All text of a document in reading order; `scanner` reads the pages that are pictures.

    Raises:
        UnreadableDocument: the class says why; the message what, where and what to do.
    """
    readers: dict[str, sources.Reader] = {
        **sources.READERS,
        **{media: partial(reader, scanner=scanner) for media, reader in PAGED.items()},
    }
    for media in PICTURED:
        readers[media] = partial(read_with_pictures, read=readers[media], scanner=scanner)
    return sources.read(document, readers)


def read_with_pictures(document: Document, read: sources.Reader, scanner: Scanner) -> Content:
    """A document with the tables in its pictures."""
    if not any(sign in document.data for sign in PICTURE_SIGNS):
        return read(document)
    from extractors.grids.embedded_pictures import with_pictures

    return with_pictures(document, read, scanner)


def read_pdf(document: Document, scanner: Scanner) -> Content:
    """A PDF."""
    from extractors.grids.documents import read_pdf

    return read_pdf(document, scanner)


def read_pictures(document: Document, scanner: Scanner) -> Content:
    """A picture file."""
    from extractors.grids.documents import read_pictures

    return read_pictures(document, scanner)


def read_web_page(document: Document, scanner: Scanner) -> Content:
    """A web page, which may be pages of pieces at places of their own."""
    from extractors.grids.documents import read_web_page

    return read_web_page(document, scanner)


def read_ofd(document: Document, scanner: Scanner) -> Content:
    """An OFD."""
    from extractors.grids.ofd import read_ofd

    return read_ofd(document, scanner)


PICTURED = ("docx", "xlsx", "odt", "ods", "html")
"""Media without pages that may hold pictures."""
PICTURE_SIGNS = (b"media/", b"Pictures/", b"data:image/")
"""One of these names a picture: in the list of a container's parts, or before its bytes."""
PAGED = {"pdf-text": read_pdf, "image": read_pictures, "html": read_web_page, "ofd": read_ofd}
"""The reader of each media whose tables may stand in rulings."""

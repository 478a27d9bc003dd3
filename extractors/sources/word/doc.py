"""Documents that LibreOffice turns into docx: doc of Word and WPS Office."""

from extractors.sources.word.docx import ReadEmbedded, docx_blocks
from extractors.sources.word.libreoffice import to_docx
from schemas.document import Document
from schemas.grid import Content


def read_doc(document: Document, read_other: ReadEmbedded) -> Content:
    """The paragraphs and tables of the body, in order."""
    return Content(media="doc", blocks=docx_blocks(to_docx(document.data), read_other))

"""Word documents of OOXML (docx, docm), of Word, WPS Office and LibreOffice.

The XML is read directly: python-docx leaves out insertions, content controls and text boxes, and loads every picture.
"""

from extractors.sources.containers import archive
from extractors.sources.containers.ooxml import local, relations, tree
from extractors.sources.nested_tables import flow
from extractors.sources.word.numbering import NUMBERS, STYLES, write_numbers
from extractors.sources.word.tables import read_table
from extractors.sources.word.text import pieces
from schemas.document import Document
from schemas.errors import DamagedDocument
from schemas.grid import Block, Content


def read_docx(document: Document) -> Content:
    """The paragraphs and tables of the body, in order; headers, footers and notes are no part of a form."""
    return Content(media="docx", blocks=docx_blocks(document.data))


def docx_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of a docx."""
    main = _main_part(data)
    contents = archive.unpack(data, {main, NUMBERS, STYLES}.__contains__)
    body = next((child for child in tree(contents, main) if local(child) == "body"), None)
    if body is None:
        raise DamagedDocument("a docx without a body; open it and save it anew")
    write_numbers(body, contents)
    return tuple(flow(pieces(body), read_table))


def _main_part(data: bytes) -> str:
    """The part that holds the document's body."""
    meant = relations(archive.unpack(data, "_rels/.rels".__eq__), "").values()
    return next((part for kind, part in meant if kind == "officeDocument"), "word/document.xml")

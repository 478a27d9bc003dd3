"""Word documents of OOXML (docx, docm), of Word, WPS Office and LibreOffice.

The XML is read directly: python-docx leaves out insertions, content controls and text boxes, and loads every picture.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from extractors.sources.containers import archive
from extractors.sources.containers.ooxml import Element, attribute, local, relations, relations_part, tree
from extractors.sources.detection import detect
from extractors.sources.nested_tables import flow
from extractors.sources.word.numbering import NUMBERS, write_numbers
from extractors.sources.word.styles import STYLES, read_styles
from extractors.sources.word.tables import read_table
from extractors.sources.word.text import WordReading, pieces
from schemas.document import Document
from schemas.errors import DamagedDocument, OversizedDocument, UnsupportedFormat
from schemas.grid import Aside, Block, Content

MOST_EMBEDDED = 4
"""Documents in one another."""
ReadEmbedded: TypeAlias = Callable[[Document, str], tuple[Block, ...] | None]
"""What a document of a media holds that stands in a docx; None where nothing reads it."""


def read_docx(document: Document, read_other: ReadEmbedded) -> Content:
    """The paragraphs and tables of the body, in order; headers, footers and notes are no part of a form."""
    return Content(media="docx", blocks=docx_blocks(document.data, read_other))


def docx_blocks(data: bytes, read_other: ReadEmbedded, *, depth: int = 0) -> tuple[Block, ...]:
    """The blocks of a docx, those of documents embedded in it at their places."""
    main = _main_part(data)
    contents = archive.unpack(data, {main, NUMBERS, STYLES, relations_part(main)}.__contains__)
    body = next((child for child in tree(contents, main) if local(child) == "body"), None)
    if body is None:
        raise DamagedDocument("a docx without a body; open it and save it anew")
    write_numbers(body, contents)
    embedded = relations(contents, main)
    reading = WordReading(read_styles(contents))

    def read_embedded(element: Element) -> Iterator[Block | Aside]:
        if local(element) == "altChunk":
            _, part = embedded.get(attribute(element, "id") or "", ("", ""))
            yield from _chunk(data, part, read_other, depth)
        else:
            yield from read_table(element, reading=reading, read_embedded=read_embedded)

    return tuple(flow(pieces(body, reading), read_embedded))


def _chunk(data: bytes, part: str, read_other: ReadEmbedded, depth: int) -> tuple[Block, ...]:
    """The blocks of a document that stands in a docx as one of its parts."""
    chunk = archive.unpack(data, part.__eq__).get(part)
    if chunk is None:
        raise DamagedDocument(f"its embedded part {part or '(unnamed)'} is missing; open it and save it anew")
    if depth == MOST_EMBEDDED:
        raise OversizedDocument("documents embedded in one another too deeply; save the inner ones as their own")
    document = Document(name=part, uri=part, data=chunk, sha256="")
    media = detect(document)
    if media == "docx":
        return docx_blocks(chunk, read_other, depth=depth + 1)
    blocks = read_other(document, media)
    if blocks is None:
        raise UnsupportedFormat(f"its embedded part {part} is a {media}; offer it as a document of its own")
    return blocks


def _main_part(data: bytes) -> str:
    """The part that holds the document's body."""
    meant = relations(archive.unpack(data, "_rels/.rels".__eq__), "").values()
    return next((part for kind, part in meant if kind == "officeDocument"), "word/document.xml")

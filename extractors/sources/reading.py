"""One way in: a document, whatever it is, becomes lines and grids."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeAlias

from extractors.sources.detection import detect
from extractors.sources.folding import folded
from extractors.sources.split_tables import with_tables_joined
from schemas.document import Document
from schemas.errors import EmptyDocument, OversizedDocument, UnreadableDocument, UnsupportedFormat
from schemas.grid import Block, Content

Reader: TypeAlias = Callable[[Document], Content]


def read_text(document: Document) -> Content:
    """A text dump."""
    from extractors.sources.text.text import read_text

    return read_text(document)


def read_html(document: Document) -> Content:
    """A web page."""
    from extractors.sources.html import read_html

    return read_html(document)


def read_docx(document: Document) -> Content:
    """A Word file."""
    from extractors.sources.word.docx import read_docx

    return read_docx(document, read_embedded)


def read_doc(document: Document) -> Content:
    """An old Word file."""
    from extractors.sources.word.doc import read_doc

    return read_doc(document, read_embedded)


def read_xlsx(document: Document) -> Content:
    """A workbook."""
    from extractors.sources.excel.xlsx import read_xlsx

    return read_xlsx(document)


def read_xls(document: Document) -> Content:
    """An old workbook."""
    from extractors.sources.excel.xls import read_xls

    return read_xls(document)


def read_odt(document: Document) -> Content:
    """A text of OpenDocument."""
    from extractors.sources.opendocument.text import read_odt

    return read_odt(document)


def read_ods(document: Document) -> Content:
    """A workbook of OpenDocument."""
    from extractors.sources.opendocument.sheets import read_ods

    return read_ods(document)


def read_rtf(document: Document) -> Content:
    """A document in Rich Text Format."""
    from extractors.sources.rtf.document import read_rtf

    return read_rtf(document)


def read_mht(document: Document) -> Content:
    """A web page in one file."""
    from extractors.sources.mht import read_mht

    return read_mht(document)


READERS: Mapping[str, Reader] = {
    "text": read_text,
    "html": read_html,
    "docx": read_docx,
    "doc": read_doc,
    "xlsx": read_xlsx,
    "xls": read_xls,
    "odt": read_odt,
    "ods": read_ods,
    "rtf": read_rtf,
    "mht": read_mht,
}
"""The reader of each media whose tables the source itself tells, imported when it is first called: text needs none of
the libraries of the others."""


def read_embedded(document: Document, media: str) -> tuple[Block, ...] | None:
    """What a document holds that stands in another one; None where no reader here reads its media."""
    return READERS[media](document).blocks if media in READERS else None


def read(document: Document, readers: Mapping[str, Reader] = READERS) -> Content:
    """All text of a document in reading order.

    Raises:
        UnreadableDocument: the class says why; the message what, where and what to do.
    """
    media = media_of(document)
    with _located(document):
        if media not in readers:
            raise UnsupportedFormat(
                f"{media} has another reader than those of extractors.sources; see extractors.reading"
            )
        content = readers[media](document)
        if not content.blocks:
            raise EmptyDocument(f"a {media} without text; where it holds pictures, offer them as PDF or images")
    return folded(with_tables_joined(content))


def media_of(document: Document) -> str:
    """What the document's content is, one of `schemas.closed_sets.MEDIA`; raises as `read` does."""
    with _located(document):
        return detect(document)


@contextmanager
def _located(document: Document) -> Iterator[None]:
    """Put the document's name in front of an error's message."""
    try:
        yield
    except UnreadableDocument as error:
        raise type(error)(f"{document.name}: {error}") from error
    except RecursionError as error:
        raise OversizedDocument(
            f"{document.name}: tables nested too deeply to be real; save the inner ones as documents of their own"
        ) from error

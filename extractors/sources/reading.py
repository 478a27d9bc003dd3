"""One way in: a document, whatever it is, becomes lines and grids."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TypeAlias

from extractors.sources.detection import detect
from extractors.sources.folding import folded
from extractors.sources.split_tables import with_tables_joined
from schemas.document import Document
from schemas.errors import EmptyDocument, OversizedDocument, UnreadableDocument, UnsupportedFormat
from schemas.grid import Content

Reader: TypeAlias = Callable[[Document], Content]


@dataclass(frozen=True, slots=True)
class Deferred:
    """A reader whose module is imported when it is first called: text needs none of the libraries of the others."""

    module: str
    """Its full name."""
    function: str

    def __call__(self, document: Document, *more: object) -> Content:
        """Import the reader and call it."""
        reader: Callable[..., Content] = getattr(import_module(self.module), self.function)
        return reader(document, *more)


READERS: Mapping[str, Reader] = {
    "text": Deferred("extractors.sources.text.text", "read_text"),
    "html": Deferred("extractors.sources.html", "read_html"),
    "docx": Deferred("extractors.sources.word.docx", "read_docx"),
    "doc": Deferred("extractors.sources.word.doc", "read_doc"),
    "xlsx": Deferred("extractors.sources.excel.xlsx", "read_xlsx"),
    "xls": Deferred("extractors.sources.excel.xls", "read_xls"),
    "odt": Deferred("extractors.sources.opendocument.text", "read_odt"),
    "ods": Deferred("extractors.sources.opendocument.sheets", "read_ods"),
    "rtf": Deferred("extractors.sources.rtf.document", "read_rtf"),
    "mht": Deferred("extractors.sources.mht", "read_mht"),
}
"""The reader of each media whose tables the source itself tells."""


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
    """What the document's content is, one of `schemas.tables.MEDIA`; raises as `read` does."""
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

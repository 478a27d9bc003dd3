"""One document to all that it gives: rows, or the reason why not."""

from collections import Counter
from dataclasses import dataclass

from extractors import sources
from extractors.forms.reader import read_forms
from extractors.rows import filing_rows
from extractors.rows.build import Source
from schemas.document import Document
from schemas.errors import UnreadableDocument
from schemas.filing import Extraction, FilingRows
from schemas.form import FormRecord
from schemas.grid import Content
from schemas.tables import DocumentRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """A document's content and the forms found in it."""

    content: Content
    records: tuple[FormRecord, ...]


def understand(document: Document) -> Understanding:
    """Content and forms of a document. Raises UnreadableDocument."""
    content = sources.read(document)
    return Understanding(content=content, records=read_forms(content))


def extract(document: Document) -> Extraction:
    """All rows of a document; one that cannot be read is a row of `documents` with its reason."""
    try:
        understanding = understand(document)
    except UnreadableDocument as error:
        return Extraction(document=rejected(document.uri, document.name, error, document))
    filings = tuple(rows_of(document, understanding))
    content = understanding.content
    return Extraction(
        document=DocumentRow(
            source_uri=document.uri,
            source_name=document.name,
            source_sha256=document.sha256,
            media=content.media,
            bytes=len(document.data),
            pages=content.pages,
            outcome="filings" if filings else "no_form",
            forms=len(filings),
            error=None,
            message=None,
            pages_read=content.pages,
        ),
        filings=filings,
    )


def rows_of(document: Document, understanding: Understanding) -> list[FilingRows]:
    """The rows of each form of a document."""
    nth: Counter[int | None] = Counter()
    found = []
    for record in understanding.records:
        nth[record.page] += 1
        source = Source(document=document, content=understanding.content, nth=nth[record.page])
        found.append(filing_rows(record, source))
    return found


def rejected(
    uri: str, name: str, error: UnreadableDocument, document: Document | None = None, size: int = 0
) -> DocumentRow:
    """The row of a document that could not be read."""
    return DocumentRow(
        source_uri=uri,
        source_name=name,
        source_sha256=document.sha256 if document is not None else None,
        media=None,
        bytes=len(document.data) if document is not None else size,
        pages=None,
        outcome="rejected",
        forms=0,
        error=type(error).__name__,
        message=str(error),
        pages_read=None,
    )

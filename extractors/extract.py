"""One document to all that it gives: rows, or the reason why not."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from extractors.audit import audited
from extractors.corrections.acceptance import vouched
from extractors.corrections.replay import corrected, stray
from extractors.forms.label_repair import relabelled
from extractors.forms.reader import read_forms
from extractors.reading import read
from extractors.rows import filing_rows
from extractors.rows.around import around
from extractors.rows.build import Source
from extractors.scans.scanner import Scanner
from mappings.correcting import Correction
from schemas.document import Document
from schemas.errors import ReaderFailed, UnreadableDocument
from schemas.filing import Extraction, FilingRows
from schemas.form import FormRecord
from schemas.grid import Content
from schemas.tables import DocumentRow

Stage = Callable[[str], AbstractContextManager[object]]
"""Entered around each stage with its name, by a caller who times them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """A document's content and the forms found in it."""

    content: Content
    records: tuple[FormRecord, ...]


def understand(document: Document, scanner: Scanner, stage: Stage = nullcontext) -> Understanding:
    """Content and forms of a document. Raises UnreadableDocument."""
    with stage("sources"):
        read_content = read(document, scanner)
    with stage("forms"):
        content = relabelled(read_content)
        return Understanding(content=content, records=read_forms(content))


def extract(
    document: Document,
    stages: str,
    scanner: Scanner,
    stage: Stage = nullcontext,
    corrections: Sequence[Correction] = (),
) -> Extraction:
    """All rows of a document, or the reason why it has none.

    `stages` is the version of the code and mappings, `corrections` is what people decided about this document.
    """
    try:
        understanding = understand(document, scanner, stage)
        with stage("rows"):
            filings = tuple(rows_of(document, understanding, corrections))
    except UnreadableDocument as error:
        return Extraction(document=rejected(document.uri, document.name, len(document.data), error, stages, document))
    except Exception as error:  # noqa: BLE001 whatever fails on one document, the others are read
        failure = ReaderFailed(f"{document.name}: {type(error).__name__}: {error}; report it with the document")
        return Extraction(document=rejected(document.uri, document.name, len(document.data), failure, stages, document))
    content = understanding.content
    row = DocumentRow(
        source_uri=document.uri,
        source_name=document.name,
        source_sha256=document.sha256,
        media=content.media,
        bytes=len(document.data),
        pages=content.pages,
        outcome="no_form" if not filings else "partial" if content.unread_pages else "filings",
        forms=len(filings),
        error=None,
        message=None,
        pages_read=content.pages - len(content.unread_pages) if content.pages is not None else None,
        stages=stages,
        tries=None,
        complete=True,
    )
    return Extraction(document=row, filings=filings)


def rows_of(
    document: Document, understanding: Understanding, corrections: Sequence[Correction] = ()
) -> list[FilingRows]:
    """The rows of each form of a document, as people corrected them."""
    nth: Counter[int | None] = Counter()
    found = []
    told = around(document, understanding.content, understanding.records)
    for record in understanding.records:
        nth[record.page] += 1
        source = Source(document=document, content=understanding.content, around=told, nth=nth[record.page])
        rows, decided = corrected(filing_rows(record, source), corrections)
        found.append(vouched(audited(rows, decided), corrections))
    return stray(found, corrections)


def rejected(
    uri: str, name: str, size: int, error: UnreadableDocument, stages: str, document: Document | None = None
) -> DocumentRow:
    """The row of a document that could not be read; `document` where its bytes at least were."""
    return DocumentRow(
        source_uri=uri,
        source_name=name,
        source_sha256=document.sha256 if document is not None else None,
        media=None,
        bytes=size,
        pages=None,
        outcome="rejected",
        forms=0,
        error=type(error).__name__,
        message=str(error),
        pages_read=None,
        stages=stages,
        tries=None,
        complete=True,
    )

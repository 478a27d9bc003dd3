"""One document to all that it gives: rows, or the reason why not."""

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial

from extractors import without_form
from extractors.attempts import Attempts, Stage
from extractors.audit import audited
from extractors.audit.printed_twice import printed_twice
from extractors.corrections.acceptance import mark_accepted, with_findings
from extractors.corrections.replay import corrected, stray
from extractors.findings import finding, whole_text
from extractors.fitting import fitted
from extractors.forms.label_repair import relabelled
from extractors.forms.reader import forms_of
from extractors.forms.record_tables import turned
from extractors.forms.segmentation import segments
from extractors.reading import read
from extractors.rows import filing_rows
from extractors.rows.build import Source
from extractors.rows.document_context import DocumentContext, document_context
from extractors.scans.scanner import Scanner
from mappings.correcting import Correction
from schemas.document import Document
from schemas.errors import ReaderFailed, UnreadableDocument
from schemas.fault import Fault
from schemas.filing import Extraction, FilingRows
from schemas.form import FormRecord
from schemas.grid import Content
from schemas.run_tables import DocumentRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """A document's content and the forms found in it."""

    content: Content
    records: tuple[FormRecord, ...]


def understand(
    document: Document, scanner: Scanner, stage: Stage = nullcontext, attempts: Attempts | None = None
) -> Understanding:
    """Content and forms of a document; a form over which its reader fails is left out. Raises UnreadableDocument."""
    with stage("sources"):
        read_content = read(document, scanner)
    with stage("forms"):
        content = turned(relabelled(read_content)).numbered()
        found = list(segments(content))
    tried = attempts or Attempts()
    records: list[FormRecord] = []
    for number, rows in enumerate(found, start=1):
        pages = (cell.page for row in rows for cell in row.printed)
        records += tried.of(f"part {number}{on_page(pages)}", stage, "forms", partial(forms_of, rows, content)) or ()
    return Understanding(content=content, records=tuple(records))


def on_page(pages: Iterable[int | None]) -> str:
    """Where something begins, as a message tells it."""
    first = min((page for page in pages if page is not None), default=None)
    return "" if first is None else f" on page {first}"


def extract(
    document: Document,
    stages: str,
    scanner: Scanner,
    stage: Stage = nullcontext,
    corrections: Sequence[Correction] = (),
) -> Extraction:
    """All rows of a document, or the reason why it has none.

    A fault in one of its pages or forms costs that one, and the document's row tells of it.
    `stages` is the version of the code and mappings, `corrections` is what people decided about this document.
    """
    attempts = Attempts()
    try:
        understanding = understand(document, scanner, stage, attempts)
        filings = tuple(rows_of(document, understanding, corrections, stage, attempts))
    except UnreadableDocument as error:
        return Extraction(document=rejected(document.uri, document.name, len(document.data), error, stages, document))
    except Exception as error:  # noqa: BLE001 whatever fails on one document, the others are read
        return failed(document, error, stages)
    content = understanding.content
    faults = (*content.faults, *attempts.faults)
    kind, message = explained(content, faults, bool(filings))
    row = DocumentRow(
        source_uri=document.uri,
        source_name=document.name,
        source_sha256=document.sha256,
        media=content.media,
        bytes=len(document.data),
        pages=content.pages,
        outcome=outcome(bool(filings), bool(content.unread_pages), bool(faults)),
        forms=len(filings),
        error=kind,
        message=whole_text(message) if message is not None else None,
        pages_read=content.pages - len(content.unread_pages) if content.pages is not None else None,
        stages=stages,
        tries=None,
        complete=True,
    )
    return Extraction(document=row, filings=filings)


def explained(content: Content, faults: Sequence[Fault], filings: bool) -> tuple[str | None, str | None]:
    """Class of error and message of a document that was read: what failed, what was not read, why it has no form."""
    if faults:
        told = (f"{'; '.join(map(str, faults))}; report it with the document", without_form.beside(content))
        return ReaderFailed.__name__, "; ".join(filter(None, told))
    if filings:
        return None, without_form.beside(content)
    return without_form.error_of(content), without_form.reason(content)


def outcome(filings: bool, unread: bool, faults: bool) -> str:
    """What became of a document that could be opened, by what was and was not read of it."""
    if faults:
        return "partial" if filings else "rejected"
    return ("partial" if unread else "filings") if filings else "no_form"


def rows_of(
    document: Document,
    understanding: Understanding,
    corrections: Sequence[Correction],
    stage: Stage,
    attempts: Attempts,
) -> list[FilingRows]:
    """The rows of each form of a document, as people corrected them; of a form whose audit fails those as printed."""
    nth: Counter[int | None] = Counter()
    found: list[FilingRows] = []
    search = partial(document_context, document, understanding.content, understanding.records)
    told = attempts.of("what stands around its forms", stage, "rows", search) or DocumentContext()
    for number, record in enumerate(understanding.records, start=1):
        nth[record.page] += 1
        source = Source(
            document=document,
            content=understanding.content,
            context=told,
            nth=nth[record.page],
            forms=understanding.records,
        )
        part = f"form {number}{on_page([record.page])}"
        built = attempts.of(part, stage, "rows", partial(built_rows, record, source))
        if built is not None:
            judged = attempts.of(f"audit of {part}", stage, "audit", partial(audited_rows, built, corrections))
            found.append(judged if judged is not None else unaudited(built))
    found = attempts.of("its forms beside each other", stage, "audit", partial(printed_twice, found)) or found
    replayed = attempts.of("decisions about it", stage, "audit", partial(stray, found, corrections))
    return found if replayed is None else replayed


def built_rows(record: FormRecord, source: Source) -> FilingRows:
    """A form's rows as it prints them. Raises Unfit where the dataset cannot hold one."""
    return fitted(filing_rows(record, source))


def audited_rows(built: FilingRows, corrections: Sequence[Correction]) -> FilingRows:
    """A form's rows as people corrected them, and sums and rules judge them."""
    rows, decided = corrected(built, corrections)
    return fitted(mark_accepted(audited(rows, decided), corrections))


def unaudited(rows: FilingRows) -> FilingRows:
    """A form's rows that no rule has judged, which they tell."""
    message = "审核程序在此件上出错，各项数据未经核对，人工更正也未应用；请将文件报告给开发者。"
    told = replace(finding(rows.filing.filing_id, "other", "filings", message), severity="error")
    return with_findings(rows, [*rows.findings, told])


def failed(document: Document, error: Exception, stages: str) -> Extraction:
    """A document over which this project failed as a whole."""
    failure = ReaderFailed(f"{document.name}: {type(error).__name__}: {error}; report it with the document")
    return Extraction(document=rejected(document.uri, document.name, len(document.data), failure, stages, document))


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
        message=whole_text(str(error)),
        pages_read=None,
        stages=stages,
        tries=None,
        complete=True,
    )

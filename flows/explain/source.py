"""The document that a row was read from: whether it still is the same, and its lines around the row."""

from pathlib import Path

from extractors.ocr.engines import DEFAULT, available
from extractors.reading import read
from flows.explain.account import Source, SourceLine, State
from flows.explain.places import own_cells, printed_lines
from flows.workers.inputs import input_of, load
from flows.workers.scanner import scanner
from mappings.normal import joined
from schemas.document import Document
from schemas.errors import UnreadableDocument
from schemas.filing import FilingRows
from schemas.tables import FilingRow

PAGED = frozenset({"pdf-text", "pdf-scan", "image"})
"""Media of which a picture can be shown."""
AROUND = 2
"""Lines shown before and after the one that prints a row."""


def document_of(uri: str) -> Document | None:
    """The document as it is now; None where it is gone or cannot be read."""
    source = input_of(uri)
    try:
        return load(source) if source is not None else None
    except (OSError, UnreadableDocument):
        return None


def state_of(document: Document | None, filing: FilingRows) -> State:
    """Whether a document is what the filing was read from."""
    if document is None:
        return "gone"
    return "as read" if document.sha256 == filing.filing.source_sha256 else "changed"


def said(state: State, uri: str) -> str | None:
    """What a reader has to know of a document, and what to do."""
    match state:
        case "as read":
            return None
        case "changed":
            return f"{uri}: the file is not the one that was read, so it is not shown; ingest it again"
        case "gone":
            return f"{uri}: the file is gone or closed to you; put it back, or ingest it from where it is now"


def engine_called(told: str | None) -> str:
    """The engine that goes by a name of `filings.engine`; the default one where none of today's does."""
    return next((name for name, own in available().items() if own == told), DEFAULT)


def source_of(row: FilingRow, filing: FilingRows, state: State) -> Source:
    """Where a row was read."""
    own = filing.filing
    return Source(
        name=own.source_name,
        uri=own.source_uri,
        sha256=own.source_sha256,
        media=own.media,
        state=state,
        page=row.page,
        bbox=row.bbox,
        confidence=row.confidence,
    )


def lines_around(document: Document, row: FilingRow, filing: FilingRows, pages: Path) -> tuple[SourceLine, ...]:
    """The lines around those that a row was read from, of a source that has no picture; none where they are
    not known.

    What an engine has recognised is looked up under `pages`. Raises UnreadableDocument.
    """
    own = {(cell.block, cell.row) for cell in own_cells(row, filing)}
    if not own:
        return ()
    content = read(document, scanner(engine_called(filing.filing.engine), pages))
    lines = tuple(printed_lines(content.blocks))
    found = [number for number, line in enumerate(lines) if (line.block, line.row) in own]
    wanted = {near for hit in found for near in range(hit - AROUND, hit + AROUND + 1)}
    return tuple(
        SourceLine(number=number + 1, cells=tuple(map(joined, lines[number].cells)), here=number in found)
        for number in sorted(wanted)
        if 0 <= number < len(lines)
    )

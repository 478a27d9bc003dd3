"""Text: dumps of Word tables with a cell per line, rows of a recogniser, csv, drawn tables, or plain lines."""

from collections.abc import Iterator, Sequence

from extractors.sources.limits import MAX_CELLS
from extractors.sources.paragraphs import lines as free_lines
from extractors.sources.text.cell_per_line import cell_blocks
from extractors.sources.text.csv import value_blocks
from extractors.sources.text.decoding import decode
from extractors.sources.text.drawn_tables import drawn_blocks
from extractors.sources.text.row_per_line import row_blocks
from schemas.document import Document
from schemas.errors import OversizedDocument
from schemas.grid import Block, Content


def read_text(document: Document) -> Content:
    """The lines and tables of a text."""
    decoded = decode(document.data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    if max(text.count("\t"), text.count("\n")) > MAX_CELLS:
        raise OversizedDocument(f"more than {MAX_CELLS} lines or cells of text; split the document")
    return Content(media="text", blocks=tuple(_blocks(text.split("\n"))), replaced=decoded.replaced)


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    """The blocks, by the dialect that most lines with a tab are written in."""
    tabbed = [line for line in lines if "\t" in line]
    if not tabbed:
        free = (line for text in lines for line in free_lines(text))
        yield from value_blocks(lines) or drawn_blocks(lines) or free
    elif 2 * sum("\t" in line[1:] for line in tabbed) >= len(tabbed):
        yield from row_blocks(lines)
    else:
        yield from cell_blocks(lines)

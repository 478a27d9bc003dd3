"""The text and the tables of an OpenDocument: what it prints of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from extractors.sources.containers import archive
from extractors.sources.containers.ooxml import Element, attribute, local, tree, whole
from extractors.sources.limits import MAX_CELLS, MAX_COL_SPAN
from extractors.sources.nested_tables import Part, Piece, aside, flow, part, table_blocks
from extractors.sources.opendocument.styles import PLAIN, Look, Styles, styles_of
from extractors.sources.superscripts import is_note, raised
from schemas.aside import AsideKind
from schemas.errors import DamagedDocument, EncryptedDocument, OversizedDocument
from schemas.grid import Aside, Block

CONTENT, STYLES, MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
PARAGRAPHS = frozenset({"p", "h"})
BESIDE: dict[str, AsideKind] = {
    "note": "footnote",
    "annotation": "comment",
    "tracked-changes": "deleted",
    "placeholder": "placeholder",
    "hidden-text": "hidden",
    "hidden-paragraph": "hidden",
}
"""Elements whose text is no part of what is printed, and what it is told as."""
UNPRINTED = frozenset({"forms", "shapes", "ruby-text", "event-listeners", "desc", "title", "sequence-decls"})
GROUPS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
ROW_COLUMNS = frozenset({"table-header-columns", "table-columns", "table-column-group"})
CELLS = frozenset({"table-cell", "covered-table-cell"})
UNSEEN = frozenset({"collapse", "filter"})
"""Visibilities of rows and columns that are not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleContext:
    """A document's styles and the look of what stands around the element that is read."""

    styles: Styles
    look: Look = PLAIN

    def within(self, element: Element) -> "StyleContext":
        """The context of what stands in an element."""
        family = "text" if local(element) == "span" else "paragraph"
        look = self.styles.look(family, attribute(element, "style-name"), self.look)
        return StyleContext(styles=self.styles, look=look)


def body(data: bytes, kind: str) -> tuple[Element, StyleContext]:
    """The body of a document of this kind, `text` or `spreadsheet`.

    Raises:
        DamagedDocument: a part is missing or broken.
        EncryptedDocument: it needs a password.
    """
    contents = archive.unpack(data, {CONTENT, STYLES, MANIFEST}.__contains__)
    if b"encryption-data" in contents.get(MANIFEST, b""):
        raise EncryptedDocument("an OpenDocument with a password; remove the protection and offer it again")
    root = tree(contents, CONTENT)
    named = [tree(contents, STYLES)] if STYLES in contents else []
    found = next((each for part in root if local(part) == "body" for each in part if local(each) == kind), None)
    if found is None:
        raise DamagedDocument(f"an OpenDocument without a body of {kind}; open it and save it anew")
    return found, StyleContext(styles=styles_of(*named, root))


def blocks(element: Element, reading: StyleContext) -> tuple[Block, ...]:
    """The lines and tables in an element, in order."""
    return tuple(flow(pieces(element, reading), partial(read_table, reading=reading)))


def pieces(element: Element, reading: StyleContext) -> Iterator[Piece]:
    """The text of an element and the tables in it."""
    if element.text:
        yield from _text(element.text, reading.look)
    for child in element:
        yield from _piece(child, reading)
        if child.tail:
            yield from _text(child.tail, reading.look)


def _piece(child: Element, reading: StyleContext) -> Iterator[Piece]:
    name = local(child)
    if name in BESIDE:
        yield from aside(BESIDE[name], " ".join("".join(map(str, child.itertext())).split()))
    elif name in UNPRINTED:
        return
    elif name == "table":
        yield child
    elif name == "s":
        yield " " * min(whole(attribute(child, "c"), 1), MAX_COL_SPAN)
    elif name == "tab":
        yield " "
    elif name == "line-break":
        yield "\n"
    elif name in PARAGRAPHS:
        yield "\n"
        yield from pieces(child, reading.within(child))
        yield "\n"
    else:
        yield from pieces(child, reading.within(child) if name == "span" else reading)


def _text(text: str, look: Look) -> Iterator[Piece]:
    """Text as it shows; line feeds of the file are blanks."""
    shown = " ".join(text.split("\n")) if "\n" in text else text
    if look.hidden or look.struck:
        yield from aside("hidden" if look.hidden else "struck", shown)
    elif look.raised and is_note(shown):
        yield from aside("footnote", shown)
    else:
        yield raised(shown) if look.raised else shown


def read_table(table: Element, *, reading: StyleContext, sheet: bool = False) -> Iterator[Block | Aside]:
    """The grid of a table; rows and columns that are not shown are told. A `sheet` ends with what it holds."""
    unseen = _unseen_columns(table)
    rows: list[list[Part]] = []
    places = 0
    for row in _rows(table):
        shown = attribute(row, "visibility") not in UNSEEN
        if not shown:
            yield from aside("hidden", " ".join("".join(map(str, row.itertext())).split()))
            continue
        cells: list[Part] = []
        for found in _cells(row, unseen, reading, sheet=sheet):
            if isinstance(found, Aside):
                yield found
            else:
                cells.append(found)
        filled = any(each.slot.text or each.nested for each in cells)
        times = max(1, whole(attribute(row, "number-rows-repeated"), 1)) if filled else 1
        places += times * len(cells)
        if places > MAX_CELLS:
            raise OversizedDocument(f"a table of more than {MAX_CELLS} places; split the document")
        rows += [cells] * times
    while sheet and rows and not any(each.slot.text or each.nested for each in rows[-1]):
        rows.pop()
    yield from table_blocks(rows)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if local(child) == "table-row":
            yield child
        elif local(child) in GROUPS:
            yield from _rows(child)


def _unseen_columns(table: Element) -> frozenset[int]:
    """Numbers, from 0, of the columns that are not shown."""
    found: set[int] = set()
    at = 0
    todo = [*table]
    while todo:
        child = todo.pop(0)
        if local(child) in ROW_COLUMNS:
            todo = [*child, *todo]
        elif local(child) == "table-column":
            times = whole(attribute(child, "number-columns-repeated"), 1)
            if attribute(child, "visibility") in UNSEEN:
                found.update(range(at, at + min(times, MAX_COL_SPAN)))
            at += times
    return frozenset(found)


def _cells(row: Element, unseen: frozenset[int], reading: StyleContext, *, sheet: bool) -> Iterator[Part | Aside]:
    """The cells of a row that begin in it; of a sheet without the blank ones at its end."""
    at = 0
    waiting: list[Part] = []
    for child in row:
        if local(child) not in CELLS:
            continue
        times = max(1, whole(attribute(child, "number-columns-repeated"), 1))
        if local(child) == "covered-table-cell":
            at += times
            continue
        across = max(1, whole(attribute(child, "number-columns-spanned"), 1))
        down = max(1, whole(attribute(child, "number-rows-spanned"), 1))
        for number in range(min(times, MAX_COL_SPAN)):
            seen = sum(column not in unseen for column in range(at + number, at + number + min(across, MAX_COL_SPAN)))
            cell = _cell(child, reading, down, seen)
            if not seen:
                yield from aside("hidden", cell.slot.text)
                continue
            waiting.append(cell)
            if cell.slot.text or cell.nested or cell.slot.asides or max(down, across) > 1:
                yield from waiting
                waiting = []
        at += times
    if not sheet:
        yield from waiting


def _cell(cell: Element, reading: StyleContext, down: int, across: int) -> Part:
    found = part(pieces(cell, reading), partial(read_table, reading=reading), row_span=down, col_span=across)
    if found.slot.text or found.nested or len(cell):
        return found
    # some programs store a number and not how it shows
    stored = attribute(cell, "value") or attribute(cell, "date-value") or attribute(cell, "string-value") or ""
    return part([stored], partial(read_table, reading=reading), row_span=down, col_span=across)

"""Web pages (html): what a browser prints of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from typing import TypeAlias

from lxml import etree, html

from extractors.sources.nested_tables import Part, Piece, flow, part, table_blocks
from extractors.sources.text.decoding import decode
from schemas.document import Document
from schemas.errors import EmptyDocument, OversizedDocument
from schemas.grid import Block, Content

Element: TypeAlias = etree._Element

UNPRINTED = frozenset(
    {"script", "style", "head", "template", "noscript", "object", "svg", "select", "button", "iframe", "rp", "rt"}
)
PARAGRAPHS = """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr
    ul
"""
BLOCKS = frozenset(PARAGRAPHS.split())
"""Elements that begin and end a paragraph."""
HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)\b", re.IGNORECASE)
SPACE = re.compile("[ \t\r\n\f]+")
PAGE = re.compile(r"<(?:html|body|p|div|br)\b", re.IGNORECASE)
"""Without any of these, line feeds are what parts the lines around the tables."""
ENTERED = frozenset({"", "text", "number", "date", "tel", "email"})
"""Types of input elements that print their value."""

ROWS: Mapping[str, int] = {"thead": 0, "tbody": 1, "tr": 1, "td": 1, "th": 1, "tfoot": 2}
"""Children of a table that are or hold rows, and where they are printed: heads first, feet last."""
CELLS = frozenset({"td", "th"})
LOOSE = frozenset({"tr", *CELLS})
"""What may stand in a table without a group of rows around it."""


def read_html(document: Document) -> Content:
    """The lines and tables of a web page."""
    decoded = decode(document.data)
    text = decoded.text
    if not PAGE.search(text):
        between = re.split("(<[^<>]*>)", text)
        between[::2] = [piece.replace("\n", "<br>") for piece in between[::2]]
        text = "".join(between)
    return Content(media="html", blocks=tuple(flow(_pieces(_parsed(text)), _table)), replaced=decoded.replaced)


def _parsed(text: str) -> Element:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(text.encode(), parser)
    except etree.ParserError as error:
        raise EmptyDocument(f"a web page without content ({error}); fetch it anew") from error
    # the parser drops what is beyond its limits and goes on
    if fatal := [entry.message for entry in parser.error_log if entry.level == etree.ErrorLevels.FATAL]:
        raise OversizedDocument(f"a web page beyond the limits of its parser ({fatal[0]}); save its tables as docx")
    return page


def _pieces(element: Element, *, kept: bool = False) -> Iterator[Piece]:
    """The text of an element and the tables in it; `kept` tells that its line feeds are printed."""
    tag = element.tag
    if tag in UNPRINTED or _is_hidden(element):
        return
    if tag == "table":
        yield element
        return
    if tag == "br" or tag in BLOCKS:
        yield "\n"
    if tag == "input" and element.get("type", "") in ENTERED:
        yield element.get("value", "")
    if tag == "li":
        yield _number(element)
    kept = kept or tag == "pre"
    yield _text(element.text, kept)
    for child in element:
        yield from _pieces(child, kept=kept)
        yield _text(child.tail, kept)
    if tag in BLOCKS:
        yield "\n"


def _text(text: str | None, kept: bool) -> str:
    return (text or "") if kept else SPACE.sub(" ", text or "")


def _is_hidden(element: Element) -> bool:
    return "hidden" in element.attrib or HIDDEN.search(element.get("style", "")) is not None


def _number(item: Element) -> str:
    """The number that a browser puts before an item of a list."""
    listing = item.getparent()
    if listing is None or listing.tag != "ol" or listing.get("type", "1") != "1" or "list-style" in str(listing.attrib):
        return ""
    return f"{_span(listing.get('start')) + sum(1 for _ in item.itersiblings('li', preceding=True))}."


def _table(table: Element) -> Iterator[Block]:
    """What stands in a table outside its cells, then its rows."""
    yield from flow(_strays(table), _table)
    rows: list[list[Part]] = []
    for group in _groups(table):
        for number, cells in enumerate(group):
            rows.append([_cell(cell, room=len(group) - number) for cell in cells])
    yield from table_blocks(rows)


def _groups(table: Element) -> Iterator[list[list[Element]]]:
    """The cells of each row of each group of rows, heads first; rows outside a group are one by themselves."""
    held = sorted((child for child in table if child.tag in ROWS and not _is_hidden(child)), key=_place)
    for group, children in groupby(held, lambda child: None if child.tag in LOOSE else child):
        yield list(_rows(children if group is None else group))


def _place(element: Element) -> int:
    return ROWS[element.tag]


def _rows(children: Iterable[Element]) -> Iterator[list[Element]]:
    """The cells of each row; cells outside a row are a row by themselves."""
    for is_loose, elements in groupby(children, lambda child: child.tag in CELLS):
        if is_loose:
            yield [cell for cell in elements if not _is_hidden(cell)]
            continue
        for element in elements:
            if element.tag == "tr" and not _is_hidden(element):
                yield list(_cells(element))
            elif _holds_cells(element):
                yield from _rows(element)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag in CELLS and not _is_hidden(child):
            yield child
        elif _holds_cells(child):
            yield from _cells(child)


def _holds_cells(element: Element) -> bool:
    """Whether an element that has no place in a table (a form, say) stands around some of its cells."""
    return element.tag not in {*ROWS, "table"} and any(child.tag in ROWS for child in element)


def _cell(cell: Element, room: int) -> Part:
    """The cell; a row span of 0 reaches to the end of the group, and none reaches further."""
    return part(
        chain.from_iterable([[_text(cell.text, False)], *map(_with_tail, cell)]),
        _table,
        row_span=min(_span(cell.get("rowspan")) or room, room),
        col_span=_span(cell.get("colspan")) or 1,
    )


def _with_tail(element: Element) -> Iterator[Piece]:
    yield from _pieces(element)
    yield _text(element.tail, False)


def _span(value: str | None) -> int:
    """The number at the beginning of an attribute; 1 where there is none."""
    digits = re.match(r"\s*\+?(\d{1,5})", value or "")
    return int(digits[1]) if digits else 1


def _strays(element: Element) -> Iterator[Piece]:
    """Captions, and what stands between rows and cells where nothing should."""
    yield _text(element.text, False)
    for child in element:
        if _holds_cells(child) or child.tag in ROWS.keys() - CELLS:
            yield from _strays(child) if not _is_hidden(child) else ()
        elif child.tag not in CELLS:
            yield from _pieces(child)
        yield _text(child.tail, False)

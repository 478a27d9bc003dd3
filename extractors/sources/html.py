"""Web pages (html): what a browser prints of them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from typing import TypeAlias

from lxml import etree, html

from extractors.sources.html_styles import WHITE, Look, Styles, styles
from extractors.sources.nested_tables import Part, Piece, aside, flow, part, table_blocks
from extractors.sources.positioned_html import positioned_pages
from extractors.sources.superscripts import is_note, lowered, raised
from extractors.sources.text.decoding import decode
from schemas.document import Document
from schemas.errors import EmptyDocument, OversizedDocument
from schemas.grid import Aside, Block, Content
from schemas.page import Page

Element: TypeAlias = etree._Element

UNPRINTED = frozenset(
    {"script", "style", "head", "template", "noscript", "object", "svg", "iframe", "rp", "rt", "datalist"}
)
PARAGRAPHS = """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr
    ul
"""
BLOCKS = frozenset(PARAGRAPHS.split())
"""Elements that begin and end a paragraph."""
SPACE = re.compile("[ \t\r\n\f]+")
PAGE = re.compile(r"<(?:html|body|p|div|br)\b", re.IGNORECASE)
"""Without any of these, line feeds are what parts the lines around the tables."""
TABLE = re.compile(r"<t[dh]\b", re.IGNORECASE)
PLACED = re.compile(r"\b(?:top|left)\s*:", re.IGNORECASE)
ENTERED = frozenset({"", "text", "number", "date", "tel", "email"})
"""Types of input elements that print their value."""
CHOSEN = frozenset({"checkbox", "radio"})
"""Types that print a box."""
BOXES = {True: "☑", False: "□"}

ROWS: Mapping[str, int] = {"thead": 0, "tbody": 1, "tr": 1, "td": 1, "th": 1, "tfoot": 2}
"""Children of a table that are or hold rows, and where they are printed: heads first, feet last."""
CELLS = frozenset({"td", "th"})
LOOSE = frozenset({"tr", *CELLS})
"""What may stand in a table without a group of rows around it."""


@dataclass(frozen=True, slots=True)
class HtmlReading:
    """A page's styles, and the look of what stands around the element that is read."""

    styles: Styles
    look: Look

    def within(self, element: Element) -> "HtmlReading":
        """The reading of what stands in an element."""
        look = self.styles.look(element, self.look)
        return self if look is self.look else HtmlReading(self.styles, look)


def read_html(document: Document) -> Content:
    """The lines and tables of a web page."""
    decoded = decode(document.data)
    return Content(media="html", blocks=html_blocks(decoded.text), replaced=decoded.replaced)


def html_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a web page."""
    if not PAGE.search(text):
        between = re.split("(<[^<>]*>)", text)
        between[::2] = [piece.replace("\n", "<br>") for piece in between[::2]]
        text = "".join(between)
    page = _parsed(text)
    found = styles(page)
    reading = HtmlReading(found, Look(ground=WHITE if found.known else None))
    return tuple(flow(_pieces(page, reading), partial(_table, reading=reading)))


def html_pages(document: Document) -> tuple[Page, ...]:
    """The pages of a web page that is made of pieces at places of their own; none where it is not."""
    text = decode(document.data).text
    if TABLE.search(text) or not PLACED.search(text):
        return ()
    page = _parsed(text)
    return positioned_pages(page, styles(page))


def _parsed(text: str) -> Element:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(text.encode(), parser)
    except etree.ParserError as error:
        raise EmptyDocument(f"a web page without content ({error}); download it again") from error
    # the parser drops what is beyond its limits and goes on
    if fatal := [entry.message for entry in parser.error_log if entry.level == etree.ErrorLevels.FATAL]:
        raise OversizedDocument(f"a web page beyond the limits of its parser ({fatal[0]}); save its tables as docx")
    return page


def _pieces(element: Element, outer: HtmlReading, *, kept: bool = False) -> Iterator[Piece]:
    """The text of an element and the tables in it; `kept` tells that its line feeds are printed."""
    tag = element.tag
    if tag in UNPRINTED:
        return
    reading = outer.within(element)
    if reading.look.gone:
        yield from aside("hidden", _all_text(element))
        return
    if tag == "table":
        yield element
        return
    if tag == "br" or tag in BLOCKS:
        yield "\n"
    if tag in FIELDS:
        yield from FIELDS[tag](element)
        return
    if tag == "li":
        yield _number(element)
    kept = kept or tag == "pre"
    yield from _text(element.text, reading.look, kept)
    for child in element:
        yield from _pieces(child, reading, kept=kept)
        yield from _text(child.tail, reading.look, kept)
    if tag in BLOCKS:
        yield "\n"


def _text(text: str | None, look: Look, kept: bool = False) -> Iterator[Piece]:
    """Text as it shows in that look; what does not show is told."""
    if not text:
        return
    shown = text if kept else SPACE.sub(" ", text)
    if look.hidden or look.struck:
        yield from aside("hidden" if look.hidden else "struck", shown)
    elif look.raised and is_note(shown):
        yield from aside("footnote", shown)
    elif look.lowered:
        yield lowered(shown)
    else:
        yield raised(shown) if look.raised else shown


def _all_text(element: Element) -> str:
    """All text in an element, what a browser never prints aside."""
    parts = [] if element.tag in UNPRINTED else [element.text or ""]
    for child in element if parts else ():
        parts += [" " if child.tag in BLOCKS else "", _all_text(child), child.tail or ""]
    return " ".join("".join(parts).split())


def _entered(element: Element) -> Iterator[str]:
    """What a field prints."""
    kind = (element.get("type") or "").lower()
    if kind in ENTERED:
        yield element.get("value", "")
    elif kind in CHOSEN:
        yield BOXES["checked" in element.attrib]


def _chosen(element: Element) -> Iterator[str]:
    """The options that are chosen, by default the first."""
    options = list(element.iter("option"))
    chosen = [option for option in options if "selected" in option.attrib] or options[:1]
    several = "multiple" in element.attrib
    for option in chosen if several else chosen[-1:]:
        yield "".join(map(str, option.itertext())).strip()


FIELDS: Mapping[str, Callable[[Element], Iterator[str]]] = {"input": _entered, "select": _chosen}
"""Elements that print something else than their text."""


def _number(item: Element) -> str:
    """The number that a browser puts before an item of a list."""
    listing = item.getparent()
    if listing is None or listing.tag != "ol" or listing.get("type", "1") != "1" or "list-style" in str(listing.attrib):
        return ""
    return f"{_span(listing.get('start')) + sum(1 for _ in item.itersiblings('li', preceding=True))}."


def _table(table: Element, *, reading: HtmlReading) -> Iterator[Block | Aside]:
    """What stands in a table outside its cells, then its rows."""
    inner = reading.within(table)
    yield from flow(_strays(table, inner), partial(_table, reading=inner))
    rows: list[list[Part]] = []
    for group in _groups(table, inner):
        for number, cells in enumerate(group):
            rows.append([_cell(cell, own, room=len(group) - number) for cell, own in cells])
    for hidden in _hidden(table, inner):
        yield from aside("hidden", _all_text(hidden))
    yield from table_blocks(rows)


def _hidden(element: Element, reading: HtmlReading) -> Iterator[Element]:
    """The rows and cells of a table that are not shown."""
    for child in element:
        if child.tag in ROWS or _holds_cells(child):
            inner = reading.within(child)
            if inner.look.gone:
                yield child
            elif child.tag not in CELLS:
                yield from _hidden(child, inner)


def _groups(table: Element, reading: HtmlReading) -> Iterator[list[list[tuple[Element, HtmlReading]]]]:
    """The cells of each row of each group of rows, heads first; rows outside a group are one by themselves."""
    shown = ((child, reading.within(child)) for child in table if child.tag in ROWS)
    held = sorted(((child, own) for child, own in shown if not own.look.gone), key=lambda pair: ROWS[pair[0].tag])
    for group, pairs in groupby(held, lambda pair: None if pair[0].tag in LOOSE else pair[0]):
        if group is None:
            yield list(_rows((child for child, _ in pairs), reading))
        else:
            yield list(_rows(group, next(own for _, own in pairs)))


def _rows(children: Iterable[Element], reading: HtmlReading) -> Iterator[list[tuple[Element, HtmlReading]]]:
    """The cells of each row; cells outside a row are a row by themselves."""
    for is_loose, elements in groupby(children, lambda child: child.tag in CELLS):
        if is_loose:
            yield list(_shown(elements, reading))
            continue
        for element in elements:
            inner = reading.within(element)
            if inner.look.gone:
                continue
            if element.tag == "tr":
                yield list(_cells(element, inner))
            elif _holds_cells(element):
                yield from _rows(element, inner)


def _shown(cells: Iterable[Element], reading: HtmlReading) -> Iterator[tuple[Element, HtmlReading]]:
    for cell in cells:
        inner = reading.within(cell)
        if not inner.look.gone:
            yield cell, inner


def _cells(row: Element, reading: HtmlReading) -> Iterator[tuple[Element, HtmlReading]]:
    for child in row:
        if child.tag in CELLS:
            yield from _shown([child], reading)
        elif _holds_cells(child):
            yield from _cells(child, reading.within(child))


def _holds_cells(element: Element) -> bool:
    """Whether an element that has no place in a table (a form, say) stands around some of its cells."""
    return element.tag not in ROWS and element.tag != "table" and any(child.tag in ROWS for child in element)


def _cell(cell: Element, reading: HtmlReading, room: int) -> Part:
    """The cell; a row span of 0 reaches to the end of the group, and none reaches further."""
    return part(
        chain(_text(cell.text, reading.look), *(_with_tail(child, reading) for child in cell)),
        partial(_table, reading=reading),
        row_span=min(_span(cell.get("rowspan")) or room, room),
        col_span=_span(cell.get("colspan")) or 1,
    )


def _with_tail(element: Element, reading: HtmlReading) -> Iterator[Piece]:
    yield from _pieces(element, reading)
    yield from _text(element.tail, reading.look)


def _span(value: str | None) -> int:
    """The number at the beginning of an attribute; 1 where there is none."""
    digits = re.match(r"\s*\+?(\d{1,5})", value) if value else None
    return int(digits[1]) if digits else 1


def _strays(element: Element, reading: HtmlReading) -> Iterator[Piece]:
    """Captions, and what stands between rows and cells where nothing should."""
    yield from _text(element.text, reading.look)
    for child in element:
        if _holds_cells(child) or child.tag in ROWS.keys() - CELLS:
            inner = reading.within(child)
            if not inner.look.gone:
                yield from _strays(child, inner)
        elif child.tag not in CELLS:
            yield from _pieces(child, reading)
        yield from _text(child.tail, reading.look)

"""PDFs with a text layer to lines and grids."""

from collections.abc import Callable, Iterator

from extractors.grids.second import aligned, looks_tabular
from extractors.grids.story import Story
from extractors.grids.tables import Found, filled, page_tables
from extractors.sources.legibility import legible
from extractors.sources.paragraphs import lines as text_lines
from extractors.sources.pdf import OpenPage, open_pdf
from mappings.characters import folding
from mappings.labels import field
from mappings.signs import may_hold_form
from schemas.document import Document
from schemas.errors import DamagedDocument, UnsupportedFormat
from schemas.grid import Content, Line
from schemas.page import Page

PICTURED = 0.5
"""Of a page's area: a larger picture is a scan, unless text is printed on it."""
SPARSE = 100
"""Characters: a page with fewer is a scan with a stamp or a page number, if a picture covers it."""
OPENING_FIELDS = frozenset({"department", "unit", "project"})
"""Fields of a form's header (`mappings/forms/labels.yaml`) that stand in its first row."""

Wanted = Callable[[str], bool]
"""Whether a page with this text is to be read into tables; others become lines without a place."""


def read_pdf(document: Document, wanted: Wanted = may_hold_form) -> Content:
    """All lines and tables of a PDF, a table over several pages as one.

    A page that `wanted` refuses is read into tables only where the table above it may run on. Pages that are pictures,
    whose text layer is garbage, that are broken or cost too much stand in `unread_pages`.

    Raises:
        UnsupportedFormat: every page is a picture, or its text layer garbage.
        DamagedDocument: no page could be read.
        UnreadableDocument: see `sources.pdf.open_pdf`.
    """
    story = Story.begin(opens_form)
    unread: list[int] = []
    scanned = 0
    with open_pdf(document.data) as pdf:
        for number in range(1, pdf.pages + 1):
            with pdf.page(number) as page:
                if page is None or page.oversized:
                    unread.append(number)
                    story.add_lines(())
                elif is_scan(page):
                    scanned += 1
                    unread.append(number)
                    story.add_lines(())
                elif wanted(page.text) or story.may_run_on:
                    add(story, page, document.data, only_more=not wanted(page.text))
                else:
                    story.add_lines(plain_lines(page))
        pages = pdf.pages
    blocks = story.blocks()
    if not blocks and scanned:
        raise UnsupportedFormat("a scan, or its text layer is garbage: this version does not read scans yet")
    if len(unread) == pages:
        raise DamagedDocument(f"none of its {pages} pages can be read, as broken or as too large; print it anew")
    return Content(media="pdf-text", blocks=blocks, pages=pages, unread_pages=tuple(unread))


def opens_form(text: str) -> bool:
    """Whether a label stands in the first row of a form."""
    return field(text) in OPENING_FIELDS


def is_scan(page: OpenPage) -> bool:
    """Whether what is printed on a page is not in its text."""
    if not legible(page.text):
        return True
    if page.chars >= SPARSE and not page.pictured:
        return False
    if page.picture_share() < PICTURED:
        return False
    return page.chars < SPARSE or len(page.read().chars) < SPARSE


def add(story: Story, page: OpenPage, data: bytes, *, only_more: bool) -> None:
    """Read a page into tables and add it; as lines where it should bring more of the table before and does not."""
    read = page.read()
    if not story.add(read, found_on(read, data), only_more=only_more):
        story.add_lines(plain_lines(page))


def found_on(page: Page, data: bytes) -> tuple[Found, ...]:
    """Lines and tables of a page, with the second reader where the first finds no table in what looks like one."""
    understood = page_tables(page)
    lines = [block for block in understood.found if isinstance(block, Line)]
    if not understood.tables and looks_tabular(lines):
        return filled(page, aligned(data, page, understood.rulings), ())
    return understood.found


def plain_lines(page: OpenPage) -> Iterator[Line]:
    """The text of a page as lines that do not know their place on it."""
    for line in text_lines(page.text.translate(folding())):
        yield Line(text=line.text, page=page.number)

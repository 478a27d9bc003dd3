"""OFDs to lines and grids: their pages are read as those of a PDF are."""

from dataclasses import replace
from functools import partial

from extractors.grids.documents import PICTURED, SPARSE, DocumentReading, Wanted, found_on
from extractors.scans.scanner import Scanner
from extractors.sources.images.images import open_pictures
from extractors.sources.ofd.document import OfdPage, OpenOfd, Placed, open_ofd
from extractors.sources.paragraphs import lines as text_lines
from mappings.characters import folding
from mappings.signs import may_hold_form
from schemas.document import Document
from schemas.errors import UnreadableDocument, UnsupportedFormat
from schemas.grid import Content, Line
from schemas.picture import Picture


def read_ofd(document: Document, scanner: Scanner, wanted: Wanted = may_hold_form) -> Content:
    """All lines and tables of an OFD, a table over several pages as one; pages that are pictures are recognised.

    Raises:
        DamagedDocument: no page could be read.
        UnsupportedFormat: its text is drawn as outlines.
        UnreadableDocument: see `sources.ofd.open_ofd`.
    """
    ofd = open_ofd(document.data)
    reading = DocumentReading.begin(document, ofd.pages)
    outlined: list[int] = []
    for number in range(1, ofd.pages + 1):
        page = ofd.page(number)
        if page is not None and not page.page.chars and page.drawn and scan_of(page) is None:
            outlined.append(number)
            page = None
        reading.attempt(number, scanner, partial(read_page, reading, scanner, ofd, number, page, wanted))
    if len(outlined) == ofd.pages:
        raise UnsupportedFormat("an OFD whose text is drawn as outlines; print it to pictures or PDF and offer those")
    return reading.content("ofd-scan" if 2 * reading.pictured > ofd.pages else "ofd", ofd.pages, scanner.name)


def read_page(
    reading: DocumentReading, scanner: Scanner, ofd: OpenOfd, number: int, page: OfdPage | None, wanted: Wanted
) -> None:
    """One page, as what it is."""
    if page is None:
        reading.miss(number)
    elif (placed := scan_of(page)) is not None:
        reading.add_scan(scanner, number, partial(picture_of, ofd, number, placed))
    else:
        story, meant = reading.story, wanted(page.text)
        if meant:
            reading.read_back(page.page)
        read = meant or story.may_run_on
        if not read or not story.add(page.page, found_on(page.page, story), only_more=not meant):
            story.add_lines(plain_lines(page))


def scan_of(page: OfdPage) -> Placed | None:
    """The picture that a page is; None where it is a page of text."""
    if len(page.page.chars) >= SPARSE:
        return None
    whole = page.page.width * page.page.height
    shares = {each: (each.box[2] - each.box[0]) * (each.box[3] - each.box[1]) for each in page.pictures}
    largest = max(page.pictures, key=shares.__getitem__, default=None)
    return largest if largest is not None and shares[largest] >= PICTURED * whole else None


def picture_of(ofd: OpenOfd, number: int, placed: Placed) -> Picture | None:
    """The pixels of a page that is a picture; None where they cannot be read, such as those of JBIG2."""
    try:
        with open_pictures(ofd.package.bytes_of(placed.part)) as pictures:
            found = pictures.picture(1)
            return replace(found, number=number) if found is not None else None
    except UnreadableDocument:
        return None


def plain_lines(page: OfdPage) -> list[Line]:
    """The text of a page as lines that do not know their place on it."""
    return [Line(text=line.text, page=page.page.number) for line in text_lines(page.text.translate(folding()))]

"""One page of a PDF with all its geometry: the way it lies, what shows on it, and what its text is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pypdfium2.raw as pdfium

from extractors.sources.pdf.annotations import Note, Notes, written
from extractors.sources.pdf.catalog import Catalog
from extractors.sources.pdf.chars import UNKNOWN, PageText, object_text, read_chars
from extractors.sources.pdf.content_marks import MarkReader
from extractors.sources.pdf.coordinates import Space
from extractors.sources.pdf.objects import ObjectReader, Shown
from mappings.characters import folding
from mappings.normal import squeezed
from schemas.box import is_in
from schemas.page import QUARTER_TURNS, Page, SecondLook

SMALLEST, LARGEST = 300.0, 1700.0
"""Of the longer side of a page, in its own units: others may be no points."""
NO_NOTES = Notes()
GIVEN = "ActualText"
"""What names the text that a file gives in place of its glyphs (PDF 32000-1, 14.9.4)."""


def read_page(
    page: pdfium.FPDF_PAGE,
    text_page: pdfium.FPDF_TEXTPAGE,
    document: pdfium.FPDF_DOCUMENT,
    number: int,
    catalog: Catalog,
    notes: Notes = NO_NOTES,
) -> Page:
    """The page; one whose text is turned is set upright, as scans are."""
    space = space_of(page, number, catalog)
    marks = MarkReader(catalog)
    shown = ObjectReader(space, document, page, marks).read()
    if shown.turns and shown.mostly_turned:
        space = space_of(page, number, catalog, turned=QUARTER_TURNS - shown.turns)
        shown = ObjectReader(space, document, page, marks).read()
    shown.struck = tuple(space.box(*box) for box in notes.struck)
    looks: tuple[SecondLook, ...] = ()
    if shown.replaced:
        text, looks = glyph_text(page, text_page, space, shown, marks)
    else:
        text = read_chars(text_page, pdfium.FPDFText_CountChars(text_page), space, shown)
    if notes.texts:
        text = with_notes(text, notes.texts, space)
    return Page(
        number=number,
        width=space.width,
        height=space.height,
        rotation=90 * space.turns,
        chars=text.chars,
        clipped=text.clipped,
        apart=text.apart,
        printed=text.printed,
        unseen=text.unseen,
        rulings=tuple(shown.rulings),
        second_looks=looks,
    )


def with_notes(text: PageText, notes: Sequence[Note], space: Space) -> PageText:
    """The text with what viewers write on the page, and without what that covers."""
    covers = [space.box(*note.box) for note in notes if note.opaque]
    shown = tuple(char for char in text.chars if not any(is_in(char[1:5], box) for box in covers))
    added = [char for note in notes for char in written(note, space)]
    covered = len(text.chars) - len(shown)
    return replace(
        text,
        chars=(*shown, *added),
        printed=text.printed - covered + len(added),
        unseen=text.unseen + covered,
    )


def space_of(page: pdfium.FPDF_PAGE, number: int, catalog: Catalog, *, turned: int = 0) -> Space:
    """The space of a page, in points whatever unit it is drawn in (PDF 32000-1, 14.11.2: UserUnit)."""
    space = Space.of(page, turned=turned)
    if SMALLEST <= max(space.width, space.height) <= LARGEST:
        return space
    unit = catalog.unit(number)
    return space if unit == 1.0 else Space.of(page, unit=unit, turned=turned)


def glyph_text(
    page: pdfium.FPDF_PAGE, text_page: pdfium.FPDF_TEXTPAGE, space: Space, shown: Shown, marks: MarkReader
) -> tuple[PageText, tuple[SecondLook, ...]]:
    """The text that the glyphs show, and where the file gives another one; as given where a glyph tells nothing."""
    given = {where: marks.replaced(drawn) for where, drawn in shown.replaced.items()}
    glyphs = pdfium.FPDFText_LoadPage(page)
    if not glyphs:
        return read_chars(text_page, pdfium.FPDFText_CountChars(text_page), space, shown), ()
    try:
        count = pdfium.FPDFText_CountChars(glyphs)
        text = read_chars(glyphs, count, space, shown)
        if any(char.text == UNKNOWN for char in text.chars):
            return read_chars(text_page, pdfium.FPDFText_CountChars(text_page), space, shown), ()
        return text, tuple(differing(glyphs, space, shown, given))
    finally:
        pdfium.FPDFText_ClosePage(glyphs)


def differing(glyphs: pdfium.FPDF_TEXTPAGE, space: Space, shown: Shown, given: dict[int, str]) -> Iterator[SecondLook]:
    """The pieces of text that show something else than the file says that they do.

    Characters that look the same and have several codes, as the radical 金 and the ideograph, are no difference.
    """
    for where, said in given.items():
        text, box = object_text(glyphs, shown.replaced[where], space)
        seen, given_text = (squeezed(each.translate(folding())) for each in (text, said))
        if where not in shown.hidden and given_text and seen and given_text != seen:
            yield SecondLook(box, text.strip(), said, GIVEN)

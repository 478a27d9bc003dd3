"""PDFs through pdfium: one page at a time, its plain text first, its geometry only where that is asked for."""

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import islice

import numpy as np
import pypdfium2.raw as pdfium

from extractors.sources.limits import MAX_OBJECTS, MAX_PAGE_CHARS, MAX_PAGES
from extractors.sources.pdf.annotations import Notes, notes_of
from extractors.sources.pdf.catalog import Catalog
from extractors.sources.pdf.chars import plain_text
from extractors.sources.pdf.coordinates import Space
from extractors.sources.pdf.digit_shapes import DigitShapes
from extractors.sources.pdf.objects import ObjectReader
from extractors.sources.pdf.page import read_page, space_of
from extractors.sources.pdf.render import COARSEST, FINEST, picture_of
from extractors.sources.pdf.streams import check_streams
from extractors.sources.pdf.walk import objects
from schemas.box import Box
from schemas.errors import DamagedDocument, EncryptedDocument, OversizedDocument
from schemas.page import Page
from schemas.picture import Picture

OBJECT = re.compile(rb"[\r\n]\d{1,9} \d{1,5} obj\b")
"""The beginning of an object."""
ENCRYPTED = frozenset({pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY})
RENEWED = 200
"""Pages after which a document is opened anew: those of a scan are 40 MiB."""
OUTER_OBJECTS = 4
"""Objects of a page, at its beginning and at its end, among which the picture of a scan is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPage:
    """One page while it is open."""

    number: int
    """From 1."""
    text: str
    """All its text, hidden text included, in the order of the file; "" where it has more than is read."""
    chars: int
    """Characters of its text layer, blanks included."""
    document: pdfium.FPDF_DOCUMENT
    handle: pdfium.FPDF_PAGE
    text_handle: pdfium.FPDF_TEXTPAGE
    catalog: Catalog
    notes: Notes
    """What viewers write on it by themselves."""
    digits: DigitShapes
    """Of the document's fonts."""
    read: Callable[[], Page]
    """The page with all its geometry, set upright where most of its text is turned. It is read once: for that, texts
    that stand for others are taken off the page."""

    @property
    def oversized(self) -> bool:
        """Whether the page has more on it than one page may cost."""
        return self.chars > MAX_PAGE_CHARS or pdfium.FPDFPage_CountObjects(self.handle) > MAX_OBJECTS

    @property
    def pictured(self) -> bool:
        """Whether a picture is among the first or last things drawn on it, as on scans with text under or over them."""
        count = pdfium.FPDFPage_CountObjects(self.handle)
        last = (pdfium.FPDFPage_GetObject(self.handle, index) for index in range(max(0, count - OUTER_OBJECTS), count))
        return any(pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_IMAGE for drawn in last) or any(
            kind == pdfium.FPDF_PAGEOBJ_IMAGE for kind, _, _ in islice(objects(self.handle), OUTER_OBJECTS)
        )

    def picture_share(self) -> float:
        """The share of its area under its largest picture."""
        return ObjectReader(Space.of(self.handle), self.document, self.handle).picture_share()

    def picture(self, *, coarsest: float = COARSEST, finest: float = FINEST) -> Picture | None:
        """The page as pixels, as viewers show it; None where it has no size, or more pixels than are read.

        It has those of the scan on it, one to one, where they are from `coarsest` to `finest` to the inch.
        """
        return picture_of(self.handle, self.number, coarsest=coarsest, finest=finest)

    def picture_of(self, read: Page, dpi: float) -> Picture | None:
        """The page as `read` has it, upright, in so many pixels per inch; None where `picture` has none."""
        space = Space.of(self.handle)
        unit = (read.width + read.height) / (space.width + space.height)
        shown = self.picture(coarsest=dpi * unit, finest=dpi * unit)
        if shown is None:
            return None
        turned = np.rot90(shown.pixels, space.turns - read.rotation // 90)
        return replace(shown, pixels=np.ascontiguousarray(turned), dpi=shown.dpi / unit)

    def written_by_viewers(self, read: Page) -> tuple[Box, ...]:
        """Places on `read` whose text is in no picture of the page: fields and notes without a drawing."""
        space = self._space(read)
        return tuple(space.box(*note.box) for note in self.notes.texts)

    def picture_boxes(self, read: Page) -> tuple[Box, ...]:
        """Places on `read` where pictures lie."""
        return ObjectReader(self._space(read), self.document, self.handle).pictures()

    def _space(self, read: Page) -> Space:
        own = pdfium.FPDFPage_GetRotation(self.handle)
        return space_of(self.handle, self.number, self.catalog, turned=read.rotation // 90 - own)

    @property
    def misleading(self) -> bool:
        """Whether its text names digits that its fonts draw as other ones."""
        return self.digits.are_odd(self.text_handle, self.text)


class OpenPdf:
    """A PDF while it is open.

    pdfium keeps all that it has read of a document until that is closed, so it is closed and opened now and then.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._handle = loaded(data)
        self._read = self._open = 0
        self._catalog = Catalog(data)
        self._digits = DigitShapes()
        self.pages: int = pdfium.FPDF_GetPageCount(self._handle)

    @contextmanager
    def page(self, number: int) -> Iterator[OpenPage | None]:
        """A page, from 1; None where it is broken. It is closed on leaving."""
        if self._read >= RENEWED and not self._open:
            fresh = loaded(self._data)
            self.close()
            self._handle, self._read = fresh, 0
        self._read += 1
        handle = pdfium.FPDF_LoadPage(self._handle, number - 1)
        notes = Notes()
        if handle and pdfium.FPDFPage_GetAnnotCount(handle) > 0:
            notes, drawn = notes_of(self._handle, handle)
            if drawn and pdfium.FPDFPage_Flatten(handle, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
                pdfium.FPDF_ClosePage(handle)
                handle = pdfium.FPDF_LoadPage(self._handle, number - 1)
        if not handle:
            yield None
            return
        text = pdfium.FPDFText_LoadPage(handle)
        self._open += 1
        try:
            if not text:
                yield None
                return
            chars = pdfium.FPDFText_CountChars(text)
            shown = plain_text(text, chars) if chars <= MAX_PAGE_CHARS else ""
            yield OpenPage(
                number=number,
                text=shown,
                chars=chars,
                document=self._handle,
                handle=handle,
                text_handle=text,
                catalog=self._catalog,
                notes=notes,
                digits=self._digits,
                read=cache(partial(read_page, handle, text, self._handle, number, self._catalog, notes)),
            )
        finally:
            self._open -= 1
            pdfium.FPDFText_ClosePage(text)
            pdfium.FPDF_ClosePage(handle)

    def close(self) -> None:
        """Give back what pdfium holds of it."""
        pdfium.FPDF_CloseDocument(self._handle)


@contextmanager
def open_pdf(data: bytes) -> Iterator[OpenPdf]:
    """A PDF, closed on leaving; scripts are never run, and attachments never opened.

    Raises:
        EncryptedDocument: it opens with a password only; an empty one has been tried.
        DamagedDocument: it is cut off, or not even its list of pages can be read.
        OversizedDocument: more than `MAX_PAGES` pages, or a part that unpacks to more than `MAX_STREAM` bytes.
    """
    if cut_off(data):
        # pdfium opens some of these, and shows pages without the text whose fonts are lost
        raise DamagedDocument("a PDF that is cut off before its end; download it again")
    check_streams(data)
    pdfium.FPDF_InitLibrary()
    opened = OpenPdf(data)
    try:
        if opened.pages < 1:
            raise DamagedDocument("a PDF without pages, broken or cut off; download it again")
        if opened.pages > MAX_PAGES:
            raise OversizedDocument(f"a PDF of {opened.pages} pages, more than the {MAX_PAGES} that are read; split it")
        yield opened
    finally:
        opened.close()


def loaded(data: bytes) -> pdfium.FPDF_DOCUMENT:
    """The document of these bytes, which pdfium reads in place: they must outlive it. Raises as `open_pdf` does."""
    handle = pdfium.FPDF_LoadMemDocument64(ctypes.cast(ctypes.c_char_p(data), ctypes.c_void_p), len(data), None)
    if handle:
        return handle
    if pdfium.FPDF_GetLastError() in ENCRYPTED:
        raise EncryptedDocument("a PDF with a password; remove the protection and offer it again")
    raise DamagedDocument("a PDF whose list of objects is broken; download it again")


def cut_off(data: bytes) -> bool:
    """Whether the end of a PDF is missing: what tells where its list of objects begins, after all objects."""
    end = data.rfind(b"startxref")
    return end < 0 or OBJECT.search(data, end) is not None

"""Text that something drawn later covers: authors erase lines with white boxes and pictures, scans lie over text."""

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as pdfium

from extractors.sources.pdf.coordinates import Space
from schemas.box import Box

BAND = 16.0
"""Points: texts are kept by bands of this height, so that few are asked for each box."""
INSET = 1.0
"""Points that a text must begin within a box to be covered by it."""
LEAST = 5.0
"""Points; a lower or narrower box covers no text."""
OPAQUE = 250
"""Of 255: paint that lets less through hides what is below."""
ALPHA = 3
"""Where a pixel of pdfium's BGRA holds how opaque it is."""


class Covers:
    """The texts of one page so far, by where they begin in the page's own space."""

    def __init__(self, space: Space, document: pdfium.FPDF_DOCUMENT, page: pdfium.FPDF_PAGE) -> None:
        self._space = space
        self._document = document
        self._page = page
        self._bands: dict[int, list[tuple[float, float, int]]] = {}

    def add(self, x: float, y: float, text: int) -> None:
        """Note a text by its address."""
        self._bands.setdefault(int(y // BAND), []).append((x, y, text))

    def below_shape(self, box: Box, clip: Box | None) -> Iterator[int]:
        """The texts that a painted box (left, bottom, right, top) covers where a clip, as shown, lets it show."""
        yield from (text for _, _, text in self._within(box, clip))

    def below_picture(self, picture: pdfium.FPDF_PAGEOBJECT, box: Box, clip: Box | None) -> Iterator[int]:
        """The texts that a picture in this box covers, where it lets nothing through."""
        covered = list(self._within(box, clip))
        if not covered:
            return
        bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(self._document, self._page, picture)
        if not bitmap:
            return
        try:
            yield from (text for x, y, text in covered if _opaque(bitmap, box, x + INSET, y + INSET))
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)

    def _within(self, box: Box, clip: Box | None) -> Iterator[tuple[float, float, int]]:
        left, bottom, right, top = box
        if right - left < LEAST or top - bottom < LEAST:
            return
        bands = range(int(bottom // BAND), int(top // BAND) + 1)
        found = self._bands.keys() & set(bands) if len(bands) > len(self._bands) else bands
        for band in found:
            for x, y, text in self._bands.get(band, ()):
                if (
                    left + INSET < x < right - INSET
                    and bottom + INSET < y < top - INSET
                    and (clip is None or _inside(clip, *self._space.point(x, y)))
                ):
                    yield x, y, text


def _inside(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _opaque(bitmap: pdfium.FPDF_BITMAP, box: Box, x: float, y: float) -> bool:
    """Whether a picture hides what lies below a point."""
    if pdfium.FPDFBitmap_GetFormat(bitmap) != pdfium.FPDFBitmap_BGRA:
        return True
    left, bottom, right, top = box
    width, height = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
    column = min(width - 1, max(0, int((x - left) / (right - left) * width)))
    row = min(height - 1, max(0, int((top - y) / (top - bottom) * height)))
    start = ctypes.cast(pdfium.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte))
    return bool(start[row * pdfium.FPDFBitmap_GetStride(bitmap) + 4 * column + ALPHA] >= OPAQUE)

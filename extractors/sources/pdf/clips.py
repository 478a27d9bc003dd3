"""Where a piece of text may show.

Office programs draw the whole text of a merged cell on every page that the cell is cut over, and let a clip show the
part that belongs there.
"""

import ctypes

import pypdfium2.raw as pdfium

from extractors.sources.pdf.coordinates import Space
from extractors.sources.pdf.paths import IDENTITY, Matrix, applied
from schemas.box import Box

WHOLE = 1.0
"""Points that a clip may leave out at the edge of a page and still be the whole page."""


class ClipReader:
    """Reads one page's clips, each once: pdfium shares the paths of a clip among the objects that it holds for."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._known: dict[tuple[int, int], Box | None] = {}

    def box(self, drawn: pdfium.FPDF_PAGEOBJECT, within: Matrix) -> Box | None:
        """The box that an object shows in; None where that is the whole page, or pdfium knows that it shows whole."""
        clip = pdfium.FPDFPageObj_GetClipPath(drawn)
        paths = pdfium.FPDFClipPath_CountPaths(clip)
        if paths < 1:
            return None
        last = pdfium.FPDFClipPath_GetPathSegment(clip, paths - 1, 0)
        if not last or within is not IDENTITY:
            return self._whole(clip, paths, within)
        key = (paths, ctypes.addressof(last.contents))
        if key not in self._known:
            self._known[key] = self._whole(clip, paths, within)
        return self._known[key]

    def _point(self, clip: pdfium.FPDF_CLIPPATH, path: int, index: int) -> tuple[float, float]:
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, index), self._x, self._y)
        return self._x.value, self._y.value

    def _whole(self, clip: pdfium.FPDF_CLIPPATH, paths: int, within: Matrix) -> Box | None:
        """The box that all paths of a clip have in common."""
        x0, y0, x1, y1 = 0.0, 0.0, self._space.width, self._space.height
        for path in range(paths):
            points = [
                self._space.point(*applied(within, *self._point(clip, path, index)))
                for index in range(pdfium.FPDFClipPath_CountPathSegments(clip, path))
            ]
            if points:
                x0, x1 = max(x0, min(x for x, _ in points)), min(x1, max(x for x, _ in points))
                y0, y1 = max(y0, min(y for _, y in points)), min(y1, max(y for _, y in points))
        whole = x0 <= WHOLE and y0 <= WHOLE and x1 >= self._space.width - WHOLE and y1 >= self._space.height - WHOLE
        return None if whole else (x0, y0, x1, y1)

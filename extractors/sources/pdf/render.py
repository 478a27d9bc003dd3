"""A page of a PDF as pixels, those of its scan one to one."""

import ctypes
import math
from dataclasses import dataclass

import numpy as np
import pypdfium2.raw as pdfium

from extractors.sources.limits import MAX_PAGE_PIXELS, MAX_PIXELS
from extractors.sources.pdf.coordinates import Space
from extractors.sources.pdf.paths import Matrix, chained, corners
from extractors.sources.pdf.walk import objects
from schemas.box import Box
from schemas.picture import POINTS_PER_INCH, Picture, Pixels

COARSEST, FINEST = 150.0, 300.0
"""Pixels per inch: coarser scans are enlarged, so that lines and strokes have the width they are looked for with;
finer ones say nothing new."""
DRAWN = 200.0
"""Pixels per inch of a page that is no scan, where shapes are as sharp as one asks."""
LEAST_SHARE = 0.1
"""Of the page: a smaller picture is a logo or a stamp. A scan may be stored in strips."""
LEAST_SIDE = 1.0
"""Points: a page that is narrower shows nothing."""
STRAIGHT = 1e-3
"""Of its side, that a picture may lean and still lie along the page."""
INSET = 0.1
"""Pixels that a page is kept within its own ones at each side: pdfium rounds the edges of a scan outwards, and would
spread one that reaches the least beyond over one pixel more, which blurs them all."""
UNEVEN = 0.01
"""Of a pixel's side: a fax has pixels twice as high as wide, and is stretched."""
SLACK = 1.01
"""Times `FINEST`: scanners of 300 dpi write pages that make it 300.2."""
WHITE = 0xFFFFFFFF
COLOURS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A picture on a page."""

    box: Box
    """Points as shown."""
    across: int
    """Its own pixels from left to right as shown."""
    down: int
    straight: bool
    """Whether its sides are parallel to the page's."""

    @property
    def even(self) -> bool:
        """Whether its pixels can be the page's: as high as wide, and in rows parallel to its sides."""
        across, down = self.scales
        return self.straight and abs(across / down - 1) <= UNEVEN

    @property
    def scales(self) -> tuple[float, float]:
        """Its pixels per point, across and down."""
        x0, y0, x1, y1 = self.box
        return self.across / (x1 - x0), self.down / (y1 - y0)


def picture_of(
    page: pdfium.FPDF_PAGE, number: int, *, coarsest: float = COARSEST, finest: float = FINEST
) -> Picture | None:
    """The page as viewers show it; None where it has no size, or pictures of more pixels than are read.

    It has the pixels of the scan on it where that has between `coarsest` and `finest` to the inch; and fewer than
    `MAX_PAGE_PIXELS`, however large the page.
    """
    space = Space.of(page)
    found = pictures(page, space)
    if min(space.width, space.height) < LEAST_SIDE or sum(scan.across * scan.down for scan in found) > MAX_PIXELS:
        return None
    area = space.width * space.height
    large = [scan for scan in found if _area(scan.box) >= LEAST_SHARE * area]
    scan = max(large, key=lambda scan: scan.across * scan.down, default=None)
    own = max(scan.scales) * POINTS_PER_INCH if scan is not None else DRAWN
    dpi = min(max(own, coarsest), finest, POINTS_PER_INCH * math.sqrt(MAX_PAGE_PIXELS / area))
    if scan is not None and scan.even and coarsest <= own <= finest * SLACK and own <= dpi * SLACK:
        return Picture(number=number, pixels=aligned(page, space, scan), dpi=own)
    scale = dpi / POINTS_PER_INCH
    return Picture(number=number, pixels=rendered(page, space, (scale, scale), (0.0, 0.0)), dpi=dpi)


def pictures(page: pdfium.FPDF_PAGE, space: Space) -> list[Scan]:
    """The pictures drawn on a page that have a size."""
    matrix = pdfium.FS_MATRIX()
    width, height = ctypes.c_uint(), ctypes.c_uint()
    found = []
    for kind, drawn, within in objects(page):
        if kind != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
        own = chained((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f), within)
        if not pdfium.FPDFImageObj_GetImagePixelSize(drawn, width, height):
            continue
        scan = placed(own, width.value, height.value, space)
        if min(scan.box[2] - scan.box[0], scan.box[3] - scan.box[1]) > 0:
            found.append(scan)
    return found


def placed(matrix: Matrix, width: int, height: int, space: Space) -> Scan:
    """A picture of this many pixels, which the matrix puts onto the page."""
    a, b, c, d, _, _ = matrix
    upright = abs(b) <= STRAIGHT * abs(a) and abs(c) <= STRAIGHT * abs(d)
    lying = abs(a) <= STRAIGHT * abs(b) and abs(d) <= STRAIGHT * abs(c)
    swapped = lying != bool(space.turns % 2)
    return Scan(
        box=corners(matrix, (0.0, 0.0, 1.0, 1.0), space),
        across=height if swapped else width,
        down=width if swapped else height,
        straight=upright or lying,
    )


def aligned(page: pdfium.FPDF_PAGE, space: Space, scan: Scan) -> Pixels:
    """The page at the scan's own resolution, each pixel of the scan being one of the page's."""
    x0, y0, x1, y1 = scan.box
    across, down = scan.scales
    scales = across - 2 * INSET / space.width, down - 2 * INSET / space.height
    spare = scan.across - (x1 - x0) * scales[0], scan.down - (y1 - y0) * scales[1]
    shifts = to_pixel(x0 * scales[0], spare[0] / 2), to_pixel(y0 * scales[1], spare[1] / 2)
    return rendered(page, space, scales, shifts)


def to_pixel(at: float, spare: float) -> float:
    """How far an edge is to be moved, to lie this little behind the pixel that begins there or next."""
    return math.ceil(at - INSET) + spare - at


def rendered(page: pdfium.FPDF_PAGE, space: Space, scales: tuple[float, float], shifts: tuple[float, float]) -> Pixels:
    """The page at these pixels per point, moved right and down by these pixels, annotations included."""
    width = max(1, round(space.width * scales[0] + shifts[0]))
    height = max(1, round(space.height * scales[1] + shifts[1]))
    pixels = np.empty((height, width, COLOURS), np.uint8)
    buffer = pixels.ctypes.data_as(ctypes.c_void_p)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGR, buffer, width * COLOURS)
    if not bitmap:
        raise MemoryError(f"no room for a page of {width} × {height} pixels")
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
        matrix = pdfium.FS_MATRIX(scales[0], 0.0, 0.0, scales[1], *shifts)
        clip = pdfium.FS_RECTF(0.0, 0.0, width, height)
        flags = pdfium.FPDF_ANNOT | pdfium.FPDF_RENDER_LIMITEDIMAGECACHE
        pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, clip, flags)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return pixels


def _area(box: Box) -> float:
    x0, y0, x1, y1 = box
    return (x1 - x0) * (y1 - y0)

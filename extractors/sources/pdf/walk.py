"""Every object that is drawn on a page, those within form XObjects included."""

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2.raw as pdfium

from extractors.sources.pdf.paths import IDENTITY, Matrix, chained

MAX_NESTING = 12
"""Form XObjects within form XObjects; a deeper one is left out, pdfium's own limit being near."""


Leaves = Callable[[pdfium.FPDF_PAGEOBJECT], bool]
"""Whether a form XObject is left out with all that it holds."""


def objects(
    page: pdfium.FPDF_PAGE, leaves: Leaves | None = None
) -> Iterator[tuple[int, pdfium.FPDF_PAGEOBJECT, Matrix]]:
    """The kind, the handle and the surrounding matrix of every object, those of form XObjects included."""
    get, kind_of = pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = get(page, index)
        kind = kind_of(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            if leaves is None or not leaves(drawn):
                yield from _nested(drawn, IDENTITY, 1, leaves)
        else:
            yield kind, drawn, IDENTITY


def _nested(
    form: pdfium.FPDF_PAGEOBJECT, within: Matrix, depth: int, leaves: Leaves | None
) -> Iterator[tuple[int, pdfium.FPDF_PAGEOBJECT, Matrix]]:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(form, matrix)
    within = chained((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f), within)
    for index in range(pdfium.FPDFFormObj_CountObjects(form)):
        drawn = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield kind, drawn, within
        elif depth < MAX_NESTING and (leaves is None or not leaves(drawn)):
            yield from _nested(drawn, within, depth + 1, leaves)


def address(drawn: pdfium.FPDF_PAGEOBJECT) -> int:
    """What tells an object from the others of its page."""
    return ctypes.addressof(drawn.contents)

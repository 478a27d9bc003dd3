"""What is written on a page above its content: values of form fields, free text and stamps (PDF 32000-1, 12.5)."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

import pypdfium2.raw as pdfium

from extractors.sources.pdf.coordinates import Space
from schemas.box import Box
from schemas.page import Char

STRUCK = pdfium.FPDF_ANNOT_STRIKEOUT
WRITTEN = frozenset({pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_STAMP})
"""Annotations that print text."""
NOT_SHOWN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
NO_FIELDS = -1
"""What a document without a form says of the type of its fields."""
CHOICES = frozenset({pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX})
TYPED = frozenset({pdfium.FPDF_FORMFIELD_TEXTFIELD, *CHOICES})
"""Fields whose value is text."""
SIZE = 9.0
"""Points: the height of text in a box that leaves room for more."""
FILLS = 0.8
"""Of a box's height, that one line of text takes at most."""
HALF = 0.5
"""Of its height: the width of a letter or figure."""
ASCII_END = 128
MARGIN = 2.0
"""Points from the side of a box to its text."""


class Notes(NamedTuple):
    """What viewers draw on a page by themselves."""

    texts: tuple["Note", ...] = ()
    struck: tuple[Box, ...] = ()
    """Boxes (left, bottom, right, top) that are struck out."""


class Note(NamedTuple):
    """Text that a viewer writes into a box of the page."""

    text: str
    box: Box
    """left, bottom, right, top in the page's own space."""
    opaque: bool
    """Whether what lies below it does not show."""


@contextmanager
def opened(page: pdfium.FPDF_PAGE) -> Iterator[list[pdfium.FPDF_ANNOTATION]]:
    """The annotations of a page that show and may print text."""
    found = [pdfium.FPDFPage_GetAnnot(page, number) for number in range(pdfium.FPDFPage_GetAnnotCount(page))]
    try:
        yield [
            annotation
            for annotation in found
            if annotation
            and pdfium.FPDFAnnot_GetSubtype(annotation) in {*WRITTEN, STRUCK}
            and not pdfium.FPDFAnnot_GetFlags(annotation) & NOT_SHOWN
        ]
    finally:
        for annotation in found:
            if annotation:
                pdfium.FPDFPage_CloseAnnot(annotation)


def notes_of(document: pdfium.FPDF_DOCUMENT, page: pdfium.FPDF_PAGE) -> tuple[Notes, bool]:
    """What a viewer draws by itself, and whether other annotations bring their own drawing."""
    notes: list[Note] = []
    struck: list[Box] = []
    drawn = False
    with opened(page) as annotations:
        for annotation in annotations:
            if pdfium.FPDFAnnot_GetSubtype(annotation) == STRUCK:
                struck += struck_by(annotation)
            elif pdfium.FPDFAnnot_GetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2:
                drawn = True
            elif text := written_in(document, annotation):
                notes.append(Note(text, _box(annotation), _is_opaque(annotation)))
    return Notes(tuple(notes), tuple(struck)), drawn


def struck_by(annotation: pdfium.FPDF_ANNOTATION) -> Iterator[Box]:
    """The boxes of the text that an annotation strikes out."""
    quad = pdfium.FS_QUADPOINTSF()
    for number in range(pdfium.FPDFAnnot_CountAttachmentPoints(annotation)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, number, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield (min(xs), min(ys), max(xs), max(ys))


def written_in(document: pdfium.FPDF_DOCUMENT, annotation: pdfium.FPDF_ANNOTATION) -> str:
    """The text of a field or of a note; "" for buttons and signatures."""
    match pdfium.FPDFAnnot_GetSubtype(annotation):
        case pdfium.FPDF_ANNOT_WIDGET:
            with filling(document) as form:
                kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation) if form else NO_FIELDS
                if form and kind in CHOICES and (chosen := _chosen(form, annotation)):
                    return chosen
                if form and kind in TYPED:
                    return _text(partial(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation))
                return _entry(annotation, b"V") if kind == NO_FIELDS and _entry(annotation, b"FT") == "Tx" else ""
        case pdfium.FPDF_ANNOT_FREETEXT:
            return _entry(annotation, b"Contents")
        case _:
            return ""


@contextmanager
def filling(document: pdfium.FPDF_DOCUMENT) -> Iterator[pdfium.FPDF_FORMHANDLE]:
    """The form of a document; no script of it is run, since pdfium is built without an engine for them."""
    info = pdfium.FPDF_FORMFILLINFO(version=2)
    form = pdfium.FPDFDOC_InitFormFillEnvironment(document, info)
    try:
        yield form
    finally:
        if form:
            pdfium.FPDFDOC_ExitFormFillEnvironment(form)


def _chosen(form: pdfium.FPDF_FORMHANDLE, annotation: pdfium.FPDF_ANNOTATION) -> str:
    """The labels of the options that are chosen."""
    return "\n".join(
        _text(partial(pdfium.FPDFAnnot_GetOptionLabel, form, annotation, number))
        for number in range(max(0, pdfium.FPDFAnnot_GetOptionCount(form, annotation)))
        if pdfium.FPDFAnnot_IsOptionSelected(form, annotation, number)
    )


def _entry(annotation: pdfium.FPDF_ANNOTATION, key: bytes) -> str:
    return _text(partial(pdfium.FPDFAnnot_GetStringValue, annotation, key))


def _text(ask: Callable[["ctypes.Array[ctypes.c_ushort] | None", int], int]) -> str:
    """What pdfium writes into a buffer, asked for its size first."""
    size = ask(None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    ask(buffer, size)
    return bytes(buffer)[: max(0, size - 2)].decode("utf-16-le", "replace")


def _box(annotation: pdfium.FPDF_ANNOTATION) -> Box:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, rect)
    return (rect.left, rect.bottom, rect.right, rect.top)


def _is_opaque(annotation: pdfium.FPDF_ANNOTATION) -> bool:
    """Whether a colour fills its box; fields hide what lies below them."""
    colour = [ctypes.c_uint() for _ in range(4)]
    return bool(
        pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET
        or pdfium.FPDFAnnot_GetColor(annotation, pdfium.FPDFANNOT_COLORTYPE_Color, *colour)
    )


def written(note: Note, space: Space) -> Iterator[Char]:
    """The characters of a note as viewers set them: from the left, its lines around the middle of its box."""
    x0, y0, x1, y1 = space.box(*note.box)
    lines = [line for line in note.text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    pitch = min((y1 - y0) / max(1, len(lines)), SIZE / FILLS)
    top = (y0 + y1 - pitch * len(lines)) / 2
    for number, line in enumerate(lines):
        widths = [HALF if ord(letter) < ASCII_END else 1.0 for letter in line]
        size = min(FILLS * pitch, max(1.0, x1 - x0 - 2 * MARGIN) / sum(widths))
        middle = top + (number + 0.5) * pitch
        at = x0 + MARGIN
        for letter, width in zip(line, widths, strict=True):
            if not letter.isspace():
                yield Char(letter, at, middle - size / 2, at + width * size, middle + size / 2)
            at += width * size

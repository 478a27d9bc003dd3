"""The characters of a page out of pdfium's text page, in bulk."""

import ctypes
from collections.abc import Iterator, Mapping
from struct import iter_unpack

import pypdfium2.raw as pdfium

from extractors.sources.paragraphs import INVISIBLE
from extractors.sources.pdf_objects import Shown, address
from extractors.sources.pdf_space import Space
from mappings.characters import PRIVATE, folding, symbol
from schemas.page import Char

UNKNOWN = "\ufffd"
"""What a character that the font does not name is read as."""
MAX_FONT_NAME = 128
"""Bytes of a font's name that are looked at."""
FOLDED = 0x2E80
"""The first character that may have to be folded."""
BOX = "4f"
"""left, top, right, bottom as pdfium lays out a FS_RECTF."""


def plain_text(text_page: pdfium.FPDF_TEXTPAGE, count: int) -> str:
    """The text of a page as the file orders it, one character per character of the page."""
    units = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, units)
    text = bytes(units)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # a character without a code is left out of the text, so that they are to be asked for one by one
    return "".join(_character(pdfium.FPDFText_GetUnicode(text_page, index)) for index in range(count))


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0xFFFE or 0xFFFF < code < 0x110000 else UNKNOWN


def read_chars(text_page: pdfium.FPDF_TEXTPAGE, count: int, space: Space, shown: Shown) -> Iterator[Char]:
    """The visible characters of a page as they are printed, in the order of the file; blanks are left out."""
    text = plain_text(text_page, count)
    boxes = (pdfium.FS_RECTF * count)()
    loose = pdfium.FPDFText_GetLooseCharBox
    for index, box in enumerate(boxes):
        loose(text_page, index, box)
    fold = folding()
    width, height = space.width, space.height
    point = space.point
    by_object = bool(shown.hidden or shown.pale or shown.turned)
    for index, (left, top, right, bottom) in enumerate(iter_unpack(BOX, bytes(boxes))):
        printed = text[index]
        if printed.isspace() or INVISIBLE.match(printed):
            continue
        ax, ay = point(left, top)
        bx, by = point(right, bottom)
        x0, x1 = (ax, bx) if ax <= bx else (bx, ax)
        y0, y1 = (ay, by) if ay <= by else (by, ay)
        if not (0 <= x0 + x1 <= 2 * width and 0 <= y0 + y1 <= 2 * height):
            continue
        turns = shown.turns
        if by_object:
            drawn = address(pdfium.FPDFText_GetTextObject(text_page, index))
            if drawn in shown.hidden or (drawn in shown.pale and not shown.on_paint((x0 + x1) / 2, (y0 + y1) / 2)):
                continue
            turns = shown.turned.get(drawn, turns)
        yield Char(_printed(text_page, index, printed, fold), x0, y0, x1, y1, turns)


def _printed(text_page: pdfium.FPDF_TEXTPAGE, index: int, stored: str, fold: Mapping[int, str]) -> str:
    """What a stored character looks like."""
    code = ord(stored)
    if code in PRIVATE:
        return symbol(code, _font(text_page, index)) or stored
    return stored if code < FOLDED else fold.get(code, stored)


def _font(text_page: pdfium.FPDF_TEXTPAGE, index: int) -> str:
    """The name of a character's font."""
    name = ctypes.create_string_buffer(MAX_FONT_NAME)
    pdfium.FPDFText_GetFontInfo(text_page, index, name, MAX_FONT_NAME, None)
    return name.value.decode("utf-8", "replace")

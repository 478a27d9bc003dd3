"""The characters of a page out of pdfium's text page, in bulk."""

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass
from struct import iter_unpack

import pypdfium2.raw as pdfium

from extractors.sources.paragraphs import INVISIBLE
from extractors.sources.pdf.coordinates import Space
from extractors.sources.pdf.objects import Shown
from extractors.sources.pdf.odd_text import Odd, told_apart
from extractors.sources.pdf.walk import address
from mappings.characters import PRIVATE, folding, symbol
from schemas.box import Box
from schemas.page import Apart, Char, Clipped

UNKNOWN = "\ufffd"
"""What a character that the font does not name is read as."""
MAX_FONT_NAME = 128
"""Bytes of a font's name that are looked at."""
FOLDED = "\u2e80"
"""The first character that may have to be folded."""
UNSEEN = frozenset(chr(code) for code in range(0x10000) if INVISIBLE.match(chr(code)))
"""Characters that print nothing."""
LEGIBLE = 1.5
"""Points of a character's height; lower ones are no print, but notes to machines."""
EDGE = 0.5
"""Points that the middle of a character may lie outside its clip; more is not seen."""
TALL = 1.4
"""Of a font's size: a box that is higher is not to be believed."""
ORDINARY = 0.97
"""Of a page's characters: the others may be those of a title."""
BELOW, ABOVE = 0.15, 0.85
"""Of a font's size: how far ideographs reach below and above the line they stand on."""
INSET = 4.0
"""Points from the edge of a clip to where it certainly lies within the cell that it is the clip of."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What the text layer of a page prints."""

    chars: tuple[Char, ...]
    """Those that are text as any other, in the order of the file."""
    clipped: tuple[Clipped, ...]
    apart: tuple[Apart, ...]
    printed: int
    """Letters that show, blanks left out: a ligature has two."""
    unseen: int
    """Characters that do not show, blanks left out."""


def read_chars(text_page: pdfium.FPDF_TEXTPAGE, count: int, space: Space, shown: Shown) -> PageText:
    """The characters of a page that show, and those that a clip hides.

    Blanks, what stands off the page, and what is not painted are left out.
    """
    text = plain_text(text_page, count)
    fold = folding()
    width, height = 2 * space.width, 2 * space.height
    by_object = shown.by_object
    no_clip = (0.0, 0.0, space.width, space.height)
    showing: list[Char] = []
    clipped: list[Clipped] = []
    odd = Odd()
    turns = shown.turns
    stored = 0
    for index, box in enumerate(_boxes(text_page, count, space)):
        printed = text[index]
        if printed.isspace() or printed in UNSEEN:
            continue
        x0, y0, x1, y1 = space.box(*box)
        if x1 < x0 or y1 < y0:  # a font that is mirrored
            x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        if x1 == x0 and not pdfium.FPDFText_GetTextObject(text_page, index):  # a hyphen that pdfium adds
            continue
        stored += 1
        on_page = 0 <= x0 + x1 <= width and 0 <= y0 + y1 <= height
        if not (on_page or shown.clips) or y1 - y0 < LEGIBLE:
            continue
        if printed >= FOLDED:
            printed = _printed(text_page, index, printed, fold)
        if not by_object:
            showing.append(Char(printed, x0, y0, x1, y1, turns))
            continue
        owner = pdfium.FPDFText_GetTextObject(text_page, index)
        drawn = address(owner) if owner else 0
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        if (
            drawn in shown.hidden
            or (drawn and drawn not in shown.known)
            or (drawn in shown.pale and not shown.on_paint(x, y))
        ):
            continue
        char = Char(printed, x0, y0, x1, y1, shown.turned.get(drawn, turns))
        left, top, right, bottom = clip = shown.clips.get(drawn, no_clip)
        if left - EDGE <= x <= right + EDGE and top - EDGE <= y <= bottom + EDGE:
            if drawn in shown.watermarks:
                odd.watermarks.append((drawn, char))
            elif drawn in shown.faint and not shown.on_paint(x, y):
                odd.faint.append((drawn, char))
            else:
                showing.append(char)
        elif left < right and top < bottom and drawn in shown.clips:
            clipped.append(Clipped(char, *_nearest(clip, x, y)))
    seen = len(showing) + len(odd.watermarks) + len(odd.faint)
    letters = sum(len(char[0]) for char in showing) + sum(len(char[0]) for _, char in (*odd.watermarks, *odd.faint))
    chars, told, shown.rulings = told_apart(showing, odd, shown.rulings, shown.struck)
    return PageText(chars=chars, clipped=tuple(clipped), apart=told, printed=letters, unseen=stored - seen)


def object_text(text_page: pdfium.FPDF_TEXTPAGE, drawn: pdfium.FPDF_PAGEOBJECT, space: Space) -> tuple[str, Box]:
    """The text of one text object, and its box as shown."""
    count = pdfium.FPDFTextObj_GetText(drawn, text_page, None, 0) // 2
    units = (ctypes.c_ushort * max(1, count))()
    pdfium.FPDFTextObj_GetText(drawn, text_page, units, 2 * count)
    bounds = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(drawn, *bounds)
    left, bottom, right, top = (bound.value for bound in bounds)
    return bytes(units)[: 2 * max(0, count - 1)].decode("utf-16-le", "replace"), space.box(left, bottom, right, top)


def _boxes(text_page: pdfium.FPDF_TEXTPAGE, count: int, space: Space) -> list[Box]:
    """The boxes of all characters in the page's own space: left, bottom, right, top."""
    boxes = (pdfium.FS_RECTF * count)()
    loose = pdfium.FPDFText_GetLooseCharBox
    for index, box in enumerate(boxes):
        loose(text_page, index, box)
    found = [(left, bottom, right, top) for left, top, right, bottom in iter_unpack(BOX, bytes(boxes))]
    heights = sorted(top - bottom for left, bottom, right, top in found if right > left)
    if heights and not space.turns and heights[int(ORDINARY * len(heights))] > TALL * heights[len(heights) // 2]:
        found = [_lowered(text_page, index, box) for index, box in enumerate(found)]
    return found


def _lowered(text_page: pdfium.FPDF_TEXTPAGE, index: int, box: Box) -> Box:
    """A box no higher than letters are, where a font claims more and would reach into the next row of a table."""
    left, bottom, right, top = box
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    if right <= left or not pdfium.FPDFText_GetMatrix(text_page, index, matrix) or matrix.b:
        return box
    size = pdfium.FPDFText_GetFontSize(text_page, index) * abs(matrix.d)
    if top - bottom <= TALL * size or not pdfium.FPDFText_GetCharOrigin(text_page, index, x, y):
        return box
    return (left, y.value - BELOW * size, right, y.value + ABOVE * size)


def _nearest(clip: Box, x: float, y: float) -> tuple[float, float]:
    """The point of a clip that is nearest to another point, but for a little that cells and clips may differ by."""
    x0, y0, x1, y1 = clip
    dx, dy = min(INSET, (x1 - x0) / 4), min(INSET, (y1 - y0) / 4)
    return min(max(x, x0 + dx), x1 - dx), min(max(y, y0 + dy), y1 - dy)


def _printed(text_page: pdfium.FPDF_TEXTPAGE, index: int, stored: str, fold: Mapping[int, str]) -> str:
    """What a stored character looks like."""
    code = ord(stored)
    if code in PRIVATE:
        return symbol(code, _font(text_page, index)) or stored
    return fold.get(code, stored)


def _font(text_page: pdfium.FPDF_TEXTPAGE, index: int) -> str:
    """The name of a character's font."""
    name = ctypes.create_string_buffer(MAX_FONT_NAME)
    pdfium.FPDFText_GetFontInfo(text_page, index, name, MAX_FONT_NAME, None)
    return name.value.decode("utf-8", "replace")

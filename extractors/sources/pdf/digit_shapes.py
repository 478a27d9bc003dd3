"""Whether the digits of a page's fonts are drawn as the digits that its text names.

A font draws a code, and a map beside it names the character. Where the map is wrong, or was made to mislead, all that
copies the text gets other figures than people read.
"""

import ctypes
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from extractors.sources.pdf.walk import address
from mappings.digit_shapes import DIGITS, HEIGHT, WIDTH, Shape, evened, likeness

Outline: TypeAlias = list[NDArray[np.float64]]
"""Closed curves as points × (x, y), y upwards."""

SIZE = 1000.0
"""Points of the font at which outlines are asked for."""
STEPS = 6
"""Straight pieces that stand for a curve."""
LIKE, MORE = 0.65, 0.15
"""Likeness of a drawing to another digit from which it may be that one, and how much more than to its own that is."""
ALIKE = frozenset({("1", "4")})
"""Digits, and what they are as like: a 1 that is a stroke without a foot has the stroke of a 4."""
NAME = 128
"""Bytes of a font's name that are looked at."""


class Font(NamedTuple):
    """What tells a font of a document from its others."""

    name: bytes
    size: int
    """Bytes of its program."""


class DigitShapes:
    """The digits of one document's fonts, each looked at once."""

    def __init__(self) -> None:
        self._odd: dict[tuple[Font, str], bool] = {}

    def are_odd(self, text_page: pdfium.FPDF_TEXTPAGE, text: str) -> bool:
        """Whether a digit of a page's text, which has one character for each of the page's, is drawn as another one."""
        owners: dict[int, int] = {}
        met: set[tuple[int, str]] = set()
        fonts: dict[int, pdfium.FPDF_FONT] = {}
        for index, char in enumerate(text):
            if char not in DIGITS:
                continue
            drawn = pdfium.FPDFText_GetTextObject(text_page, index)
            if not drawn:
                continue
            mine = address(drawn)
            if mine not in owners:
                font = pdfium.FPDFTextObj_GetFont(drawn)
                owners[mine] = address(font) if font else 0
                fonts[owners[mine]] = font
            met.add((owners[mine], char))
        return any(self._is_odd(fonts[font], char) for font, char in sorted(met) if font)

    def _is_odd(self, font: pdfium.FPDF_FONT, digit: str) -> bool:
        if not pdfium.FPDFFont_GetIsEmbedded(font):
            return False
        key = identity(font), digit
        if key not in self._odd:
            self._odd[key] = is_other(shape_of(outline(font, digit)), digit)
        return self._odd[key]


def identity(font: pdfium.FPDF_FONT) -> Font:
    """What tells a font from the others of its document."""
    name = ctypes.create_string_buffer(NAME)
    pdfium.FPDFFont_GetBaseFontName(font, name, NAME)
    size = ctypes.c_size_t()
    pdfium.FPDFFont_GetFontData(font, None, 0, size)
    return Font(name.value, size.value)


def is_other(shape: Shape | None, digit: str) -> bool:
    """Whether a drawing is more like another digit than like this one; one that has no outline may be any."""
    if shape is None:
        return True
    like = {other: likeness(shape, other) for other in DIGITS}
    best = max(like, key=like.__getitem__)
    return (digit, best) not in ALIKE and like[best] >= LIKE and like[best] - like[digit] >= MORE


def outline(font: pdfium.FPDF_FONT, char: str) -> Outline:
    """The outline of a character; empty where the font has none, as one of pictures."""
    path = pdfium.FPDFFont_GetGlyphPath(font, ord(char), SIZE)
    return [np.array(curve) for curve in curves(path)] if path else []


def curves(path: pdfium.FPDF_GLYPHPATH) -> Iterator[list[tuple[float, float]]]:
    """The closed curves of a path, their bends as straight pieces."""
    x, y = ctypes.c_float(), ctypes.c_float()
    curve: list[tuple[float, float]] = []
    bend: list[tuple[float, float]] = []
    for index in range(pdfium.FPDFGlyphPath_CountGlyphSegments(path)):
        segment = pdfium.FPDFGlyphPath_GetGlyphPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value, y.value)
        match pdfium.FPDFPathSegment_GetType(segment):
            case pdfium.FPDF_SEGMENT_MOVETO:
                if curve:
                    yield curve
                curve = [point]
            case pdfium.FPDF_SEGMENT_BEZIERTO:
                bend.append(point)
                if len(bend) == 3:
                    curve += bent(curve[-1], *bend)
                    bend = []
            case _:
                curve.append(point)
    if curve:
        yield curve


def bent(*points: tuple[float, float]) -> list[tuple[float, float]]:
    """Points along a cubic curve (PDF 32000-1, 8.5.2.2) behind its first one."""
    share = np.arange(1, STEPS + 1)[:, None] / STEPS
    weights = np.hstack([(1 - share) ** 3, 3 * (1 - share) ** 2 * share, 3 * (1 - share) * share**2, share**3])
    return [(float(x), float(y)) for x, y in weights @ np.array(points)]


def shape_of(drawn: Outline) -> Shape | None:
    """An outline filled (by the nonzero rule) on the grid that digits are compared on; None where it has no area."""
    if not drawn:
        return None
    points = np.concatenate(drawn)
    (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
    if right <= left or top <= bottom:
        return None
    step = (top - bottom) / HEIGHT
    across = (left + right) / 2 + (np.arange(WIDTH) + 0.5 - WIDTH / 2) * step
    down = top - (np.arange(HEIGHT) + 0.5) * step
    here = np.stack(np.meshgrid(across, down), axis=-1)[:, :, None, :]
    winding = np.zeros((HEIGHT, WIDTH), np.int64)
    for curve in drawn:
        start, end = curve, np.roll(curve, -1, axis=0)
        (x0, y0), (x1, y1) = start.T, end.T
        side = (x1 - x0) * (here[..., 1] - y0) - (here[..., 0] - x0) * (y1 - y0)
        rising = (y0 <= here[..., 1]) & (y1 > here[..., 1]) & (side > 0)
        falling = (y1 <= here[..., 1]) & (y0 > here[..., 1]) & (side < 0)
        winding += rising.sum(axis=-1) - falling.sum(axis=-1)
    return evened(winding != 0)

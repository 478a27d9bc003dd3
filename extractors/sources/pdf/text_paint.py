"""How a piece of text is painted: not at all, white, light, or as other text is."""

import ctypes

import pypdfium2.raw as pdfium

UNSEEN_MODES = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})
PALE = 250
"""Of 255: paint that is no darker in any colour does not show on paper."""
CLEAR = 8
"""Of 255: paint that covers no more does not show."""
LIGHT = 150
"""Of 255: the lightness from which text is lighter than what people read; pure red has 77, links in blue 29."""
THIN = 128
"""Of 255: paint that covers less is a watermark's."""
WEIGHTS = (0.30, 0.59, 0.11)
"""Of red, green and blue in lightness (ITU-R BT.601)."""


class Paint:
    """Reads the colours of one page's objects."""

    def __init__(self) -> None:
        self._colour = [ctypes.c_uint() for _ in range(4)]

    def is_pale(self, ask: "pdfium.FPDFPageObj_GetFillColor", drawn: pdfium.FPDF_PAGEOBJECT) -> bool:
        """Whether a colour is white or clear; one that is not told is black."""
        red, green, blue, alpha = self._colour
        if not ask(drawn, red, green, blue, alpha):
            return False
        return bool(alpha.value <= CLEAR or (red.value >= PALE and green.value >= PALE and blue.value >= PALE))

    def opacity(self, drawn: pdfium.FPDF_PAGEOBJECT) -> int:
        """How much of what lies below a filled object its paint covers, of 255."""
        return self._colour[3].value if pdfium.FPDFPageObj_GetFillColor(drawn, *self._colour) else 0

    def of(self, drawn: pdfium.FPDF_PAGEOBJECT) -> str:
        """Of text: "unseen", "pale", "faint", or "" where it is painted as text usually is."""
        mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
        if mode in UNSEEN_MODES:
            return "unseen"
        if not pdfium.FPDFPageObj_GetFillColor(drawn, *self._colour):
            return ""
        red, green, blue, alpha = (part.value for part in self._colour)
        if not (red or green or blue) and alpha > THIN:
            return ""
        if alpha <= CLEAR:
            return "unseen"
        if mode == pdfium.FPDF_TEXTRENDERMODE_STROKE:
            return ""
        if red >= PALE and green >= PALE and blue >= PALE:
            return "pale"
        light = sum(weight * part for weight, part in zip(WEIGHTS, (red, green, blue), strict=True)) >= LIGHT
        return "faint" if light or alpha <= THIN else ""

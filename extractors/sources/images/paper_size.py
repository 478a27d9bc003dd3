"""How large the paper was that a picture shows."""

from collections.abc import Iterator

INCH = 25.4
"""Millimetres."""
A4 = (210 / INCH, 297 / INCH)
A3 = (297 / INCH, 420 / INCH)
"""Inches, upright (ISO 216)."""
PAPERS = (A4, A3)
"""The usual one first."""
RESOLUTIONS = (72, 96, 100, 120, 150, 200, 240, 300, 400, 600, 1200)
"""Pixels per inch that scanners offer and programs render at."""
NEAR = 0.012
"""Of a side: how far a picture of a whole page may be larger or smaller than the page; A4 and Letter differ by more."""
SMALLEST, LARGEST = 2.5, 1.1 * A3[1]
"""Inches of a picture's longer side: filings are printed on A5 to A3, and a strip of one may be a document."""
COARSEST = 50.0
"""Pixels per inch: print of 10 points is no longer legible."""
STRIP = 1.9
"""Times its shorter side is the longer one of a part that was cut out; photographs have 16 : 9 at most."""


def resolution(width: int, height: int, told: float | None) -> float:
    """The pixels per inch of paper that a picture shows, in a picture of this many pixels.

    What the file tells is believed where it makes the paper neither larger nor smaller than filings are: cameras and
    many programs tell 72 or 96 whatever they made. Else the picture is taken for a whole page of A4 or A3, of the one
    that was scanned at a usual resolution, or for a photograph of A4; one longer than photographs are for a part of an
    upright A4, as wide or as high as that.
    """
    longer = max(width, height)
    if told is not None and told >= COARSEST and SMALLEST <= longer / told <= LARGEST:
        return told
    for paper in PAPERS:
        for usual in _usual(width, height, paper):
            return usual
    if longer > STRIP * min(width, height):
        return width / A4[0] if width > height else height / A4[1]
    return min(longer / A4[1], min(width, height) / A4[0])


def _usual(width: int, height: int, paper: tuple[float, float]) -> Iterator[float]:
    """The usual resolutions at which a page of this paper has about this many pixels."""
    shorter, longer = min(width, height), max(width, height)
    for dpi in RESOLUTIONS:
        if abs(longer / dpi / paper[1] - 1) <= NEAR and abs(shorter / dpi / paper[0] - 1) <= NEAR:
            yield float(dpi)

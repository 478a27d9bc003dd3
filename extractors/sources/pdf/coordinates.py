"""From a PDF's own coordinates to points from the top left of the page as it is shown."""

from dataclasses import dataclass

import pypdfium2.raw as pdfium

from schemas.box import Box
from schemas.page import QUARTER_TURNS

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """The visible box of a page in its own coordinates (y upwards), and how it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int
    """Quarter turns clockwise that viewers apply, or that set the text upright."""
    unit: float = 1.0
    """Points to one unit of the page's own space."""

    @classmethod
    def of(cls, page: pdfium.FPDF_PAGE, *, unit: float = 1.0, turned: int = 0) -> "Space":
        """The space of an open page; `turned` quarter turns clockwise are applied besides the page's own."""
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        turns = (pdfium.FPDFPage_GetRotation(page) + turned) % QUARTER_TURNS
        return cls(left=box.left, bottom=box.bottom, right=box.right, top=box.top, turns=turns, unit=unit)

    @property
    def width(self) -> float:
        """Width as shown."""
        return (self.top - self.bottom if self.turns % 2 else self.right - self.left) * self.unit

    @property
    def height(self) -> float:
        """Height as shown."""
        return (self.right - self.left if self.turns % 2 else self.top - self.bottom) * self.unit

    def point(self, x: float, y: float) -> Point:
        """A point as shown."""
        if self.unit == 1.0:
            return self._turned(x, y)
        across, down = self._turned(x, y)
        return across * self.unit, down * self.unit

    def _turned(self, x: float, y: float) -> Point:
        match self.turns:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box as shown."""
        if self.turns == 0 and self.unit == 1.0:
            return (left - self.left, self.top - top, right - self.left, self.top - bottom)
        (ax, ay), (bx, by) = self.point(left, bottom), self.point(right, top)
        return (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

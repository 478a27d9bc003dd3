"""What is drawn on a page besides its characters: rulings and pictures; and how its text is drawn."""

import ctypes
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from extractors.sources.pdf.clips import ClipReader
from extractors.sources.pdf.coordinates import Space
from extractors.sources.pdf.covers import OPAQUE, Covers
from extractors.sources.pdf.paths import IDENTITY, RECTANGLE, THIN, Matrix, PathReader, chained, corners, thin
from extractors.sources.pdf.walk import address, objects
from schemas.box import Box
from schemas.page import QUARTER_TURNS, Ruling

UNSEEN_MODES = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})
SLANT = math.radians(10)
"""How far text may lean from a quarter turn; what leans more is a watermark or a stamp."""
STRIDE = 1.3
"""Times the step before: characters of one line follow each other no wider, and those of the next cell do."""
PALE = 250
"""Of 255: paint that is no darker in any colour does not show on paper."""


@dataclass(slots=True, kw_only=True)
class Shown:
    """What one page shows, as it is gathered."""

    rulings: list[Ruling] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    """Addresses of text objects that print nothing, are covered, or are a watermark across the page."""
    pale: set[int] = field(default_factory=set)
    """Addresses of text objects in white, which print nothing where the paper is white."""
    turned: dict[int, int] = field(default_factory=dict)
    """Address of each text object that is not turned as `turns` says, and its quarter turns clockwise as shown."""
    turns: int = 0
    """Quarter turns clockwise, as shown, of the text that is in neither of them."""
    clips: dict[int, Box] = field(default_factory=dict)
    """Address of each text object that shows only within a part of the page, and that part."""
    painted: list[Box] = field(default_factory=list)
    """Boxes of coloured shapes and of pictures."""

    def on_paint(self, x: float, y: float) -> bool:
        """Whether a point lies on colour."""
        return any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in self.painted)


@dataclass(slots=True, kw_only=True)
class Run:
    """Pieces of text drawn one after the other along a line, which have one colour and one clip.

    Many programs draw every character as a piece of its own; asking each for both would take longer than all else.
    """

    x: float = math.nan
    y: float = math.nan
    step: float = 0.0
    """From the last piece but one to the last one."""
    pale: bool = False

    def goes_on(self, x: float, y: float) -> bool:
        """Whether a piece at (x, y) follows as closely as the last one did; it is the last one from now on."""
        step = x - self.x
        follows = y == self.y and 0 < step <= STRIDE * self.step
        self.x, self.y, self.step = x, y, step
        return follows


class ObjectReader:
    """Reads one page's objects; its buffers are filled anew for every object."""

    def __init__(self, space: Space, document: pdfium.FPDF_DOCUMENT, page: pdfium.FPDF_PAGE) -> None:
        self._space = space
        self._page = page
        self._covers = Covers(space, document, page)
        self._bounds = [ctypes.c_float() for _ in range(4)]
        self._paths = PathReader(space)
        self._clips = ClipReader(space)
        self._matrix = pdfium.FS_MATRIX()
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._pale_rulings: list[Ruling] = []
        self._directions: dict[int, int] = {}
        self._run = Run()

    def read(self) -> Shown:
        """Everything but the characters."""
        shown = Shown()
        for kind, drawn, within in objects(self._page):
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._text(drawn, within, shown)
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(drawn, within, shown)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                box = self.picture(drawn, within)
                shown.painted.append(box)
                shown.rulings += thin(*box)
                if within is IDENTITY and not pdfium.FPDFPageObj_HasTransparency(drawn):
                    shown.hidden.update(
                        self._covers.below_picture(drawn, self._own_box(drawn), self._clips.box(drawn, within))
                    )
        shown.rulings += [ruling for ruling in self._pale_rulings if shown.on_paint(*middle(ruling))]
        shown.turns, shown.turned = settled(self._directions, self._space.turns)
        return shown

    def picture_share(self) -> float:
        """The share of the page's area under its largest picture."""
        largest = 0.0
        for kind, drawn, within in objects(self._page):
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                x0, y0, x1, y1 = self.picture(drawn, within)
                largest = max(largest, max(0.0, x1 - x0) * max(0.0, y1 - y0))
        return largest / max(1.0, self._space.width * self._space.height)

    def picture(self, drawn: pdfium.FPDF_PAGEOBJECT, within: Matrix) -> Box:
        """A picture's box, cut to the page."""
        x0, y0, x1, y1 = corners(chained(self._own(drawn), within), (0.0, 0.0, 1.0, 1.0), self._space)
        return (max(x0, 0.0), max(y0, 0.0), min(x1, self._space.width), min(y1, self._space.height))

    def _own(self, drawn: pdfium.FPDF_PAGEOBJECT) -> Matrix:
        matrix = self._matrix
        pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
        return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def _text(self, drawn: pdfium.FPDF_PAGEOBJECT, within: Matrix, shown: Shown) -> None:
        """Note how a piece of text is drawn; its direction in quarter turns anticlockwise in the page's own space."""
        mine = address(drawn)
        matrix = self._own(drawn)
        if within is not IDENTITY:
            matrix = chained(matrix, within)
        quarter = 0
        if matrix[1] or matrix[0] <= 0:
            angle = math.atan2(matrix[1], matrix[0]) / (math.pi / 2)
            quarter = round(angle) % QUARTER_TURNS
            if abs(angle - round(angle)) * math.pi / 2 > SLANT:
                shown.hidden.add(mine)
        self._directions[mine] = quarter
        self._covers.add(matrix[4], matrix[5], mine)
        if pdfium.FPDFTextObj_GetTextRenderMode(drawn) in UNSEEN_MODES:
            shown.hidden.add(mine)
        follows = self._run.goes_on(matrix[4], matrix[5])
        if not follows:
            self._run.pale = self._is_pale(pdfium.FPDFPageObj_GetFillColor, drawn)
        if clip := self._clips.box(drawn, within, follows=follows):
            shown.clips[mine] = clip
        if self._run.pale:
            shown.pale.add(mine)

    def _path(self, drawn: pdfium.FPDF_PAGEOBJECT, within: Matrix, shown: Shown) -> None:
        """Note a path's rulings, and the box of a coloured one."""
        pdfium.FPDFPath_GetDrawMode(drawn, self._fill, self._stroke)
        stroked, filled = bool(self._stroke.value), bool(self._fill.value)
        box = self._paths.box(drawn, within) if stroked or filled else None
        if box is None:
            return
        pale = self._is_pale(pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor, drawn)
        found = self._paths.rulings(drawn, within, box, stroked=stroked)
        (self._pale_rulings if pale else shown.rulings).extend(found)
        if filled and within is IDENTITY and self._is_cover(drawn, box):
            shown.hidden.update(self._covers.below_shape(self._own_box(drawn), self._clips.box(drawn, within)))
        if filled and not (pale if not stroked else self._is_pale(pdfium.FPDFPageObj_GetFillColor, drawn)):
            shown.painted.append(box)

    def _is_cover(self, drawn: pdfium.FPDF_PAGEOBJECT, box: Box) -> bool:
        """Whether a filled shape hides what was drawn before it: an opaque rectangle large enough."""
        return bool(
            min(box[2] - box[0], box[3] - box[1]) > THIN
            and pdfium.FPDFPath_CountSegments(drawn) <= RECTANGLE
            and not pdfium.FPDFPageObj_HasTransparency(drawn)
            and pdfium.FPDFPageObj_GetFillColor(drawn, *self._colour)
            and self._colour[3].value >= OPAQUE
        )

    def _own_box(self, drawn: pdfium.FPDF_PAGEOBJECT) -> Box:
        """An object's box in the page's own space: left, bottom, right, top."""
        pdfium.FPDFPageObj_GetBounds(drawn, *self._bounds)
        left, bottom, right, top = (bound.value for bound in self._bounds)
        return (left, bottom, right, top)

    def _is_pale(self, ask: "pdfium.FPDFPageObj_GetFillColor", drawn: pdfium.FPDF_PAGEOBJECT) -> bool:
        """Whether a colour is white or clear; one that is not told is black."""
        red, green, blue, alpha = self._colour
        if not ask(drawn, red, green, blue, alpha):
            return False
        return bool(alpha.value == 0 or (red.value >= PALE and green.value >= PALE and blue.value >= PALE))


def middle(ruling: Ruling) -> tuple[float, float]:
    """The point half way along a ruling."""
    along = (ruling.start + ruling.end) / 2
    return (along, ruling.at) if ruling.horizontal else (ruling.at, along)


def settled(directions: Mapping[int, int], turns: int) -> tuple[int, dict[int, int]]:
    """The quarter turns clockwise of most text as shown, and of each piece that is turned otherwise."""
    counts = [0] * QUARTER_TURNS
    for quarter in directions.values():
        counts[quarter] += 1
    most = counts.index(max(counts))
    others = {drawn: (turns - quarter) % QUARTER_TURNS for drawn, quarter in directions.items() if quarter != most}
    return (turns - most) % QUARTER_TURNS, others

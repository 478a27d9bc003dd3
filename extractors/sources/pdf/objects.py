"""What is drawn on a page besides its characters: rulings and pictures; and how its text is drawn."""

import ctypes
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median

import pypdfium2.raw as pdfium

from extractors.sources.pdf.clips import ClipReader
from extractors.sources.pdf.content_marks import LAYER, MarkReader
from extractors.sources.pdf.coordinates import Space
from extractors.sources.pdf.covers import OPAQUE, Covers
from extractors.sources.pdf.paths import IDENTITY, RECTANGLE, THIN, Matrix, PathReader, applied, chained, corners, thin
from extractors.sources.pdf.text_paint import Paint
from extractors.sources.pdf.walk import address, objects
from schemas.box import Box
from schemas.page import QUARTER_TURNS, Ruling

SEVERAL, FEW = 4, 0.3
"""Pieces of text that tell how a page lies, and the share of them that may lie otherwise."""
SLANT = math.radians(3)
"""How far text may lean from the way that the page's text runs; what leans more is a watermark or a stamp."""


@dataclass(slots=True, kw_only=True)
class Shown:
    """What one page shows, as it is gathered."""

    rulings: list[Ruling] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    """Addresses of text objects that print nothing, are covered, or stand on a layer that is off."""
    pale: set[int] = field(default_factory=set)
    """Addresses of text objects in white, which print nothing where the paper is white."""
    faint: set[int] = field(default_factory=set)
    """Addresses of text objects that are much lighter than text is."""
    watermarks: set[int] = field(default_factory=set)
    """Addresses of text objects that lean across the page, or are marked as its watermark."""
    replaced: dict[int, pdfium.FPDF_PAGEOBJECT] = field(default_factory=dict)
    """Address and handle of each text object for which the file gives another text than its glyphs."""
    known: set[int] = field(default_factory=set)
    """Addresses of all text objects that were met."""
    struck: tuple[Box, ...] = ()
    """Boxes that an annotation strikes out."""
    left_out: bool = False
    """Whether a form XObject was left out with its text."""
    turned: dict[int, int] = field(default_factory=dict)
    """Address of each text object that is not turned as `turns` says, and its quarter turns clockwise as shown."""
    turns: int = 0
    """Quarter turns clockwise, as shown, of the text that is in neither of them."""
    mostly_turned: bool = False
    """Whether hardly any text stands in any other way than `turns` says."""
    clips: dict[int, Box] = field(default_factory=dict)
    """Address of each text object that shows only within a part of the page, and that part."""
    painted: list[Box] = field(default_factory=list)
    """Boxes of coloured shapes and of pictures."""

    @property
    def by_object(self) -> bool:
        """Whether any piece of text is drawn otherwise than most are."""
        return bool(
            self.hidden or self.pale or self.faint or self.watermarks or self.turned or self.clips or self.left_out
        )

    def on_paint(self, x: float, y: float) -> bool:
        """Whether a point lies on colour."""
        return any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in self.painted)


class ObjectReader:
    """Reads one page's objects; its buffers are filled anew for every object."""

    def __init__(
        self, space: Space, document: pdfium.FPDF_DOCUMENT, page: pdfium.FPDF_PAGE, marks: MarkReader | None = None
    ) -> None:
        self._space = space
        self._page = page
        self._marks = marks
        self._covers = Covers(space, document, page)
        self._bounds = [ctypes.c_float() for _ in range(4)]
        self._paths = PathReader(space)
        self._clips = ClipReader(space)
        self._matrix = pdfium.FS_MATRIX()
        self._paint = Paint()
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._pale_rulings: list[Ruling] = []
        self._directions: dict[int, int] = {}
        self._leans: dict[int, float] = {}
        self._left_out = False

    def read(self) -> Shown:
        """Everything but the characters."""
        shown = Shown()
        for kind, drawn, within in objects(self._page, self._leaves):
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._text(drawn, within, shown)
            elif self._is_off(drawn):
                continue
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
        shown.turns, shown.turned = resolved(self._directions, self._space.turns)
        shown.mostly_turned = len(self._directions) >= SEVERAL and len(shown.turned) <= FEW * len(self._directions)
        if self._leans:
            usual = median(self._leans.values()) if 2 * len(self._leans) > len(self._directions) else 0.0
            shown.watermarks.update(drawn for drawn, lean in self._leans.items() if abs(lean - usual) > SLANT)
        shown.known, shown.left_out = set(self._directions), self._left_out
        return shown

    def _is_off(self, drawn: pdfium.FPDF_PAGEOBJECT) -> bool:
        return self._marks is not None and self._marks.of(drawn) == LAYER

    def _leaves(self, form: pdfium.FPDF_PAGEOBJECT) -> bool:
        """Whether a form XObject stands on a layer that is off."""
        off = self._is_off(form)
        self._left_out |= off
        return off

    def picture_share(self) -> float:
        """The share of the page's area under its largest picture."""
        areas = (max(0.0, x1 - x0) * max(0.0, y1 - y0) for x0, y0, x1, y1 in self.pictures())
        return max(areas, default=0.0) / max(1.0, self._space.width * self._space.height)

    def pictures(self) -> tuple[Box, ...]:
        """Where pictures lie."""
        return tuple(
            self.picture(drawn, within)
            for kind, drawn, within in objects(self._page)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE
        )

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
            self._leans[mine] = (angle - round(angle)) * math.pi / 2
        self._directions[mine] = quarter
        self._covers.add(matrix[4], matrix[5], mine)
        match self._paint.of(drawn):
            case "unseen":
                shown.hidden.add(mine)
            case "pale":
                shown.pale.add(mine)
            case "faint":
                shown.faint.add(mine)
        match self._marks.of(drawn) if self._marks is not None else "":
            case "off":
                shown.hidden.add(mine)
            case "watermark":
                shown.watermarks.add(mine)
            case "instead":
                shown.replaced[mine] = drawn
        if clip := self._clips.box(drawn, within):
            shown.clips[mine] = clip

    def _path(self, drawn: pdfium.FPDF_PAGEOBJECT, within: Matrix, shown: Shown) -> None:
        """Note a path's rulings, and the box of a coloured one."""
        pdfium.FPDFPath_GetDrawMode(drawn, self._fill, self._stroke)
        stroked, filled = bool(self._stroke.value), bool(self._fill.value)
        box = self._paths.box(drawn, within) if stroked or filled else None
        if box is None:
            return
        pale = self._paint.is_pale(
            pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor, drawn
        )
        found = self._paths.rulings(drawn, within, box, stroked=stroked)
        (self._pale_rulings if pale else shown.rulings).extend(found)
        if filled and self._is_cover(drawn, box):
            own = boxed(within, self._own_box(drawn))
            shown.hidden.update(self._covers.below_shape(own, self._clips.box(drawn, within)))
        if filled and not (pale if not stroked else self._paint.is_pale(pdfium.FPDFPageObj_GetFillColor, drawn)):
            shown.painted.append(box)

    def _is_cover(self, drawn: pdfium.FPDF_PAGEOBJECT, box: Box) -> bool:
        """Whether a filled shape hides what was drawn before it: an opaque rectangle large enough."""
        return bool(
            min(box[2] - box[0], box[3] - box[1]) > THIN
            and pdfium.FPDFPath_CountSegments(drawn) <= RECTANGLE
            and not pdfium.FPDFPageObj_HasTransparency(drawn)
            and self._paint.opacity(drawn) >= OPAQUE
        )

    def _own_box(self, drawn: pdfium.FPDF_PAGEOBJECT) -> Box:
        """An object's box in the page's own space: left, bottom, right, top."""
        pdfium.FPDFPageObj_GetBounds(drawn, *self._bounds)
        left, bottom, right, top = (bound.value for bound in self._bounds)
        return (left, bottom, right, top)


def middle(ruling: Ruling) -> tuple[float, float]:
    """The point half way along a ruling."""
    along = (ruling.start + ruling.end) / 2
    return (along, ruling.at) if ruling.horizontal else (ruling.at, along)


def boxed(within: Matrix, box: Box) -> Box:
    """The box around a box of a form XObject, in the page's own space."""
    if within is IDENTITY:
        return box
    x0, y0, x1, y1 = box
    xs, ys = zip(*(applied(within, x, y) for x in (x0, x1) for y in (y0, y1)), strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def resolved(directions: Mapping[int, int], turns: int) -> tuple[int, dict[int, int]]:
    """The quarter turns clockwise of most text as shown, and of each piece that is turned otherwise."""
    counts = [0] * QUARTER_TURNS
    for quarter in directions.values():
        counts[quarter] += 1
    most = counts.index(max(counts))
    others = {drawn: (turns - quarter) % QUARTER_TURNS for drawn, quarter in directions.items() if quarter != most}
    return (turns - most) % QUARTER_TURNS, others

"""OFDs page by page: their characters, rulings and pictures, as a page of a PDF has them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.sources.containers.ooxml import Element, attribute, local
from extractors.sources.limits import MAX_OBJECTS, MAX_PAGE_CHARS
from extractors.sources.ofd.package import WATERMARK, Leaf, Package, box_of, open_package
from extractors.sources.ofd.paths import box_around, outlines, rulings
from extractors.sources.ofd.placing import POINTS, Placing, page_placing, within
from extractors.sources.ofd.text import chars_of
from extractors.sources.pdf.paths import applied
from schemas.box import Box
from schemas.errors import UnreadableDocument
from schemas.page import Char, Page, Ruling

DEEPEST = 12
"""Drawings and blocks within one another."""
BLOCKS = frozenset({"Content", "Layer", "PageBlock", "Appearance"})
"""Elements that hold objects."""
FALSE = frozenset({"false", "0"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A picture on a page."""

    part: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class OfdPage:
    """One page and what the tables need not know of it."""

    page: Page
    text: str
    """Its text in the order of the file, a line for each text object."""
    pictures: tuple[Placed, ...]
    drawn: int
    """Paths on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOfd:
    """An OFD, of which a page is read when it is asked for."""

    package: Package

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.package.leaves)

    def page(self, number: int) -> OfdPage | None:
        """A page, from 1; None where it is broken, or has more on it than one page may cost."""
        leaf = self.package.leaves[number - 1]
        try:
            return _Sheet(self.package).read(leaf, number)
        except (UnreadableDocument, _TooMuch):
            return None


def open_ofd(data: bytes) -> OpenOfd:
    """An OFD. Raises as `open_package` does."""
    return OpenOfd(package=open_package(data))


class _TooMuch(Exception):
    """More on a page than one page may cost."""


@dataclass(slots=True)
class _Sheet:
    """What has been read of a page so far."""

    package: Package
    chars: list[Char] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    pictures: list[Placed] = field(default_factory=list)
    drawn: int = 0
    objects: int = 0

    def read(self, leaf: Leaf, number: int) -> OfdPage:
        """The page of a leaf. Raises UnreadableDocument, _TooMuch."""
        root = self.package.xml(leaf.part)
        areas = (box_of(each.text) for each in root.iter("{*}PhysicalBox"))
        area = next((each for each in areas if each is not None), self.package.area)
        placing = page_placing(area)
        for template in self._templates(root):
            self._add(template, placing, 0)
        for content in root.iter("{*}Content"):
            self._add(content, placing, 0)
        for appearance in self._appearances(leaf):
            self._add(appearance, within(placing, appearance), 0)
        page = Page(
            number=number,
            width=area[2] * POINTS,
            height=area[3] * POINTS,
            rotation=0,
            chars=tuple(self.chars),
            rulings=tuple(self.rulings),
        )
        return OfdPage(page=page, text="\n".join(self.lines), pictures=tuple(self.pictures), drawn=self.drawn)

    def _templates(self, root: Element) -> Iterator[Element]:
        """What stands on the templates that a page names."""
        for element in root.iter("{*}Template"):
            part = self.package.templates.get(attribute(element, "TemplateID") or "")
            if part is not None:
                yield from self.package.xml(part).iter("{*}Content")

    def _appearances(self, leaf: Leaf) -> Iterator[Element]:
        """What the annotations of a page show."""
        for part in self.package.annotations.get(leaf.id, ()):
            for annotation in self.package.xml(part).iter("{*}Annot"):
                if attribute(annotation, "Type") != WATERMARK and _shows(annotation):
                    yield from annotation.iter("{*}Appearance")

    def _add(self, block: Element, placing: Placing, depth: int) -> None:
        """Add the objects of a block; what is invisible is left out."""
        if depth > DEEPEST:
            raise _TooMuch
        for element in block:
            self.objects += 1
            if self.objects > MAX_OBJECTS or len(self.chars) > MAX_PAGE_CHARS:
                raise _TooMuch
            if not _shows(element):
                continue
            name = local(element)
            if name in BLOCKS:
                self._add(element, placing, depth + 1)
            elif name == "TextObject":
                self._add_text(element, _clipped(within(placing, element), element))
            elif name == "PathObject":
                self._add_path(element, _clipped(within(placing, element), element))
            elif name == "ImageObject":
                self._add_picture(element, within(placing, element))
            elif name == "CompositeObject":
                drawing = self.package.drawings.get(attribute(element, "ResourceID") or "")
                if drawing is not None:
                    self._add(drawing, within(placing, element), depth + 1)

    def _add_text(self, element: Element, placing: Placing) -> None:
        if not _painted(element, "Fill", default=True) and not _painted(element, "Stroke", default=False):
            return
        found = [char for char in chars_of(element, placing) if _inside(char, placing.clip)]
        self.chars += found
        if found:
            self.lines.append("".join(char.text for char in found))

    def _add_path(self, element: Element, placing: Placing) -> None:
        stroked, filled = _painted(element, "Stroke", default=True), _painted(element, "Fill", default=False)
        if not stroked and not filled:
            return
        self.drawn += 1
        found = outlines(element, placing)
        self.rulings += (each for each in rulings(found, stroked=stroked) if _in_clip(each, placing.clip))

    def _add_picture(self, element: Element, placing: Placing) -> None:
        part = self.package.resources.get(attribute(element, "ResourceID") or "")
        if part is not None:
            xs, ys = zip(*(applied(placing.matrix, x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)), strict=True)
            self.pictures.append(Placed(part=part, box=(min(xs), min(ys), max(xs), max(ys))))


def _shows(element: Element) -> bool:
    """Whether an object is neither hidden nor of no opacity."""
    return (attribute(element, "Visible") or "").lower() not in FALSE and attribute(element, "Alpha") != "0"


def _painted(element: Element, way: str, *, default: bool) -> bool:
    """Whether an object is filled or stroked, in a colour that shows."""
    said = attribute(element, way)
    if not (default if said is None else said.lower() not in FALSE):
        return False
    return all(attribute(each, "Alpha") != "0" for each in element if local(each) == f"{way}Color")


def _clipped(placing: Placing, element: Element) -> Placing:
    """The placing with the box of the object's own clips."""
    boxes = []
    for clip in element.iter("{*}Clip"):
        found = []
        for area in clip.iter("{*}Area"):
            inner = within(placing, area)
            found += [each for path in area if local(path) == "Path" for each in outlines(path, within(inner, path))]
        if (box := box_around(found)) is not None:
            boxes.append(box)
    if not boxes:
        return placing
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return Placing(matrix=placing.matrix, clip=(max(x0), max(y0), min(x1), min(y1)))


def _inside(char: Char, clip: Box | None) -> bool:
    """Whether the middle of a character shows."""
    if clip is None:
        return True
    x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
    return clip[0] <= x <= clip[2] and clip[1] <= y <= clip[3]


def _in_clip(ruling: Ruling, clip: Box | None) -> bool:
    """Whether some of a ruling shows."""
    if clip is None:
        return True
    across, along = (1, 0) if ruling.horizontal else (0, 1)
    slack = 1.0
    return (
        clip[across] - slack <= ruling.at <= clip[across + 2] + slack
        and ruling.start <= clip[along + 2] + slack
        and ruling.end >= clip[along] - slack
    )

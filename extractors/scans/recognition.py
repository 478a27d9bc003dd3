"""A picture of a page to a page: its rulings, its characters with how sure they are, and what stayed unread."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.ocr.calibration import probability
from extractors.ocr.port import Area, Ocr, Reading
from extractors.ocr.remembering import Remembering
from extractors.scans.cell_borders import find_rulings
from extractors.scans.deskew import deskew
from extractors.scans.lines import missed_areas, text_areas
from extractors.scans.reread import reread
from extractors.scans.stamps import is_stamped
from extractors.scans.telling_lines import telling
from schemas.box import Box
from schemas.page import Char, Page, Ruling, SecondLook
from schemas.picture import Picture, Sheet

LONGEST = 1280
"""Pixels of a page's longer side for finding its lines: at 960 all of common print is found, smaller print is not."""
PRINTED = 0.9
"""Confidence under which red ink is no text, but what is left of a seal."""
FOUND_BY_INK = 0.5
"""Confidence under which ink that the engine did not find is no text, but dust, or the rest of a seal."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FoundLines:
    """A sheet whose lines are found; those that tell whether a form begins on it are read, or none."""

    sheet: Sheet
    number: int
    """Of its page, from 1."""
    rulings: tuple[Ruling, ...]
    areas: Sequence[Area]
    """Those that the engine found, then ink that it passed over."""
    certain: int
    """How many of the areas the engine found."""
    ocr: Ocr
    known: Mapping[int, Reading]
    """What was read, by its place among the areas."""

    @property
    def titles(self) -> Page:
        """The page with nothing on it but the text that was read of it."""
        return self._page([char for at, reading in self.known.items() for char in self._chars(at, reading)])

    def whole(self, second_engine: Ocr | None) -> Page:
        """The page; `second_engine` is asked for doubtful figures."""
        left = [at for at in range(len(self.areas)) if at not in self.known]
        rest = self.ocr.read([self.areas[at].of(self.sheet.grey) for at in left])
        known = {**self.known, **dict(zip(left, rest, strict=True))}
        readings = [known[at] for at in range(len(self.areas))]
        chars: list[Char] = []
        unread: list[Box] = []
        differ: list[SecondLook] = []
        for at, looks in enumerate(reread(self.sheet, self.areas, readings, self.ocr, second_engine)):
            box, found = in_points(self.areas[at], self.sheet), self._chars(at, looks.chosen)
            if not found:
                unread.append(box)
                continue
            chars += found
            differ += (
                SecondLook(box, looks.chosen.text, other.text, by, told=rank == 0)
                for rank, (by, other) in enumerate(looks.against)
            )
        return replace(self._page(chars), second_looks=tuple(differ), unread=tuple(unread))

    def _chars(self, at: int, reading: Reading) -> list[Char]:
        """What a line says; nothing where its ink is no text."""
        is_none = at >= self.certain and reading.confidence < FOUND_BY_INK
        if not reading.text.strip() or is_none:
            return []
        if reading.confidence < PRINTED and is_stamped(self.sheet, self.areas[at]):
            return []
        return list(spread(reading, in_points(self.areas[at], self.sheet)))

    def _page(self, chars: Sequence[Char]) -> Page:
        return Page(
            number=self.number,
            width=self.sheet.width,
            height=self.sheet.height,
            rotation=0,
            chars=tuple(chars),
            rulings=self.rulings,
        )


def recognise(picture: Picture, ocr: Ocr, second_engine: Ocr | None) -> Page:
    """The page that a picture shows, in points of the upright sheet; `second_engine` is asked for doubtful figures."""
    once = Remembering(ocr=ocr)
    return read_sheet(deskew(picture, once), picture.number, once, second_engine)


def read_sheet(sheet: Sheet, number: int, ocr: Ocr, second_engine: Ocr | None) -> Page:
    """The page of this number, from 1, that a sheet holds."""
    return found_lines(sheet, number, ocr).whole(second_engine)


def search(picture: Picture, ocr: Ocr) -> FoundLines:
    """The page that a picture shows, as far as it tells whether a form begins on it; the rest can be read then."""
    once = Remembering(ocr=ocr)
    found = found_lines(deskew(picture, once), picture.number, once)
    asked = telling(found.sheet, found.rulings, found.areas)
    readings = once.read([found.areas[at].of(found.sheet.grey) for at in asked])
    return replace(found, known=dict(zip(asked, readings, strict=True)))


def found_lines(sheet: Sheet, number: int, ocr: Ocr) -> FoundLines:
    """The lines of a sheet, none of them read."""
    lines = ocr.find(sheet.grey, LONGEST)
    rulings = find_rulings(sheet, lines)
    found = text_areas(sheet, rulings, lines)
    return FoundLines(
        sheet=sheet,
        number=number,
        rulings=rulings,
        areas=(*found, *missed_areas(sheet, rulings, found)),
        certain=len(found),
        ocr=ocr,
        known={},
    )


def in_points(area: Area, sheet: Sheet) -> Box:
    """An area of a sheet in points."""
    x0, y0, x1, y1 = area
    scale = sheet.scale
    return (x0 / scale, y0 / scale, x1 / scale, y1 / scale)


def spread(reading: Reading, box: Box) -> Iterator[Char]:
    """The characters of a line in its box, each up to half way to the next; blanks leave their place empty."""
    x0, y0, x1, y1 = box
    places = [x0 + centre * (x1 - x0) for centre in reading.centres]
    edges = [x0, *((a + b) / 2 for a, b in pairwise(places)), x1]
    sides = zip(reading.text, reading.confidences, pairwise(edges), strict=True)
    for at, (text, confidence, (left, right)) in enumerate(sides):
        if not text.isspace():
            others = reading.others.get(at, ())
            yield Char(text, left, y0, right, y1, confidence=probability(confidence), others=others)

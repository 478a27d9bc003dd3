"""A picture of a page to a page: its rulings, its characters with how sure they are, and what stayed unread."""

from collections.abc import Iterator
from itertools import pairwise

from extractors.ocr.calibration import probability
from extractors.ocr.port import Area, Ocr, Reading
from extractors.ocr.remembering import Remembering
from extractors.scans.cell_borders import find_rulings
from extractors.scans.deskew import deskew
from extractors.scans.lines import missed_areas, text_areas
from extractors.scans.reread import reread
from extractors.scans.stamps import is_stamped
from schemas.box import Box
from schemas.page import Char, Page, SecondLook
from schemas.picture import Picture, Sheet

LONGEST = 1280
"""Pixels of a page's longer side for finding its lines: at 960 all of common print is found, smaller print is not."""
PRINTED = 0.9
"""Confidence under which red ink is no text, but what is left of a seal."""
FOUND_BY_INK = 0.5
"""Confidence under which ink that the engine did not find is no text, but dust, or the rest of a seal."""


def recognise(picture: Picture, ocr: Ocr, second_engine: Ocr | None) -> Page:
    """The page that a picture shows, in points of the upright sheet; `second_engine` is asked for doubtful figures."""
    once = Remembering(ocr=ocr)
    return read_sheet(deskew(picture, once), picture.number, once, second_engine)


def read_sheet(sheet: Sheet, number: int, ocr: Ocr, second_engine: Ocr | None) -> Page:
    """The page of this number, from 1, that a sheet holds."""
    lines = ocr.find(sheet.grey, LONGEST)
    rulings = find_rulings(sheet, lines)
    found = text_areas(sheet, rulings, lines)
    areas = [*found, *missed_areas(sheet, rulings, found)]
    readings = ocr.read([area.of(sheet.grey) for area in areas])
    chars: list[Char] = []
    unread: list[Box] = []
    differ: list[SecondLook] = []
    for at, looks in enumerate(reread(sheet, areas, readings, ocr, second_engine)):
        box, chosen = in_points(areas[at], sheet), looks.chosen
        is_none = at >= len(found) and chosen.confidence < FOUND_BY_INK
        if not chosen.text.strip() or is_none or (chosen.confidence < PRINTED and is_stamped(sheet, areas[at])):
            unread.append(box)
            continue
        chars += spread(chosen, box)
        differ += (
            SecondLook(box, chosen.text, other.text, by, told=rank == 0)
            for rank, (by, other) in enumerate(looks.against)
        )
    return Page(
        number=number,
        width=sheet.width,
        height=sheet.height,
        rotation=0,
        chars=tuple(chars),
        rulings=rulings,
        second_looks=tuple(differ),
        unread=tuple(unread),
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

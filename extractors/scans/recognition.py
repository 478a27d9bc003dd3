"""A picture of a page to a page: its rulings, its characters with how sure they are, and what stayed unread."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.ocr.calibration import probability
from extractors.ocr.port import Area, Ocr, Reading
from extractors.scans.lines import missed_areas, text_areas
from extractors.scans.second import look_again
from extractors.scans.straighten import straighten
from extractors.scans.walls import find_rulings
from schemas.grid import Box
from schemas.page import Char, Page, Ruling, SecondLook
from schemas.picture import Picture, Sheet

LONGEST = 1280
"""Pixels of a page's longer side for finding its lines: at 960 all of common print is found, smaller print is not."""
FOUND_BY_INK = 0.5
"""Confidence under which ink that the engine did not find is no text, but dust, or the rest of a seal."""
MARGIN = 0.04
"""Of a page's width and height: no printer reaches further out, but the edges of the paper do."""
OUTSIDE = 0.9
"""The same, for ink outside the tables of a page."""


def recognise(picture: Picture, ocr: Ocr, witness: Ocr | None) -> Page:
    """The page that a picture shows, in points of the upright sheet; `witness` is asked about doubtful figures."""
    sheet = straighten(picture, ocr)
    lines = ocr.find(sheet.grey, LONGEST)
    rulings = find_rulings(sheet, lines)
    found = text_areas(sheet, rulings, lines)
    areas = [*found, *missed_areas(sheet, rulings, found)]
    readings = ocr.read([sheet.grey[y0:y1, x0:x1] for x0, y0, x1, y1 in areas])
    tables = around_tables(rulings, sheet)
    chars: list[Char] = []
    unread: list[Box] = []
    differ: list[SecondLook] = []
    for number, looks in enumerate(look_again(sheet, areas, readings, ocr, witness)):
        box, chosen = in_points(areas[number], sheet), looks.chosen
        if not is_text(chosen, box, tables, found=number < len(found)):
            unread.append(box)
            continue
        chars += spread(chosen, box)
        if looks.against is not None:
            by, other = looks.against
            differ.append(SecondLook(box, chosen.text, other.text, by))
    return Page(
        number=picture.number,
        width=sheet.width,
        height=sheet.height,
        rotation=0,
        chars=tuple(chars),
        rulings=rulings,
        second_looks=tuple(differ),
        unread=tuple(unread),
    )


def around_tables(rulings: Sequence[Ruling], sheet: Sheet) -> Box | None:
    """The box around all tables of a sheet; None where it has none. Rulings at its margins are the paper's edges."""
    x, y = MARGIN * sheet.width, MARGIN * sheet.height
    across = [ruling.at for ruling in rulings if ruling.horizontal and y < ruling.at < sheet.height - y]
    down = [ruling.at for ruling in rulings if not ruling.horizontal and x < ruling.at < sheet.width - x]
    return (min(down), min(across), max(down), max(across)) if across and down else None


def is_text(reading: Reading, box: Box, tables: Box | None, *, found: bool) -> bool:
    """Whether a reading is of text: all that the engine found is within tables, and other ink there if it reads well.

    Outside the tables of a page, edges of the paper, stains and clips read as single strokes: 1, I, 一.
    """
    characters = len(reading.text.strip())
    if not characters:
        return False
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if tables is not None and tables[0] < x < tables[2] and tables[1] < y < tables[3]:
        return found or reading.confidence >= FOUND_BY_INK
    if found:
        return characters > 1 or tables is None
    return characters > 1 and reading.confidence >= OUTSIDE


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
    for text, confidence, (left, right) in zip(reading.text, reading.confidences, pairwise(edges), strict=True):
        if not text.isspace():
            yield Char(text, left, y0, right, y1, confidence=probability(confidence))

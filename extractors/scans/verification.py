"""What the text of a page says against the page's picture: figures that viewers show otherwise, or that it lacks."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.ocr.port import Area, Ocr, Reading, clamped
from extractors.scans.lines import missed_areas
from extractors.scans.recognition import in_points
from extractors.scans.unmoved import as_sheet
from schemas.box import Box
from schemas.page import PICTURE, Page, PrintedLine, SecondLook
from schemas.picture import Picture, Sheet

FIGURE = re.compile(r"\d+(?:[.,]\d+)*", re.ASCII)
LETTERS = str.maketrans("OoIl", "0011")
SURE = 0.9
"""Confidence from which ink that no text explains is a figure; a seal's and a logo's is less."""
MARGINS = (0.15, 0.4, 0.0)
"""Of a line's height: the paper left around it at each look. One look that agrees with the text is enough."""


def checked(page: Page, lines: Sequence[PrintedLine], picture: Picture, ocr: Ocr) -> Page:
    """The page with nothing on it but doubts: lines whose figures are shown otherwise, and ink that is a figure.

    `lines` are all lines of its text; `picture` is as upright as the page.
    """
    sheet = as_sheet(picture)
    return replace(
        page,
        chars=(),
        clipped=(),
        apart=(),
        rulings=(),
        second_looks=tuple(differing(lines, sheet, ocr)),
        unread=tuple(missing(page, lines, sheet, ocr)),
    )


def differing(lines: Sequence[PrintedLine], sheet: Sheet, ocr: Ocr) -> Iterator[SecondLook]:
    """The lines in which every look reads other figures, with what the first one read."""
    doubted: list[tuple[PrintedLine, Reading | None]] = [(line, None) for line in lines if figures(line.text)]
    for margin in MARGINS:
        readings = ocr.read([area(line.box, sheet, margin).of(sheet.grey) for line, _ in doubted]) if doubted else []
        doubted = [
            (line, first or reading)
            for (line, first), reading in zip(doubted, readings, strict=True)
            if not agrees(reading.text, line.text)
        ]
    for line, first in doubted:
        yield SecondLook(line.box, line.text, first.text if first is not None else "", PICTURE)


def missing(page: Page, lines: Sequence[PrintedLine], sheet: Sheet, ocr: Ocr) -> Iterator[Box]:
    """Places where a figure is shown that stands in no text."""
    known = [*(area(line.box, sheet, 0.0) for line in lines), *(area(each.box, sheet, 0.0) for each in page.apart)]
    found = missed_areas(sheet, page.rulings, known)
    for place, reading in zip(found, ocr.read([each.of(sheet.grey) for each in found]) if found else (), strict=True):
        if figures(reading.text) and reading.confidence >= SURE:
            yield in_points(place, sheet)


def agrees(seen: str, text: str) -> bool:
    """Whether both have the same figures; ① and ² may be seen as 1 and 2, and letters as the figures they look like."""
    return any(
        figures(seen.translate(letters)) == figures(printed.translate(letters))
        for letters in ({}, LETTERS)
        for printed in (text, unicodedata.normalize("NFKC", text))
    )


def figures(text: str) -> tuple[str, ...]:
    """The numbers of a text in their order, without the commas between thousands; ① and ² are none."""
    plain = "".join(
        unicodedata.normalize("NFKC", char) if char.isdecimal() or char in "．，" else char for char in text
    )
    return tuple(found.replace(",", "") for found in FIGURE.findall("".join(plain.split())))


def area(box: Box, sheet: Sheet, margin: float) -> Area:
    """A place of a page on its sheet, with this share of its height around it."""
    x0, y0, x1, y1 = (side * sheet.scale for side in box)
    more = margin * (y1 - y0)
    return clamped(x0 - more, y0 - more, x1 + more, y1 + more, sheet.grey)

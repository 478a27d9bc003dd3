"""The picture of the place that a row was read from."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from extractors.ocr.engines import ENGINES
from extractors.ocr.port import Ocr
from flows.explain.page_image import SCALE, Shown, in_pixels, shown
from schemas.box import Box
from schemas.document import Document
from schemas.filing import FilingRows, SourceCell
from schemas.page import Page
from schemas.picture import Sheet
from schemas.tables import FilingRow

MARGIN = 48.0
"""Points of the page that are shown above and below a row: two or three lines of print."""
WIDTH = 3
"""Pixels of an outline."""
Colour = tuple[int, int, int, int]
ROW: Colour = (220, 20, 20, 255)
VALUE: Colour = (20, 60, 220, 255)
LINE: Colour = (255, 200, 0, 60)
"""The row's box is outlined in red, the cell of its value in blue; what it holds is tinted yellow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crop:
    """A part of a page."""

    image: Image.Image
    note: str | None
    """What its reader has to know of it."""


def picture_of(document: Document, row: FilingRow, filing: FilingRows, engine: str) -> Crop:
    """The part of the page around a row, its place and its value outlined; the whole page where it has no place.

    A scan is shown as it was read: upright and straight. Nothing is recognised: the cells are those that the row was
    read from.
    """
    assert row.page is not None
    page = shown(document, row.page, ENGINES[engine], unread)
    if row.bbox is None:
        return Crop(image=page.image.convert("RGB"), note="the row's place on the page is not known")
    found = filing.read_from(row)
    _, y0, _, y1 = row.bbox
    top, bottom = max(0.0, y0 - MARGIN) * SCALE, min(page.page.height, y1 + MARGIN) * SCALE
    image = outlined(page, row.bbox, boxes(found.cells, row.page), boxes(found.values, row.page))
    return Crop(
        image=image.crop((0, round(top), image.width, round(bottom))),
        note=None if found.cells else "its cells are not known: the place of the row alone is marked",
    )


def unread(sheet: Sheet, number: int, ocr: Ocr) -> Page:
    """A page of a scan of which the picture alone is wanted."""
    del ocr
    return Page(number=number, width=sheet.width, height=sheet.height, rotation=0, chars=(), rulings=())


def outlined(page: Shown, box: Box, cells: Sequence[Box], values: Sequence[Box]) -> Image.Image:
    """The page with the marks on it."""
    layer = Image.new("RGBA", page.image.size, (0, 0, 0, 0))
    brush = ImageDraw.Draw(layer)
    for tinted in cells:
        brush.rectangle(in_pixels(tinted), fill=LINE)
    around(brush, box, ROW, WIDTH)
    for value in values:
        around(brush, value, VALUE)
    return Image.alpha_composite(page.image, layer).convert("RGB")


def boxes(cells: Sequence[SourceCell], page: int) -> list[Box]:
    """The places of cells on a page."""
    return [cell.bbox for cell in cells if cell.bbox is not None and cell.page == page]


def around(brush: ImageDraw.ImageDraw, box: Box, colour: Colour, away: int = 0) -> None:
    """An outline whose inner edge stands `away` pixels off the box."""
    x0, y0, x1, y1 = in_pixels(box)
    out = away + WIDTH - 1
    brush.rectangle((x0 - out, y0 - out, x1 + out, y1 + out), outline=colour, width=WIDTH)

"""The picture of the place that a row was read from."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from extractors.grids.ruled.tables import Table, page_tables
from extractors.ocr.engines import ENGINES
from extractors.ocr.port import Ocr
from extractors.scans.page_cache import PageKey
from flows.explain.page_image import SCALE, ReadSheet, Shown, in_pixels, shown
from flows.explain.places import PrintedLine, held_cells, hits, inside, printed_lines, value_cells
from flows.workers.scanner import scanner
from schemas.box import Box
from schemas.document import Document
from schemas.filing import FilingRows
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


def picture_of(document: Document, row: FilingRow, filing: FilingRows, engine: str, pages: Path) -> Crop:
    """The part of the page around a row, its place and its value outlined; the whole page where it has no place.

    A scan is shown as it was read: upright and straight. Nothing is recognised: its cells are those of the page that
    `engine` recognised when it was ingested, which is kept under `pages`.
    """
    assert row.page is not None
    page = shown(document, row.page, ENGINES[engine], kept(document, engine, pages))
    if row.bbox is None:
        return Crop(image=page.image.convert("RGB"), note="the row's place on the page is not known")
    line = line_of(page, row, filing)
    _, y0, _, y1 = row.bbox
    top, bottom = max(0.0, y0 - MARGIN) * SCALE, min(page.page.height, y1 + MARGIN) * SCALE
    image = outlined(page, row.bbox, line, row, filing)
    return Crop(
        image=image.crop((0, round(top), image.width, round(bottom))),
        note="its cells could not be told apart on the page: the place of the row alone is marked"
        if not line
        else None,
    )


def kept(document: Document, engine: str, pages: Path) -> ReadSheet:
    """What was recognised on a sheet when it was ingested; nothing where that is kept no longer."""
    found = scanner(engine, pages).kept

    def read(sheet: Sheet, number: int, ocr: Ocr) -> Page:
        del ocr
        page = found.get(PageKey(document.sha256, number))
        return page or Page(number=number, width=sheet.width, height=sheet.height, rotation=0, chars=(), rulings=())

    return read


def line_of(page: Shown, row: FilingRow, filing: FilingRows) -> PrintedLine | None:
    """The one printed line within a row's box that prints it; None where several may, or none does."""
    assert row.bbox is not None
    blocks = [found.grid if isinstance(found, Table) else found for found in page_tables(page.page).found]
    lines = [line for line in printed_lines(blocks) if inside(line, row.bbox)]
    which = hits(lines, row, filing)
    return lines[which[0]] if len(which) == 1 else None


def outlined(page: Shown, box: Box, line: PrintedLine | None, row: FilingRow, filing: FilingRows) -> Image.Image:
    """The page with the marks on it."""
    layer = Image.new("RGBA", page.image.size, (0, 0, 0, 0))
    brush = ImageDraw.Draw(layer)
    if line is not None:
        for tinted in boxes([cell.bbox for cell in held_cells(line, row, filing)]):
            brush.rectangle(in_pixels(tinted), fill=LINE)
    around(brush, box, ROW, WIDTH)
    if line is not None:
        for value in boxes([cell.bbox for cell in value_cells(line, row, filing)]):
            around(brush, value, VALUE)
    return Image.alpha_composite(page.image, layer).convert("RGB")


def boxes(found: Sequence[Box | None]) -> list[Box]:
    """The places that are known."""
    return [box for box in found if box is not None]


def around(brush: ImageDraw.ImageDraw, box: Box, colour: Colour, away: int = 0) -> None:
    """An outline whose inner edge stands `away` pixels off the box."""
    x0, y0, x1, y1 = in_pixels(box)
    out = away + WIDTH - 1
    brush.rectangle((x0 - out, y0 - out, x1 + out, y1 + out), outline=colour, width=WIDTH)

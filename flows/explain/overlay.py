"""A page with what was found on it painted over it: the debugger of the reading of pages."""

from pathlib import Path

from PIL import Image, ImageDraw

from extractors.forms.indicator_tables import laid_blocks
from extractors.forms.printed_rows import printed_row
from extractors.forms.sections import cut
from extractors.grids.ruled.tables import PageTables, Table, page_tables
from extractors.ocr.engines import DEFAULT, ENGINES
from flows.explain.page_image import in_pixels, shown
from flows.workers.inputs import Input, load

Colour = tuple[int, int, int, int]
RULING: Colour = (220, 20, 20, 255)
CELL: Colour = (20, 60, 220, 255)
SPAN: Colour = (255, 160, 0, 60)
CELL_TEXT: Colour = (0, 150, 60, 70)
LINE: Colour = (150, 0, 180, 60)
ROLE: Colour = (200, 0, 120, 255)
"""Red rulings, blue cells, merged cells on orange, their text on green, lines outside tables on violet, and beside
each cell of an indicator table, in magenta, the role that it is read in."""


def draw(file: Path, number: int, out: Path) -> None:
    """Write a picture of a page, from 1, with its rulings, cells, spans, roles and text in colours.

    A page of a scan is painted as it is read: upright and straight.

    Raises:
        WrongUsage: there is no such page.
        UnreadableDocument: the file cannot be read.
    """
    document = load(Input(path=file.absolute(), size=file.stat().st_size))
    page = shown(document, number, ENGINES[DEFAULT])
    out.parent.mkdir(parents=True, exist_ok=True)
    painted(page.image, page_tables(page.page)).save(out)


def painted(picture: Image.Image, understood: PageTables) -> Image.Image:
    """The picture with what was found painted over it."""
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    brush = ImageDraw.Draw(layer)
    for found in understood.found:
        if isinstance(found, Table):
            _paint_cells(brush, found)
            _paint_roles(brush, found)
        elif found.bbox is not None:
            brush.rectangle(in_pixels(found.bbox), fill=LINE)
    boxes = [table.box for table in understood.tables]
    for char in understood.page.chars:
        x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
        if any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in boxes):
            brush.rectangle(in_pixels((char.x0, char.y0, char.x1, char.y1)), fill=CELL_TEXT)
    for ruling in understood.rulings:
        ends = (ruling.start, ruling.at, ruling.end, ruling.at)
        brush.line(in_pixels(ends if ruling.horizontal else (ends[1], ends[0], ends[3], ends[2])), fill=RULING, width=1)
    return Image.alpha_composite(picture, layer).convert("RGB")


def _paint_cells(brush: ImageDraw.ImageDraw, table: Table) -> None:
    for cell in table.grid.cells:
        if cell.bbox is None:
            continue
        x0, y0, x1, y1 = in_pixels(cell.bbox)
        merged = cell.row_span > 1 or cell.col_span > 1
        brush.rectangle((x0 + 2, y0 + 2, x1 - 2, y1 - 2), fill=SPAN if merged else None, outline=CELL)


def _paint_roles(brush: ImageDraw.ImageDraw, table: Table) -> None:
    rows = [printed_row(cells, 0, columns_aligned=True) for cells in table.grid.by_row()]
    for part in cut([row for row in rows if row.printed]):
        if part.kind != "indicators":
            continue
        for block in laid_blocks(part)[0]:
            for row in block.rows:
                for column, cell in zip(block.head.columns, row.cells, strict=True):
                    if cell is not None and cell.bbox is not None and cell.text.strip():
                        x0, y0, *_ = in_pixels(cell.bbox)
                        brush.text((x0 + 4, y0 + 3), column.role, fill=ROLE)

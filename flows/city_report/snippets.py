"""The print that a row was read from: a piece of the page as a picture, or the line of a source without pages."""

import base64
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from flows.city_report.redaction import Contacts
from flows.explain.asking import around
from flows.explain.source import PAGED, document_of, engine_called, state_of
from mappings.normal import joined
from schemas.box import Box
from schemas.document import Document
from schemas.errors import UnreadableDocument, WrongUsage
from schemas.filing import FilingRows
from schemas.filing_id import document_of as digits_of
from schemas.tables import FilingRow

NEAR = 3.0
"""Points of the page that are shown around a row: enough for its outline, and not for a neighbour, which may be a
contact that was not told apart."""
WIDTH, TALLEST = 900, 700
"""Pixels of a picture at most."""
SHOWN_AT = 0.7
"""Of its pixels, so that it is sharp on fine screens and on paper."""
QUALITY = 60
HIDDEN = (153, 153, 153)
GONE = "原文件已不在原处，或已改动；请放回后重新生成。"
UNREAD = "原文件中找不到这一行，无法附上。"
NO_PLACE = "这一行在页面上的位置不明。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """What is shown of a print."""

    picture: str | None = None
    """A data: URI."""
    size: tuple[int, int] = (0, 0)
    """It is shown at."""
    lines: tuple[tuple[tuple[str, bool], ...], ...] = ()
    """Lines with their cells, and whether a cell holds the value."""
    note: str = ""
    """Why there is neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """The prints of a dataset."""

    root: Path
    hide: Contacts
    documents: dict[str, Document | None] = field(default_factory=dict)
    """Those that were opened, by their addresses."""

    def of(self, row: FilingRow, filing: FilingRows) -> Print:
        """The print of a row."""
        uri = filing.filing.source_uri
        if uri not in self.documents:
            self.documents[uri] = document_of(uri)
        document = self.documents[uri]
        if document is None or state_of(document, filing) != "as read":
            return Print(note=GONE)
        if filing.filing.media in PAGED:
            return self.picture(document, row, filing)
        lines, _ = around(document, row, filing, self.root)
        values = {joined(cell.text) for cell in filing.read_from(row).values}
        found = tuple(
            tuple((self.hide.hide(cell), cell in values) for cell in line.cells if cell) for line in lines if line.here
        )
        return Print(lines=found, note="" if found else UNREAD)

    def picture(self, document: Document, row: FilingRow, filing: FilingRows) -> Print:
        """The piece of the page around a row, the lines of contacts painted over from side to side."""
        if row.page is None or row.bbox is None:
            return Print(note=NO_PLACE)
        from PIL import Image, ImageDraw  # noqa: PLC0415 as is OpenCV below: texts need none of it.

        from flows.explain.crop import MARGIN, picture_of  # noqa: PLC0415
        from flows.explain.page_image import SCALE  # noqa: PLC0415

        engine = engine_called(filing.filing.engine)
        try:
            image = picture_of(document, row, filing, engine).image
        except (UnreadableDocument, WrongUsage):
            return Print(note=UNREAD)
        top = max(0.0, row.bbox[1] - MARGIN)
        brush = ImageDraw.Draw(image)
        for box in self.hide.places.get((digits_of(filing.filing.filing_id), row.page), ()):
            _, above, _, below = on_piece(box, top, SCALE)
            brush.rectangle((0, above, image.width, below), fill=HIDDEN)
        x0, y0, x1, y1 = on_piece(row.bbox, top, SCALE)
        off = NEAR * SCALE
        left, upper = max(0.0, x0 - off), max(0.0, y0 - off)
        piece = image.crop((left, upper, min(image.width, x1 + off), min(image.height, y1 + off)))
        piece.thumbnail((WIDTH, TALLEST), Image.Resampling.LANCZOS)
        data = BytesIO()
        piece.save(data, "WEBP", quality=QUALITY, method=6)
        size = (round(piece.width * SHOWN_AT), round(piece.height * SHOWN_AT))
        return Print(picture=f"data:image/webp;base64,{base64.b64encode(data.getvalue()).decode()}", size=size)


def on_piece(box: Box, top: float, scale: float) -> Box:
    """A place of a page on a picture that begins below its top."""
    x0, y0, x1, y1 = box
    return (x0 * scale, (y0 - top) * scale, x1 * scale, (y1 - top) * scale)

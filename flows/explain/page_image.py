"""A page as people look at it: a print as viewers show it, a scan as it is read, upright and straight."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PIL import Image

from extractors.grids.documents import is_scan
from extractors.ocr.engines import Engine
from extractors.ocr.port import Ocr
from extractors.scans.deskew import deskew
from extractors.scans.recognition import read_sheet
from extractors.sources import media_of
from extractors.sources.images.images import open_pictures
from extractors.sources.pdf.document import OpenPage, OpenPdf, open_pdf
from schemas.box import Box
from schemas.document import Document
from schemas.errors import WrongUsage
from schemas.page import Page
from schemas.picture import POINTS_PER_INCH, Picture, Pixels, Sheet

SCALE = 2.0
"""Pixels per point."""
PAGED = frozenset({"pdf-text", "pdf-scan", "image"})
"""Media of which a picture can be shown."""
ReadSheet: TypeAlias = Callable[[Sheet, int, Ocr], Page]
"""What stands on a page of a scan, by its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page and its picture, `SCALE` pixels to the point."""

    page: Page
    image: Image.Image


def recognised(sheet: Sheet, number: int, ocr: Ocr) -> Page:
    """A page of a scan, recognised now."""
    return read_sheet(sheet, number, ocr, None)


def shown(document: Document, number: int, engine: Engine, read: ReadSheet = recognised) -> Shown:
    """A page, from 1, of a PDF or a picture.

    Raises:
        WrongUsage: there is no such page, or it is broken.
        UnreadableDocument: the document cannot be read.
    """
    media = media_of(document)
    if media not in PAGED:
        raise WrongUsage(f"{document.uri}: no PDF and no picture, so it has no page to show; name one that has")
    opened = open_pictures(document.data) if media == "image" else open_pdf(document.data)
    with opened as pages:
        if not 1 <= number <= pages.pages:
            raise WrongUsage(f"{document.uri}: no page {number}; it has {pages.pages}")
        if isinstance(pages, OpenPdf):
            with pages.page(number) as page:
                if page is not None and not is_scan(page):
                    return printed(page)
                picture = page.picture() if page is not None else None
        else:
            picture = pages.picture(number)
        if picture is None:
            raise WrongUsage(f"{document.uri}: page {number} is broken; name another one")
        return scanned(picture, engine.load(), read)


def printed(page: OpenPage) -> Shown:
    """A page as a viewer shows it."""
    read = page.read()
    picture = page.picture_of(read, SCALE * POINTS_PER_INCH)
    return Shown(page=read, image=image_of(picture.pixels if picture is not None else None, read))


def scanned(picture: Picture, ocr: Ocr, read: ReadSheet) -> Shown:
    """A page of a scan as it is read."""
    sheet = deskew(picture, ocr)
    page = read(sheet, picture.number, ocr)
    return Shown(page=page, image=image_of(sheet.colour, page))


def image_of(pixels: Pixels | None, page: Page) -> Image.Image:
    """Pixels as a picture of a page's size; white where there are none."""
    size = (round(page.width * SCALE), round(page.height * SCALE))
    if pixels is None:
        return Image.new("RGBA", size, "white")
    return Image.fromarray(pixels[:, :, ::-1]).convert("RGBA").resize(size)


def in_pixels(box: Box) -> Box:
    """A place of a page on its picture."""
    x0, y0, x1, y1 = box
    return (x0 * SCALE, y0 * SCALE, x1 * SCALE, y1 * SCALE)

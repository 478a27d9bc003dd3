"""Writes a printed form as pictures of its pages; the same form gives the same bytes."""

import io
from collections.abc import Sequence
from time import gmtime

import numpy as np
from PIL import Image

from benchmarks.render.drawing import drawn
from benchmarks.render.grades import GRADES, grade
from benchmarks.render.leaf import Leaf
from benchmarks.render.ofd import ofd
from benchmarks.render.pdf import pdf
from benchmarks.render.sheet import Sheet
from benchmarks.render.style import Style
from benchmarks.render.typesetting import leaves, long_leaf
from schemas.picture import Pixels

MADE = gmtime(1577836800)
"""What documents tell as the time of their making: 2020-01-01."""
QUALITY = 60
"""Of the JPEGs in documents; a grade that compresses its pages worse has done so already."""


def pages(sheets: Sequence[Sheet], style: Style) -> tuple[Leaf, ...]:
    """The pages of a document; each of its tables begins one. Raises FormatUnavailable."""
    return tuple(leaf for sheet in sheets for leaf in leaves(sheet, style.look))


def printed_pdf(sheets: Sequence[Sheet], style: Style) -> bytes:
    """A PDF with a text layer. Raises FormatUnavailable."""
    return pdf(pages(sheets, style))


def printed_ofd(sheets: Sequence[Sheet], style: Style) -> bytes:
    """An OFD with its text in place. Raises FormatUnavailable."""
    return ofd(pages(sheets, style))


def graded(sheets: Sequence[Sheet], style: Style, name: str) -> list[Pixels]:
    """The form's pages in a grade, each with chances of its own. Raises FormatUnavailable."""
    dpi = GRADES[name].dpi
    return [
        grade(drawn(leaf, dpi), name, np.random.default_rng((style.grain, number)), first=number == 1)
        for number, leaf in enumerate(pages(sheets, style), start=1)
    ]


def image(pixels: Pixels) -> Image.Image:
    """Pixels as Pillow has them; with one bit each where there is only black and white."""
    if pixels.ndim == 3:
        return Image.fromarray(np.ascontiguousarray(pixels[..., ::-1]))
    if np.isin(pixels, (0, 255)).all():
        return Image.fromarray(pixels).convert("1", dither=Image.Dither.NONE)
    return Image.fromarray(pixels)


def scan(sheets: Sequence[Sheet], style: Style, name: str) -> bytes:
    """A PDF of nothing but pictures: JPEG, or CCITT group 4 of what is black and white. Raises FormatUnavailable."""
    return image_pdf(graded(sheets, style, name), GRADES[name].dpi)


def image_pdf(pages: Sequence[Pixels], dpi: float) -> bytes:
    """A PDF with a picture on each page."""
    first, *rest = map(image, pages)
    out = io.BytesIO()
    about = {"title": "", "creationDate": MADE, "modDate": MADE}
    lossy = {} if first.mode == "1" else {"quality": QUALITY}
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=dpi, **about, **lossy)
    return out.getvalue()


def tiff(sheets: Sequence[Sheet], style: Style) -> bytes:
    """A fax as it is stored: a page after the other in CCITT group 4. Raises FormatUnavailable."""
    first, *rest = map(image, graded(sheets, style, "fax"))
    dpi = GRADES["fax"].dpi
    out = io.BytesIO()
    first.save(out, "TIFF", save_all=True, append_images=rest, compression="group4", dpi=(dpi, dpi))
    return out.getvalue()


def png(sheets: Sequence[Sheet], style: Style) -> bytes:
    """All pages in one long picture as a program draws it. Raises FormatUnavailable."""
    return long_picture(sheets, style, "clean", "PNG")


def jpg(sheets: Sequence[Sheet], style: Style) -> bytes:
    """All pages in one long picture as a scanner made it. Raises FormatUnavailable."""
    return long_picture(sheets, style, "scan150", "JPEG")


def long_picture(sheets: Sequence[Sheet], style: Style, name: str, kind: str) -> bytes:
    """One picture as long as the form, in a grade."""
    dpi = GRADES[name].dpi
    parts = [drawn(long_leaf(sheet, style.look), dpi) for sheet in sheets]
    pixels = grade(np.vstack(parts), name, np.random.default_rng(style.grain))
    out = io.BytesIO()
    image(pixels).save(out, kind, dpi=(dpi, dpi), quality=QUALITY)
    return out.getvalue()

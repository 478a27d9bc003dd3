"""Pictures of pages (jpg, png, tiff, bmp, webp, gif, jp2) through Pillow, one page at a time."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from extractors.sources.images.paper_size import resolution
from extractors.sources.images.pixels import pixels_of
from extractors.sources.images.tiff import Frame, frames
from extractors.sources.limits import (
    MAX_PAGE_PIXELS,
    MAX_PIXELS,
    MAX_SCANS,
    MAX_SHRUNK_PIXELS,
    MAX_WAVELET_PIXELS,
)
from schemas.errors import DamagedDocument, OversizedDocument
from schemas.picture import Picture

FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP", "GIF", "JPEG2000")
"""Pillow's readers; none of the others is ever asked."""
SHRINKING = frozenset({"JPEG", "MPO"})
"""Formats that can be decoded at a half, a quarter or an eighth of their size; MPO is a JPEG of a camera that holds
further ones."""
LIMITS = {"JPEG": MAX_SHRUNK_PIXELS, "MPO": MAX_SHRUNK_PIXELS, "JPEG2000": MAX_WAVELET_PIXELS}
"""Pixels of the formats that may not have just `MAX_PIXELS`."""
SCAN = b"\xff\xda"
"""Begins each pass of a JPEG, and stands nowhere else in its pixels."""
ENOUGH = 300.0
"""Pixels per inch: the smallest print of a form has 25 pixels' height then, and more say nothing new."""
SLACK = 1.01
"""Times a resolution: files that store pixels per metre make 599.9 of 600."""
SQUARE = 0.02
"""Of a pixel's side: pixels whose sides differ by more are stretched. A fax has 204 by 98 or by 196 to the inch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPictures:
    """A document of pictures while it is open."""

    frames: Sequence[Frame]
    image: Image.Image

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.frames)

    def picture(self, number: int) -> Picture | None:
        """A page, from 1, turned as its camera says; None where it is broken and others are there.

        Raises DamagedDocument where the only page is broken.
        """
        try:
            return self._picture(number)
        except MemoryError:
            raise
        except Exception as error:  # Pillow lets whatever its parsers and codecs stumble over through
            if self.pages > 1:
                return None
            raise DamagedDocument(f"a picture that is cut off or broken ({_said(error)}); download it again") from error

    def _picture(self, number: int) -> Picture:
        image, frame = self.image, self.frames[number - 1]
        shrinks = image.format in SHRINKING
        with quiet():
            if image.format == "TIFF":
                image.seek(frame.place)
            across, down = told_resolution(image)
            dpi = resolution(frame.width, frame.height, max(across, down) if across and down else None)
            if shrinks:
                factor = shrinking(frame.width, frame.height, dpi)
                image.draft(None, (frame.width // factor, frame.height // factor))
            image.load()
        dpi *= image.width / frame.width if shrinks else 1.0
        shown = square(image, across, down)
        factor = shrinking(shown.width, shown.height, dpi)
        pixels = pixels_of(ImageOps.exif_transpose(shown), factor)
        return Picture(number=number, pixels=pixels, dpi=dpi / factor)


@contextmanager
def open_pictures(data: bytes) -> Iterator[OpenPictures]:
    """A document of pictures, closed on leaving; nothing is decoded before its size is known to be bearable.

    Raises:
        DamagedDocument: it is cut off or broken, so that not even its size can be read.
        OversizedDocument: it has more pages or pixels than are read.
    """
    tiff = data.startswith((b"II", b"MM"))
    pages = frames(data) if tiff else []
    for frame in pages:
        check_size(frame.width, frame.height, MAX_PIXELS)
    with quiet():
        try:
            image = Image.open(BytesIO(data), formats=FORMATS)
        except Image.DecompressionBombError as error:
            raise OversizedDocument("a picture of more pixels than are read; scan it at 300 dpi") from error
        except Exception as error:  # Pillow lets whatever its parsers stumble over through
            raise DamagedDocument(f"a picture that is cut off or broken ({_said(error)}); download it again") from error
    with image:
        check_size(*image.size, LIMITS.get(image.format or "", MAX_PIXELS))
        if image.format in SHRINKING:
            check_passes(image, data)
        yield OpenPictures(frames=pages or [Frame(0, *image.size)], image=image)


def check_size(width: int, height: int, limit: int) -> None:
    """Raise OversizedDocument for a picture of more than `limit` pixels, DamagedDocument for one of none."""
    if width < 1 or height < 1:
        raise DamagedDocument("a picture that tells no size; save it anew")
    if width * height > limit:
        raise OversizedDocument(
            f"a picture of {width} × {height} pixels, more than the {limit:,} that are read; scan it at 300 dpi"
        )


def check_passes(image: Image.Image, data: bytes) -> None:
    """Raise OversizedDocument for a JPEG that takes much more time or memory than its pixels tell.

    One stored in passes is held in memory whole while it is decoded, at whatever size.
    """
    if data.count(SCAN) > MAX_SCANS:
        raise OversizedDocument(f"a JPEG of more than {MAX_SCANS} passes; save it anew")
    if image.info.get("progressive"):
        check_size(*image.size, MAX_PIXELS)


def told_resolution(image: Image.Image) -> tuple[float, float]:
    """The pixels per inch that a file tells, across and down; 0 where it tells none."""
    told = image.info.get("dpi")
    if not isinstance(told, tuple) or len(told) != 2:
        return (0.0, 0.0)
    try:
        across, down = float(told[0]), float(told[1])
    except (TypeError, ValueError, ZeroDivisionError):
        return (0.0, 0.0)
    return (across, down) if 0 < across < float("inf") and 0 < down < float("inf") else (0.0, 0.0)


def shrinking(width: int, height: int, dpi: float) -> int:
    """How many times a picture may be made smaller: to `ENOUGH`, and to no more than `MAX_PAGE_PIXELS`."""
    factor = max(1, int(dpi / ENOUGH * SLACK))
    while (width // factor) * (height // factor) > MAX_PAGE_PIXELS:
        factor += 1
    return factor


def square(image: Image.Image, across: float, down: float) -> Image.Image:
    """The picture with pixels as high as wide, stretched where they are not."""
    if not across or not down or abs(across / down - 1) <= SQUARE or not 0.25 <= across / down <= 4:
        return image
    most = max(across, down)
    size = (round(image.width * most / across), round(image.height * most / down))
    plain = image.convert("L") if image.mode == "1" else image
    return plain.resize(size, Image.Resampling.BILINEAR)


@contextmanager
def quiet() -> Iterator[None]:
    """Pillow warns of large pictures and of fields that make no sense; both are dealt with here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _said(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__

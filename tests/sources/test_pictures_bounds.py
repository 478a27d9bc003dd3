"""Pictures that claim too much, or are cut or broken, end in an error of ours and cost little before."""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from extractors.sources.images.images import open_pictures
from extractors.sources.limits import MAX_FIELDS, MAX_FRAMES, MAX_SCANS
from schemas.errors import DamagedDocument, OversizedDocument, UnreadableDocument

LARGE = 40_000
"""Pixels of each side."""


def saved(kind: str, **options: object) -> bytes:
    """A small picture with something on it."""
    image = Image.linear_gradient("L").convert("RGB")
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def shapes(data: bytes) -> list[tuple[int, ...] | None]:
    """The sizes of all pages; None for a broken one."""
    with open_pictures(data) as opened:
        pages = [opened.picture(number) for number in range(1, opened.pages + 1)]
    return [page.pixels.shape if page is not None else None for page in pages]


def directory(fields: Mapping[int, int], following: int) -> bytes:
    """One directory of a TIFF, whose fields are numbers."""
    entries = b"".join(struct.pack("<HHII", name, 4, 1, value) for name, value in sorted(fields.items()))
    return struct.pack("<H", len(fields)) + entries + struct.pack("<I", following)


def tiff_of(*sizes: tuple[int, int], last: int = 0) -> bytes:
    """A TIFF that claims pages of these sizes, all in the same byte; `last` is where the last one leads to."""
    claimed = [{256: width, 257: height, 258: 8, 262: 1, 273: 4, 278: height, 279: 1} for width, height in sizes]
    length = len(directory(claimed[0], 0))
    places = [8 + number * length for number in range(len(sizes))] + [last]
    return b"II*\0\x08\0\0\0" + b"".join(
        directory(fields, following) for fields, (_, following) in zip(claimed, pairwise(places), strict=True)
    )


def png_of(*chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG of these chunks."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def header(width: int, height: int) -> tuple[bytes, bytes]:
    """The first chunk of a grey PNG."""
    return (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))


PIXELS = (b"IDAT", zlib.compress(bytes(65) * 64))
BOMB = zlib.compress(bytes(200 << 20), 9)
"""200 MiB of nothing."""


def with_size(data: bytes, form: str, width: int, height: int) -> bytes:
    """A picture of 256 by 256 pixels that claims another size wherever it tells it."""
    return data.replace(struct.pack(form, 256, 256), struct.pack(form, width, height))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(png_of(header(LARGE, LARGE), PIXELS, (b"IEND", b"")), id="png"),
        pytest.param(with_size(saved("JPEG"), ">HH", LARGE, LARGE), id="jpeg"),
        pytest.param(with_size(saved("JPEG", progressive=True), ">HH", 10_000, 10_000), id="jpeg in passes"),
        pytest.param(with_size(saved("BMP"), "<ii", LARGE, LARGE), id="bmp"),
        pytest.param(with_size(saved("GIF"), "<HH", LARGE, LARGE), id="gif"),
        pytest.param(with_size(saved("JPEG2000"), ">II", LARGE, LARGE), id="jpeg 2000"),
        pytest.param(tiff_of((LARGE, LARGE)), id="tiff"),
        pytest.param(tiff_of((100, 100), (LARGE, LARGE), (100, 100)), id="later page of a tiff"),
    ],
)
def test_a_picture_of_too_many_pixels_is_refused(data: bytes) -> None:
    with pytest.raises(OversizedDocument, match="pixels"):
        shapes(data)


def test_a_tiff_of_too_many_pages_is_refused() -> None:
    with pytest.raises(OversizedDocument, match=f"{MAX_FRAMES} pages"):
        shapes(tiff_of(*[(1, 1)] * 100_000))


@pytest.mark.parametrize("back_to", [8, 8 + 90, 8 + 2 * 90])
def test_a_tiff_whose_pages_go_round_is_refused(back_to: int) -> None:
    with pytest.raises(DamagedDocument, match="lead back"):
        shapes(tiff_of((1, 1), (1, 1), (1, 1), last=back_to))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(tiff_of((1, 1), last=10_000_000), "cut off", id="page beyond the end"),
        pytest.param(b"II*\0\x08\0\0\0", "cut off", id="no directory"),
        pytest.param(b"II*\0\0\0\0\0", "without pages", id="no page"),
        pytest.param(b"II*\0\x08\0\0\0" + struct.pack("<H", MAX_FIELDS + 1), "tells", id="fields without end"),
        pytest.param(tiff_of((0, 10)), "no size", id="no size"),
        pytest.param(b"II*", "cut off", id="beginning"),
    ],
)
def test_a_tiff_with_broken_directories_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(DamagedDocument, match=said):
        shapes(data)


def test_a_jpeg_of_passes_without_end_is_refused() -> None:
    data = saved("JPEG", progressive=True)
    begin = data.rindex(b"\xff\xda")
    with pytest.raises(OversizedDocument, match="passes"):
        shapes(data[:begin] + data[begin:-2] * (MAX_SCANS + 1) + data[-2:])


@pytest.mark.parametrize(
    "chunk",
    [
        pytest.param((b"zTXt", b"Comment\0\0" + BOMB), id="text"),
        pytest.param((b"iTXt", b"Comment\0\1\0\0\0" + BOMB), id="text in Unicode"),
        pytest.param((b"iCCP", b"profile\0\0" + BOMB), id="colours"),
    ],
)
@pytest.mark.parametrize("behind", [False, True])
def test_what_a_png_holds_beside_its_pixels_is_not_unpacked(chunk: tuple[bytes, bytes], behind: bool) -> None:
    chunks = [PIXELS, chunk] if behind else [chunk, PIXELS]
    try:
        told = shapes(png_of(header(64, 64), *chunks, (b"IEND", b"")))
    except DamagedDocument as error:
        told = str(error)
    assert told == [(64, 64, 3)] or "too large" in told


KINDS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP", "GIF")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("kept", [0.02, 0.3, 0.7])
def test_a_picture_that_is_cut_off_is_damaged(kind: str, kept: float) -> None:
    data = saved(kind)
    with pytest.raises(DamagedDocument, match="cut off"):
        shapes(data[: int(kept * len(data))])


changes = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6)), min_size=1, max_size=8)


@pytest.mark.parametrize("kind", [*KINDS, "JPEG2000"])
@given(places=changes)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_changed_bytes_are_read_or_refused(kind: str, places: list[tuple[float, bytes]]) -> None:
    data = bytearray(saved(kind))
    for place, written in places:
        at = int(place * len(data))
        data[at : at + len(written)] = written
    assert is_read_or_refused(bytes(data))


def is_read_or_refused(data: bytes) -> bool:
    try:
        return bool(shapes(data))
    except UnreadableDocument as error:
        return bool(str(error))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        shapes(data)

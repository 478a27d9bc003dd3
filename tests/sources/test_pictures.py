"""Pictures of pages as blue, green and red, upright, at the resolution of the paper they show."""

from collections.abc import Sequence
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from extractors.sources.images.images import open_pictures
from extractors.sources.images.paper_size import resolution
from schemas.picture import Picture

BLUE, WHITE, BLACK = (255, 0, 0), (255, 255, 255), (0, 0, 0)
"""As pixels of a `Picture`."""
SIDE = 40
"""Pixels of the mark at the top left of each picture."""


def drawn(width: int = 124, height: int = 175, mark: tuple[int, int, int] = (0, 0, 255)) -> Image.Image:
    """White paper with a blue mark at its top left."""
    image = Image.new("RGB", (width, height), "white")
    image.paste(mark, (0, 0, SIDE, SIDE))
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """A picture as a file."""
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def pictures(data: bytes) -> list[Picture | None]:
    """All pages of a document of pictures."""
    with open_pictures(data) as opened:
        return [opened.picture(number) for number in range(1, opened.pages + 1)]


def only(data: bytes) -> Picture:
    """The page of a document of one."""
    (picture,) = pictures(data)
    assert picture is not None
    return picture


def corners(picture: Picture) -> list[tuple[int, ...]]:
    """The colours in the middles of the four corners, clockwise from the top left."""
    inset = SIDE // 4
    pixels = picture.pixels
    places = [(inset, inset), (inset, -inset), (-inset, -inset), (-inset, inset)]
    return [tuple(int(round(value / 5) * 5) for value in pixels[place]) for place in places]


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("JPEG", {"quality": 95, "subsampling": 0}),
        ("PNG", {}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("TIFF", {"compression": "jpeg", "quality": 95}),
        ("TIFF", {"big_tiff": True}),
        ("BMP", {}),
        ("WEBP", {"lossless": True}),
        ("GIF", {}),
        ("JPEG2000", {}),
        ("MPO", {"quality": 95, "subsampling": 0}),
    ],
)
def test_every_format_is_read(kind: str, options: dict[str, object]) -> None:
    assert corners(only(saved(drawn(), kind, **options))) == [BLUE, WHITE, WHITE, WHITE]


def in_mode(mode: str) -> bytes:
    """The drawing in a mode that its format can hold; where the mode has no blue, the mark is dark."""
    image = drawn()
    if mode == "clear":
        clear = image.convert("RGBA")
        clear.putalpha(Image.fromarray(np.where(np.asarray(image)[:, :, 0] == 0, 255, 0).astype(np.uint8)))
        return saved(clear, "PNG")
    if mode == "clear palette":
        return saved(image.quantize(2), "PNG", transparency=int(np.asarray(image.quantize(2))[-1, -1]))
    if mode == "I;16":
        return saved(Image.fromarray(np.asarray(image)[:, :, 0].astype(np.uint16) * 16), "PNG")
    if mode == "F":
        return saved(Image.fromarray(np.asarray(image)[:, :, 0].astype(np.float32) / 255), "TIFF")
    if mode == "LAB":
        grey = image.getchannel("R")
        return saved(Image.merge("LAB", [grey, grey, grey]), "TIFF")
    return saved(image.convert(mode), "TIFF" if mode in {"CMYK", "YCbCr", "1"} else "PNG")


@pytest.mark.parametrize(
    ("mode", "mark"),
    [
        ("L", (30, 30, 30)),
        ("LA", (30, 30, 30)),
        ("1", None),
        ("P", BLUE),
        ("RGBA", BLUE),
        ("CMYK", BLUE),
        ("YCbCr", BLUE),
        ("clear", BLUE),
        ("clear palette", BLUE),
        ("I;16", BLACK),
        ("F", BLACK),
        ("LAB", BLACK),
    ],
)
def test_every_mode_becomes_colour_on_white_paper(mode: str, mark: tuple[int, int, int] | None) -> None:
    first, *others = corners(only(in_mode(mode)))
    assert others == [WHITE] * 3
    assert mark is None or first == mark


@pytest.mark.parametrize(("orientation", "corner"), [(1, 0), (2, 1), (3, 2), (4, 3), (5, 0), (6, 1), (7, 2), (8, 3)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_picture_is_turned_as_its_camera_says(kind: str, orientation: int, corner: int) -> None:
    exif = Image.Exif()
    exif[0x112] = orientation
    picture = only(saved(drawn(), kind, exif=exif))
    assert (corners(picture)[corner], picture.pixels.shape[0] > picture.pixels.shape[1]) == (BLUE, orientation < 5)


def tiff_of(images: Sequence[Image.Image], **options: object) -> bytes:
    """A TIFF of several pages."""
    return saved(images[0], "TIFF", save_all=True, append_images=images[1:], **options)


def test_a_tiff_has_many_pages_of_any_size_and_mode() -> None:
    made = [drawn(), drawn(200, 100), drawn().convert("L"), drawn().convert("1")]
    sizes = [picture.pixels.shape for picture in pictures(tiff_of(made)) if picture is not None]
    assert sizes == [(175, 124, 3), (100, 200, 3), (175, 124, 3), (175, 124, 3)]


def test_pages_are_numbered_from_one() -> None:
    assert [picture.number for picture in pictures(tiff_of([drawn()] * 3)) if picture is not None] == [1, 2, 3]


def test_small_copies_of_pages_are_no_pages() -> None:
    data = tiff_of([drawn(), drawn(62, 87, mark=(255, 0, 0)), drawn()], tiffinfo={254: 0})
    field = b"\xfe\0\x04\0\x01\0\0\0\0\0\0\0"
    second = data.index(field, data.index(field) + 1)
    marked = data[: second + 8] + b"\x01" + data[second + 9 :]
    assert [corners(picture)[0] for picture in pictures(marked) if picture is not None] == [BLUE, BLUE]


def test_a_broken_page_is_not_there_and_the_others_are() -> None:
    data = tiff_of([drawn(mark=(0, 0, number)) for number in (250, 251, 252)], compression="tiff_adobe_deflate")
    starts = [place for place in range(len(data)) if data.startswith(b"\x78\x9c", place)]
    broken = data[: starts[1]] + bytes(20) + data[starts[1] + 20 :]
    assert [picture is not None for picture in pictures(broken)] == [True, False, True]


@pytest.mark.parametrize(
    ("width", "height", "told", "dpi"),
    [
        pytest.param(1654, 2339, (200, 200), 200, id="told"),
        pytest.param(1654, 2339, (72, 72), 200, id="told what cannot be"),
        pytest.param(1654, 2339, None, 200, id="A4 at 200"),
        pytest.param(2339, 1654, None, 200, id="A4 lying"),
        pytest.param(2339, 3307, None, 200, id="A3 at 200"),
        pytest.param(2480, 3508, None, 300, id="A4 at 300"),
        pytest.param(3000, 4000, None, 342, id="photograph"),
        pytest.param(1000, 500, (100, 100), 100, id="strip of a page"),
        pytest.param(1240, 1754, (1e9, 1e9), 150, id="told nonsense"),
    ],
)
def test_resolution_is_that_of_the_paper(width: int, height: int, told: tuple[float, float] | None, dpi: float) -> None:
    options = {"dpi": told} if told is not None and told[0] < 1e6 else {}
    picture = only(saved(Image.new("1", (width, height), 1), "TIFF", **options))
    assert picture.dpi == pytest.approx(dpi, rel=0.01)


@given(st.integers(1, 70_000), st.integers(1, 70_000), st.none() | st.floats())
def test_a_resolution_is_a_positive_number(width: int, height: int, told: float | None) -> None:
    assert 0 < resolution(width, height, told) < float("inf")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_more_pixels_than_print_needs_are_drawn_together(kind: str) -> None:
    picture = only(saved(drawn(2480, 3508), kind, dpi=(600, 600)))
    assert (picture.pixels.shape, picture.dpi) == ((1754, 1240, 3), pytest.approx(300, rel=0.01))


def test_pixels_drawn_together_are_their_mean() -> None:
    image = Image.new("1", (2480, 3508), 1)
    image.paste(0, (0, 0, 1240, 1))
    picture = only(saved(image, "TIFF", compression="group4", dpi=(600, 600)))
    assert (picture.pixels[0, 0].tolist(), picture.pixels[0, 1000].tolist()) == ([128] * 3, [255] * 3)


def test_pixels_of_a_fax_are_made_square() -> None:
    image = Image.new("1", (1728, 1100), 1)
    picture = only(saved(image, "TIFF", compression="group3", dpi=(204, 98)))
    assert (picture.pixels.shape, picture.dpi) == ((2290, 1728, 3), 204)


def test_a_page_is_the_same_however_often_it_is_asked_for() -> None:
    with open_pictures(saved(drawn(2480, 3508), "JPEG", dpi=(600, 600))) as opened:
        first, second = opened.picture(1), opened.picture(1)
    assert first is not None
    assert second is not None
    assert (first.dpi, first.pixels.tobytes()) == (second.dpi, second.pixels.tobytes())

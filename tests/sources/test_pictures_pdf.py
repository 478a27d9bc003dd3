"""Pages of PDFs as pixels: those of a scan one to one, and no page without bounds."""

from collections.abc import Sequence

import numpy as np
import pytest

from extractors.sources.limits import MAX_PAGE_PIXELS
from extractors.sources.pdf.document import RENEWED, open_pdf
from schemas.picture import Picture, Pixels
from tests.grids.drawing import Sheet, pdf_of

POINTS = 72.0
"""Of an inch."""


def noise(width: int, height: int) -> Pixels:
    """A grey picture in which any shift shows."""
    return np.random.default_rng(width * height).integers(0, 256, (height, width), np.uint8)


def placed(pixels: Pixels, matrix: Sequence[float], claimed: tuple[int, int] | None = None) -> str:
    """A grey picture put onto a page by a matrix; it may claim another width and height."""
    width, height = claimed or (pixels.shape[1], pixels.shape[0])
    numbers = " ".join(f"{number:.6f}" for number in matrix)
    return f"q {numbers} cm BI /W {width} /H {height} /BPC 8 /CS /G /F /AHx ID {pixels.tobytes().hex()}> EI Q"


def page_of(width: float, height: float, *marks: str, rotate: int = 0) -> Sheet:
    """A page of these points with these marks."""
    return Sheet(width=width, height=height, rotate=rotate, marks=list(marks))


def shown(sheet: Sheet, **limits: float) -> Picture:
    """The picture of a page that has one."""
    with open_pdf(pdf_of(sheet)) as pdf, pdf.page(1) as page:
        assert page is not None
        picture = page.picture(**limits)
        assert picture is not None
        return picture


def scan_of(pixels: Pixels, dpi: float, rotate: int = 0) -> Sheet:
    """A page that a picture of a resolution covers."""
    width, height = pixels.shape[1] * POINTS / dpi, pixels.shape[0] * POINTS / dpi
    return page_of(width, height, placed(pixels, (width, 0, 0, height, 0, 0)), rotate=rotate)


@pytest.mark.parametrize("dpi", [150, 200, 203.7, 240, 300, 300.2])
def test_pixels_of_a_scan_are_those_of_the_page(dpi: float) -> None:
    pixels = noise(331, 467)
    picture = shown(scan_of(pixels, dpi))
    assert (picture.pixels == pixels[:, :, None]).all()
    assert picture.dpi == pytest.approx(dpi, rel=0.001)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_pixels_of_a_turned_page_are_turned(rotate: int) -> None:
    pixels = noise(331, 467)
    picture = shown(scan_of(pixels, 200, rotate))
    assert (picture.pixels == np.rot90(pixels, -rotate // 90)[:, :, None]).all()


@pytest.mark.parametrize(
    ("matrix", "turns"),
    [((0, 168.12, -119.16, 0, 119.16, 0), 1), ((-119.16, 0, 0, -168.12, 119.16, 168.12), 2)],
)
def test_pixels_of_a_picture_that_lies_on_its_side_are_turned(matrix: Sequence[float], turns: int) -> None:
    pixels = noise(*((467, 331) if turns == 1 else (331, 467)))
    picture = shown(page_of(119.16, 168.12, placed(pixels, matrix)))
    assert (picture.pixels == np.rot90(pixels, turns)[:, :, None]).all()


@pytest.mark.parametrize("shift", [0.0, 0.05, 0.1, 0.2, 0.3])
def test_a_scan_with_a_margin_keeps_its_pixels(shift: float) -> None:
    pixels = noise(200, 300)
    left, bottom = 18 + shift, 20 - shift
    picture = shown(page_of(119.16, 168.12, placed(pixels, (72, 0, 0, 108, left, bottom))))
    held = np.lib.stride_tricks.sliding_window_view(picture.pixels[:, :, 0], pixels.shape)
    first = np.argwhere((held[:, :, 0, :8] == pixels[0, :8]).all(axis=2))
    assert any((held[y, x] == pixels).all() for y, x in first)


@pytest.mark.parametrize(
    ("own", "dpi"),
    [pytest.param(600, 300, id="finer"), pytest.param(96, 150, id="coarser"), pytest.param(400, 300, id="odd")],
)
def test_other_scans_are_drawn_at_the_nearest_bound(own: float, dpi: float) -> None:
    picture = shown(scan_of(noise(331, 467), own))
    assert picture.dpi == dpi
    assert picture.pixels.shape[:2] == pytest.approx((467 * dpi / own, 331 * dpi / own), abs=1)


def test_bounds_are_the_callers() -> None:
    assert shown(scan_of(noise(331, 467), 96), coarsest=72).dpi == pytest.approx(96, rel=0.001)


def test_a_page_without_a_scan_is_drawn() -> None:
    picture = shown(page_of(72, 144, "0 0 1 rg 0 72 72 72 re f"))
    assert (picture.dpi, picture.pixels.shape) == (200, (400, 200, 3))
    assert (picture.pixels[100, 100].tolist(), picture.pixels[300, 100].tolist()) == ([255, 0, 0], [255] * 3)


def test_the_pixels_of_a_fax_become_square() -> None:
    pixels = noise(204, 98)
    picture = shown(page_of(72, 72, placed(pixels, (72, 0, 0, 72, 0, 0))))
    assert picture.pixels.shape == (204, 204, 3)


def test_what_is_drawn_over_a_scan_shows() -> None:
    sheet = scan_of(noise(331, 467), 200)
    sheet.marks.append("1 0 0 rg 0 0 20 20 re f")
    assert shown(sheet).pixels[-10, 10].tolist() == [0, 0, 255]


def test_a_scan_in_strips_has_its_own_resolution() -> None:
    pixels = noise(331, 400)
    strips = [placed(pixels[at : at + 100], (119.16, 0, 0, 36, 0, 108 - at * 0.36)) for at in range(0, 400, 100)]
    picture = shown(page_of(119.16, 144, *strips))
    assert (picture.dpi, picture.pixels.shape) == (pytest.approx(200), (400, 331, 3))


@pytest.mark.parametrize(("width", "height"), [(14_400, 14_400), (14_400, 3), (100_000, 100_000)])
def test_a_huge_page_has_no_more_pixels_than_are_read(width: float, height: float) -> None:
    picture = shown(page_of(width, height, "0 0 m 10 10 l S"))
    assert picture.pixels.size <= 3.1 * MAX_PAGE_PIXELS


def test_a_page_with_a_picture_of_too_many_pixels_is_none() -> None:
    mark = placed(noise(2, 2), (119, 0, 0, 168, 0, 0), claimed=(40_000, 40_000))
    with open_pdf(pdf_of(page_of(119, 168, mark))) as pdf, pdf.page(1) as page:
        assert page is not None
        assert page.picture() is None


def test_a_document_that_is_opened_anew_goes_on_where_it_was() -> None:
    sheets = [page_of(72, 72, f"{number / 1000} g 0 0 72 72 re f") for number in range(RENEWED + 20)]
    greys = []
    with open_pdf(pdf_of(*sheets)) as pdf:
        for number in range(1, pdf.pages + 1):
            with pdf.page(number) as page:
                picture = page.picture() if page is not None else None
                greys.append(int(picture.pixels[0, 0, 0]) if picture is not None else None)
    assert greys == [round(number / 1000 * 255) for number in range(RENEWED + 20)]


def test_pages_stay_open_beside_each_other() -> None:
    sheets = [page_of(72, 72 + number) for number in range(RENEWED + 20)]
    with open_pdf(pdf_of(*sheets)) as pdf, pdf.page(1) as first:
        for number in range(2, pdf.pages + 1):
            with pdf.page(number):
                pass
        assert first is not None
        assert first.read().height == 72

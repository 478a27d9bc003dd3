"""Pages come out upright and level, however they were scanned."""

import cv2
import numpy as np
import pytest

from extractors.ocr.paddle import paddle
from extractors.scans.cell_borders import find_rulings
from extractors.scans.deskew import deskew
from extractors.scans.illumination import for_reading
from schemas.picture import Picture, Pixels
from tests.scans.drawing import DPI, blank, in_colour, places, ruled, seen_askew, tilted

XS, YS = (200, 400, 800), (200, 300, 400, 1000)
TEXTS = ("1089.41 2406.62", "total 2024", "58,118.59", "95% of all items")


def page() -> Pixels:
    """A table with figures in it."""
    drawn = ruled(XS, YS)
    for number, text in enumerate(TEXTS):
        cv2.putText(drawn, text, (420, 470 + 120 * number), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2, cv2.LINE_AA)
    return drawn


def straight(pixels: Pixels) -> Pixels:
    """The grey of the sheet that a picture shows."""
    return deskew(Picture(number=1, pixels=pixels, dpi=DPI), paddle()).grey


def tables_columns(pixels: Pixels) -> int:
    """How many vertical rulings the sheet of a picture has."""
    sheet = deskew(Picture(number=1, pixels=pixels, dpi=DPI), paddle())
    return len(places(find_rulings(sheet, []), horizontal=False))


@pytest.mark.parametrize("degrees", [-9, -4, -1.5, -0.3, 0, 0.7, 2.5, 6])
def test_a_tilted_page_is_level(degrees: float) -> None:
    sheet = deskew(Picture(number=1, pixels=in_colour(tilted(page(), degrees)), dpi=DPI), paddle())
    rulings = find_rulings(sheet, paddle().find(sheet.grey, 1000))
    assert (len(places(rulings, horizontal=False)), len(places(rulings, horizontal=True))) == (len(XS), len(YS))


@pytest.mark.parametrize("by", [0.01, 0.03])
def test_perspective_is_taken_out(by: float) -> None:
    assert tables_columns(in_colour(seen_askew(page(), by))) == len(XS)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_page_is_set_upright(turns: int) -> None:
    lines = paddle().find(straight(in_colour(np.ascontiguousarray(np.rot90(page(), turns)))), 1000)
    grey = straight(in_colour(np.ascontiguousarray(np.rot90(page(), turns))))
    texts = {reading.text for reading in paddle().read([grey[y0:y1, x0:x1] for x0, y0, x1, y1 in lines])}
    assert "58,118.59" in texts


def test_a_tilted_page_that_lies_on_its_head_is_set_upright() -> None:
    upright = straight(in_colour(tilted(page(), 5)))
    turned = straight(in_colour(np.ascontiguousarray(np.rot90(tilted(page(), 5), 2))))
    assert np.abs(upright.astype(int) - turned).mean() < 5


def test_a_level_page_is_not_resampled() -> None:
    colour = in_colour(page())
    sheet = deskew(Picture(number=1, pixels=colour, dpi=DPI), paddle())
    assert (sheet.colour == colour).all()


def test_a_page_without_rulings_is_level_too() -> None:
    drawn = blank()
    for y in range(150, 1050, 40):
        cv2.putText(drawn, "58,118.59 lorem ipsum dolor", (220, y), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2)
    rows = (straight(in_colour(tilted(drawn, 3)))[100:1100] < 128).sum(axis=1)
    assert (rows == 0).sum() > 200


def test_a_blank_page_stays_blank() -> None:
    assert straight(in_colour(blank())).min() == 255


def test_red_is_gone_and_black_is_not() -> None:
    colour = in_colour(page())
    cv2.circle(colour, (500, 600), 150, (40, 40, 210), 8)
    grey = for_reading(colour, DPI)
    assert (grey[598:602, 648:652].min() > 200, grey[200, 500] < 60) == (True, True)


def test_uneven_light_is_evened() -> None:
    shade = np.linspace(0.5, 1.0, 1000)[None, :, None]
    grey = for_reading((in_colour(page()) * shade).astype(np.uint8), DPI)
    assert grey[1100, 20:980].min() > 240


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("degrees", [0, 3])
def test_colour_lies_where_grey_does(turns: int, degrees: float) -> None:
    colour = in_colour(np.ascontiguousarray(np.rot90(tilted(page(), degrees), turns)))
    sheet = deskew(Picture(number=1, pixels=colour, dpi=DPI), paddle())
    whole = sheet.colour
    assert whole.shape[:2] == sheet.grey.shape
    assert np.abs(whole[:, :, 0].astype(int) - sheet.grey).mean() < 2
    part = sheet.colours.part(slice(200, 320), slice(150, 500))
    assert np.abs(part.astype(int) - whole[200:320, 150:500]).mean() < 0.5

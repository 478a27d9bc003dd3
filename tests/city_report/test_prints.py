"""Pictures of rows: what they show, and what they must not."""

import base64
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from flows.city_report.redaction import HIDDEN as CROSSES
from flows.city_report.redaction import Contacts
from flows.city_report.snippets import HIDDEN, NEAR, NO_PLACE, SHOWN_AT, WIDTH, Print, Prints
from flows.store import open_dataset
from flows.store.rows import filing_rows
from schemas.box import Box
from schemas.filing import FilingRows
from tests.city_report.made import PERSON, PHONE
from tests.flows.explaining import filing_of

NOBODY = Contacts(words=(), places={})
ROW: Box = (60, 140, 530, 170)
"""Of the row that lacks its percent sign."""


@pytest.fixture(scope="module")
def filing(root: Path) -> FilingRows:
    """The filing of the PDF."""
    return filing_rows(open_dataset(root), filing_of(root, "form.pdf"))


def picture(told: Print) -> Image.Image:
    """The picture that is shown."""
    assert told.picture is not None
    head, _, data = told.picture.partition(",")
    assert head == "data:image/webp;base64"
    return Image.open(BytesIO(base64.b64decode(data))).convert("RGB")


def share(image: Image.Image, upper: float, lower: float) -> float:
    """Share of a strip across a picture, its edges in parts of the picture's height, that is painted over."""
    strip = image.crop((0, round(upper * image.height), image.width, round(lower * image.height)))
    hidden = [
        all(abs(own - wanted) < 12 for own, wanted in zip(strip.getpixel((x, y)), HIDDEN, strict=True))  # type: ignore[arg-type]
        for x in range(strip.width)
        for y in range(strip.height)
    ]
    return sum(hidden) / len(hidden)


def test_a_row_is_shown_without_its_neighbours(root: Path, filing: FilingRows) -> None:
    told = Prints(root=root, hide=NOBODY).of(filing.indicators[1], filing)
    wide, high = (ROW[2] - ROW[0] + 2 * NEAR, ROW[3] - ROW[1] + 2 * NEAR)
    assert picture(told).width == WIDTH
    assert told.size[0] == WIDTH * SHOWN_AT
    assert picture(told).height == pytest.approx(WIDTH * high / wide, abs=2)


def test_the_line_of_a_contact_is_painted_over_from_side_to_side(root: Path, filing: FilingRows) -> None:
    key = (filing.filing.filing_id.partition("-")[0], 1)
    hide = Contacts(words=(), places={key: ((60.0, 130.0, 250.0, 150.0),)})
    image = picture(Prints(root=root, hide=hide).of(filing.indicators[1], filing))
    assert share(image, 0.0, 0.33) > 0.95
    assert share(image, 0.4, 1.0) < 0.05


def test_of_a_row_without_a_place_no_picture_is_shown(root: Path, filing: FilingRows) -> None:
    assert Prints(root=root, hide=NOBODY).of(filing.filing, filing) == Print(note=NO_PLACE)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"联系{PERSON}，{PHONE}", f"联系{CROSSES}，{CROSSES}"),
        ("电话13812345678。", f"电话{CROSSES}。"),
        ("拨打0711-87654321", f"拨打{CROSSES}"),
        ("合计12345678901元", "合计12345678901元"),
        ("金额13812345678.90", "金额13812345678.90"),
        ("2406.62", "2406.62"),
    ],
)
def test_contacts_and_telephone_numbers_are_crossed_out(text: str, told: str) -> None:
    assert Contacts(words=(PHONE, PERSON), places={}).hide(text) == told

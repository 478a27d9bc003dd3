"""Pages whose text cannot be had are named; a document of nothing else is refused."""

import pytest

from extractors.grids.paged import read_pdf
from schemas.errors import UnsupportedFormat
from tests.grids.drawing import Sheet, pdf_of
from tests.grids.reading import content_of, document_of, shown

PICTURE = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"


def scan(*, text: str = "", mode: int = 3) -> Sheet:
    """A page that is a picture, with what a recogniser laid over it."""
    sheet = Sheet()
    sheet.marks.append(PICTURE)
    for number in range(10):
        sheet.text(50, 50 + 20 * number, text, mode=mode)
    return sheet


def test_a_document_of_pictures_is_a_scan() -> None:
    with pytest.raises(UnsupportedFormat, match="scan"):
        read_pdf(document_of(pdf_of(scan(), scan())))


def test_pictures_among_pages_of_text_are_named() -> None:
    plain = Sheet()
    plain.text(100, 100, "绩效")
    read = content_of(scan(), plain, scan())
    assert (shown(read), read.unread_pages) == (["绩效"], (1, 3))


def test_hidden_text_over_a_picture_is_a_recognisers() -> None:
    plain = Sheet()
    plain.text(100, 100, "绩效")
    assert content_of(plain, scan(text="部门整体支出绩效目标申报表")).unread_pages == (2,)


def test_text_below_a_picture_is_a_recognisers() -> None:
    covered = scan(text="部门整体支出绩效目标申报表", mode=0)
    covered.marks.append(covered.marks.pop(0))
    plain = Sheet()
    plain.text(100, 100, "绩效")
    assert content_of(covered, plain).unread_pages == (1,)


def test_text_printed_over_a_picture_is_read() -> None:
    assert content_of(scan(text="部门整体支出绩效目标申报表", mode=0)).unread_pages == ()


def test_a_garbled_text_layer_is_no_text() -> None:
    garbled, plain = Sheet(), Sheet()
    for number in range(10):
        garbled.text(50, 50 + 20 * number, "\ue123\ue456\ue789\ue0ab\ue0cd")
    plain.text(100, 100, "绩效")
    assert content_of(garbled, plain).unread_pages == (1,)

"""Pages whose text layer does not say what they print are recognised."""

from extractors.grids.documents import read_pdf
from tests.grids.drawing import Sheet, pdf_of
from tests.grids.reading import content_of, document_of, shown
from tests.scanning import SCANNER

PICTURE = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"


def scan(*, text: str = "", mode: int = 3) -> Sheet:
    """A page that is a picture, with what a recogniser laid over it."""
    sheet = Sheet()
    sheet.marks.append(PICTURE)
    for number in range(10):
        sheet.text(50, 50 + 20 * number, text, mode=mode)
    return sheet


def test_a_document_of_pictures_is_a_scan() -> None:
    read = read_pdf(document_of(pdf_of(scan(), scan())), SCANNER)
    assert (read.media, read.engine) == ("pdf-scan", SCANNER.name)


def test_pictures_among_pages_of_text_are_recognised() -> None:
    plain = Sheet()
    plain.text(100, 100, "绩效")
    read = content_of(plain, scan(), plain)
    assert (shown(read), read.unread_pages, read.media) == (["绩效", "绩效"], (), "pdf-text")


def test_hidden_text_over_a_picture_is_a_recognisers() -> None:
    plain = Sheet()
    plain.text(100, 100, "绩效")
    assert shown(content_of(plain, scan(text="部门整体支出绩效目标申报表"))) == ["绩效"]


def test_text_below_a_picture_is_a_recognisers() -> None:
    covered = scan(text="部门整体支出绩效目标申报表", mode=0)
    covered.marks.append(covered.marks.pop(0))
    plain = Sheet()
    plain.text(100, 100, "绩效")
    assert shown(content_of(covered, plain)) == ["绩效"]


def test_text_printed_over_a_picture_is_read() -> None:
    assert content_of(scan(text="部门整体支出绩效目标申报表", mode=0)).engine is None


def test_a_garbled_text_layer_is_no_text() -> None:
    garbled, plain = Sheet(), Sheet()
    for number in range(10):
        garbled.text(50, 50 + 20 * number, "\ue123\ue456\ue789\ue0ab\ue0cd")
    plain.text(100, 100, "绩效")
    assert shown(content_of(garbled, plain))[-1] == "绩效"
    assert content_of(garbled, plain).engine == SCANNER.name

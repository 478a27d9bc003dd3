"""PDFs to pages: which characters show, where they stand, and what is refused."""

import subprocess
import sys
import zlib

import pytest

from extractors.grids.documents import read_pdf
from extractors.sources.limits import MAX_PAGE_CHARS, MAX_STREAM
from schemas.errors import DamagedDocument, EncryptedDocument, OversizedDocument
from tests.grids.drawing import Sheet, encrypted, pdf_of
from tests.grids.reading import content_of, document_of, page_of, shown
from tests.scanning import SCANNER


def text_of(sheet: Sheet) -> str:
    """The characters that show, in the order of the file."""
    return "".join(char.text for char in page_of(sheet).chars)


@pytest.mark.parametrize(
    ("stored", "printed"),
    [
        ("⻚⾯⼯⻓⻔", "页面工长门"),
        ("豈更", "豈更"),
        ("ﬁﬂ", "fifl"),
        ("（１２％）", "（１２％）"),
        ("1,234.50", "1,234.50"),
    ],
)
def test_characters_are_those_that_are_printed(stored: str, printed: str) -> None:
    sheet = Sheet()
    sheet.text(100, 100, stored)
    assert text_of(sheet) == printed


def test_text_without_paint_is_left_out() -> None:
    sheet = Sheet()
    sheet.text(100, 100, "甲", mode=3)
    sheet.text(100, 200, "乙")
    assert text_of(sheet) == "乙"


def test_text_off_the_page_is_left_out() -> None:
    sheet = Sheet()
    sheet.text(100, -30, "甲")
    sheet.text(700, 100, "乙")
    sheet.text(100, 100, "丙")
    assert text_of(sheet) == "丙"


@pytest.mark.parametrize(("under", "seen"), [(None, ""), ("0.1 0.2 0.6", "甲")])
def test_white_text_shows_on_colour_alone(under: str | None, seen: str) -> None:
    sheet = Sheet()
    if under is not None:
        sheet.slab(90, 90, 200, 130, under)
    sheet.marks.append("1 1 1 rg")
    sheet.text(100, 100, "甲")
    assert text_of(sheet) == seen


def test_text_outside_its_clip_is_set_apart() -> None:
    sheet = Sheet()
    sheet.text(100, 100, "甲乙丙", clip=(95, 95, 120, 115))
    page = page_of(sheet)
    assert ("".join(char.text for char in page.chars), [hidden.char.text for hidden in page.clipped]) == (
        "甲乙",
        ["丙"],
    )


@pytest.mark.parametrize("apart", [2.0, 5.0, 12.0])
def test_each_cell_of_a_line_has_its_own_clip(apart: float) -> None:
    sheet = Sheet()
    at = 100.0
    for cell in ("120", "≥95%", "元"):
        clip = (at - 1, 95.0, at + 10 * len(cell) + apart - 1, 115.0)
        for letter in cell:
            sheet.text(at, 100, letter, clip=clip)
            at += 10
        at += apart
    assert text_of(sheet) == "120≥95%元"


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_places_are_those_of_the_page_as_shown(rotate: int) -> None:
    sheet = Sheet(rotate=rotate)
    sheet.text(100, 200, "甲")
    char = page_of(sheet).chars[0]
    middle = {0: (105, 205), 90: (842 - 205, 105), 180: (595 - 105, 842 - 205), 270: (205, 595 - 105)}[rotate]
    assert ((char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2) == pytest.approx(middle, abs=1)


@pytest.mark.parametrize(("rotate", "turns"), [(0, 0), (90, 1), (180, 2), (270, 3)])
def test_a_turned_page_turns_its_text(rotate: int, turns: int) -> None:
    sheet = Sheet(rotate=rotate)
    sheet.text(100, 200, "甲")
    assert page_of(sheet).chars[0].turns == turns


def test_text_turned_against_its_page_stands_upright() -> None:
    sheet = Sheet(rotate=90)
    sheet.turned_text(300, 300, "甲乙")
    assert {char.turns for char in page_of(sheet).chars} == {0}


@pytest.mark.parametrize(
    ("cover", "seen"),
    [
        pytest.param("1 1 1 rg 90 730 60 30 re f", "乙", id="white box"),
        pytest.param("q 60 0 0 30 90 725 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI Q", "乙", id="picture"),
        pytest.param("1 1 1 rg 90 770 60 30 re f", "甲乙", id="box elsewhere"),
        pytest.param("", "甲乙", id="nothing"),
    ],
)
def test_text_that_is_covered_is_left_out(cover: str, seen: str) -> None:
    sheet = Sheet()
    sheet.text(100, 95, "甲")
    sheet.marks.append(f"q {cover} Q")
    sheet.text(120, 95, "乙")
    assert text_of(sheet) == seen


def test_slanted_text_is_a_watermark() -> None:
    sheet = Sheet()
    sheet.text(100, 100, "甲")
    sheet.marks.append("BT /F1 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm <4E594E59> Tj ET")
    assert text_of(sheet) == "甲"


def test_an_empty_password_opens() -> None:
    sheet = Sheet()
    sheet.text(100, 100, "绩效")
    assert shown(read_pdf(document_of(encrypted(pdf_of(sheet), b"")), SCANNER)) == ["绩效"]


def test_a_password_is_asked_for() -> None:
    with pytest.raises(EncryptedDocument, match="password"):
        read_pdf(document_of(encrypted(pdf_of(Sheet()), b"secret")), SCANNER)


@pytest.mark.parametrize("kept", [0.01, 0.3, 0.6, 0.9])
def test_a_pdf_that_is_cut_off_is_damaged(kept: float) -> None:
    data = pdf_of(Sheet(), Sheet())
    with pytest.raises(DamagedDocument, match="cut off"):
        read_pdf(document_of(data[: int(kept * len(data))]), SCANNER)


def test_junk_behind_the_end_does_no_harm() -> None:
    sheet = Sheet()
    sheet.text(100, 100, "绩效")
    assert shown(read_pdf(document_of(pdf_of(sheet) + b"\n<!-- served by 1 0 -->" * 600), SCANNER)) == ["绩效"]


def test_a_page_with_too_much_on_it_is_left_unread() -> None:
    crowded, plain = Sheet(), Sheet()
    for row in range(MAX_PAGE_CHARS // 500 + 1):
        crowded.text(0, row, "字" * 501, size=1)
    plain.text(100, 100, "甲")
    assert content_of(crowded, plain).unread_pages == (1,)


def test_other_formats_are_read_without_pdfium() -> None:
    program = (
        "import sys; from schemas.document import Document; from extractors.reading import read;"
        "from flows.workers.scanner import scanner;"
        "read(Document(name='a', uri='a', data=b'a\\t1', sha256=''), scanner());"
        "print(sorted({'pypdfium2', 'pdfplumber', 'PIL', 'cv2', 'onnxruntime', 'openvino'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.parametrize("times", [1, 2])
def test_a_page_that_unpacks_to_gigabytes_is_refused(times: int) -> None:
    packed = zlib.compress(b"0 0 m 1 1 l S\n" * (MAX_STREAM // 10), 9)
    filters = b"/FlateDecode"
    if times == 2:
        packed, filters = zlib.compress(packed, 9), b"[/FlateDecode /FlateDecode]"
    data = pdf_of(Sheet()).replace(
        b"<< /Length 0 >>\nstream\n", b"<< /Filter %s /Length %d >>\nstream\n%s" % (filters, len(packed), packed)
    )
    with pytest.raises(OversizedDocument, match="unpacks"):
        read_pdf(document_of(data), SCANNER)

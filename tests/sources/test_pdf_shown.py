"""What a page of a PDF shows: hidden, struck-out, raised and light text, fields and notes, turned and scaled pages."""

import pytest

from extractors.grids.text_lines import text_lines
from extractors.sources.pdf.document import open_pdf
from schemas.page import Page
from tests.grids.drawing import Sheet, pdf_of
from tests.grids.reading import page_of


def text(page: Page) -> str:
    """The characters of a page, in the order of the file."""
    return "".join(char.text for char in page.chars)


def told(page: Page) -> list[tuple[str, str]]:
    """Kind and text of what stands apart."""
    return [(apart.kind, apart.text) for apart in page.apart]


LAYERS = "/OCProperties << /OCGs [8 0 R 9 0 R] /D << /OFF [8 0 R] /ON [9 0 R] >> >>"
GROUPS = (b"<< /Type /OCG /Name <feff83497a3f> >>", b"<< /Type /OCG /Name (shown) >>")


@pytest.mark.parametrize(("layer", "seen"), [("A", "乙"), ("B", "甲乙")])
def test_layers_that_are_off_do_not_show(layer: str, seen: str) -> None:
    sheet = Sheet(resources="/Properties << /A 8 0 R /B 9 0 R >>")
    sheet.marks.append(f"/OC /{layer} BDC")
    sheet.text(100, 100, "甲")
    sheet.marks.append("EMC")
    sheet.text(100, 120, "乙")
    page = page_of(sheet, catalog=LAYERS, further=GROUPS)
    assert (text(page), page.unseen) == (seen, 2 - len(seen))


@pytest.mark.parametrize(("opacity", "seen"), [(0, "乙"), (0.02, "乙"), (1, "甲乙")])
def test_text_of_no_opacity_does_not_show(opacity: float, seen: str) -> None:
    sheet = Sheet(resources=f"/ExtGState << /G << /ca {opacity} >> >>")
    sheet.marks.append("q /G gs")
    sheet.text(100, 100, "甲")
    sheet.marks.append("Q")
    sheet.text(100, 120, "乙")
    assert text(page_of(sheet)) == seen


def test_each_piece_has_its_own_colour() -> None:
    sheet = Sheet()
    sheet.text(50, 100, "甲")
    sheet.text(100, 100, "乙")
    sheet.marks.append("q 1 g")
    sheet.text(150, 100, "丙")
    sheet.marks.append("Q")
    sheet.text(190, 100, "丁")
    assert text(page_of(sheet)) == "甲乙丁"


def test_text_too_small_to_see_is_left_out() -> None:
    sheet = Sheet()
    sheet.text(100, 100, "81.00")
    sheet.text(130, 100, "9", size=0.5)
    assert text(page_of(sheet)) == "81.00"


@pytest.mark.parametrize("colour", ["0.8 g", "1 0.9 0.6 rg"])
def test_light_text_beside_other_text_is_told(colour: str) -> None:
    sheet = Sheet()
    sheet.text(100, 100, "金额一百八十一点五")
    sheet.text(100, 120, "81.50")
    sheet.marks.append(colour)
    sheet.text(140, 120, "2025")
    page = page_of(sheet)
    assert (text(page)[-5:], told(page)) == ("81.50", [("faint", "2025")])


def test_light_text_alone_in_its_place_is_read_and_told() -> None:
    sheet = Sheet()
    sheet.text(100, 100, "金额一百八十一点五")
    sheet.marks.append("0.8 g")
    sheet.text(100, 300, "81")
    page = page_of(sheet)
    assert (text(page)[-2:], told(page)) == ("81", [("doubted", "81")])


@pytest.mark.parametrize("lean", [0.09, 0.5, -1.0])
def test_leaning_text_is_a_watermark(lean: float) -> None:
    sheet = Sheet()
    sheet.text(100, 100, "金额一百八十一")
    sheet.marks.append(f"BT /F1 20 Tf 1 {lean} {-lean} 1 100 700 Tm <00320030> Tj ET")
    page = page_of(sheet)
    assert (text(page), told(page)) == ("金额一百八十一", [("watermark", "20")])


def test_large_light_text_is_a_watermark() -> None:
    sheet = Sheet()
    sheet.text(100, 100, "金额一百八十一点五")
    sheet.marks.append("0.8 g")
    sheet.text(90, 90, "草稿", size=30)
    assert told(page_of(sheet)) == [("watermark", "草稿")]


@pytest.mark.parametrize("thick", [0.5, 1.5])
def test_struck_out_text_beside_other_text_is_told(thick: float) -> None:
    sheet = Sheet()
    sheet.text(100, 100, "70")
    sheet.slab(100, 105 - thick / 2, 110, 105 + thick / 2)
    sheet.text(112, 100, "81")
    page = page_of(sheet)
    assert (text(page), told(page), page.rulings) == ("81", [("struck", "70")], ())


def test_struck_out_text_alone_is_read_and_told() -> None:
    sheet = Sheet()
    sheet.text(100, 100, "70")
    sheet.line(100, 105, 110, 105)
    page = page_of(sheet)
    assert (text(page), told(page)) == ("70", [("doubted", "70")])


@pytest.mark.parametrize("y", [100.5, 110.5])
def test_borders_strike_nothing_out(y: float) -> None:
    sheet = Sheet()
    sheet.text(100, 100, "70")
    sheet.line(90, y, 200, y)
    page = page_of(sheet)
    assert (text(page), told(page), len(page.rulings)) == ("70", [], 1)


@pytest.mark.parametrize(("before", "mark", "read"), [("≥81", "2", "≥81²"), ("10", "4", "10⁴"), ("81k", "2", "81k²")])
def test_raised_figures_are_raised(before: str, mark: str, read: str) -> None:
    sheet = Sheet()
    sheet.text(100, 100, before)
    right = 100 + sum(5 if letter.isascii() else 10 for letter in before)
    sheet.text(right + before.endswith("k"), 98, mark, size=5.5)
    assert text(page_of(sheet)) == read


@pytest.mark.parametrize(("y", "size", "read"), [(98, 5.5, "81²次"), (106, 5.5, "81₂次"), (100, 10, "812次")])
def test_small_figures_painted_after_all_else_are_marks(y: float, size: float, read: str) -> None:
    sheet = Sheet()
    sheet.text(100, 100, "81")
    sheet.text(120, 100, "次")
    sheet.text(100, 120, "十二个字的一行在它们之后")
    sheet.text(110, y, "2", size=size)
    page = page_of(sheet)
    assert "".join(char.text for char in sorted(page.chars, key=lambda char: char.x0) if char.y0 < 112) == read


def test_lowered_figures_are_not_raised() -> None:
    sheet = Sheet()
    sheet.text(100, 100, "CO")
    sheet.text(110, 106, "2", size=5.5)
    assert text(page_of(sheet)) == "CO2"


@pytest.mark.parametrize(("given", "looks"), [("feff00370030", [("81", "70")]), ("feff00380031", []), ("feff", [])])
def test_glyphs_that_show_win_over_the_text_given(given: str, looks: list[tuple[str, str]]) -> None:
    sheet = Sheet()
    sheet.marks.append(f"/Span << /ActualText <{given}> >> BDC")
    sheet.text(100, 100, "81")
    sheet.marks.append("EMC")
    page = page_of(sheet)
    assert (text(page), [(look.first, look.second) for look in page.second_looks]) == ("81", looks)


@pytest.mark.parametrize("given", ["feff00370030", "feff00380031", "feff"])
def test_a_page_asked_twice_says_the_same(given: str) -> None:
    sheet = Sheet()
    sheet.marks.append(f"/Span << /ActualText <{given}> >> BDC")
    sheet.text(100, 100, "81")
    sheet.marks.append("EMC")
    with open_pdf(pdf_of(sheet)) as pdf, pdf.page(1) as page:
        assert page is not None
        assert text(page.read()) == text(page.read()) == "81"


FIELD = "<< /Type /Annot /Subtype /Widget /FT /Tx /F 4 /T (a) /V (81.50) /Rect [100 700 160 715] >>"
FREE = "<< /Type /Annot /Subtype /FreeText /F 4 /Contents (81.50) /DA (/F1 9 Tf) /Rect [100 700 160 715] >>"


@pytest.mark.parametrize("annotation", [FIELD, FREE])
def test_fields_and_notes_are_read_in_their_place(annotation: str) -> None:
    sheet = Sheet(entries=f"/Annots [{annotation}]")
    sheet.text(20, 130, "甲")
    page = page_of(sheet)
    boxes = [(char.x0 >= 100, char.x1 <= 160, char.y0 >= 842 - 715, char.y1 <= 842 - 700) for char in page.chars[1:]]
    assert (text(page), {all(box) for box in boxes}) == ("甲81.50", {True})


@pytest.mark.parametrize("flag", [2, 32])
def test_hidden_fields_are_left_out(flag: int) -> None:
    sheet = Sheet(entries=f"/Annots [{FIELD.replace('/F 4', f'/F {flag}')}]")
    assert text(page_of(sheet)) == ""


def test_a_note_with_its_own_drawing_covers_what_it_corrects() -> None:
    drawing = b"1 1 1 rg 0 0 60 15 re f 0 g BT /F1 9 Tf 2 4 Td <00380031> Tj ET"
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 60 15] /Resources << /Font << /F1 3 0 R >> >> /Length %d >>"
    look = form % len(drawing) + b"\nstream\n" + drawing + b"\nendstream"
    sheet = Sheet(entries=f"/Annots [{FREE.replace('/F 4', '/F 4 /AP << /N 8 0 R >>')}]")
    sheet.text(105, 842 - 713, "70")
    assert text(page_of(sheet, further=(look,))) == "81"


def test_what_an_annotation_strikes_out_is_told() -> None:
    quad = "100 742 110 742 100 730 110 730"
    strike = f"<< /Type /Annot /Subtype /StrikeOut /F 4 /Rect [100 730 110 742] /QuadPoints [{quad}] >>"
    sheet = Sheet(entries=f"/Annots [{strike}]")
    sheet.text(100, 100, "70")
    sheet.text(112, 100, "81")
    page = page_of(sheet)
    assert (text(page), told(page)) == ("81", [("struck", "70")])


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_whose_text_is_turned_is_set_upright(turns: int) -> None:
    a, b = [(1, 0), (0, 1), (-1, 0), (0, -1)][turns]
    sheet = Sheet()
    for number, letter in enumerate("甲乙丙丁戊"):
        x, y = 300 + 20 * number * b, 400 - 20 * number * a
        shown = (letter * 4).encode("utf-16-be").hex()
        sheet.marks.append(f"BT /F1 10 Tf {a} {b} {-b} {a} {x} {y} Tm <{shown}> Tj ET")
    page = page_of(sheet)
    lines = [line.text for line in text_lines(page.chars)]
    assert ({char.turns for char in page.chars}, lines) == (
        {0},
        ["甲甲甲甲", "乙乙乙乙", "丙丙丙丙", "丁丁丁丁", "戊戊戊戊"],
    )


def test_a_page_in_large_units_is_read_in_points() -> None:
    sheet = Sheet(width=59.5, height=84.2, entries="/UserUnit 10")
    sheet.text(10, 10, "甲", size=1)
    page = page_of(sheet)
    char = page.chars[0]
    assert (page.width, char.x0, char.y0) == pytest.approx((595, 100, 100), abs=1.5)


@pytest.mark.parametrize("given", ["feff8d442fa6", "feff8d44f90a"])
def test_codes_of_one_character_are_no_difference(given: str) -> None:
    sheet = Sheet()
    sheet.marks.append(f"/Span << /ActualText <{given}> >> BDC")
    sheet.text(100, 100, "资金")
    sheet.marks.append("EMC")
    page = page_of(sheet)
    assert (text(page), page.second_looks) == ("资金", ())

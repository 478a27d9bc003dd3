"""What is a table on a page, and what stands in its cells."""

import pytest

from extractors.grids.documents import read_pdf
from schemas.grid import Line
from tests.grids.drawing import Sheet, pdf_of
from tests.grids.reading import content_of, document_of, grids, shown, spans, tables_of
from tests.scanning import SCANNER

XS, YS = (100.0, 200.0, 300.0), (100.0, 130.0, 160.0)
TEXTS = [["一级指标", "指标值"], ["产出", "58,118.59"]]


def test_thousands_marks_and_points_stay_where_they_are_printed() -> None:
    sheet = Sheet()
    sheet.table(XS, YS)
    for x, piece in ((205, "58"), (217, "118"), (233, "59"), (213.2, ","), (229.2, ".")):
        sheet.text(x, 105, piece, size=8)
    assert "58,118.59" in spans(grids(content_of(sheet))[0])


def test_wrapped_lines_are_parted_by_line_feeds() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, [["服务对象\n满意度", "≥90%"]])
    assert shown(content_of(sheet)) == [[["服务对象\n满意度", "≥90%"], ["", ""]]]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        pytest.param([(0, 0, "一"), (0, 11, "级"), (0, 22, "指"), (0, 33, "标")], "一\n级\n指\n标", id="one column"),
        pytest.param(
            [(24, 0, "年"), (24, 11, "度"), (0, 0, "目"), (0, 11, "标")], "年\n度\n目\n标", id="columns from the right"
        ),
        pytest.param(
            [(0, 0, "年"), (0, 11, "度"), (24, 0, "目"), (24, 11, "标")], "年\n度\n目\n标", id="columns from the left"
        ),
        pytest.param([(0, 0, "年"), (10, 0, "度"), (0, 12, "目"), (10, 12, "标")], "年度\n目标", id="two lines"),
        pytest.param([(0, 12, "目标"), (0, 0, "年度")], "年度\n目标", id="lines stored from below"),
    ],
)
def test_upright_text_is_read_in_its_order(places: list[tuple[float, float, str]], expected: str) -> None:
    sheet = Sheet()
    sheet.table((100, 150, 300), (100, 160, 200))
    for x, y, text in places:
        sheet.text(105 + x, 105 + y, text)
    assert expected in spans(grids(content_of(sheet))[0])


def test_text_turned_in_its_cell_is_read_along_its_line() -> None:
    sheet = Sheet()
    sheet.table((100, 150, 300), (100, 200, 250), [["", "值"]])
    sheet.turned_text(125, 190, "绩效1.5")
    assert "绩效1.5" in spans(grids(content_of(sheet))[0])


def test_text_printed_twice_to_look_bold_is_read_once() -> None:
    sheet = Sheet()
    sheet.table(XS, YS)
    for off in (0, 0.3):
        sheet.text(105 + off, 105, "绩效100")
    assert "绩效100" in spans(grids(content_of(sheet))[0])


def test_a_frame_around_text_is_no_table() -> None:
    sheet = Sheet()
    sheet.frame(90, 90, 400, 200)
    sheet.text(100, 100, "说明")
    assert shown(content_of(sheet)) == ["说明"]


def test_a_frame_around_a_table_is_none_of_it() -> None:
    sheet = Sheet()
    sheet.frame(50, 50, 550, 800)
    sheet.table(XS, YS, TEXTS)
    assert shown(content_of(sheet)) == [TEXTS]


def test_a_frame_drawn_twice_is_one() -> None:
    sheet = Sheet()
    sheet.frame(98.5, 98.5, 301.5, 161.5)
    sheet.table(XS, YS, TEXTS)
    assert shown(content_of(sheet)) == [TEXTS]


def test_underlines_and_short_strokes_part_no_cell() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, TEXTS)
    sheet.line(105, 118, 180, 118)
    sheet.line(100, 150, 140, 150)
    assert shown(content_of(sheet)) == [TEXTS]


def test_white_rulings_part_nothing_on_white_paper() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, TEXTS)
    sheet.slab(149, 100, 150, 160, "1 1 1")
    sheet.slab(100, 80, 300, 81, "1 1 1")
    assert shown(content_of(sheet)) == [TEXTS]


def test_white_rulings_part_cells_on_colour() -> None:
    sheet = Sheet()
    sheet.slab(100, 100, 300, 160, "0.8 0.9 1")
    for x in XS:
        sheet.slab(x - 0.5, 100, x + 0.5, 160, "1 1 1")
    for y in YS:
        sheet.slab(100, y - 0.5, 300, y + 0.5, "1 1 1")
    sheet.text(105, 105, "甲")
    assert shown(content_of(sheet)) == [[["甲", ""], ["", ""]]]


def test_tables_beside_each_other_stay_apart() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, TEXTS)
    sheet.table((320, 400, 480), YS, [["二级指标", "单位"], ["数量", "个"]])
    assert [grid.cols for grid in grids(content_of(sheet))] == [2, 2]


def test_lines_and_tables_come_in_the_order_of_reading() -> None:
    sheet = Sheet()
    sheet.text(100, 300, "后")
    sheet.table(XS, YS, TEXTS)
    sheet.text(100, 60, "部门名称：示例局")
    sheet.text(400, 60, "单位：万元")
    assert shown(content_of(sheet)) == ["部门名称：示例局", "单位：万元", TEXTS, "后"]


def test_page_numbers_are_left_out() -> None:
    sheet = Sheet()
    sheet.text(100, 300, "正文")
    sheet.text(280, 800, "— 12 —")
    assert shown(content_of(sheet)) == ["正文"]


def test_cells_know_their_page_and_box() -> None:
    plain, sheet = Sheet(), Sheet()
    plain.text(100, 100, "封面")
    sheet.table(XS, YS, TEXTS)
    (grid,) = grids(content_of(plain, sheet))
    assert (grid.cells[3].page, grid.cells[3].bbox) == (2, pytest.approx((200, 130, 300, 160), abs=0.5))


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ("left", [["一级指标", "指标值"], ["产出", "58,118.59"]]),
        ("right", [["一级指标", "指标值"], ["产出", "58,118.59"]]),
        ("top", [["一级指标", "指标值"], ["产出", "58,118.59"]]),
        ("bottom", [["一级指标", "指标值"], ["产出", "58,118.59"]]),
    ],
)
def test_a_table_open_at_one_side_keeps_its_cells_there(missing: str, expected: list[list[str]]) -> None:
    sheet = Sheet()
    sides = {"left": (100, 100, 100, 160), "right": (300, 100, 300, 160), "top": (100, 100, 300, 100)}
    sides["bottom"] = (100, 160, 300, 160)
    for side, ends in sides.items():
        if side != missing:
            sheet.line(*ends)
    sheet.line(200, 100, 200, 160)
    sheet.line(100, 130, 300, 130)
    for x, y, text in ((103, 105, "一级指标"), (203, 105, "指标值"), (103, 135, "产出"), (203, 135, "58,118.59")):
        sheet.text(x, y, text)
    assert shown(content_of(sheet)) == [expected]


def test_a_column_cut_at_both_ends_of_the_page_is_a_cell() -> None:
    sheet = Sheet()
    sheet.table((200, 300, 400), (100, 130, 160), [["甲", "1"], ["乙", "2"]])
    sheet.line(100, 100, 100, 160)
    sheet.text(120, 120, "产出")
    assert spans(grids(content_of(sheet))[0])["产出"] == (0, 0, 2, 1)


def test_what_a_clip_hides_belongs_to_the_cell_that_shows_the_rest() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, [["", "1"], ["乙", "2"]])
    clip = (100, 100, 200, 130)
    for number, piece in enumerate(("年度", "绩效", "指标")):
        sheet.text(110, 102 + 11 * number, piece, clip=clip)
    assert shown(content_of(sheet)) == [[["年度\n绩效\n指标", "1"], ["乙", "2"]]]


def test_what_a_clip_hides_altogether_is_not_read() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, [["", "1"], ["乙", "2"]])
    sheet.text(110, 140, "隐", clip=(100, 100, 200, 130))
    assert shown(content_of(sheet)) == [[["", "1"], ["乙", "2"]]]


def test_a_hatching_is_no_table() -> None:
    sheet = Sheet()
    for step in range(260):
        sheet.line(10 + 2 * step, 100, 10 + 2 * step, 700, width=0.1)
        sheet.line(10, 100 + 2 * step, 530, 100 + 2 * step, width=0.1)
    sheet.text(100, 50, "图")
    assert all(isinstance(block, Line) or block.rows * block.cols < 50_000 for block in content_of(sheet).blocks)


def test_a_page_without_the_words_of_a_form_is_read_as_lines_without_places() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, [["科目", "金额"], ["工资", "1.00"]])
    assert all(
        isinstance(block, Line) and block.bbox is None for block in read_pdf(document_of(pdf_of(sheet)), SCANNER).blocks
    )


def test_every_step_is_kept() -> None:
    sheet = Sheet()
    sheet.table(XS, YS, TEXTS)
    read = tables_of(sheet)
    assert (len(read.rulings), len(read.frames), len(read.tables)) == (6, 1, 1)

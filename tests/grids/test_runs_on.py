"""A table over pages is one grid; two tables stay two."""

from collections.abc import Sequence

import pytest

from extractors.grids.documents import read_pdf
from schemas.grid import Grid
from tests.grids.drawing import HEIGHT, Sheet, pdf_of
from tests.grids.reading import content_of, document_of, grids, shown, spans
from tests.scanning import SCANNER

XS = (60.0, 140.0, 340.0, 540.0)
HEAD = ["一级指标", "三级指标", "指标值"]
FOOT = HEIGHT - 60


def ending(*rows: Sequence[str], title: str = "") -> Sheet:
    """A page that ends in a table of these rows, 30 points each."""
    sheet = Sheet()
    sheet.table(XS, [FOOT - 30 * (len(rows) - number) for number in range(len(rows) + 1)], rows)
    if title:
        sheet.text(200, FOOT - 30 * len(rows) - 30, title)
    return sheet


def beginning(*rows: Sequence[str], title: str = "", xs: Sequence[float] = XS, low: float = 60) -> Sheet:
    """A page that begins with a table of these rows."""
    sheet = Sheet()
    sheet.table(xs, [low + 30 * number for number in range(len(rows) + 1)], rows)
    if title:
        sheet.text(200, low - 30, title)
    return sheet


def texts(grid: Grid) -> list[list[str]]:
    """The texts of each row."""
    return [[cell.text for cell in row] for row in grid.by_row()]


def test_rows_follow_on_the_next_page() -> None:
    read = content_of(ending(HEAD, ["产出", "甲", "1"]), beginning(["效益", "乙", "2"]))
    assert shown(read) == [[HEAD, ["产出", "甲", "1"], ["效益", "乙", "2"]]]


def test_a_repeated_head_is_there_once() -> None:
    read = content_of(ending(HEAD, ["产出", "甲", "1"]), beginning(HEAD, ["效益", "乙", "2"]))
    assert shown(read) == [[HEAD, ["产出", "甲", "1"], ["效益", "乙", "2"]]]


def test_a_title_that_is_repeated_does_not_part_a_table() -> None:
    read = content_of(
        ending(HEAD, ["产出", "甲", "1"], title="绩效目标表"), beginning(["效益", "乙", "2"], title="绩效目标表")
    )
    assert shown(read) == ["绩效目标表", [HEAD, ["产出", "甲", "1"], ["效益", "乙", "2"]]]


def test_page_numbers_between_do_not_part_a_table() -> None:
    first, second = ending(HEAD, ["产出", "甲", "1"]), beginning(["效益", "乙", "2"])
    for number, sheet in enumerate((first, second), start=1):
        sheet.text(250, HEIGHT - 30, f"第 {number} 页")
    assert texts(grids(content_of(first, second))[0]) == [HEAD, ["产出", "甲", "1"], ["效益", "乙", "2"]]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(beginning(["效益", "乙", "2"], title="另一张表"), id="another title"),
        pytest.param(beginning(["效益", "乙", "2"], xs=(60, 140, 340, 480)), id="another width"),
        pytest.param(beginning(["项目名称", "示例项目", ""], ["效益", "乙", "2"]), id="the first row of a form"),
        pytest.param(
            beginning(["", "绩效目标表", ""], ["项目名称", "示例项目", ""], ["效益", "乙", "2"]),
            id="a title in the table",
        ),
    ],
)
def test_another_table_stays_another(second: Sheet) -> None:
    assert len(grids(content_of(ending(HEAD, ["产出", "甲", "1"]), second))) == 2


def test_a_table_that_ends_high_on_its_page_goes_on_in_the_same_columns() -> None:
    read = content_of(beginning(HEAD, ["产出", "甲", "1"]), beginning(["效益", "乙", "2"]))
    assert shown(read) == [[HEAD, ["产出", "甲", "1"], ["效益", "乙", "2"]]]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(beginning(["效益", "乙", "2"], xs=(60, 160, 340, 540)), id="in other columns"),
        pytest.param(beginning(["效益", "乙", "2"], title="绩效目标表"), id="under its title"),
    ],
)
def test_a_table_that_ends_high_on_its_page_has_ended(second: Sheet) -> None:
    first = beginning(HEAD, ["产出", "甲", "1"], title="绩效目标表")
    assert len(grids(content_of(first, second))) == 2


def test_a_form_that_opens_like_the_last_one_is_the_next() -> None:
    first, second = (beginning(["转移支付名称", name, ""], ["目标", "甲", ""]) for name in ("示例补助", "样例补助"))
    assert len(grids(content_of(first, second))) == 2


def test_a_label_among_heads_opens_no_form() -> None:
    head = ["项目名称", "项目总预算", "项目本年度预算"]
    read = content_of(
        ending(["年度工作任务", "甲", ""], head, ["甲项目", "5", "1"]), beginning(head, ["乙项目", "6", "2"])
    )
    assert [grid.rows for grid in grids(read)] == [5]


@pytest.mark.parametrize("word", ["续表", "（续）", "接上页"])
def test_a_line_that_says_so_does_not_part_a_table(word: str) -> None:
    read = content_of(ending(HEAD, ["产出", "甲", "1"]), beginning(["效益", "乙", "2"], title=word))
    assert [grid.rows for grid in grids(read)] == [3]


def test_a_table_that_may_go_on_below_another_line_is_told() -> None:
    read = content_of(ending(HEAD, ["产出", "甲", "1"]), beginning(["效益", "乙", "2"], title="另一行"))
    assert [(told.page, told.above, told.below, told.joined) for told in read.page_breaks] == [
        (2, "产出 甲 1", "效益 乙 2", False)
    ]


def test_a_page_between_parts_two_tables() -> None:
    between = Sheet()
    between.text(100, 400, "说明")
    assert len(grids(content_of(ending(HEAD, ["产出", "甲", "1"]), between, beginning(["效益", "乙", "2"])))) == 2


def test_three_pages_are_one_table() -> None:
    middle = Sheet()
    middle.table(XS, [60 + 30 * number for number in range(25)], [["", f"指标{number}", "1"] for number in range(24)])
    read = content_of(ending(HEAD, ["产出", "甲", "1"]), middle, beginning(["效益", "乙", "2"]))
    assert [grid.rows for grid in grids(read)] == [27]


def test_rows_keep_the_page_they_stand_on() -> None:
    (grid,) = grids(content_of(ending(HEAD, ["产出", "甲", "1"]), beginning(["效益", "乙", "2"])))
    assert [row[0].page for row in grid.by_row()] == [1, 1, 2]


def test_columns_of_both_pages_are_kept() -> None:
    second = beginning(["效益", "乙", "2", "个"], xs=(60, 140, 340, 440, 540))
    (grid,) = grids(content_of(ending(HEAD, ["产出", "甲", "1"]), second))
    assert (spans(grid)["1"], spans(grid)["个"]) == ((1, 2, 1, 2), (2, 3, 1, 1))


def level(sheet: Sheet, top: float, bottom: float, text: str) -> None:
    """Merge the first column of a table drawn without it."""
    sheet.line(60, top, 140, top)
    sheet.line(60, bottom, 140, bottom)
    sheet.line(60, top, 60, bottom)
    sheet.text(62, top + 2, text)


@pytest.mark.parametrize("below", ["", "产出"], ids=["blank", "repeated"])
def test_a_merged_cell_that_the_page_cuts_is_one(below: str) -> None:
    first, second = Sheet(), Sheet()
    first.table(XS[1:], [FOOT - 60, FOOT - 30, FOOT], [["甲", "1"], ["乙", "2"]])
    level(first, FOOT - 60, FOOT, "产出")
    second.table(XS[1:], [60, 90, 120], [["丙", "3"], ["丁", "4"]])
    level(second, 60, 120, below)
    assert spans(grids(content_of(first, second))[0])["产出"] == (0, 0, 4, 1)


def test_a_merged_cell_printed_below_the_cut_alone_covers_the_rows_above_too() -> None:
    first, second = Sheet(), Sheet()
    first.table(XS[1:], [FOOT - 60, FOOT - 30, FOOT], [["甲", "1"], ["乙", "2"]])
    level(first, FOOT - 60, FOOT, "")
    second.table(XS[1:], [60, 90, 120], [["丙", "3"], ["丁", "4"]])
    level(second, 60, 120, "产出")
    assert spans(grids(content_of(first, second))[0])["产出"] == (0, 0, 4, 1)


def test_equal_values_on_both_sides_of_the_cut_stay_two() -> None:
    (grid,) = grids(content_of(ending(HEAD, ["产出", "甲", "100%"]), beginning(["产出", "乙", "100%"])))
    assert [row[2].text for row in grid.by_row()] == ["指标值", "100%", "100%"]


def test_a_row_that_the_page_cuts_is_one() -> None:
    full = "按时完成全年各项重点工作任务，并按要求"
    first = ending(HEAD, ["产出", full, "1"])
    read = content_of(first, beginning(["", "报送工作总结", ""], ["效益", "乙", "2"]))
    assert shown(read) == [[HEAD, ["产出", f"{full}\n报送工作总结", "1"], ["效益", "乙", "2"]]]


def test_a_row_below_a_cell_with_room_left_is_a_row_of_its_own() -> None:
    read = content_of(ending(HEAD, ["产出", "短名", "1"]), beginning(["", "乙", "2"], ["效益", "丙", "3"]))
    assert [len(grid) for grid in map(texts, grids(read))] == [4]


WIDE_XS = (60.0, 140.0, 220.0, 340.0, 440.0, 540.0)
WIDE_HEAD = ["一级指标", "二级指标", "三级指标", "指标值", "依据"]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        pytest.param(
            ["产出", "质量", "样例设施", "≥9", "行业"],
            ["", "", "完好率", "5%", ""],
            ["产出", "质量", "样例设施\n完好率", "≥95%", "行业"],
            id="a name and its number",
        ),
        pytest.param(
            ["产出", "质量", "样例设施", "≥95%", "行业"],
            ["", "", "完好率", "", ""],
            ["产出", "质量", "样例设施\n完好率", "≥95%", "行业"],
            id="a name",
        ),
        pytest.param(
            ["产出", "质量", "设施完好率", "≥95%", "行业"],
            ["", "", "", "", "计划"],
            ["产出", "质量", "设施完好率", "≥95%", "行业\n计划"],
            id="the last cell",
        ),
    ],
)
def test_a_row_that_lacks_what_all_others_print_is_the_rest_of_one_and_told(
    above: list[str], below: list[str], whole: list[str]
) -> None:
    first, second = Sheet(), Sheet()
    rows = [WIDE_HEAD, ["产出", "数量", "巡查次数", "≥12%", "计划"], above]
    first.table(WIDE_XS, [FOOT - 90, FOOT - 60, FOOT - 30, FOOT], rows)
    second.table(WIDE_XS, [60, 90, 120], [below, ["效益", "社会", "样例", "≥1%", "计划"]])
    read = content_of(first, second)
    assert texts(grids(read)[0])[2] == whole
    assert [told.joined for told in read.page_breaks] == [True] * sum(map(bool, below))


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(["", "", "乙", "≥95%", ""], id="a whole number below a whole one"),
        pytest.param(["效益", "社会", "乙", "≥9", "计划"], id="all cells"),
    ],
)
def test_a_row_that_is_whole_is_a_row_of_its_own(below: list[str]) -> None:
    first, second = Sheet(), Sheet()
    rows = [WIDE_HEAD, ["产出", "数量", "巡查次数", "≥12%", "计划"], ["产出", "质量", "甲", "≥90%", "行业"]]
    first.table(WIDE_XS, [FOOT - 90, FOOT - 60, FOOT - 30, FOOT], rows)
    second.table(WIDE_XS, [60, 90], [below])
    assert [grid.rows for grid in grids(content_of(first, second))] == [4]


def open_goal(sheet: Sheet, top: float, bottom: float, texts: Sequence[tuple[float, str]]) -> None:
    """A column before a table that no ruling closes at either end, and the lines in it."""
    sheet.line(60, top, 60, bottom)
    for y, text in texts:
        sheet.text(62, y, text)


def test_a_line_that_the_end_of_the_page_cuts_is_one() -> None:
    first, second = Sheet(), Sheet()
    first.table(XS[1:], [FOOT - 60, FOOT - 30, FOOT], [["甲", "1"], ["乙", "2"]])
    first.line(60, FOOT - 60, 140, FOOT - 60)
    open_goal(first, FOOT - 60, FOOT, [(FOOT - 16, "保障全区"), (FOOT - 4, "道路畅通")])
    second.table(XS[1:], [60, 90, 120], [["丙", "3"], ["丁", "4"]])
    second.line(60, 120, 140, 120)
    open_goal(second, 60, 120, [(53, "道路畅通"), (65, "桥梁安全")])
    read = content_of(first, second)
    assert spans(grids(read)[0])["保障全区\n道路畅通\n桥梁安全"] == (0, 0, 4, 1)
    assert [block for block in shown(read) if isinstance(block, str)] == []


@pytest.mark.parametrize("halves", [("年度绩", "效指标"), ("年\n度\n绩", "效\n指\n标"), ("产出", "指标")])
def test_a_side_label_that_is_cut_in_two_is_one(halves: tuple[str, str]) -> None:
    first, second = Sheet(), Sheet()
    first.table(XS[1:], [FOOT - 60, FOOT - 30, FOOT], [["甲", "1"], ["乙", "2"]])
    second.table(XS[1:], [60, 90, 120], [["丙", "3"], ["丁", "4"]])
    for sheet, top, bottom, half in ((first, FOOT - 60, FOOT, halves[0]), (second, 60, 120, halves[1])):
        level(sheet, top, bottom, "")
        for number, piece in enumerate(half.split("\n")):
            sheet.text(62, top + 2 + 11 * number, piece)
    assert spans(grids(content_of(first, second))[0])["\n".join(halves)] == (0, 0, 4, 1)


def test_a_page_without_words_of_a_form_is_read_where_the_table_runs_on() -> None:
    first = ending(["一级指标", "三级指标", "指标值"], ["产出", "甲", "1"])
    read = read_pdf(
        document_of(
            pdf_of(first, beginning(["效益", "乙", "2"]), beginning(["科目", "丙", "3"], xs=(60, 160, 340, 540)))
        ),
        SCANNER,
    )
    assert [grid.rows for grid in grids(read)] == [3]


def test_centred_cells_with_room_on_both_sides_are_not_cut() -> None:
    first, second = ending(HEAD, ["产出", "", ""]), beginning(["", "", ""], ["效益", "丙", "2"])
    for sheet, y, name in ((first, FOOT - 28, "甲事项完成的数量"), (second, 62, "乙事项完成的数量")):
        sheet.text(200, y, name)
        sheet.text(430, y, "合格")
    assert [len(grid) for grid in map(texts, grids(content_of(first, second)))] == [4]


def project(sheet: Sheet, top: float, bottom: float, name: str, amount: str) -> None:
    """Two merged columns before a table drawn without them: a project and one of its amounts."""
    for y in (top, bottom):
        sheet.line(60, y, 140, y)
    for x in (60, 100):
        sheet.line(x, top, x, bottom)
    sheet.text(62, top + 2, name)
    sheet.text(102, top + 2, amount)


@pytest.mark.parametrize(
    ("below", "amounts"),
    [
        pytest.param("乙项目", ["", "50"], id="another project"),
        pytest.param("甲项目", ["50"], id="the same project"),
        pytest.param("", ["50"], id="a project that is not repeated"),
    ],
)
def test_a_blank_cell_ends_with_the_merged_cell_to_its_left(below: str, amounts: list[str]) -> None:
    first, second = Sheet(), Sheet()
    first.table(XS[1:], [FOOT - 60, FOOT - 30, FOOT], [["甲", "1"], ["乙", "2"]])
    project(first, FOOT - 60, FOOT, "甲项目", "")
    second.table(XS[1:], [60, 90, 120], [["丙", "3"], ["丁", "4"]])
    project(second, 60, 120, below, "50")
    (grid,) = grids(content_of(first, second))
    assert [cell.text for cell in grid.cells if cell.col == 1] == amounts


def test_an_outer_level_runs_on_beside_an_inner_one_that_ends() -> None:
    first, second = Sheet(), Sheet()
    first.table(XS[1:], [FOOT - 60, FOOT - 30, FOOT], [["甲", "1"], ["乙", "2"]])
    project(first, FOOT - 60, FOOT, "产出", "数量")
    second.table(XS[1:], [60, 90, 120], [["丙", "3"], ["丁", "4"]])
    project(second, 60, 120, "", "质量")
    where = spans(grids(content_of(first, second))[0])
    assert (where["产出"], where["数量"], where["质量"]) == ((0, 0, 4, 1), (0, 1, 2, 1), (2, 1, 2, 1))


def test_blocks_that_no_ruling_parts_at_the_end_of_a_page_keep_their_amounts() -> None:
    first, second = Sheet(), Sheet()
    first.table(XS[1:], [FOOT - 60, FOOT - 30, FOOT], [["甲", "1"], ["乙", "2"]])
    second.table(XS[1:], [60, 90, 120], [["丙", "3"], ["丁", "4"]])
    for sheet, top, bottom, amount in ((first, FOOT - 60, FOOT, "12.50"), (second, 60, 120, "7.25")):
        sheet.line(60, top, 60, bottom)
        sheet.text(62, top + 20, amount)
    first.line(60, FOOT - 60, 140, FOOT - 60)
    second.line(60, 120, 140, 120)
    where = spans(grids(content_of(first, second))[0])
    assert (where["12.50"], where["7.25"]) == ((0, 0, 2, 1), (2, 0, 2, 1))


def test_a_table_that_ends_in_the_title_of_the_next_form_goes_on_with_it() -> None:
    title, year = "示例项目支出绩效目标表", "（2031年度）"
    first = ending(HEAD, ["产出", "甲", "1"])
    first.table((XS[0], XS[-1]), [FOOT + 20 * number for number in range(3)], [[title], [year]])
    second = beginning(["项目名称", "示例步道维护", ""], ["产出", "乙", "2"])
    (grid,) = grids(content_of(first, second))
    assert texts(grid)[2:] == [[title], [year], ["项目名称", "示例步道维护", ""], ["产出", "乙", "2"]]


def test_a_table_that_ends_in_anything_else_does_not_go_on_with_the_next_form() -> None:
    second = beginning(["项目名称", "示例步道维护", ""], ["产出", "乙", "2"])
    assert len(grids(content_of(ending(HEAD, ["产出", "甲", "1"]), second))) == 2


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        pytest.param(("≥8", "7"), "≥87", id="a bound"),
        pytest.param(("3770", "0"), "37700", id="the last line is shorter"),
        pytest.param(("10,80", "0"), "10,800", id="cut within a group"),
        pytest.param(("5", "4"), "54", id="a sign a line"),
        pytest.param(("2031", "2032"), "2031\n2032", id="two figures of one length"),
    ],
)
def test_a_figure_that_its_narrow_cell_breaks_is_one(lines: tuple[str, str], whole: str) -> None:
    sheet = Sheet()
    wide = 10 * max(len(line) * 0.5 for line in lines) + 8
    sheet.table((60, 160, 160 + wide), (60, 100), [["人次", ""]])
    for at, line in enumerate(lines):
        sheet.text(164, 64 + 14 * at, line)
    (grid,) = grids(content_of(sheet))
    assert grid.cells[-1].text == whole
    assert [aside.kind for aside in grid.cells[-1].asides] == ([] if "\n" in whole else ["rejoined"])

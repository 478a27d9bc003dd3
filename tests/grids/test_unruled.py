"""Tables without rulings, of text and of scans."""

from collections.abc import Sequence

import pytest

from extractors.grids.documents import found_on
from extractors.grids.pages.assembly import Story
from extractors.grids.ruled.tables import Table
from extractors.grids.unruled.gutters import Gap, gutters
from extractors.grids.unruled.merged_labels import Extent, Label, covered_rows
from extractors.grids.unruled.text_blocks import text_blocks
from schemas.grid import Grid, Line
from schemas.page import Char, Page
from tests.grids.drawing import Sheet
from tests.grids.reading import content_of, grids, page_of, spans

XS = (80, 190, 300, 410)
ROWS = [
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "办理件数", "≥100件"],
    ["产出指标", "质量指标", "办结比率", "≥95%"],
    ["效益指标", "社会效益", "投诉件数", "≤3件"],
    ["满意指标", "服务对象", "群众满意", "≥90%"],
]


def printed(sheet: Sheet, rows: Sequence[Sequence[str]], *, top: float = 100, xs: Sequence[float] = XS) -> Sheet:
    """Rows on a sheet, 24 points apart; the lines of a cell 13 points apart around the middle of its row."""
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=True):
            lines = text.split("\n")
            for place, line in enumerate(lines):
                sheet.text(x, top + 24 * number + 13 * (place - (len(lines) - 1) / 2), line)
    return sheet


def aligned(*, ruled: bool) -> Sheet:
    """A table whose columns nothing but their alignment tells."""
    sheet = printed(Sheet(), ROWS)
    for number in range(len(ROWS) + 1 if ruled else 0):
        sheet.line(75, 94 + 24 * number, 480, 94 + 24 * number)
    return sheet


def scanned(page: Page) -> Page:
    """The page as a recogniser would have read it."""
    return Page(
        number=page.number,
        width=page.width,
        height=page.height,
        rotation=0,
        chars=tuple(char._replace(y0=char.y0 + 0.4, x1=char.x1 + 0.3, confidence=0.9) for char in page.chars),
        rulings=page.rulings,
    )


def texts(grid: Grid) -> list[list[str]]:
    """The printed cells of each row."""
    return [[cell.text for cell in row if cell.text] for row in grid.by_row() if any(cell.text for cell in row)]


@pytest.mark.parametrize("ruled", [False, True], ids=["no rulings", "horizontal rulings"])
def test_columns_are_found_by_alignment(ruled: bool) -> None:
    (grid,) = grids(content_of(aligned(ruled=ruled)))
    assert texts(grid) == ROWS


@pytest.mark.parametrize("ruled", [False, True], ids=["no rulings", "horizontal rulings"])
def test_a_scan_is_read_as_text_is(ruled: bool) -> None:
    (table,) = found_on(scanned(page_of(aligned(ruled=ruled))), Story.begin())
    assert isinstance(table, Table)
    assert texts(table.grid) == ROWS


def test_text_of_any_width_stands_in_its_column() -> None:
    sheet = Sheet()
    amounts = [["项目", "上年", "本年"], ["办公费", "5", "1200.5"], ["会议费", "13406.41", "7"], ["合计", "0", "19.25"]]
    for number, (item, *figures) in enumerate(amounts):
        sheet.text(80, 100 + 24 * number, item)
        for right, figure in zip((300, 420), figures, strict=True):
            sheet.text(right - (10 if figure in {"上年", "本年"} else 5) * len(figure), 100 + 24 * number, figure)
    (grid,) = grids(content_of(sheet))
    assert [[cell.text for cell in row] for row in grid.by_row()] == amounts


def test_wrapped_text_stays_in_its_cell() -> None:
    rows = [[*ROWS[0]], *([first, second, "很长的三\n级指标", last] for first, second, _, last in ROWS[1:])]
    sheet = Sheet()
    for number, row in enumerate(rows):
        printed(sheet, [row], top=100 + 40 * number)
    sheet = printed(sheet, [["合计", "一", "二", "三"], ["总计", "一", "二", "三"]], top=300)
    (grid,) = grids(content_of(sheet))
    assert texts(grid)[: len(rows)] == rows


def test_figures_close_below_each_other_stay_rows() -> None:
    sheet = Sheet()
    for number in range(8):
        for x, text in zip(XS, ("经费", "13.5", "28", f"{number}%"), strict=True):
            sheet.text(x, 100 + 14 * number + 8 * (number // 2), text)
    (grid,) = grids(content_of(sheet))
    assert grid.rows == 8


def test_a_label_half_way_down_rows_covers_them() -> None:
    labels = [["", *row[1:]] for row in [*ROWS, *ROWS[1:]]]
    sheet = printed(Sheet(), labels)
    sheet.text(80, 100, "一级指标")
    sheet.text(80, 100 + 24 * 2.5, "产出")
    sheet.text(80, 100 + 24 * 6.5, "效益")
    (grid,) = grids(content_of(sheet))
    assert [spans(grid)[text] for text in ("一级指标", "产出", "效益")] == [(0, 0, 1, 1), (1, 0, 4, 1), (5, 0, 4, 1)]


def test_a_table_goes_on_on_the_next_page() -> None:
    many = [*ROWS, *(ROWS[1:] * 6)]
    first, second = printed(Sheet(), many), printed(Sheet(), ROWS[1:], xs=[x + 6 for x in XS])
    (grid,) = grids(content_of(first, second))
    assert texts(grid) == [*many, *ROWS[1:]]


def test_the_lower_part_of_a_table_may_have_no_rulings() -> None:
    sheet = Sheet()
    sheet.table([75, 180, 290, 400, 480], [98, 122, 146], ROWS[:2])
    (grid,) = grids(content_of(printed(sheet, [*ROWS[2:], *ROWS[1:]], top=150)))
    assert texts(grid) == [*ROWS, *ROWS[1:]]


def test_signatures_below_a_table_are_lines() -> None:
    sheet = Sheet()
    sheet.table([75, 180, 290, 400, 480], [98, 122, 146], ROWS[:2])
    content = content_of(printed(sheet, [["负责人：", "填表人：", "电话：", "日期："]], top=170))
    assert [block.text for block in content.blocks if isinstance(block, Line)] == [
        "负责人：",
        "填表人：",
        "电话：",
        "日期：",
    ]


def test_prose_is_no_table() -> None:
    sheet = Sheet()
    for number in range(20):
        sheet.text(80, 100 + 20 * number, "按照预算绩效管理要求，对项目支出全面实施绩效目标管理。")
    assert all(isinstance(block, Line) for block in content_of(sheet).blocks)


def test_text_in_two_columns_is_no_table() -> None:
    sheet = Sheet()
    for number in range(20):
        sheet.text(60, 100 + 20 * number, "按照预算绩效管理要求全面实施绩效")
        sheet.text(320, 100 + 20 * number, "对项目支出开展绩效监控和绩效评价")
    assert all(isinstance(block, Line) for block in content_of(sheet).blocks)


@pytest.mark.parametrize(
    ("second", "boxes"),
    [
        pytest.param(Char("5", 15, 0, 20, 10), [(0, 0, 20, 10)], id="blank"),
        pytest.param(Char("5", 17, 0, 22, 10), [(0, 0, 10, 10), (17, 0, 22, 10)], id="wide gap"),
        pytest.param(Char("5", 10, 2, 15, 10), [(0, 0, 15, 10)], id="smaller"),
        pytest.param(Char("5", 10, 5, 15, 15), [(0, 0, 10, 10), (10, 5, 15, 15)], id="half a line lower"),
        pytest.param(Char("乙", 15, 0, 30, 10), [(0, 0, 10, 10), (16.75, 0, 28.25, 10)], id="spread"),
        pytest.param(Char("乙", 15, 0, 30, 10, turns=1), [(0, 0, 30, 10)], id="turned"),
    ],
)
def test_a_wide_gap_parts_a_line(second: Char, boxes: list[tuple[float, float, float, float]]) -> None:
    assert [block.box for block in text_blocks([second, Char("甲", 0, 0, 10, 10)], 0.0)] == boxes


@pytest.mark.parametrize(
    ("gaps", "lines"),
    [
        ([(10, 20), (14, 30), (12, 18)], [16]),
        ([(10, 20), (40, 50), (44, 60)], [47, 15]),
        ([(10, 50), (20, 24), (40, 44), (41, 43)], [42, 22]),
    ],
)
def test_the_strongest_gutters_part_every_gap(gaps: list[tuple[float, float]], lines: list[float]) -> None:
    assert [line.at for line in gutters([Gap(*gap) for gap in gaps], [])] == lines


@pytest.mark.parametrize(
    ("middles", "rows"),
    [
        ([15, 55], [(0, 2), (3, 7)]),
        ([25, 55], [(0, 4), (4, 6)]),
        ([35], [(0, 6)]),
    ],
)
def test_labels_stand_in_the_middle_of_their_rows(middles: list[float], rows: list[tuple[int, int]]) -> None:
    extents = [Extent(10.0 * row + 6, 10.0 * row + 14) for row in range(max(stop for _, stop in rows))]
    own = [Label(round(middle / 10 - 1), round(middle / 10 - 1) + 1, middle) for middle in middles]
    free = [all(not label.top <= row < label.bottom for label in own) for row in range(len(extents))]
    assert [(found.start, found.stop) for found in covered_rows(own, free, extents, 3)] == rows

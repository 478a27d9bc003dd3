"""A form that is broken over two pages says what it says on one, wherever it is broken and however that is printed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from extractors.forms.reader import read_forms
from extractors.grids.documents import read_pdf
from schemas.form import FormRecord
from tests.grids.drawing import Sheet, pdf_of
from tests.grids.reading import content_of, document_of
from tests.scanning import SCANNER

XS = (50.0, 110.0, 180.0, 270.0, 340.0, 400.0, 460.0, 540.0)
HEIGHT = 26.0
TOP = 120.0


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a drawn form; rows and columns from 0."""

    row: int
    col: int
    rows: int
    cols: int
    text: str


def rows_of(*rows: Sequence[tuple[str, int, int]]) -> list[Box]:
    """Boxes of (text, columns, rows) in row-major order, each in the next free place."""
    taken: set[tuple[int, int]] = set()
    found: list[Box] = []
    for row, boxes in enumerate(rows):
        for text, cols, spans in boxes:
            col = next(place for place in range(len(XS) - 1) if (row, place) not in taken)
            taken |= {(row + down, col + right) for down in range(spans) for right in range(cols)}
            found.append(Box(row, col, spans, cols, text))
    return found


FORM = rows_of(
    [("部门（单位）名称", 2, 1), ("鄂州市示例局", 5, 1)],
    [("填报人", 2, 1), ("张示例", 1, 1), ("联系电话", 2, 1), ("000-0000000", 2, 1)],
    [("部门总体\n资金情况", 1, 6), ("总体资金情况", 2, 1), ("当年金额", 2, 1), ("占比", 2, 1)],
    [("收入构成", 1, 3), ("财政拨款", 1, 1), ("90.00", 2, 1), ("90%", 2, 1)],
    [("单位资金", 1, 1), ("10.00", 2, 1), ("10%", 2, 1)],
    [("合计", 1, 1), ("100.00", 2, 1), ("100%", 2, 1)],
    [("支出构成", 1, 2), ("人员类项目支出", 1, 1), ("100.00", 2, 1), ("100%", 2, 1)],
    [("合计", 1, 1), ("100.00", 2, 1), ("100%", 2, 1)],
    [("部门职能概述", 2, 1), ("负责样例广场的登记。", 5, 1)],
    [("项目支出\n情况", 1, 3), ("项目名称", 2, 1), ("项目总预算", 2, 1), ("项目本年度预算", 2, 1)],
    [("样例广场维护", 2, 1), ("90.00", 2, 1), ("30.00", 2, 1)],
    [("虚构集市补助", 2, 1), ("15.00", 2, 1), ("15.00", 2, 1)],
    [("年度绩效\n指标", 1, 5), ("一级指标", 1, 1), ("二级指标", 1, 1), ("三级指标", 2, 1), ("指标值", 2, 1)],
    [("产出指标", 1, 2), ("数量指标", 1, 1), ("巡查次数", 2, 1), ("≥12次", 2, 1)],
    [("质量指标", 1, 1), ("设施完好率", 2, 1), ("≥95%", 2, 1)],
    [("效益指标", 1, 2), ("社会效益指标", 1, 1), ("受益人数", 2, 1), ("≥300人", 2, 1)],
    [("可持续影响指标", 1, 1), ("制度健全率", 2, 1), ("100%", 2, 1)],
)
ROWS = max(box.row + box.rows for box in FORM)


def part(boxes: Sequence[Box], rows: range, *, again: bool) -> list[Box]:
    """What stands in some rows; a cell that is cut prints its text in its first part, `again` in the next one, too."""
    found = []
    for box in boxes:
        first, last = max(box.row, rows.start), min(box.row + box.rows, rows.stop)
        if first < last:
            text = box.text if first == box.row or again else ""
            found.append(replace(box, row=first - rows.start, rows=last - first, text=text))
    return found


def draw(sheet: Sheet, boxes: Sequence[Box], top: float, *, open_top: bool = False, open_end: bool = False) -> None:
    """Draw cells with their borders; at an open side none closes the merged ones."""
    last = max(box.row + box.rows for box in boxes)
    for box in boxes:
        x0, x1 = XS[box.col], XS[box.col + box.cols]
        y0, y1 = top + HEIGHT * box.row, top + HEIGHT * (box.row + box.rows)
        for x in (x0, x1):
            sheet.line(x, y0, x, y1)
        if not (open_top and box.row == 0 and box.rows > 1):
            sheet.line(x0, y0, x1, y0)
        if not (open_end and box.row + box.rows == last and box.rows > 1):
            sheet.line(x0, y1, x1, y1)
        for number, line in enumerate(box.text.split("\n")):
            sheet.text(x0 + 2, y0 + 3 + 10 * number, line, 8)


def titled() -> Sheet:
    """A page that begins with the form's title."""
    sheet = Sheet()
    sheet.text(200, 60, "部门整体绩效目标申报表", 14)
    sheet.text(50, 90, "（2024年度）")
    sheet.text(450, 90, "单位：万元")
    return sheet


def told(records: Sequence[FormRecord]) -> list[object]:
    """What forms say, without where."""
    return [
        (
            record.title,
            {field.name: field.text for field in record.fields},
            [(entry.section, entry.item, entry.text, entry.share) for entry in record.funding],
            [(entry.name, entry.total_budget, entry.year_budget) for entry in record.projects],
            [(entry.section, entry.text) for entry in record.narratives],
            [(e.level1, e.level2, e.level3, [value.text for value in e.values]) for e in record.indicators],
        )
        for record in records
    ]


def whole() -> list[object]:
    """What the form says on one page."""
    sheet = titled()
    draw(sheet, FORM, TOP)
    return told(read_forms(content_of(sheet)))


def broken(at: int, *, titles: int, again: bool, is_open: bool, foot: bool) -> list[object]:
    """What the form says with a new page before a row, which prints the first `titles` rows once more."""
    first, second = titled(), Sheet()
    above = part(FORM, range(at), again=again)
    draw(first, above, 842.0 - 60 - HEIGHT * at if foot else TOP, open_end=is_open)
    head = part(FORM, range(titles), again=again)
    draw(second, head, 60) if titles else None
    draw(second, part(FORM, range(at, ROWS), again=again), 60 + HEIGHT * titles, open_top=is_open and not titles)
    for number, sheet in enumerate((first, second), start=1):
        sheet.text(280, 815, f"第 {number} 页，共 2 页")
    return told(read_forms(content_of(first, second)))


@pytest.mark.parametrize("at", range(2, ROWS))
@pytest.mark.parametrize(
    ("titles", "again", "is_open", "foot"),
    [
        pytest.param(0, False, False, False, id="label once"),
        pytest.param(0, True, False, False, id="label again"),
        pytest.param(0, False, True, True, id="open merged cells"),
        pytest.param(0, True, False, True, id="at the foot"),
        pytest.param(1, False, False, True, id="a print title"),
        pytest.param(2, True, False, True, id="two print titles"),
    ],
)
def test_a_form_broken_at_any_row_says_the_same(at: int, titles: int, again: bool, is_open: bool, foot: bool) -> None:
    assert broken(at, titles=titles, again=again, is_open=is_open, foot=foot) == whole()


@pytest.mark.parametrize(("head", "at"), [(9, 10), (9, 11), *((12, at) for at in range(13, ROWS))])
def test_a_head_that_is_printed_again_changes_nothing(head: int, at: int) -> None:
    first, second = titled(), Sheet()
    draw(first, part(FORM, range(at), again=True), TOP)
    label = next(box for box in FORM if box.row == head and box.rows > 1)
    rest = part(FORM, range(at, ROWS), again=True)
    lower = [replace(box, row=box.row + 1) for box in rest if not (box.row == 0 and box.col == 0)]
    side = next(box for box in rest if box.row == 0 and box.col == 0)
    again = [replace(box, row=0) for box in FORM if box.row == head and box is not label]
    draw(second, [replace(side, rows=side.rows + 1), *again, *lower], 60)
    assert told(read_forms(content_of(first, second))) == whole()


@pytest.mark.parametrize(
    ("below", "told"),
    [
        pytest.param(["填表日期：2031年2月20日"], "2031年2月20日", id="a line below the table"),
        pytest.param(["填表人：李示例", "填表日期：2031-02-20"], "2031-02-20", id="the second line"),
        pytest.param(["样例说明", "填表日期：2031-02-20"], None, id="not right below it"),
    ],
)
def test_lines_right_below_the_table_sign_the_form(below: Sequence[str], told: str | None) -> None:
    sheet = titled()
    draw(sheet, FORM, TOP)
    for at, text in enumerate(below):
        sheet.text(50, TOP + ROWS * HEIGHT + 10 + 18 * at, text)
    (record,) = read_forms(content_of(sheet))
    assert next((entry.text for entry in record.fields if entry.name == "filed_on"), None) == told


FIRST = (
    ("部门（单位）名称", "示例市样例热线中心"),
    ("部门总体资金情况", "当年金额（万元）"),
    ("财政拨款", "90.00"),
    ("合计", "90.00"),
)
"""The first page of a form without a title: nothing on it says what it is of."""
SECOND = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "样例热线接听数量", "≥300次"),
    ("满意度指标", "服务对象满意度指标", "来电人满意度", "≥95%"),
)


def of_two_tables(*, between: str = "", named: bool = True) -> list[FormRecord]:
    """The forms of two pages, a table in columns of its own on each."""
    first, second = Sheet(), Sheet()
    rows = FIRST if named else (("资产名称", "示例仓房"), *FIRST[1:])
    first.text(200, 60, "（2031年度）")
    first.table((50, 300, 540), [100 + 30 * at for at in range(len(rows) + 1)], rows)
    second.text(50, 60, between)
    second.table((50, 150, 260, 420, 540), [100 + 30 * at for at in range(len(SECOND) + 1)], SECOND)
    return list(read_forms(read_pdf(document_of(pdf_of(first, second)), SCANNER)))


def test_a_form_without_title_begins_on_the_page_before_its_indicators() -> None:
    (record,) = of_two_tables()
    assert {entry.name: entry.text for entry in record.fields}["department"] == "示例市样例热线中心"
    assert [(entry.item, entry.text) for entry in record.funding] == [("财政拨款", "90.00"), ("合计", "90.00")]
    assert len(record.indicators) == 2


@pytest.mark.parametrize(
    ("between", "named"),
    [
        pytest.param("样例市项目支出绩效目标表", True, id="the indicators have a title of their own"),
        pytest.param("", False, id="the first table names no office"),
    ],
)
def test_another_table_on_the_page_before_is_none_of_the_form(between: str, named: bool) -> None:
    (record,) = of_two_tables(between=between, named=named)
    assert (record.funding, len(record.indicators)) == ((), 2)


def test_a_year_stands_in_the_line_over_a_title_on_two_lines() -> None:
    sheet = titled()
    sheet.marks.clear()
    sheet.text(200, 60, "2031年示例市样例热线中心")
    sheet.text(200, 80, "部门整体支出绩效目标表")
    draw(sheet, FORM, TOP)
    (record,) = read_forms(content_of(sheet))
    assert record.years == (2031,)

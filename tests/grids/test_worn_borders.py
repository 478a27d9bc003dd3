"""Cells that hold the texts of two columns are parted where a border wore off a scan."""

import pytest

from extractors.grids.ruled.tables import Table, page_tables
from schemas.page import Char, Page, Ruling

XS = (50.0, 150.0, 250.0, 350.0)
HIGH, SIZE = 20.0, 10.0


def text(words: str, x: float, row: int, apart: float = 0.0) -> list[Char]:
    """A line in a row, from a place on."""
    y = HIGH * row + 5
    return [
        Char(sign, x + at * (SIZE + apart), y, x + at * (SIZE + apart) + SIZE, y + SIZE, confidence=0.99)
        for at, sign in enumerate(words)
    ]


def cells(rows: list[list[Char]], worn: dict[int, set[int]], *, sure: bool = True) -> list[list[str]]:
    """The texts of a table's rows; `worn` are the rows of each border, by its place among XS, that have lost it."""
    high = len(rows)
    across = [Ruling(True, HIGH * row, XS[0], XS[-1]) for row in range(high + 1)]
    down = [
        Ruling(False, x, HIGH * row, HIGH * (row + 1))
        for at, x in enumerate(XS)
        for row in range(high)
        if row not in worn.get(at, set())
    ]
    chars = [char if sure else char._replace(confidence=None) for row in rows for char in row]
    page = Page(
        number=1, width=400, height=400, rotation=0, chars=tuple(chars), rulings=(*across, *down), unread=(), apart=()
    )
    (table,) = (found for found in page_tables(page).found if isinstance(found, Table))
    return [[cell.text for cell in row] for row in table.grid.by_row()]


def plain(row: int, *words: str) -> list[Char]:
    """A row with a text in each column."""
    return [char for x, word in zip(XS, words, strict=False) for char in text(word, x + 5, row)]


HEAD = plain(0, "二级指标", "三级指标", "指标值")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("数量指标", "巡查灯塔次数", "12次"), ["数量指标", "巡查灯塔次数", "12次"]),
        (("财政拨款", "7022.59", "13.26"), ["财政拨款", "7022.59", "13.26"]),
        (("质量", "完好率", "不低于九成"), ["质量", "完好率", "不低于九成"]),
    ],
)
def test_two_texts_beside_an_edge_of_rows_near_by_are_two_cells(words: tuple[str, ...], found: list[str]) -> None:
    rows = [HEAD, plain(1, *words), plain(2, "质量指标", "验收合格率", "90%"), plain(3, "时效", "及时率", "90%")]
    assert cells(rows, {1: {1}})[1] == found
    assert cells(rows, {1: {1}, 2: {1}})[1] == found


def test_two_rows_that_lost_a_border_get_it_from_their_neighbours() -> None:
    rows = [HEAD, *(plain(row, "数量指标", "巡查灯塔次数", "12次") for row in range(1, 5))]
    assert cells(rows, {1: {2, 3}})[2:4] == [["数量指标", "巡查灯塔次数", "12次"]] * 2


@pytest.mark.parametrize(
    "merged",
    [
        pytest.param(text("项目绩效目标申报一览", 100, 1), id="a text over the edge"),
        pytest.param(text("绩效指标", 70, 1, apart=30), id="letters set apart"),
        pytest.param(text("合", 90, 1) + text("计", 190, 1), id="two letters"),
        pytest.param(text("数量指标", 60, 1), id="a text at one side"),
    ],
)
def test_a_merged_cell_stays(merged: list[Char]) -> None:
    rows = [
        HEAD,
        [*merged, *text("12次", 255, 1)],
        plain(2, "质量", "合格率", "90%"),
        plain(3, "时效", "及时率", "90%"),
    ]
    assert len(cells(rows, {1: {1}})[1]) == 2


def test_an_edge_that_only_one_row_has_parts_no_text_unless_a_label_stands_behind_it() -> None:
    rows = [plain(0, "项目名称", "示例步道", "12"), plain(1, "虚构风车", "沿河步道", "1"), plain(2, "甲", "乙", "3")]
    assert len(cells(rows, {1: {1, 2}})[1]) == 2
    rows[1] = plain(1, "虚构风车", "主管部门：", "1")
    assert cells(rows, {1: {1, 2}})[1] == ["虚构风车", "主管部门：", "1"]


def test_a_text_layer_keeps_its_cells() -> None:
    rows = [HEAD, plain(1, "数量指标", "次数", "2"), plain(2, "质量", "合格率", "9"), plain(3, "时效", "及时率", "9")]
    assert len(cells(rows, {1: {1}}, sure=False)[1]) == 2

"""Columns of a money table whose walls are worn away in its head."""

from dataclasses import replace

import pytest

from extractors.forms.funding import Money, money
from extractors.forms.printed_rows import printed_rows
from schemas.grid import Grid
from tests.conftest import content, grid
from tests.forms.drawing import LEFT, UP, form

BODY = (
    ("收入构成", "财政拨款", "100", "100%", "80", "90"),
    ("", "单位资金", "0", "0", "", "5"),
    ("", "合计", "100", "100%", "80", "95"),
    ("支出构成", "人员类项目支出", "60", "60%", "50", "55"),
    ("", "合计", "100", "100%", "80", "95"),
)


def table(current: str) -> Grid:
    """A money table, the heads of its budget year in one cell over two columns."""
    whole = grid(
        ("总体资金情况", "", "", "", "近两年收支金额", ""),
        ("", "", current, "", "2022年", "2023年"),
        *BODY,
        columns_aligned=True,
    )
    cells = (replace(cell, col_span=2) if cell.text == current else cell for cell in whole.cells)
    return replace(whole, cells=tuple(cell for cell in cells if (cell.row, cell.col) != (1, 3)))


def read(current: str) -> Money:
    """What the table prints."""
    return money(tuple(printed_rows(content(table(current)))))


def years(found: Money) -> list[tuple[str, str, int | None, str | None]]:
    """Line, amount, year or its distance, and share of each amount."""
    return [
        (each.item, each.text, each.when.year if each.when.year is not None else each.when.distance, each.share)
        for each in found.amounts
    ]


def test_two_heads_in_a_cell_head_their_own_columns() -> None:
    assert years(read("当年金额占比"))[:3] == [
        ("财政拨款", "100", 0, "100%"),
        ("财政拨款", "80", 2022, None),
        ("财政拨款", "90", 2023, None),
    ]


@pytest.mark.parametrize("current", ["斑驳难辨", ""])
def test_amounts_under_a_lost_head_are_none_of_another_year(current: str) -> None:
    found = read(current)
    assert {each[1:3] for each in years(found) if each[0] == "财政拨款"} == {("80", 2022), ("90", 2023)}
    assert {"100", "100%"} <= {cell.text for cell in found.unread}


def test_the_unit_of_a_label_beside_the_rows_holds_for_all_pairs_of_a_line() -> None:
    found = form(
        ("项目名称", "甲事", LEFT, LEFT, LEFT),
        ("资金金额（万元）", "实施期资金总额：", "30", "年度资金总额：", "10"),
        (UP, "其中：财政拨款", "30", "其中：财政拨款", "10"),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
        (UP, "产出指标", "数量指标", "甲事次数", "≥3次"),
    )
    assert [(row.item_raw, row.amount_yuan) for row in found.funding] == [
        ("实施期资金总额", 300000),
        ("年度资金总额", 100000),
        ("财政拨款", 300000),
        ("财政拨款", 100000),
    ]


def test_a_unit_in_a_cell_is_that_cells_alone() -> None:
    rows = (("单位资金", "71.00 万 元"), ("财政拨款", "100"))
    found = money(tuple(printed_rows(content(grid(("资金来源", "金额"), *rows, columns_aligned=True)))))
    assert [(each.text, each.unit) for each in found.amounts] == [("71.00万元", None), ("100", None)]

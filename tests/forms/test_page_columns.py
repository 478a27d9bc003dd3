"""Tables of indicators that go on in another table, whose columns are places of their own."""

import pytest

from tests.forms.drawing import LEFT, UP, Short, forms, html, short

PROJECT = ("项目名称", "甲事", *[LEFT] * 6)
HEAD = ("绩效指标", "一级指标", "二级指标", "三级指标", "历史值", "指标性质", "指标值", "单位")
ONE = (UP, "产出指标", "数量指标", "甲事次数", "2", "≥", "35", "次")
WIDE = ("绩效指标", "效益指标", LEFT, "社会效益指标", "甲事覆盖率", "80", "≥", "90", LEFT, "%")
LAST = (UP, "满意度指标", LEFT, "服务对象满意度指标", "甲事满意率", "81", "≥", "95", LEFT, "%")


def read(*tables: str) -> list[Short]:
    """The targets of the one form that some tables print."""
    (found,) = forms("2025年度项目支出绩效目标表", *tables)
    return [short(row) for row in found.indicators if row.role == "target"]


@pytest.mark.parametrize("rows", [(ONE,), ()], ids=["cut below a row", "cut below the head"])
def test_rows_of_the_next_table_stand_under_the_heads_of_the_first(rows: tuple[tuple[str, ...], ...]) -> None:
    found = read(html(PROJECT, HEAD, *rows), html(WIDE, LAST))
    assert found[-2:] == [
        ("社会效益指标", "甲事覆盖率", "annual", "target", 2025, ">=", 90.0, "%"),
        ("服务对象满意度指标", "甲事满意率", "annual", "target", 2025, ">=", 95.0, "%"),
    ]


def test_a_level_that_a_page_cuts_goes_on_below() -> None:
    cut = ("", "质量指标", LEFT, "甲事合格率", "80", "≥", "90", LEFT, "%")
    found = read(html(("项目名称", *PROJECT[1:7]), HEAD[1:], ONE[1:]), html(cut))
    assert found[-1] == ("质量指标", "甲事合格率", "annual", "target", 2025, ">=", 90.0, "%")

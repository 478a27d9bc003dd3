"""Text with one row per line, and text without tables."""

import pytest

from extractors.sources import read
from extractors.sources.text.row_per_line import plain
from schemas.grid import Grid
from tests.sources.building import blocks, document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "部门\t示例局\n填报人\t某甲\t电话\n", [[["部门", "示例局", ""], ["填报人", "某甲", "电话"]]], id="rows"
        ),
        pytest.param("甲\t1\n\n\n乙\t2\n", [[["甲", "1"], ["乙", "2"]]], id="page break"),
        pytest.param("甲\t1\n\f乙\t2\n", [[["甲", "1"], ["乙", "2"]]], id="form feed"),
        pytest.param("甲\t\t\n\t\t\n", [[["甲", "", ""], ["", "", ""]]], id="blank cells"),
        pytest.param(
            "表\n\n日期：2024年\n\n甲\t1\n\n说明：\n1.某\n",
            ["表", "日期：2024年", [["甲", "1"]], "说明：", "1.某"],
            id="lines",
        ),
        pytest.param("甲\t1\n附表二\n乙\t2\n", [[["甲", "1"]], "附表二", [["乙", "2"]]], id="two tables"),
        pytest.param("甲\t1\v2\n", [[["甲", "1\n2"]]], id="line break of Word"),
    ],
)
def test_tables_and_lines(text: str, expected: list[object]) -> None:
    assert blocks(text) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("<p>目标1：甲</p> <p>目标2：乙</p>", "目标1：甲\n目标2：乙"),
        ("<b>*三级指标</b>", "*三级指标"),
        ("甲<br/>乙<BR>丙", "甲\n乙\n丙"),
        ("&lt;5&#37;&nbsp;", "<5%"),
        ("A&B 与 &unknown; 与 &#xD800;", "A&B 与 &unknown; 与 &#xD800;"),
        ("甲<5，乙>3", "甲<5，乙>3"),
        ("<100万元>", "<100万元>"),
        (' <span style="x">甲</span> ', "甲"),
        ("零\u200b宽\ufeff度\x07", "零宽度"),
    ],
)
def test_marks_of_a_recogniser(printed: str, expected: str) -> None:
    assert plain(printed) == expected


def test_columns_are_only_an_order() -> None:
    assert [block.columns_aligned for block in read(document("甲\t1\n")).blocks if isinstance(block, Grid)] == [False]


def test_text_without_tables_is_lines() -> None:
    assert blocks("关于绩效目标的通知\n\n  各单位：\n") == ["关于绩效目标的通知", "各单位："]


def test_commas_part_values_where_every_row_has_as_many() -> None:
    text = '项目,金额,用途\n甲,"1,000",保障\n乙,20,"一,\n二"\n'
    assert blocks(text) == [[["项目", "金额", "用途"], ["甲", "1,000", "保障"], ["乙", "20", "一,\n二"]]]


def test_commas_of_sentences_part_nothing() -> None:
    text = "一,二,三\n四,五\n六,七,八\n"
    assert blocks(text) == ["一,二,三", "四,五", "六,七,八"]

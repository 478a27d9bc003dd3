"""Text with one cell per line."""

import pytest

from extractors.sources import read
from schemas.grid import Grid
from tests.sources.building import blocks, document

FULL = "\t一级\n\t二级\n\t三级\n\t指标值\n\t依据\n"
"""A row of five cells, which tells how wide the rows below it are."""
FULL_ROW = ["一级", "二级", "三级", "指标值", "依据"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\t部门\n\t示例局\n\n\t填报人\n\t某甲\n", [["部门", "示例局"], ["填报人", "某甲"]], id="rows"),
        pytest.param("\t部门（单位）\n名称\n\t示例局\n", [["部门（单位）\n名称", "示例局"]], id="further paragraph"),
        pytest.param("\t职能\n\t\xa0\n1.办文\n2.办会\n", [["职能", "1.办文\n2.办会"]], id="paragraphs under a blank"),
        pytest.param("\t目标\n\t  目标1：甲\n 目标2：乙\n", [["目标", "目标1：甲\n目标2：乙"]], id="leading spaces"),
        pytest.param("\t甲\n\n\n\n\t乙\n", [["甲"], ["乙"]], id="several blank lines"),
        pytest.param("\t甲\n \n\t乙\n　\n\t丙\n", [["甲"], ["乙"], ["丙"]], id="lines of blanks"),
        pytest.param("\t[bookmark: _GoBack]甲率\n\t≤5%\n", [["甲率", "≤5%"]], id="bookmark"),
        pytest.param("\t甲率\n\t\n\t无\n", [["甲率", "", "无"]], id="empty cell"),
        pytest.param("\t甲\n\t乙\r\n\r\n\t丙\r\n\t丁\n", [["甲", "乙"], ["丙", "丁"]], id="line ends of Windows"),
        pytest.param(
            f"{FULL}\n\t\n\t数量\n\t件数\n\t\n基本相符\n\n\t计划\n",
            [FULL_ROW, ["", "数量", "件数", "基本相符", "计划"]],
            id="blank paragraph at the end of a cell",
        ),
        pytest.param(
            f"{FULL}\n\t\n\t数量\n\t件数\n\n\t80次\n\t历史\n",
            [FULL_ROW, ["", "数量", "件数", "80次", "历史"]],
            id="blank paragraph below the text",
        ),
        pytest.param(
            f"{FULL}\n\t\n\t数量\n\t\n\n较好\n\n\n\t\n\n较好\n\n\n\t计划\n",
            [FULL_ROW, ["", "数量", "较好", "较好", "计划"]],
            id="row in several pieces",
        ),
        pytest.param(
            f"{FULL}\n\t\n\t数量\n\t件数\n\n\t\n\t历史\n\n{FULL}",
            [FULL_ROW, ["", "数量", "件数", "", "历史"], FULL_ROW],
            id="piece that begins with an empty cell, between full rows",
        ),
        pytest.param(
            f"{FULL}\n\t产出\n\t数量\n\t件数\n\n\t80次\n\t历史\n\n{FULL}",
            [FULL_ROW, ["产出", "数量", "件数", "80次", "历史"], FULL_ROW],
            id="row that begins a group, between full rows",
        ),
        pytest.param(
            f"{FULL}\n\t\n\t数量\n\t件数\n\n\t80次\n",
            [FULL_ROW, ["", "数量", "件数"], ["80次"]],
            id="pieces that do not add up",
        ),
        pytest.param(
            "\t甲\n\t乙\n\t丙\n\t丁\n\n\t职能\n\t办文\n\n\t任务\n\t办会\n\n\t甲\n\t乙\n\t丙\n\t丁\n",
            [["甲", "乙", "丙", "丁"], ["职能", "办文"], ["任务", "办会"], ["甲", "乙", "丙", "丁"]],
            id="short rows that happen to add up",
        ),
        pytest.param(
            f"{FULL}\n\t\n\n\n年度目标：\n\t　\n\n{FULL}",
            [FULL_ROW, ["年度目标：", ""], FULL_ROW],
            id="text of an empty cell under blank lines",
        ),
        pytest.param(
            "\t职能\n\t第一段\n\n第二段\n\n\t任务\n\t办会\n",
            [["职能", "第一段\n第二段"], ["任务", "办会"]],
            id="blank paragraph in a cell of prose",
        ),
    ],
)
def test_one_table(text: str, expected: list[list[str]]) -> None:
    width = max(map(len, expected))
    assert blocks(text) == [[row + [""] * (width - len(row)) for row in expected]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "申报表\n填报日期：2024年  单位：万元\n\t部门\n\t示例局\n",
            ["申报表", "填报日期：2024年  单位：万元", [["部门", "示例局"]]],
            id="title",
        ),
        pytest.param(
            "\t部门\n\t示例局\n\n\n\n说明\n1.甲\n\n2.乙\n", [[["部门", "示例局"]], "说明", "1.甲", "2.乙"], id="notes"
        ),
        pytest.param("\t部门\n\t示例局\n\n说明\n", [[["部门", "示例局"]], "说明"], id="notes under one blank line"),
        pytest.param(
            f"{FULL}\n\t甲\n\t乙\n\t丙\n\t丁\n\t\n\n说明\n",
            [[FULL_ROW, ["甲", "乙", "丙", "丁", ""]], "说明"],
            id="notes under an empty last cell",
        ),
        pytest.param(
            f"{FULL}\n{FULL}\n附表二\n\t项目\n\t金额\n",
            [[FULL_ROW, FULL_ROW], "附表二", [["项目", "金额"]]],
            id="title of a second table under a full row",
        ),
        pytest.param(
            "\t部门\n\t示例局\n\n\n附表二\n\t项目\n\t金额\n",
            [[["部门", "示例局"]], "附表二", [["项目", "金额"]]],
            id="title of a second table under two blank lines",
        ),
    ],
)
def test_lines_around_tables(text: str, expected: list[object]) -> None:
    assert blocks(text) == expected


def test_columns_are_only_an_order() -> None:
    assert [block.columns_aligned for block in read(document(FULL)).blocks if isinstance(block, Grid)] == [False]

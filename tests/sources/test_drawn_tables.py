"""Text with drawn tables."""

import pytest

from tests.sources.building import blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "题\n| 项目 | 金额 |\n|---|---:|\n| 甲\\|乙 | 81 |\n| 丙<br>丁 | |\n\n注",
            ["题", [["项目", "金额"], ["甲|乙", "81"], ["丙\n丁", ""]], "注"],
            id="markdown",
        ),
        pytest.param(
            "┌──┬──┐\n│项目│金额│\n├──┼──┤\n│甲  │81  │\n│乙  │    │\n├──┼──┤\n│丙  │90  │\n└──┴──┘",
            [[["项目", "金额"], ["甲\n乙", "81"], ["丙", "90"]]],
            id="box drawings",
        ),
        pytest.param(
            "题\n项目  金额  时间\n甲    81    1月\n乙    90    2月",
            ["题", [["项目", "金额", "时间"], ["甲", "81", "1月"], ["乙", "90", "2月"]]],
            id="blanks",
        ),
        pytest.param("甲 | 乙\n丙  丁\n戊", ["甲 | 乙", "丙  丁", "戊"], id="prose"),
    ],
)
def test_drawn_tables(text: str, expected: list[object]) -> None:
    assert blocks(text) == expected

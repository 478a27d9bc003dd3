"""Which way up a page lies, also where narrow columns set characters below each other."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from benchmarks.render.typefaces import font
from extractors.ocr.paddle import paddle
from extractors.scans.turning import quarter_turns
from schemas.picture import Pixels

LINES = ("财政资金 4143.61 2610.47", "自筹资金 1208.00", "逐步更新虚构集市，方便就近使用")
COLUMNS = (
    "参观模拟码头人次是否达到",
    "样例桥梁预约答复时限",
    "示例风车管护面积",
    "虚构学校师生满意度",
    "范例苗圃绿化情况",
)
"""Together longer than the lines."""


def printed(columns: tuple[str, ...], lines: tuple[str, ...] = LINES) -> Pixels:
    """A page of lines, and of columns in which characters stand below each other."""
    page = Image.new("L", (1000, 1400), 255)
    pen, face = ImageDraw.Draw(page), font("hei", 30)
    for at, line in enumerate(lines):
        pen.text((80, 80 + 60 * at), line, fill=0, font=face)
    for at, column in enumerate(columns):
        for down, char in enumerate(column):
            pen.text((100 + 120 * at, 400 + 48 * down), char, fill=0, font=face)
    return np.asarray(page, np.uint8)


@pytest.mark.parametrize("columns", [(), COLUMNS], ids=["lines", "narrow columns"])
@pytest.mark.parametrize("turns", [0, 2])
def test_an_upright_page_is_told_from_one_upside_down(columns: tuple[str, ...], turns: int) -> None:
    assert quarter_turns(np.ascontiguousarray(np.rot90(printed(columns), turns)), paddle()) == turns


@pytest.mark.parametrize("turns", [1, 3])
def test_a_page_on_its_side_is_set_upright(turns: int) -> None:
    assert quarter_turns(np.ascontiguousarray(np.rot90(printed(()), turns)), paddle()) == 4 - turns


@pytest.mark.parametrize("turns", [0, 2])
def test_a_page_of_narrow_columns_alone_is_upright(turns: int) -> None:
    assert quarter_turns(np.ascontiguousarray(np.rot90(printed(COLUMNS, ()), turns)), paddle()) == turns

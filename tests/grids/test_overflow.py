"""Text wider than its cell belongs whole to one; numbers over lines are one number."""

import pytest

from schemas.grid import Aside
from tests.grids.drawing import Sheet
from tests.grids.reading import content_of, grids


def row(*texts: tuple[float, str]) -> list[str]:
    """The cells of one row of three, 60 points wide each from 100 on."""
    sheet = Sheet()
    sheet.table((100, 160, 220, 280), (100, 120, 140), [["头一", "头二", "头三"]])
    for x, text in texts:
        sheet.text(x, 124, text)
    (grid,) = grids(content_of(sheet))
    return [cell.text for cell in grid.cells if cell.row == 1]


@pytest.mark.parametrize(
    ("texts", "cells"),
    [
        (((140, "1200.50"), (180, "80.03%")), ["1200.50", "80.03%", ""]),
        (((102, "名"), (145, "1200.50")), ["名", "1200.50", ""]),
        (((150, "2023年"),), ["", "2023年", ""]),
        (((133, "2023年"),), ["2023年", "", ""]),
        (((210, "≥95%"), (240, "标准")), ["", "≥95%", "标准"]),
        (((130, "名称的名称"), (200, "12")), ["名称的名称", "12", ""]),
        (((102, "一二三四五六"), (163, "七八九十")), ["一二三四五六", "七八九十", ""]),
    ],
)
def test_words_are_never_cut(texts: tuple[tuple[float, str], ...], cells: list[str]) -> None:
    assert row(*texts) == cells


@pytest.mark.parametrize(
    ("printed", "read", "told"),
    [
        ("1,\n150.00", "1,150.00", ()),
        ("1200\n.50", "1200.50", ()),
        ("130\n0.00", "1300.00", (Aside(kind="rejoined", text="130\n0.00", read="1300.00"),)),
        ("300.0\n0", "300.00", (Aside(kind="rejoined", text="300.0\n0", read="300.00"),)),
        ("≥9\n5%", "≥95%", (Aside(kind="rejoined", text="≥9\n5%", read="≥95%"),)),
        ("8,700.0000\n00", "8,700.000000", ()),
        ("12.00\n13.00", "12.00\n13.00", ()),
        ("12\n13", "12\n13", ()),
        ("≥95%\n≥90%", "≥95%\n≥90%", ()),
        ("12\n90%", "12\n90%", ()),
    ],
)
def test_a_number_over_lines_is_one(printed: str, read: str, told: tuple[Aside, ...]) -> None:
    sheet = Sheet()
    sheet.table((100, 160, 220), (100, 130, 160), [["头", printed], ["尾", "3"]])
    (grid,) = grids(content_of(sheet))
    assert (grid.cells[1].text, grid.cells[1].asides) == (read, told)


@pytest.mark.parametrize(("apart", "read"), [(10, "1200.50"), (7, "1200.50")])
def test_figures_set_apart_are_one_number(apart: float, read: str) -> None:
    sheet = Sheet()
    sheet.table((100, 260, 320), (100, 120, 140), [["头", "二"], ["", "3"]])
    for number, letter in enumerate("1200.50"):
        sheet.text(110 + apart * number, 123, letter, size=8)
    (grid,) = grids(content_of(sheet))
    assert grid.cells[2].text == read

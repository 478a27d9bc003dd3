"""Units and comparators that a recogniser misread are what alone they can be, and told; figures stay."""

import pytest

from extractors.grids.value_misreadings import with_values_read
from schemas.grid import Cell, Grid
from schemas.page import Candidate


def read(*columns: tuple[str, ...], sure: float | None = 0.99) -> tuple[list[str], list[tuple[str, str]]]:
    """The texts of a recognised table's cells, column by column, and each that was read otherwise."""
    cells = [
        Cell(row=row, col=col, row_span=1, col_span=1, text=text, page=1, bbox=(0, 0, 9, 9), confidence=sure)
        for row, texts in enumerate(zip(*columns, strict=True))
        for col, text in enumerate(texts)
    ]
    grid, looks = with_values_read(Grid(rows=len(columns[0]), cols=len(columns), cells=tuple(cells)))
    return [cell.text for cell in grid.cells], [(look.first, look.second) for look in looks]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("≤7大", "≤7天"),
        ("23.86万\n兀", "23.86万\n元"),
        ("大于等干68万元", "大于等于68万元"),
        ("<二33万元", "<=33万元"),
        ("二19次", "=19次"),
        ("不少干30入", "不少于30人"),
    ],
)
def test_a_unit_or_comparator_is_what_alone_it_can_be(printed: str, meant: str) -> None:
    assert read((printed,)) == ([meant], [(meant, printed)])


@pytest.mark.parametrize(
    "printed", ["≤7天", "扩大", "大", "二", "3大类", "二级指标", "1089.41", "第2次", "干部培训", "入", "50大卡"]
)
def test_what_may_be_meant_as_it_is_stays(printed: str) -> None:
    assert read((printed,)) == ([printed], [])


def test_a_lone_sign_is_told_by_the_head_of_its_column() -> None:
    texts, looks = read(("计量单位", "大", "场次"), ("指标内容", "大", "入"))
    assert (texts, looks) == (["计量单位", "指标内容", "天", "大", "场次", "入"], [("天", "大")])


def test_a_lone_sign_is_told_by_the_other_units_of_its_column() -> None:
    texts, looks = read(("%", "大"), ("范例", "大"))
    assert (texts, looks) == (["%", "范例", "天", "大"], [("天", "大")])


@pytest.mark.parametrize(
    ("printed", "meant"), [("≥.", "≥"), ("：≤", "≤"), ("·二", "="), ("3", "3"), ("人", "人"), ("·", "·")]
)
def test_a_lone_sign_is_told_by_the_other_comparators_of_its_column(printed: str, meant: str) -> None:
    texts, looks = read(("指标值", "≥", "≤", printed), ("完成率", "≥.", "二", "·二"))
    assert texts == ["指标值", "完成率", "≥", "≥.", "≤", "二", meant, "·二"]
    assert looks == ([(meant, printed)] if meant != printed else [])


@pytest.mark.parametrize(
    ("printed", "meant"), [(".%", "%"), ("人次·", "人次"), ("：大", "天"), (".7", ".7"), ("...", "...")]
)
def test_dirt_around_a_unit_is_left_out_in_its_column(printed: str, meant: str) -> None:
    texts, _ = read(("%", "天", printed), ("范例.", "范例", ".%"))
    assert texts == ["%", "范例.", "天", "范例", meant, ".%"]


def test_dirt_around_a_misread_sign_is_left_out_with_what_it_may_be() -> None:
    signs = [
        ("≥", {}),
        ("W.", {0: (Candidate("≥", 0.07), Candidate("V", 0.06)), 1: (Candidate(":", 0.01),)}),
        ("=", {}),
        ("≤", {}),
        ("M-", {}),
    ]
    cells = [
        Cell(
            row=row, col=0, row_span=1, col_span=1, text=text, page=1, bbox=(0, 0, 9, 9), confidence=0.5, others=others
        )
        for row, (text, others) in enumerate(signs)
    ]
    grid, looks = with_values_read(Grid(rows=len(signs), cols=1, cells=tuple(cells)))
    assert [cell.text for cell in grid.cells] == ["≥", "≥", "=", "≤", "M-"]
    assert [(look.first, look.second) for look in looks] == [("≥", "W.")]
    assert all(at < len(cell.text) for cell in grid.cells for at in cell.others)


def test_text_that_was_not_recognised_stays() -> None:
    assert read(("≤7大",), sure=None) == (["≤7大"], [])

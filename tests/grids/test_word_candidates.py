"""Words of recognised tables are decided by the recogniser's candidates together with the lists, and told."""

import pytest

from extractors.grids.value_misreadings import with_values_read
from extractors.grids.word_candidates import with_words_decided
from schemas.grid import Cell, Grid
from schemas.page import Candidate

Doubts = dict[str, str]
"""A character as it was read → what else it may be, likeliest first."""


def cell(text: str, doubts: Doubts, chance: float) -> Cell:
    """A recognised cell; every one of the characters is in doubt alike."""
    dense = "".join(text.split())
    others = {
        at: tuple(Candidate(other, chance) for other in doubts[sign]) for at, sign in enumerate(dense) if sign in doubts
    }
    return Cell(row=0, col=0, text=text, page=1, bbox=(0, 0, 9, 9), confidence=0.6, others=others)


def words(text: str, doubts: Doubts, chance: float = 0.1) -> tuple[str, list[tuple[str, str]]]:
    """A cell's text as its words are decided, and what was told."""
    grid, looks = with_words_decided(Grid(rows=1, cols=1, cells=(cell(text, doubts, chance),)))
    assert not grid.cells[0].others
    return grid.cells[0].text, [(look.first, look.second) for look in looks]


@pytest.mark.parametrize(
    ("read", "doubts", "meant"),
    [
        ("管理效辜", {"辜": "事率"}, "管理效率"),
        ("数星指标", {"星": "量"}, "数量指标"),
        ("社会效\n盖指标", {"盖": "益"}, "社会效\n益指标"),
        ("年度绩放日标", {"放": "效", "日": "目"}, "年度绩效目标"),
        ("一级指杯", {"杯": "标"}, "一级指标"),
        ("效益.\n指标", {".": "，"}, "效益\n指标"),
        ("效盖.\n指标", {".": "，"}, "效益\n指标"),
    ],
)
def test_a_listed_word_is_what_its_candidates_make_of_it(read: str, doubts: Doubts, meant: str) -> None:
    assert words(read, doubts) == (meant, [(meant, read)])


@pytest.mark.parametrize(
    ("read", "doubts", "meant"),
    [
        ("现有水手26人处控制外聘水手", {"处": "外，"}, "现有水手26人，控制外聘水手"),
        ("解决灯塔维护难点间题", {"间": "问"}, "解决灯塔维护难点问题"),
        ("完成土级交办的任务", {"土": "上"}, "完成上级交办的任务"),
        ("做好码头准备.协助靠泊", {".": "，"}, "做好码头准备，协助靠泊"),
    ],
)
def test_a_character_that_cannot_be_meant_gives_way_to_one_that_can(read: str, doubts: Doubts, meant: str) -> None:
    assert words(read, doubts) == (meant, [(meant, read)])


@pytest.mark.parametrize(
    ("read", "doubts", "chance"),
    [
        ("管理效率", {"率": "辜"}, 0.4),
        ("管理效辜", {"辜": "牵"}, 0.4),
        ("巡查26次", {"6": "8"}, 0.4),
        ("共3.5万元", {".": "，"}, 0.4),
        ("第二季度", {"二": "三"}, 0.4),
        ("解决灯塔维护难点间题", {"间": "问"}, 0.01),
        ("觖决渔民诉求", {}, 0.4),
        ("按季度完成", {"季": "李"}, 0.4),
    ],
)
def test_what_nothing_bears_out_stays(read: str, doubts: Doubts, chance: float) -> None:
    assert words(read, doubts, chance) == (read, [])


@pytest.mark.parametrize(
    ("read", "doubts", "meant"),
    [
        ("≤7犬", {"犬": "天"}, "≤7天"),
        ("V95%", {"V": "≥"}, "≥95%"),
        ("不低丁30人", {"丁": "于"}, "不低于30人"),
    ],
)
def test_a_unit_or_comparator_is_what_its_candidates_make_of_it(read: str, doubts: Doubts, meant: str) -> None:
    grid, looks = with_values_read(Grid(rows=1, cols=1, cells=(cell(read, doubts, 0.1),)))
    assert (grid.cells[0].text, [look.second for look in looks]) == (meant, [read])


def test_no_candidate_decides_a_digit() -> None:
    grid, looks = with_values_read(Grid(rows=1, cols=1, cells=(cell("≤1大", {"1": "7", "大": "9"}, 0.4),)))
    assert (grid.cells[0].text, [look.second for look in looks]) == ("≤1天", ["≤1大"])


def test_of_a_long_text_the_part_is_told_that_was_decided() -> None:
    read = "一是扩大示例风车的开放范围.方便乘客就近使用；二是健全模拟渡口的管护办法，保持设施完好，完成土级交办的任务"
    text, looks = words(read, {".": "，", "土": "上"})
    assert text == read.replace(".", "，").replace("土", "上")
    assert [first for first, _ in looks] == ["例风车的开放范围，方便乘客就近使用", "持设施完好，完成上级交办的任务"]
    assert all(second in read and len(second) == len(first) for first, second in looks)

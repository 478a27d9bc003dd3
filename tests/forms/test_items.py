"""Prose split into the items of its list."""

import pytest

from extractors.forms.numbered_items import numeral, split_items, unnumbered

SPLITS = [
    ("", ()),
    ("一段没有编号的话。", ("一段没有编号的话。",)),
    ("1.甲事。\n2．乙事。\n3、丙事。", ("甲事。", "乙事。", "丙事。")),
    ("1、甲事。 2、乙事。 3、丙事。", ("甲事。", "乙事。", "丙事。")),
    ("  目标1：甲事 \n 目标2：乙事。", ("甲事", "乙事。")),
    ("目标 1. 甲事。 目标 2. 乙事", ("甲事。", "乙事")),
    ("1.建成12.33万平方米。\n2.再建2.5万平方米。", ("建成12.33万平方米。", "再建2.5万平方米。")),
    ("1.甲事：（1）其一；（2）其二。\n2.乙事", ("甲事：（1）其一；（2）其二。", "乙事")),
    ("（一）甲事。（二）乙事。", ("甲事。", "乙事。")),
    ("一、甲事\n二、乙事\n十、不是第三", ("甲事", "乙事十、不是第三")),
    ("①甲事；②乙事", ("甲事；", "乙事")),
    ("2.从二开始的不是清单", ("2.从二开始的不是清单",)),
    ("全年完成3项，其中1.甲2.乙", ("全年完成3项，其中1.甲2.乙",)),
]


@pytest.mark.parametrize(("text", "items"), SPLITS)
def test_items(text: str, items: tuple[str, ...]) -> None:
    assert split_items(text) == items


@pytest.mark.parametrize(("number", "word"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (34, "三十四")])
def test_numeral(number: int, word: str) -> None:
    assert numeral(number) == word


@pytest.mark.parametrize(
    ("text", "rest"),
    [("7.甲", "甲"), ("二、填报说明", "填报说明"), ("（三）乙", "乙"), ("12.5万元", "12.5万元"), ("丙", "丙")],
)
def test_unnumbered(text: str, rest: str) -> None:
    assert unnumbered(text) == rest


ALOUD = [
    ("一是甲事；二是乙事。", ("甲事；", "乙事。")),
    ("实现多项目标：一是甲事。二是乙事。三是丙事。", ("实现多项目标：", "甲事。", "乙事。", "丙事。")),
    ("这是一是一、二是二的事", ("这是一是一、二是二的事",)),
    ("一是甲事。", ("一是甲事。",)),
    ("1.一是甲事；二是乙事。2.丙事。", ("一是甲事；二是乙事。", "丙事。")),
]


@pytest.mark.parametrize(("text", "items"), ALOUD)
def test_points_counted_aloud(text: str, items: tuple[str, ...]) -> None:
    assert split_items(text, counted_aloud=True) == items
    assert split_items("一是甲事；二是乙事。") == ("一是甲事；二是乙事。",)

"""Heads of several columns in one cell."""

from collections import Counter

import pytest

from mappings.joined_heads import is_head, joined_heads


@pytest.mark.parametrize(
    ("text", "count", "heads"),
    [
        ("当年金额占比", 2, ("当年金额", "占比")),
        ("当年 金额\n占比", 2, ("当年金额", "占比")),
        ("2019年2018年", 2, ("2019年", "2018年")),
        ("一级指标二级指标三级指标", 3, ("一级指标", "二级指标", "三级指标")),
        ("当年金额占比", 3, ()),
        ("金额单位", 2, ()),
        ("项目名称", 2, ()),
        ("当年金额说明", 2, ()),
    ],
)
def test_heads_are_parted(text: str, count: int, heads: tuple[str, ...]) -> None:
    assert joined_heads(text, count) == heads


@pytest.mark.parametrize("word", ["年度金额", "示例职能。", "2024年", "一级指标二级指标"])
def test_a_long_text_costs_no_more_than_a_short_one(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    asked: Counter[int] = Counter()

    def counting(each: str) -> bool:
        asked[size] += 1
        return is_head(each)

    monkeypatch.setattr("mappings.joined_heads.is_head", counting)
    for size in (4_000, 40_000):
        assert joined_heads(word * (size // len(word)), 7) == ()
    assert asked[40_000] == asked[4_000] <= 10


def test_many_ways_to_part_a_text_are_not_all_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[str] = Counter()

    def counting(each: str) -> bool:
        asked[each] += 1
        return is_head(each)

    monkeypatch.setattr("mappings.joined_heads.is_head", counting)
    joined_heads("2024年" * 40, 40)
    assert asked.total() < 100 * 40

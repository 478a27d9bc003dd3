"""Heads of several columns in one cell."""

import pytest

from mappings.joined_heads import joined_heads


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

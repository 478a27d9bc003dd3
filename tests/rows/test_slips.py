"""Slips in running text."""

import pytest

from mappings.prose import slips

SLIPS = [
    ("积极衔联络各单位", ["积极衔联络"]),
    ("做好衔接工作，授予警衔", []),
    ("办公楼为总建筑面积为3.5万平方米", ["为总建筑面积为"]),
    ("作为重点工程为3个单位提供服务", []),
    ("召开视屏会议2次", ["视屏会议"]),
    ("召开视频会议2次", []),
    ("以其它个形式宣传", ["其它个"]),
    ("其他个人和个别单位", []),
]


@pytest.mark.parametrize(("text", "printed"), SLIPS)
def test_a_slip_is_named_as_it_is_printed(text: str, printed: list[str]) -> None:
    assert [slip.printed for slip in slips(text)] == printed

"""Offices whose division is printed with one wrong character."""

import pytest

from mappings.divisions import hint
from mappings.near_divisions import locate_near

NEAR = [
    ("鄂洲市示例局", 420700, "鄂州市"),
    ("中共鄂洲市委示例委员会办公室", 420700, "鄂州市"),
    ("湖北省鄂洲市示例局", 420700, "鄂州市"),
    ("抗州市示例局", 330100, "杭州市"),
    ("福州巿示例局", 350100, "福州市"),
    ("苏洲市示例中心（本级）", 320500, "苏州市"),
]


@pytest.mark.parametrize(("name", "code", "meant"), NEAR)
def test_one_wrong_character_still_leads_to_the_city(name: str, code: int, meant: str) -> None:
    found = locate_near(name)
    assert found is not None
    assert (found.place.adcode, found.meant) == (code, meant)


@pytest.mark.parametrize(
    "name", ["示例局", "省示例厅", "市人民政府办公室", "某某市示例局", "鄂洲市", "鄂州市示例局", ""]
)
def test_what_is_no_misprint_leads_nowhere(name: str) -> None:
    assert locate_near(name) is None


def test_a_hint_does_not_stand_in_for_a_name() -> None:
    assert locate_near("示例局", hint(("鄂州市",))) is None

"""Labels that a recogniser misread are set right where their looks single one out, and nothing else is."""

import pytest

from mappings.label_misprints import meant_label


@pytest.mark.parametrize(("seen", "label"), [("古比", "占比"), ("三级指杯", "三级指标"), ("项目名祢", "项目名称")])
def test_a_misread_label_is_known(seen: str, label: str) -> None:
    assert meant_label(seen) == label


@pytest.mark.parametrize(
    "text", ["占比", "三级指标", "单价", "管理", "标准", "", "1089.41", "部门职能概述", "某市某局"]
)
def test_what_is_a_label_or_none_stays(text: str) -> None:
    assert meant_label(text) is None

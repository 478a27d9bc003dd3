"""Misprinted words of closed sets."""

import pytest

from mappings.levels import families, fused
from mappings.misprints import corrected_label, corrected_level, corrected_listed, corrected_quality

LEVELS = [
    # printed, family, meant, whether it is a misprint
    ("实效指标", "national", "时效指标", True),
    ("质景指标", "national", "质量指标", True),
    ("数量指际", "national", "数量指标", True),
    ("社会效意", "hubei", "社会效益", True),
    ("核心业务产岀1", "hubei", "核心业务产出1", True),
    ("经济成本", "national", "经济成本指标", False),
]
RIGHT_LEVELS = [
    ("质量指标", "national"),
    ("数量指标", "national"),
    ("核心业务产出3", "hubei"),
    ("12345政务服务便民热线", "hubei"),
    ("满意度", "hubei"),
    ("预算执行率", "hubei"),
    ("", "hunan"),
]
LABELS = [
    ("三级指际", "三级指标"),
    ("部门名秤", "部门名称"),
    ("联系电活", "联系电话"),
    ("年度绩交指标", "年度绩效指标"),
]
QUALITIES = [("完善律", "完善率"), ("建全", "健全"), ("明显题高", "明显提高"), ("稳步提开", "稳步提升")]


@pytest.mark.parametrize(("printed", "family", "meant", "misprint"), LEVELS)
def test_a_level_name_is_corrected(printed: str, family: str, meant: str, misprint: bool) -> None:
    found = corrected_level(printed, family)
    assert found is not None
    assert (found.meant, found.misprint) == (meant, misprint)


@pytest.mark.parametrize(("printed", "family"), RIGHT_LEVELS)
def test_a_level_that_is_right_or_unknown_stays(printed: str, family: str) -> None:
    assert corrected_level(printed, family) is None


def test_no_official_level_is_taken_for_another_one() -> None:
    names = {name for family in families() for name in (*family.level1, *family.parents)}
    taken = {
        (name, family.id)
        for name in names
        for family in families()
        if (found := corrected_level(name, family.id)) is not None and found.misprint
    }
    assert taken == set()


@pytest.mark.parametrize(
    ("printed", "column", "meant"),
    [("计化标准", "basis", "计划标准"), ("行业标难", "basis", "行业标准"), ("绩效基木型", "class", "绩效基本型")],
)
def test_a_listed_word_is_corrected(printed: str, column: str, meant: str) -> None:
    found = corrected_listed(printed, "basis" if column == "basis" else "class")
    assert found is not None
    assert found.meant == meant


@pytest.mark.parametrize("printed", ["历史标准", "地方标准", "绩效创新型", "文件要求"])
def test_a_word_that_is_right_or_outside_the_list_stays(printed: str) -> None:
    assert corrected_listed(printed, "basis") is None


@pytest.mark.parametrize(("printed", "meant"), LABELS)
def test_a_label_is_corrected(printed: str, meant: str) -> None:
    found = corrected_label(printed)
    assert found is not None
    assert found.meant == meant


@pytest.mark.parametrize("printed", ["三级指标", "四级指标", "一级指标", "指标说明书", "数量指标", "财政拨款"])
def test_a_label_that_is_right_or_unknown_stays(printed: str) -> None:
    assert corrected_label(printed) is None


@pytest.mark.parametrize(("printed", "meant"), QUALITIES)
def test_a_quality_word_is_corrected(printed: str, meant: str) -> None:
    found = corrected_quality(printed)
    assert found is not None
    assert found.meant == meant


@pytest.mark.parametrize("printed", ["健全", "合力", "有所降低", "明显提高", "100%"])
def test_a_quality_word_that_is_right_or_unknown_stays(printed: str) -> None:
    assert corrected_quality(printed) is None


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("产出指标数量指标印制册数", ("产出指标", "数量指标", "印制册数")),
        ("产出指标数量指标", None),
        ("数量指标印制册数", None),
    ],
)
def test_levels_printed_before_a_name_are_taken_off(printed: str, parts: tuple[str, str, str] | None) -> None:
    assert fused(printed) == parts

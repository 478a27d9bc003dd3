"""What is said in English of a value, told in Chinese."""

import pytest

from mappings.telling import PLACE, chinese, pattern, telling


@pytest.mark.parametrize(
    ("english", "part", "meant"),
    [
        ("number", "rules", "数字"),
        ("a unit of share", "texts", "比率单位"),
        ("count of 示例", "texts", "“示例”的数量"),
        ("示例满意度 (satisfaction:示例)", "known", "示例满意度"),
        ("合计 (total)", "known", "合计"),
        ("示例（UFI） (satisfaction)", "known", "示例（UFI）"),
        ("quantitative >=25000次", "results", "定量 >=25000次"),
        ("“示例” is an official level 2 of national, under 甲、乙", "texts",
         "“示例”是全国统一框架规定的二级指标，属于甲、乙"),
        ("funding 7: filing 0-p0-1 has no such row; it has none there", "texts", "funding：表 0-p0-1 没有第 7 行"),
        ("/d/0.yaml was decided by 甲 on 2026-01-02 already (edit 3); remove one of the two", "texts",
         "同一处已由 甲 于 2026-01-02 作过另一决定；请先撤回其一"),
    ],
)  # fmt: skip
def test_a_text_is_told_in_chinese_with_what_it_tells(english: str, part: str, meant: str) -> None:
    assert chinese(english, part) == meant  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["示例", "≥95%", "no such text", "", "示例 (km)", "a unit of SHARE"])
def test_what_the_file_does_not_hold_stays_as_it_is(text: str) -> None:
    assert chinese(text) == text


def test_each_line_fills_its_holes_from_what_its_english_tells() -> None:
    for part in ("rules", "results", "known", "texts", "reasons"):
        for english, meant in getattr(telling(), part).items():
            holes = len(pattern(english)[1])
            told = PLACE.findall(meant)
            assert all(not place.isdecimal() or int(place) <= holes for place in told), english
            assert sum(not place.isdecimal() for place in told) <= holes, english

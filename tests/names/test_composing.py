"""Names that say one thing in other words, and names that must stay apart."""

from pathlib import Path

import pytest

from extractors.corrections.rewrite import level2, name, value
from extractors.rows.measures import called, measure
from mappings.names import match
from tests.audit.rows import value as row_of

PAIRS = Path(__file__).parent / "composed.tsv"


def id_of(printed: str, unit: str | None = None) -> str | None:
    """The indicator of a name without a level or a value."""
    found = match(printed)
    return called(found, measure(found.corrected, None, unit, None, "none").metric)[0]


def pairs(same: str) -> list[tuple[str, str]]:
    """The labelled pairs that are the same, `yes`, or not, `no`."""
    rows = [line.split("\t") for line in PAIRS.read_text("utf-8").splitlines()[1:]]
    return [(one, other) for one, other, label in rows if label == same]


def merged(two: tuple[str, str]) -> bool:
    """Whether both names are given one indicator."""
    first, second = map(id_of, two)
    return first is not None and first == second


def test_no_two_names_that_differ_are_given_one_indicator() -> None:
    assert [two for two in pairs("no") if merged(two)] == []


def test_most_names_that_say_the_same_are_given_one_indicator() -> None:
    found = [merged(two) for two in pairs("yes")]
    assert sum(found) / len(found) >= 0.9


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("购置书架数量", "count:书架购置数量"),
        ("书架按期交付率", "timeliness:书架交付按期率"),
        ("示例街道居民满意率", "satisfaction:示例街道居民满意度"),
        ("项目及时完成率", "project_timeliness"),
        ("群众满意率", "public_satisfaction"),
        ("及时率", None),
        ("提升书架管理水平", None),
        ("书架数量；书架面积", None),
        ("书架管理指数", None),
        ("书架采购数量和书架维护数量", None),
        ("书架完好率、书架利用率", None),
        ("书架完好率及时率", "timeliness:书架完好率及时率"),
        ("维修书架数量", "count:书架维修数量"),
        ("修缮工程书架数量", "count:修缮工程书架数量"),
        ("书架满意度调查", "satisfaction:书架满意度"),
        ("①购置书架数量（100%）", "count:书架购置数量"),
        ("【产出】2.群众满意度（%）", "public_satisfaction"),
        ("完成书架验收率", "completion:书架验收完成率"),
        ("书架落实整改率", "completion:书架整改落实率"),
        ("书架整改落实率", "completion:书架整改落实率"),
        ("参加书架活动人员满意度", "satisfaction:书架活动参与人员满意度"),
        ("书架活动参与者满意率", "satisfaction:书架活动参与人员满意度"),
        ("评审书架项目个数", "count:书架项目评审数量"),
        ("采购书架人员满意度", "satisfaction:书架采购人员满意度"),
        ("书架采购人员满意度", "satisfaction:书架采购人员满意度"),
        ("书架发稿量", "count:书架发稿数量"),
        ("书架用水量", "count:书架用水量"),
        ("各项书架工作及时性", "timeliness:各项书架工作及时率"),
    ],
)
def test_an_id_is_made_of_the_metric_and_the_common_wording(printed: str, meant: str | None) -> None:
    assert id_of(printed) == meant


def test_a_time_has_an_id_once_the_evidence_tells_which() -> None:
    names = ["书架验收完成时限", "完成书架验收时间", "书架完成验收时间"]
    told = [called(match(name), measure(name, None, None, "6月底前", "qualitative").metric)[0] for name in names]
    assert told == ["deadline:书架验收完成时间"] * 3
    assert [id_of(name) for name in names] == [None] * 3
    assert called(match(names[0]), measure(names[0], None, "天", "9天", "quantitative").metric)[0] is not None


def test_an_effect_that_is_counted_has_no_id_of_its_own_words() -> None:
    found = measure("书架使用影响", "可持续影响指标", "年", "≥5年", "quantitative")
    assert (found.metric, called(match("书架使用影响"), found.metric)[0]) == ("duration", None)


def test_a_corrected_name_level_or_value_takes_metric_and_indicator_with_it() -> None:
    row = name(row_of("书架", None), "书架验收时间")
    assert (row.metric, row.indicator_id, row.match_method) == (None, None, "none")
    row = name(value(row, "≤9人"), "书架管理数量")
    assert (row.metric, row.indicator_id, row.match_method) == ("people", "people:书架管理数量", "composed")
    row = value(row, "≤9个")
    assert (row.metric, row.indicator_id) == ("count", "count:书架管理数量")
    assert level2(name(value(row, "12月"), "书架"), "时效指标").metric == "deadline"

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
    ],
)
def test_an_id_is_made_of_the_metric_and_the_common_wording(printed: str, meant: str | None) -> None:
    assert id_of(printed) == meant


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

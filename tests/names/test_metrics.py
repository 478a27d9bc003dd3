"""What names measure: half of the labelled ones was seen as totals only while the rules were tuned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.metrics import labelled, scored
from benchmarks.names import Half
from extractors.rows.measures import measure
from mappings.metric_words import vocabulary

HALVES: list[Half] = ["dev", "test"]

TOLD = [
    # name, level 2, unit, value, kind, metric, subject
    ("窗口人员满意度", "服务对象满意度指标", "%", "≥90%", "quantitative", "satisfaction", "窗口人员"),
    ("指标5：窗口人员满意度（%）", "服务对象满意度指标", None, "≥90", "quantitative", "satisfaction", "窗口人员"),
    ("①窗口人员满意度", None, "%", "≥90%", "quantitative", "satisfaction", "窗口人员"),
    ("【服务】窗口人员满意度", None, "%", "≥90%", "quantitative", "satisfaction", "窗口人员"),
    ("2.窗口人员满意度", None, "%", "≥90%", "quantitative", "satisfaction", "窗口人员"),
    ("及时率", None, "%", "100%", "quantitative", "timeliness", None),
    ("新增省级示范点数量", "数量指标", "个", "3个", "quantitative", "count", "新增省级示范点"),
    ("重大活动保障人次", "数量指标", "人次", "300人次", "quantitative", "person_times", "重大活动保障"),
    ("活动保障人数", "数量指标", "人", "300人", "quantitative", "people", "活动保障"),
    ("验收时间", "时效指标", "小时", "≤2小时", "quantitative", "duration", "验收时间"),
    ("验收时间", "时效指标", None, "6月底前", "qualitative", "deadline", "验收时间"),
    ("验收时间", "时效指标", None, None, "none", None, "验收时间"),
    ("采购书架", "数量指标", "套", "=9套", "quantitative", "count", "采购书架"),
    ("采购书架", "成本指标", "万元", "≤9万元", "quantitative", "amount", "采购书架"),
    ("采购书架", None, None, None, "none", None, "采购书架"),
    ("书架成本", "成本指标", "元/套", "≤90元/套", "quantitative", "unit_cost", "书架"),
    ("每套书架成本", "成本指标", "元", "≤90元", "quantitative", "unit_cost", "每套书架"),
    ("信息平台指数", None, None, "≥90", "quantitative", None, "信息平台指数"),
    ("提升书架管理水平", "社会效益指标", None, "显著", "qualitative", "effect", "提升书架管理"),
    ("是否按规定使用书架资金", "质量指标", None, "是", "qualitative", None, "是否按规定使用书架资金"),
    ("产品不合格率", "质量指标", "%", "≤1%", "quantitative", None, "产品不合格率"),
    ("单位未完成率", "质量指标", "%", "≤1%", "quantitative", None, "单位未完成率"),
    ("合格率", None, "人", "≥9人", "quantitative", "pass_rate", None),
    ("满意度指标", None, None, None, "none", None, None),
    ("服务对象满意度", "服务对象满意度指标", "%", "≥90%", "quantitative", "satisfaction", "服务对象"),
    ("书架成本控制率=书架费用/书架预算*100%", "成本指标", "%", "≤90%", "quantitative", "control", "书架"),
    ("书架尺寸契合度", "质量指标", "%", "≥90%", "quantitative", "compliance", "书架尺寸"),
    ("参训学员满意度", "服务对象满意度指标", "%", "≥90%", "quantitative", "satisfaction", "参加培训人员"),
]


@pytest.mark.parametrize(("name", "level2", "unit", "value", "kind", "metric", "subject"), TOLD)
def test_a_name_tells_what_it_measures_and_of_what(
    name: str, level2: str | None, unit: str | None, value: str | None, kind: str, metric: str | None, subject: str
) -> None:
    found = measure(name, level2, unit, value, kind)
    assert (found.metric, found.subject) == (metric, subject)


@pytest.mark.parametrize("half", HALVES)
def test_hardly_a_name_is_given_a_wrong_metric(half: Half) -> None:
    assert scored(labelled(half)).precision >= 0.985


@pytest.mark.parametrize("half", HALVES)
def test_names_that_measure_something_are_given_their_metric(half: Half) -> None:
    assert scored(labelled(half)).coverage >= 0.95


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("省级检查次数", "市级检查次数"),
        ("新增床位数量", "床位数量"),
        ("重大事故发生率", "较大事故发生率"),
        ("培训人次", "培训人数"),
        ("上半年办结率", "下半年办结率"),
        ("群众满意率", "群众不满意率"),
        ("补助标准（中职）", "补助标准（本科）"),
    ],
)
def test_a_qualifier_keeps_two_names_apart(one: str, other: str) -> None:
    first, second = (measure(name, None, None, None, "none") for name in (one, other))
    assert (first.metric, first.subject) != (second.metric, second.subject)


@given(st.text(max_size=30))
def test_any_text_is_read_without_error(text: str) -> None:
    found = measure(text, None, None, None, "none")
    assert found.metric is None or found.metric in vocabulary().metrics

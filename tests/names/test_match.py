"""What printed indicator names become."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.catalogue import catalogue
from mappings.names import is_listed_name, listed, match, nearest_names

LISTED = [
    # printed, id, method, corrected
    ("公用经费控制率", "public_expense_control_rate", "exact", "公用经费控制率"),
    ("“三公”经费变动率", "three_public_expense_change_rate", "exact", "三公经费变动率"),
    ("“三公经费”变动率", "three_public_expense_change_rate", "exact", "三公经费变动率"),
    ("三公经费增减率", "three_public_expense_change_rate", "alias", "三公经费增减率"),
    ("“三公经费”控制率", "three_public_expense_control_rate", "exact", "三公经费控制率"),
    ("群众满意率", "public_satisfaction", "alias", "群众满意率"),
    ("群众满意程度", "public_satisfaction", "alias", "群众满意程度"),
    ("服务对象满意度（%）", "service_object_satisfaction", "alias", "服务对象满意度（%）"),
    ("资金使用的规范性", "fund_use_compliance", "alias", "资金使用的规范性"),
    ("2024年预算执行率", "budget_execution_rate", "alias", "2024年预算执行率"),
    ("高学历高层次人才储备率", "talent_reserve_rate", "alias", "高学历高层次人才储备率"),
    ("预算\n执行率", "budget_execution_rate", "exact", "预算执行率"),
]

MISPRINTS = [
    # printed, id, corrected
    ("投诉人员满意度率", "complainant_satisfaction", "投诉人员满意率"),
    ("觖决老百姓诉求", "appeals_solved", "解决老百姓诉求"),
    ("触决老百姓诉求", "appeals_solved", "解决老百姓诉求"),
    ("公用经费控制律", "public_expense_control_rate", "公用经费控制率"),
    ("非税收人预算完成率", "nontax_revenue_completion_rate", "非税收入预算完成率"),
    ("验收台格率（%）", "acceptance_rate", "验收合格率（%）"),
    ("群从满意率", "public_satisfaction", "群众满意率"),
    ("预算行执率", "budget_execution_rate", "预算执行率"),
    ("公用经经费控制率", "public_expense_control_rate", "公用经费控制率"),
    ("公用费控制率", "public_expense_control_rate", "公用经费控制率"),
    ("绩效指标日月确性", "indicator_clarity", "绩效指标明确性"),
    ("“三公”经费变劝率", "three_public_expense_change_rate", "三公经费变动率"),
]

OTHERS = [
    # A qualifier, a real word, a negation or a number makes it another name.
    "事后绩效评估完成率",
    "税收收入预算完成率",
    "监察次数",
    "受益人数满意度",
    "群众不满意率",
    "资金未到位率",
    "四公经费控制率",
    "12350诉求件数",
    "培训批次",
    "季度预算执行率",
    # Names of departments' own.
    "刊物印制数量",
    "市政府网络可用率",
    "重大会议、活动参与率",
    # Levels, values and nothing.
    "预算执行",
    "≥95%",
    "",
]


@pytest.mark.parametrize(("printed", "meant", "method", "corrected"), LISTED)
def test_a_listed_name_is_told_by_its_wording(printed: str, meant: str, method: str, corrected: str) -> None:
    found = match(printed)
    assert (found.indicator_id, found.method, found.corrected, found.misprint) == (meant, method, corrected, None)


@pytest.mark.parametrize(("printed", "meant", "corrected"), MISPRINTS)
def test_a_misprint_is_corrected_with_its_evidence(printed: str, meant: str, corrected: str) -> None:
    found = match(printed)
    assert (found.indicator_id, found.corrected) == (meant, corrected)
    assert found.misprint is not None
    assert all(found.evidence)


@pytest.mark.parametrize("printed", OTHERS)
def test_another_name_stays_as_printed_and_matches_nothing(printed: str) -> None:
    found = match(printed)
    assert (found.indicator_id, found.method, found.score, found.corrected) == (None, "none", None, printed)


@pytest.mark.parametrize(
    ("printed", "corrected"), [("印制册数.", "印制册数"), ("印制册数。", "印制册数。"), ("企业满意度率", "企业满意率")]
)
def test_what_is_never_right_is_corrected_in_any_name(printed: str, corrected: str) -> None:
    assert match(printed).corrected == corrected


def test_a_refused_candidate_says_why() -> None:
    runner_up = match("事后绩效评估完成率").runner_up
    assert runner_up is not None
    assert (runner_up.meaning, runner_up.refusal) == ("ex_ante_evaluation_completion_rate", "“事后”是另一个词")


def test_the_nearest_names_of_an_unknown_one_come_nearest_first() -> None:
    scores = [found.score for found in nearest_names("印刷刊物数量")]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 3


@given(st.text(max_size=30))
def test_any_text_is_matched_without_error_and_a_second_time_alike(text: str) -> None:
    found = match(text)
    assert found.printed == "".join(text.split())
    assert match(found.corrected).indicator_id == found.indicator_id


@given(st.sampled_from(sorted(wording.text for wording in catalogue().wordings.values())))
def test_every_wording_of_the_catalogue_means_its_indicator_and_is_printed_right(text: str) -> None:
    found = match(text)
    assert found.method in {"exact", "alias"}
    assert found.indicator_id == next(w for w in catalogue().wordings.values() if w.text == text).indicator.id


def test_a_misprint_is_not_listed() -> None:
    assert not is_listed_name("公用经费控制律")
    assert listed("公用经费控制律") is None


@pytest.mark.parametrize("printed", ["预算控制数", "项目预算控制数", "经费控制数"])
def test_another_measure_is_no_misprint(printed: str) -> None:
    found = match(printed)
    assert (found.corrected, found.misprint, found.indicator_id) == (printed, None, None)

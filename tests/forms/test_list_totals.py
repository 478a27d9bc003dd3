"""Sums in lists of forms: borne out by the forms, or told as amounts that no table holds."""

import pytest

from extractors.forms.reader import read_forms
from schemas.form import Doubt
from tests.conftest import grid
from tests.forms.test_lists import paged

HEAD = ("项目名称", "资金总额（万元）", "财政拨款", "绩效目标", "一级指标", "二级指标", "三级指标", "指标值")
SUM = ("合计", "1,130.25", "1,130.25", "", "", "", "", "")
OFFICE = ("示例市某局", "1,130.25", "1,130.25", "", "", "", "", "")
ONE = ("甲项目", "1,100.25", "1,100.25", "做好甲事", "产出指标", "数量指标", "甲事完成数", "≥3项")
TWO = ("乙项目", "30", "30", "做好乙事", "产出指标", "数量指标", "乙事完成数", "5项")


def sums(*rows: tuple[str, ...]) -> list[Doubt]:
    """What the forms of a list tell of text that no table holds."""
    records = read_forms(paged((1, "项目支出绩效目标表"), (1, grid(HEAD, *rows))))
    assert len(records) == 2
    return [doubt for record in records for doubt in record.doubts if doubt.kind == "unread_text"]


@pytest.mark.parametrize("rows", [(SUM, ONE, TWO), (ONE, TWO, SUM), (SUM, OFFICE, ONE, TWO)])
def test_a_sum_that_the_forms_bear_out_is_told_for_information(rows: tuple[tuple[str, ...], ...]) -> None:
    told = sums(*rows)
    assert {doubt.severity for doubt in told} == {"info"}
    assert "1,130.25；1,130.25" in [doubt.observed for doubt in told]


def test_a_sum_rounded_by_a_cent_is_borne_out() -> None:
    (told,) = sums(("合计", "1,130.26", "1,130.25", *[""] * 5), ONE, TWO)
    assert told.severity == "info"


@pytest.mark.parametrize("amounts", [("1,230.25", "1,130.25"), ("30", "30")])
def test_a_sum_that_the_forms_do_not_bear_out_is_lost_text(amounts: tuple[str, str]) -> None:
    (told,) = sums(("合计", *amounts, *[""] * 5), ONE, TWO)
    assert (told.severity, told.observed) == (None, "；".join(amounts))

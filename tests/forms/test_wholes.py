"""What one form is: forms that follow each other without titles, and tables that lost their head."""

import pytest

from schemas.filing import FilingRows
from tests.forms.drawing import LEFT, UP, forms, html

TITLE = "示例市示例局2025年度项目支出绩效目标表"
Row = tuple[str, str, str, str, str]
HEAD: Row = ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值")


def project(name: str, number: int, *, head: bool = True) -> tuple[Row, ...]:
    """The rows of one project's form; the indicators with or without their heads."""
    rows: tuple[Row, ...] = (
        ("项目名称", name, LEFT, LEFT, LEFT),
        ("主管部门", "示例局", LEFT, LEFT, LEFT),
        ("资金金额（万元）", "年度资金总额", LEFT, f"{number}", LEFT),
        ("总体目标", f"做好{name}", LEFT, LEFT, LEFT),
    )
    own: tuple[Row, ...] = (
        ("绩效指标", "产出指标", "数量指标", f"{name}次数", f"≥{number}次"),
        (UP, UP, "质量指标", f"{name}合格率", "100%"),
        (UP, "满意度指标", "服务对象满意度指标", f"{name}满意率", "≥95%"),
    )
    return (*rows, *((HEAD,) if head else ()), *own)


def told(filing: FilingRows) -> tuple[str | None, list[float], list[str], list[float | None]]:
    """Project, amounts, names and values of a form."""
    rows = filing.indicators
    amounts = [row.amount for row in filing.funding]
    return filing.filing.project, amounts, [row.level3 for row in rows], [row.value for row in rows]


FIRST = ("甲事", [10.0], ["甲事次数", "甲事合格率", "甲事满意率"], [10.0, 100.0, 95.0])
SECOND = ("乙事", [20.0], ["乙事次数", "乙事合格率", "乙事满意率"], [20.0, 100.0, 95.0])


@pytest.mark.parametrize("head", [True, False], ids=["with heads", "the second without heads"])
@pytest.mark.parametrize("tables", [1, 2], ids=["one table", "a table each"])
def test_another_project_begins_another_form(tables: int, head: bool) -> None:
    first, second = project("甲事", 10), project("乙事", 20, head=head)
    found = forms(TITLE, *((html(*first), html(*second)) if tables > 1 else (html(*first, *second),)))
    assert [told(filing) for filing in found] == [FIRST, SECOND]
    assert [filing.filing.department for filing in found] == ["示例局", "示例局"]


def test_label_and_name_in_one_merged_cell_begin_another_form() -> None:
    merged: tuple[Row, ...] = (("专项（项目）名称 乙事", LEFT, LEFT, LEFT, LEFT), *project("乙事", 20)[1:])
    assert [told(filing) for filing in forms(TITLE, html(*project("甲事", 10), *merged))] == [FIRST, SECOND]


@pytest.mark.parametrize("label", ["实施单位", "部门名称", "填报人"])
def test_a_signature_below_the_indicators_begins_none(label: str) -> None:
    signed: tuple[Row, ...] = (*project("甲事", 10), (label, "示例局", LEFT, LEFT, LEFT))
    assert [told(filing) for filing in forms(TITLE, html(*signed))] == [FIRST]


def test_a_table_without_its_head_is_read_by_what_stands_in_it_and_told() -> None:
    (found,) = forms(TITLE, html(*project("甲事", 10, head=False)))
    assert told(found) == FIRST
    assert [(row.level1, row.level2) for row in found.indicators] == [
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
        ("满意度指标", "服务对象满意度指标"),
    ]
    assert "没有表头" in "".join(row.message for row in found.findings if row.severity == "warning")


def test_signs_and_units_of_a_table_without_its_head_are_known_as_such() -> None:
    rows = (
        ("项目名称", "甲事", LEFT, LEFT, LEFT, LEFT),
        ("产出指标", "数量指标", "甲事次数", "≥", "10", "次"),
        (UP, "质量指标", "甲事合格率", "=", "100", "%"),
    )
    (found,) = forms(TITLE, html(*rows))
    assert [(row.op, row.value, row.unit) for row in found.indicators] == [(">=", 10.0, "次"), ("=", 100.0, "%")]


def test_a_third_cell_behind_a_name_is_not_guessed() -> None:
    rows = (
        ("项目名称", "甲事", LEFT, LEFT, LEFT),
        ("产出指标", "数量指标", "甲事次数", "≥10次", "20"),
        (UP, "质量指标", "甲事合格率", "≥90%", "30"),
    )
    (found,) = forms(TITLE, html(*rows))
    assert [(row.value, row.weight, row.score) for row in found.indicators] == [(10.0, None, None), (90.0, None, None)]
    assert [row.observed for row in found.findings if row.kind == "unread_text"] == ["20；30"]


def test_a_form_that_a_document_prints_twice_is_told_of_the_second() -> None:
    found = forms(
        TITLE, html(*project("甲事", 10)), TITLE, html(*project("乙事", 20)), TITLE, html(*project("甲事", 10))
    )
    told = [[row.observed for row in filing.findings if row.kind == "duplicate_filing"] for filing in found]
    assert told == [[], [], [found[0].filing.filing_id]]
    assert found[2].filing.status == "needs_review"


def test_forms_of_one_name_with_other_figures_are_no_copies() -> None:
    found = forms(TITLE, html(*project("甲事", 10)), TITLE, html(*project("甲事", 20)))
    assert [row.kind for filing in found for row in filing.findings if row.kind == "duplicate_filing"] == []

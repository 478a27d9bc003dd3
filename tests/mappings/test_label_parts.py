"""Labels that no list holds are known by their parts; words that hold another part are not."""

import pytest

from mappings.labels import begins_field, field, project_column, section
from mappings.layouts import title_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("市级主管部门", "department"),
        ("项目主管部门（单位）名称", "department"),
        ("填报单位（盖章）", "department"),
        ("项目具体实施单位", "unit"),
        ("二级项目名称", "project"),
        ("项目负责人", "leader"),
        ("填报人姓名", "contact_person"),
        ("联系人电话", "contact_phone"),
        ("分管领导签字：", "seal"),
        ("单位负责人签章", "seal"),
        ("项目实施期限", "untold"),
        ("单位", "amount_unit"),
        ("某某主管部门", None),
        ("主管部门满意度", None),
        ("项目", None),
    ],
)
def test_fields(text: str, name: str | None) -> None:
    assert field(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("部门主要职能", "functions"),
        ("单位职责概述", "functions"),
        ("部门年度重点工作任务", "projects"),
        ("单位年度主要任务", "main_task"),
        ("项目预算", "funding"),
        ("项目经费安排情况（万元）", "funding"),
        ("财政资金", None),
        ("项目预算执行率", None),
    ],
)
def test_sections(text: str, name: str | None) -> None:
    assert section(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("重点工作名称", "name"),
        ("具体内容", "purpose"),
        ("工作任务内容", "purpose"),
        ("指标内容", None),
        ("工作任务", None),
    ],
)
def test_project_columns(text: str, name: str | None) -> None:
    assert project_column(text) == name


def test_a_field_may_stand_before_its_colon() -> None:
    assert begins_field("填报单位（盖章）：示例局")
    assert not begins_field("指标解释：示例")


@pytest.mark.parametrize(
    ("title", "scope"),
    [
        ("项目绩效目标自评表", "project"),
        ("转移支付项目绩效自评表", "transfer"),
        ("部门整体绩效目标自评表", "department"),
        ("绩效目标自评表", None),
    ],
)
def test_titles_of_evaluations(title: str, scope: str | None) -> None:
    found = title_of(title)
    assert found is not None
    assert (found.scope, found.stage) == (scope, "self_evaluation")

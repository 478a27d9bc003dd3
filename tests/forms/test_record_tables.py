"""Forms whose labels stand above one row of values."""

from schemas.filing import FilingRows
from tests.forms.drawing import LEFT, UP, form, forms, html

TITLE = "荆门市示例局2031年度部门整体支出绩效目标表"
HEADS = (
    ("单位名称", "年度预算申请（万元）", LEFT, LEFT, LEFT, LEFT, "部门职能职责描述", "整体绩效目标"),
    (UP, "资金总额", "按收入性质分", LEFT, "按支出性质分", LEFT, UP, UP),
    (UP, UP, "一般公共预算", "其他资金", "基本支出", "项目支出", UP, UP),
)
RECORD = ("荆门市示例局", "1500", "1400", "100", "900", "600", "管理示例河道", "完成示例任务")
OTHER = ("荆门市虚构局", "70", "60", "10", "40", "30", "管理示例集市", "完成虚构任务")


def money(found: FilingRows) -> list[tuple[str, str | None, float | None]]:
    """Line, section and yuan of each amount."""
    return [(r.item_raw, r.section, float(r.amount_yuan) if r.amount_yuan is not None else None) for r in found.funding]


def test_the_labels_above_say_what_they_say_beside() -> None:
    found = form(*HEADS, RECORD, title=TITLE)
    assert money(found) == [
        ("资金总额", "income", 15_000_000),
        ("一般公共预算", "income", 14_000_000),
        ("其他资金", "income", 1_000_000),
        ("基本支出", "expenditure", 9_000_000),
        ("项目支出", "expenditure", 6_000_000),
    ]
    assert found.filing.department == "荆门市示例局"
    assert [(r.section, r.text) for r in found.narratives] == [
        ("functions", "管理示例河道"),
        ("annual_goal", "完成示例任务"),
    ]


def test_one_storey_of_heads() -> None:
    found = form(
        ("部门名称", "年度绩效目标", "部门职能", "资金总额（万元）"),
        ("荆门市示例局", "完成示例任务", "管理示例河道", "25"),
        title=TITLE,
    )
    assert (found.filing.department, money(found)) == ("荆门市示例局", [("资金总额", "income", 250_000)])
    assert [(r.section, r.text) for r in found.narratives] == [
        ("annual_goal", "完成示例任务"),
        ("functions", "管理示例河道"),
    ]


def test_a_head_is_nobody_s_name() -> None:
    """Several records are not turned: no cell of their heads is taken for the value of another."""
    for found in forms(TITLE, html(*HEADS, RECORD, OTHER)):
        assert found.filing.department != "年度预算申请（万元）"


def test_indicators_have_rows_of_their_own() -> None:
    found = form(
        ("项目名称", "资金总额（万元）", "绩效目标", "绩效指标", LEFT, LEFT, LEFT),
        (UP, UP, UP, "一级指标", "二级指标", "三级指标", "指标值"),
        ("示例养护", "12", "完成养护", "产出指标", "数量指标", "巡查次数", "≥24次"),
        title=TITLE,
    )
    assert [(r.level3, r.value) for r in found.indicators] == [("巡查次数", 24)]

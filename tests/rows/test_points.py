"""Points that a form prints stay apart from how well a name matches."""

from schemas.filing import FilingRows
from tests.forms.drawing import form


def points(found: FilingRows) -> list[tuple[str, float | None, float | None]]:
    """Name, weight and score of each indicator."""
    return [(row.level3, row.weight, row.score) for row in found.indicators]


def test_a_form_without_points_gives_none_however_well_a_name_matches() -> None:
    found = form(
        ("项目名称", "示例河道养护", "<", "<", "<"),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
        ("^", "满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"),
        ("^", "产出指标", "数量指标", "巡查河道次数", "≥24次"),
    )
    assert points(found) == [("群众满意度", None, None), ("巡查河道次数", None, None)]
    assert found.indicators[0].match_score is not None


def test_weight_and_score_are_the_printed_ones() -> None:
    found = form(
        ("项目名称", "示例河道养护", "<", "<", "<", "<", "<", "<"),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
        ("^", "满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "88%", "10", "9.5"),
        ("^", "产出指标", "数量指标", "巡查河道次数", "≥24次", "24次", "20", "20"),
    )
    assert sorted(set(points(found))) == [("巡查河道次数", 20, 20), ("群众满意度", 10, 9.5)]

"""Misprinted level names and listed words of an indicator table."""

from extractors.forms.reader import read_forms
from schemas.form import FormRecord
from tests.conftest import content, grid

HEAD = ["一级指标", "二级指标", "三级指标", "指标值", "指标值确定依据"]


def read(*rows: list[str]) -> FormRecord:
    """The one form of a table with these rows."""
    (record,) = read_forms(content("2024年示例局项目绩效目标表", grid(HEAD, *rows, columns_aligned=True)))
    return record


def test_a_misprinted_level_is_corrected_with_a_doubt() -> None:
    record = read(
        ["产出指标", "实效指标", "印制完成时间", "12月", "计划标准"],
        ["产出指标", "质量指标", "印制合格率", "≥95%", "计划标准"],
    )
    assert [entry.level2 for entry in record.indicators] == ["时效指标", "质量指标"]
    assert [(doubt.field, doubt.observed, doubt.expected) for doubt in record.doubts if doubt.kind == "misprint"] == [
        ("level2", "实效指标", "时效指标")
    ]


def test_a_misprinted_basis_is_corrected_with_a_doubt() -> None:
    record = read(
        ["产出指标", "数量指标", "印制册数", "≥95册", "计化标准"],
        ["产出指标", "质量指标", "印制合格率", "≥95%", "历史标准"],
    )
    assert [entry.basis for entry in record.indicators] == ["计划标准", "历史标准"]
    assert [doubt.observed for doubt in record.doubts if doubt.kind == "misprint"] == ["计化标准"]


def test_a_value_printed_again_as_its_basis_is_doubted() -> None:
    record = read(
        ["产出指标", "数量指标", "印制册数", "≥95册", "计划标准"],
        ["产出指标", "质量指标", "印制质量", "基本相符", "基本相符"],
    )
    assert [(doubt.field, doubt.observed) for doubt in record.doubts if doubt.kind == "misprint"] == [
        ("basis", "基本相符")
    ]

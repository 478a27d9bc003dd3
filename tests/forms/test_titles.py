"""Titles that stand across a table, numbered or not, and docs/layout.xlsx that prints them."""

from pathlib import Path

from extractors.extract import extract
from extractors.forms.reader import read_forms
from flows.workers.inputs import Input, load
from tests.conftest import content, grid
from tests.scanning import SCANNER

SAMPLE = Path(__file__).parent.parent.parent / "docs" / "layout.xlsx"
HEAD = ("一级指标", "二级指标", "三级指标", "指标值")
ROW = ("产出指标", "数量指标", "甲事完成数", "≥3项")


def horizons(*titles: str) -> list[str]:
    """The horizon of each indicator where such titles stand above the tables."""
    rows = [row for title in titles for row in ((title,), HEAD, ROW)]
    (record,) = read_forms(content("部门整体绩效目标申报表", grid(("部门名称", "示例局"), *rows, columns_aligned=True)))
    return [value.horizon for indicator in record.indicators for value in indicator.values]


def test_a_numbered_title_is_the_title() -> None:
    assert horizons("三、长期绩效指标") == horizons("长期绩效指标") == ["long_term"]


def test_a_title_is_for_the_table_below_it() -> None:
    assert horizons("年度绩效指标") == ["annual"]


def test_the_sample_layout_is_read_in_full() -> None:
    (filing,) = extract(load(Input(path=SAMPLE, size=SAMPLE.stat().st_size)), "test", SCANNER).filings
    assert [row.value_raw for row in filing.indicators] == [">=120次", ">=95%", ">=5%", ">=90%"]
    assert [(row.name, row.year_budget, row.unit) for row in filing.projects] == [
        ("示例监测", 350.5, "万元"),
        ("示例设施维护", 120.0, "万元"),
    ]

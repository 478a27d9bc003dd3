"""A recognised line of money whose name holds what is no part of one is told."""

from dataclasses import replace

import pytest

from benchmarks.made_rows import sparse
from extractors.forms.reader import read_forms
from extractors.rows.scanned import figured, scan_findings
from schemas.grid import Content
from schemas.tables import Finding, Funding
from tests.conftest import content, grid

ROWS = (
    ("部门名称", "示例局"),
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "甲事数", "3项"),
)


def told(name: str, confidence: float | None = 0.9) -> tuple[Finding, ...]:
    """The findings of a line of this name."""
    row = sparse(
        Funding,
        filing_id="f",
        row_id=0,
        page=1,
        bbox=(10.0, 30.0, 90.0, 40.0),
        raw="12.50",
        item_raw=name,
        confidence=confidence,
    )
    (record,) = read_forms(content("部门整体绩效目标申报表", grid(*ROWS)))
    page = Content(media="pdf-scan", blocks=())
    return tuple(scan_findings(figured([row], [], []), [], page, replace(record, page=1, pages=1), "f"))


@pytest.mark.parametrize("name", ["当年财政拨7592.65款", "其他资金500", "财政拨款N", "1,089上级补助"])
def test_an_amount_or_dirt_in_a_name_is_told(name: str) -> None:
    (found,) = told(name)
    assert (found.kind, found.target_row_id, found.observed) == ("low_confidence", 0, name)


@pytest.mark.parametrize(
    "name", ["财政拨款", "其中：2026年预算", "1.财政拨款", "（2）人员", "公共预算(A)", "合计(A+B)"]
)
def test_numbers_and_years_of_a_name_are_not(name: str) -> None:
    assert told(name) == ()


def test_a_text_layer_says_what_it_says() -> None:
    assert told("其他资金500", None) == ()

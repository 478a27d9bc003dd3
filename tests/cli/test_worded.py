"""Chinese words in the cells of sheets, and the file beside each finding."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from flows.query.export import export
from tests.store.joined import extraction, put, target

FINDING = {"table_name": "indicators", "target_row_id": 0, "field": "value", "kind": "unit_suspect", "page": 3}


def sheet(tmp_path: Path, table: str, *, codes: bool = False) -> list[dict[str, Any]]:
    """The rows of a table as a workbook holds them, by the heads of their columns."""
    root = tmp_path / "data"
    put(
        root,
        extraction("/in/某表.docx", 2024, indicators=[target(2024, 1.0)], findings=[FINDING], status="needs_review"),
    )
    export(root, [table], None, None, None, tmp_path / "a.xlsx", codes=codes)
    heads, *rows = load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("filings", {"申报对象": "部门整体", "阶段": "目标申报", "状态": "待复核", "文件类型": "文本"}),
        ("indicators", {"指标期限": "年度", "数值类型": "目标值", "比较符": "≥", "定量或定性": "定量"}),
        ("findings", {"所指数据表": "绩效指标", "所指列": "数值", "疑点类别": "单位可疑", "严重程度": "提示"}),
    ],
)
def test_cells_say_in_chinese_what_the_dataset_says_in_codes(tmp_path: Path, table: str, told: dict[str, str]) -> None:
    (row,) = sheet(tmp_path, table)
    assert {head: row[head] for head in told} == told


def test_a_finding_begins_with_its_file_and_page(tmp_path: Path) -> None:
    (row,) = sheet(tmp_path, "findings")
    assert list(row.items())[:2] == [("文件名", "某表.docx"), ("页码", 3)]


def test_codes_are_there_for_who_wants_them(tmp_path: Path) -> None:
    (row,) = sheet(tmp_path, "filings", codes=True)
    assert (row["申报对象"], row["状态"]) == ("department", "needs_review")


def test_a_sheet_is_printed_on_a4_across(tmp_path: Path) -> None:
    sheet(tmp_path, "indicators")
    page = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert (page.page_setup.orientation, int(page.page_setup.paperSize)) == ("landscape", 9)
    assert page.print_area
    assert page.print_title_rows == "$1:$1"

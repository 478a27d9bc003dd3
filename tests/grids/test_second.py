"""Tables without rulings."""

import pytest

from extractors.grids.paged import read_pdf
from schemas.grid import Line
from tests.grids.drawing import Sheet, pdf_of
from tests.grids.reading import content_of, document_of, grids
from tests.scanning import SCANNER

ROWS = [
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "办理件数", "≥100件"],
    ["产出指标", "质量指标", "办结比率", "≥95%"],
    ["效益指标", "社会效益", "投诉件数", "≤3件"],
    ["满意指标", "服务对象", "群众满意", "≥90%"],
]


def aligned(*, ruled: bool) -> Sheet:
    """A table whose columns nothing but their alignment tells."""
    sheet = Sheet()
    for number, row in enumerate(ROWS):
        for x, text in zip((80, 190, 300, 410), row, strict=True):
            sheet.text(x, 100 + 24 * number, text)
        if ruled:
            sheet.line(75, 94 + 24 * number, 480, 94 + 24 * number)
    if ruled:
        sheet.line(75, 94 + 24 * len(ROWS), 480, 94 + 24 * len(ROWS))
    return sheet


@pytest.mark.parametrize("ruled", [False, True], ids=["no rulings", "horizontal rulings"])
def test_columns_are_found_by_alignment(ruled: bool) -> None:
    (grid,) = grids(content_of(aligned(ruled=ruled)))
    assert [[cell.text for cell in row if cell.text] for row in grid.by_row() if any(c.text for c in row)] == ROWS


def test_a_damaged_file_that_pdfplumber_cannot_read_leaves_lines() -> None:
    data = (
        pdf_of(aligned(ruled=False))
        .replace(b"/Type /Pages", b"/Type /\xffages")
        .replace(b"/MediaBox [", b"/MediaBox [x ")
    )
    assert {type(block) for block in read_pdf(document_of(data), SCANNER, lambda _: True).blocks} == {Line}


def test_prose_is_no_table() -> None:
    sheet = Sheet()
    for number in range(20):
        sheet.text(80, 100 + 20 * number, "按照预算绩效管理要求，对项目支出全面实施绩效目标管理。")
    assert all(isinstance(block, Line) for block in content_of(sheet).blocks)

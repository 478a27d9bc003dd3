"""What two looks at a contact read differently is told without saying it."""

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.made_rows import sparse
from extractors.forms.reader import read_forms
from extractors.rows.scanned import figured, scan_findings
from schemas.box import Box
from schemas.grid import Content, ReadTwice
from schemas.tables import Contact, Finding, Funding
from tests.conftest import content, grid

CONTACT = sparse(Contact, filing_id="f", row_id=0, page=1, bbox=(10.0, 10.0, 90.0, 20.0), contact_phone="000-1234")
AMOUNT = sparse(Funding, filing_id="f", row_id=0, page=1, bbox=(10.0, 30.0, 90.0, 40.0), raw="000-1234")

ROWS = (
    ("部门名称", "示例局"),
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "甲事数", "3项"),
)


def told(box: Box) -> Sequence[Finding]:
    """The findings where two looks differ in a place."""
    page = Content(
        media="pdf-scan",
        blocks=(),
        read_twice=(ReadTwice(page=1, bbox=box, first="000-1234", second="000-1284", by="larger"),),
    )
    (record,) = read_forms(content("部门整体绩效目标申报表", grid(*ROWS)))
    record = replace(record, page=1, pages=1)
    return tuple(scan_findings(figured([AMOUNT], [], []), [CONTACT], page, record, "f"))


def test_a_doubtful_telephone_number_is_told_without_the_number() -> None:
    (found,) = told((50.0, 12.0, 80.0, 18.0))
    assert (found.table_name, found.kind, found.expected, found.observed) == ("contacts", "low_confidence", None, None)
    assert "1234" not in found.message


def test_a_doubtful_amount_is_told_with_both_readings() -> None:
    (found,) = told((50.0, 32.0, 80.0, 38.0))
    assert (found.table_name, found.expected, found.observed) == ("funding", "000-1284", "000-1234")

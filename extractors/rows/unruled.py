"""Tables without rulings, whose cells are told by the alignment of their text: right as a rule, and never sure."""

from collections.abc import Iterator

from extractors.findings import finding
from schemas.form import FormRecord, Place
from schemas.grid import Content
from schemas.tables import Finding


def aligned_findings(content: Content, record: FormRecord, filing_id: str) -> Iterator[Finding]:
    """One finding for each page of a form with such a table."""
    if record.page is None:
        return
    pages = range(record.page, record.page + (record.pages or 1))
    for page in sorted(set(content.aligned_pages) & set(pages)):
        message = f"第{page}页的表没有完整的框线，各格按文字的对齐划分，请核对数字所属的行和列。"
        yield finding(filing_id, "low_confidence", "filings", message, place=Place(page=page))

"""What a filing owes to bytes that are no text."""

from collections.abc import Iterator

from extractors.findings import finding
from schemas.grid import Content
from schemas.tables import Finding


def undecoded_findings(content: Content, filing_id: str) -> Iterator[Finding]:
    """A finding where some of the document's bytes are no text, and stand as U+FFFD in what was read."""
    if content.replaced:
        message = (
            f"文件中有{content.replaced}处字节不是任何文字，读取时以“\ufffd”代替，"
            "所在文字可能缺损；请核对原文，或另存为UTF-8后重新提供。"
        )
        yield finding(filing_id, "other", "filings", message)

"""What copies of the published filings say of each other."""

from pathlib import Path

import pytest

from extractors.audit.across import compared
from extractors.extract import extract
from flows.workers.inputs import find_inputs, load
from schemas.filing import FilingRows
from tests.scanning import SCANNER

pytestmark = pytest.mark.corpus


def filing(path: Path) -> FilingRows:
    """The one filing of a document."""
    (source,) = find_inputs([path])
    (found,) = extract(load(source), "test", SCANNER).filings
    return found


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("ezhou-office-2024.txt", "ezhou-office-2024.docx"),
        ("ezhou-office-2024.txt", "ezhou-office-2024.html"),
        ("ezhou-office-2024.txt", "ezhou-office-2024.xlsx"),
        ("guangshui-data-2024.txt", "guangshui-data-2024.print.pdf"),
    ],
)
def test_formats_of_one_filing_agree(corpus: Path, name: str, copy: str) -> None:
    own = filing(corpus / "text" / name)
    found = compared(own, None, (filing(corpus / "office" / copy),)).findings[len(own.findings) :]
    assert [(entry.kind, entry.severity) for entry in found] == [("duplicate_filing", "info")]

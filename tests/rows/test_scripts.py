"""A form in traditional characters is understood as the same form in simplified ones, and kept as printed."""

import pytest

from extractors.extract import extract
from mappings.characters import understood
from schemas.document import Document
from schemas.filing import FilingRows
from tests.filings import filing_text
from tests.scanning import SCANNER

WORDS = filing_text(filed="2024年1月24日").replace("≤", "≦")
TRADITIONAL: dict[int, str] = {}
for code, sign in sorted(understood().items(), reverse=True):
    TRADITIONAL[ord(sign)] = chr(code)


def read(data: bytes) -> FilingRows:
    """The one filing of a text."""
    document = Document(name="a.txt", uri="/a.txt", data=data, sha256="0" * 64)
    (rows,) = extract(document, "v", SCANNER).filings
    return rows


@pytest.mark.parametrize("encoding", ["utf-8", "big5hkscs", "gb18030"])
def test_a_form_in_traditional_characters(encoding: str) -> None:
    printed = WORDS.translate(TRADITIONAL)
    plain, found = read(WORDS.encode()), read(printed.encode(encoding, "strict"))
    assert (found.partition, found.filing.form) == (plain.partition, plain.filing.form)
    assert found.filing.filed_on == plain.filing.filed_on
    amounts = [[(row.item, row.year, row.amount_yuan) for row in rows.funding] for rows in (plain, found)]
    assert amounts[0] == amounts[1]
    targets = [
        [(row.level1, row.level2, row.indicator_id, row.op, row.value, row.unit) for row in rows.indicators]
        for rows in (plain, found)
    ]
    assert targets[0] == targets[1]
    assert found.filing.department in printed
    assert found.filing.department != plain.filing.department
    assert [row.kind for row in found.findings] == [row.kind for row in plain.findings]


def test_a_text_with_wrong_bytes_is_read_and_says_so() -> None:
    head, mark, rest = WORDS.encode("gb18030").partition("示例职能".encode("gb18030"))
    found = read(head + mark + b"\xff" + rest)
    assert [row.amount_yuan for row in found.funding] == [row.amount_yuan for row in read(WORDS.encode()).funding]
    assert [(row.kind, row.severity) for row in found.findings if "1处字节" in row.message] == [("other", "warning")]
    assert any("\ufffd" in row.text for row in found.narratives)


def test_characters_of_both_scripts_stay_themselves() -> None:
    assert not understood().keys() & set(map(ord, "乾著覆藉瞭后里面"))

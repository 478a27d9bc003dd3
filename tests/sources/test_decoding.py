"""Encodings of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.sources.text.decoding import decode
from schemas.errors import DamagedDocument, UnknownFormat, UnreadableDocument

SENTENCE = "部门整体绩效目标申报表\n填报日期：2024年1月24日\t单位：万元\n负责会议准备，≥95%，“三公”经费①\n"
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16-le", "utf-16-be", "utf-16", "utf-32"]
WITH_ALL_CHARACTERS = ["utf-8", "gb18030", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


@pytest.mark.parametrize("encoding", WITH_ALL_CHARACTERS)
def test_rare_characters(encoding: str) -> None:
    text = SENTENCE + "镕堃䶮𬱖\n"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", WITH_ALL_CHARACTERS)
def test_figures_alone(encoding: str) -> None:
    assert decode("1\t2.5\n".encode(encoding)) == "1\t2.5\n"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le"])
@given(
    st.text(alphabet="部门整体绩效目标申报表单位万元合计收入支出预算数量质量指标，。：（）0123456789%≥\t\n", min_size=8)
)
def test_text_comes_back(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_declared_charset_is_believed_where_it_decodes() -> None:
    page = '<meta charset="big5">' + "中華民國九十年度預算" * 3
    assert decode(page.encode("big5")) == page


def test_a_declared_charset_is_not_believed_where_it_does_not() -> None:
    page = '<meta charset="big5">' + SENTENCE
    assert decode(page.encode("gb18030")) == page


def test_a_wrongly_declared_utf8_page() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">' + SENTENCE
    assert decode(page.encode()) == page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_that_breaks_off_within_a_character(encoding: str) -> None:
    with pytest.raises(DamagedDocument):
        decode((SENTENCE + "表").encode(encoding)[:-1])


def test_a_wrong_byte_among_utf8() -> None:
    with pytest.raises(DamagedDocument, match="byte 33 of"):
        decode(SENTENCE.encode()[:33] + b"\xff" + SENTENCE.encode()[33:])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(bytes(1000), id="zeros"),
        pytest.param(bytes(range(256)) * 4, id="every byte"),
        pytest.param(b"\x01\x02ab" * 100, id="control characters"),
    ],
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(UnknownFormat):
        decode(data)


@given(st.binary(max_size=200))
def test_no_replacement_characters(data: bytes) -> None:
    try:
        text = decode(data)
    except UnreadableDocument:
        return
    assert "\ufffd" not in text or any("\ufffd".encode(encoding) in data for encoding in WITH_ALL_CHARACTERS)

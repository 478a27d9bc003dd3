"""Encodings of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.sources.text.decoding import Decoded, decode
from schemas.errors import DamagedDocument, UnknownFormat, UnreadableDocument

SENTENCE = "部门整体绩效目标申报表\n填报日期：2024年1月24日\t单位：万元\n负责会议准备，≥95%，“三公”经费①\n"
TRADITIONAL = "部門整體績效目標申報表\n填報日期：2024年1月24日\t單位：萬元\n負責會議準備，≧95%\n"
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16-le", "utf-16-be", "utf-16", "utf-32"]
WITH_ALL_CHARACTERS = ["utf-8", "gb18030", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == Decoded(text=SENTENCE)


@pytest.mark.parametrize("encoding", WITH_ALL_CHARACTERS)
def test_rare_characters(encoding: str) -> None:
    text = SENTENCE + "镕堃䶮𬱖\n"
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", WITH_ALL_CHARACTERS)
def test_figures_alone(encoding: str) -> None:
    assert decode("1\t2.5\n".encode(encoding)).text == "1\t2.5\n"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le"])
@given(
    st.text(alphabet="部门整体绩效目标申报表单位万元合计收入支出预算数量质量指标，。：（）0123456789%≥\t\n", min_size=8)
)
def test_text_comes_back(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_a_declared_charset_is_believed_where_it_decodes() -> None:
    page = '<meta charset="big5">' + "中華民國九十年度預算" * 3
    assert decode(page.encode("big5")).text == page


def test_a_declared_charset_is_not_believed_where_it_does_not() -> None:
    page = '<meta charset="big5">' + SENTENCE
    assert decode(page.encode("gb18030")).text == page


def test_a_wrongly_declared_utf8_page() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">' + SENTENCE
    assert decode(page.encode()).text == page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_that_breaks_off_within_a_character(encoding: str) -> None:
    with pytest.raises(DamagedDocument):
        decode((SENTENCE + "表").encode(encoding)[:-1])


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs"])
def test_a_few_wrong_bytes_are_replaced_and_counted(encoding: str) -> None:
    text = (TRADITIONAL if encoding == "big5hkscs" else SENTENCE) * 5
    first, rest = text[:75].encode(encoding), text[75:].encode(encoding)
    found = decode(first + b"\xff" + rest + b"\xff\n" + rest)
    assert found == Decoded(text=f"{text[:75]}\ufffd{text[75:]}\ufffd\n{text[75:]}", replaced=2)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_many_wrong_bytes_are_damage(encoding: str) -> None:
    data = b"\xff".join(sign.encode(encoding) for sign in SENTENCE * 5)
    with pytest.raises(DamagedDocument):
        decode(data)


def test_replacement_characters_that_a_text_holds_itself_are_none_of_ours() -> None:
    assert decode((SENTENCE + "\ufffd。").encode()).replaced == 0


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "gb18030", "utf-8", "utf-16-le"])
@pytest.mark.parametrize("page", ["{}", "<html><body><table><tr><td>{}</td></tr></table></body></html>"])
def test_traditional_characters_undeclared(encoding: str, page: str) -> None:
    text = page.format(TRADITIONAL)
    assert decode(text.encode(encoding)) == Decoded(text=text)


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
def test_every_replacement_character_is_counted(data: bytes) -> None:
    try:
        found = decode(data)
    except UnreadableDocument:
        return
    assert found.text.count("\ufffd") == found.replaced or any(
        "\ufffd".encode(encoding) in data for encoding in WITH_ALL_CHARACTERS
    )

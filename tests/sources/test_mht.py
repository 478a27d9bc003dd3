"""Web pages in one file: their encodings, several pages, and hostile files."""

import pytest

from extractors.sources import read
from schemas.errors import DamagedDocument, EmptyDocument, UnreadableDocument
from tests.sources.building import blocks, document

TOP = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
PAGE = "<table><tr><td>绩效<td>1</table>"


def saved(*parts: tuple[str, bytes]) -> bytes:
    held = b"".join(b"--b\r\n" + head.encode() + b"\r\n\r\n" + data + b"\r\n" for head, data in parts)
    return TOP + held + b"--b--\r\n"


@pytest.mark.parametrize(
    ("head", "data"),
    [
        ("Content-Type: text/html; charset=utf-8", PAGE.encode()),
        ("Content-Type: text/html; charset=gb2312", PAGE.encode("gb18030")),
        ("Content-Type: text/html", PAGE.encode("gb18030")),
        ("Content-Type: text/html; charset=unicode", PAGE.encode("gb18030")),
        (
            "Content-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: quoted-printable",
            b"<table><tr><td>=BC=A8=D0=A7<td>=\r\n1</table>",
        ),
    ],
)
def test_encodings(head: str, data: bytes) -> None:
    assert blocks(saved((head, data))) == [[["绩效", "1"]]]


def test_the_sheets_of_a_workbook_follow_each_other() -> None:
    head = "Content-Type: text/html; charset=utf-8"
    data = saved(
        (head, b"<frameset></frameset>"), (head, PAGE.encode()), ("Content-Type: image/png", b"x"), (head, b"<p>2")
    )
    assert blocks(data) == [[["绩效", "1"]], "2"]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(saved(("Content-Type: text/html", PAGE.encode()))[:-9], DamagedDocument, id="cut"),
        pytest.param(saved(("Content-Type: image/png", b"x")), EmptyDocument, id="no page"),
        pytest.param(
            TOP + b"--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" * 3000, UnreadableDocument, id="deep"
        ),
    ],
)
def test_hostile_files_are_refused(data: bytes, error: type[UnreadableDocument]) -> None:
    with pytest.raises(error):
        read(document(data))

"""Archives and mails: their members by name, and hostile ones."""

from io import BytesIO
from shutil import which

import pytest

from extractors.sources.containers.members import kind_of, members, unpacked
from extractors.sources.limits import MAX_MEMBERS
from schemas.errors import DamagedDocument, EncryptedDocument, MissingTool, OversizedDocument, UnreadableDocument
from tests.sources.archives import gbk_zip, gzip_of, locked_zip, mail_of, quine, seven_zip_of, tar_of
from tests.sources.building import docx_of, html_of, ole_of, spanned, xlsx_of, zip_of

GRID = spanned(["甲", "乙"])
PARTS = {"年度/目标.txt": b"1", "b.txt": b"22"}
RAR_TOOLS = ("unrar", "unar", "7z", "7zz", "bsdtar")


def names(data: bytes, name: str = "outer") -> list[str]:
    return [member.name for member in members(BytesIO(data), name)]


def member(data: bytes, name: str) -> bytes:
    return unpacked(BytesIO(data), "outer", name).data


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(zip_of(PARTS), id="zip"),
        pytest.param(gbk_zip(PARTS), id="zip of Windows"),
        pytest.param(tar_of(PARTS), id="tar.gz"),
        pytest.param(tar_of(PARTS, "w"), id="tar"),
        pytest.param(tar_of(PARTS, "w:xz"), id="tar.xz"),
        pytest.param(tar_of(PARTS, "w:bz2"), id="tar.bz2"),
        pytest.param(seven_zip_of(PARTS), id="7z"),
    ],
)
def test_members_are_listed_and_read(data: bytes) -> None:
    assert {name: member(data, name) for name in names(data)} == PARTS


@pytest.mark.parametrize(
    "data", [docx_of(GRID), xlsx_of(GRID), html_of(GRID), ole_of("Book", bytes(9)), b"From here on"]
)
def test_documents_are_no_archives(data: bytes) -> None:
    assert kind_of(BytesIO(data)) is None


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (gzip_of(b"x", "goal.txt"), "a.gz", "goal.txt"),
        (gzip_of(b"x"), "目标.html.gz", "目标.html"),
    ],
)
def test_one_packed_file(data: bytes, name: str, found: str) -> None:
    assert (names(data, name), unpacked(BytesIO(data), name, found).data) == ([found], b"x")


def test_a_mail_holds_its_text_and_what_is_attached() -> None:
    data = mail_of({"目标表.docx": b"x"}, page="<table><tr><td>甲</table>")
    assert names(data) == ["body.html", "目标表.docx"]
    assert member(data, "body.html").startswith(b"<table>")


def test_archives_within_archives() -> None:
    data = zip_of(
        {"in/甲.zip": zip_of({"深/乙.txt": b"1"}), "mail.eml": mail_of({"丙.7z": seven_zip_of({"丁.txt": b"2"})})}
    )
    assert names(data) == [
        "in/甲.zip",
        "in/甲.zip/深/乙.txt",
        "mail.eml",
        "mail.eml/body.txt",
        "mail.eml/丙.7z",
        "mail.eml/丙.7z/丁.txt",
    ]
    assert (member(data, "in/甲.zip/深/乙.txt"), member(data, "mail.eml/丙.7z/丁.txt")) == (b"1", b"2")


def test_no_name_leads_out_of_an_archive_and_no_two_are_equal() -> None:
    target = zip_of({"../../etc/a.txt": b"1", "/etc/a.txt": b"2", "etc\\a.txt": b"3", "b\n.txt": b"4"})
    found = names(target)
    assert found == ["etc/a.txt", "etc/a~2.txt", "etc/a~3.txt", "b_.txt"]
    assert [member(target, name) for name in found] == [b"1", b"2", b"3", b"4"]


def test_depth_is_bounded() -> None:
    assert names(quine(9)) == ["in.zip", "in.zip/in.zip", "in.zip/in.zip/in.zip"]
    with pytest.raises(UnreadableDocument):
        member(quine(9), "in.zip/in.zip/in.zip/in.zip")


def test_a_broken_archive_within_costs_no_other_member() -> None:
    data = zip_of({"a.zip": zip_of(PARTS)[:50], "bomb.zip": zip_of({"0": bytes(60 << 20)}), "b.txt": b"1"})
    assert names(data) == ["a.zip", "bomb.zip", "b.txt"]


MANY = zip_of({f"{number}": b"" for number in range(MAX_MEMBERS + 1)})
TREE = zip_of({f"{number}.zip": zip_of({f"{each}": b"" for each in range(1000)}) for number in range(4)})
NESTED = (b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number) for number in range(300))
DEEP = b"To: a\r\nMIME-Version: 1.0\r\n" + b"".join(NESTED)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(zip_of({"a.txt": bytes(60 << 20)}), OversizedDocument, id="zip bomb"),
        pytest.param(gzip_of(bytes(60 << 20)), OversizedDocument, id="gzip bomb"),
        pytest.param(tar_of({"a": bytes(60 << 20)}), OversizedDocument, id="tar bomb"),
        pytest.param(seven_zip_of({"a": bytes(60 << 20)}), OversizedDocument, id="7z bomb"),
        pytest.param(MANY, OversizedDocument, id="many members"),
        pytest.param(TREE, OversizedDocument, id="many members of archives within"),
        pytest.param(DEEP, OversizedDocument, id="deep mail"),
        pytest.param(tar_of(PARTS)[:60], DamagedDocument, id="cut tar.gz"),
        pytest.param(tar_of(PARTS, "w")[:700], DamagedDocument, id="cut tar"),
        pytest.param(seven_zip_of(PARTS)[:60], DamagedDocument, id="cut 7z"),
        pytest.param(seven_zip_of(PARTS, "geheim", names_too=True), EncryptedDocument, id="7z with hidden names"),
        pytest.param(b"Rar!\x1a\x07\x01\0" + bytes(40), UnreadableDocument, id="broken rar"),
    ],
)
def test_hostile_archives_are_refused(data: bytes, error: type[UnreadableDocument]) -> None:
    with pytest.raises(error):
        names(data)


@pytest.mark.parametrize("data", [locked_zip(PARTS), seven_zip_of(PARTS, "geheim")], ids=["zip", "7z"])
def test_members_behind_a_password_are_named_and_refused(data: bytes) -> None:
    (first, *_) = names(data)
    with pytest.raises(EncryptedDocument, match="offer the file itself"):
        member(data, first)


def test_a_member_that_gives_other_bytes_than_it_says() -> None:
    data = bytearray(zip_of({"a.txt": b"12345678"}))
    data[data.index(b"a.txt") + 5] ^= 0xFF
    with pytest.raises(DamagedDocument):
        member(bytes(data), "a.txt")


STORED_RAR = bytes.fromhex(
    "526172211a0701003392b5e50a01050600050101808000"  # signature and main header of RAR 5
)


@pytest.mark.skipif(any(map(which, RAR_TOOLS)), reason="a program that opens rar is installed")
def test_a_rar_without_a_program_says_what_to_install() -> None:
    with pytest.raises(MissingTool, match="install unar"):
        names(STORED_RAR)

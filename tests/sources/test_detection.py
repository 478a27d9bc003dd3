"""What a document is, whatever its name says."""

import struct
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest

from extractors.sources import LIMITS, MAX_BYTES, READERS, media_of
from schemas.closed_sets import MEDIA
from schemas.errors import (
    DamagedDocument,
    EmptyDocument,
    EncryptedDocument,
    OversizedDocument,
    UnknownFormat,
    UnreadableDocument,
    UnsupportedFormat,
)
from tests.sources.building import document, docx_of, html_of, ole_of, repacked, spanned, xls_of, xlsx_of, zip_of

GRID = spanned(["甲", "乙"])


def open_of(kind: str) -> bytes:
    """An OpenDocument of this kind."""
    return zip_of({"mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(), "content.xml": b"<x/>"})


def docx_as(kind: str) -> bytes:
    """A docx whose main part says that it is of this kind."""
    own = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return repacked(docx_of(GRID), lambda _, held: held.replace(own, kind.encode()))


MHT = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--\r\n"
MAIL = b"Received: from a\r\nFrom: a@b.cn\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nx"


@pytest.mark.parametrize(
    ("data", "name", "media"),
    [
        pytest.param("甲\t1\n".encode(), "a.txt", "text", id="text"),
        pytest.param("甲\t1\n".encode(), "a.xls", "text", id="text named xls"),
        pytest.param("甲\t1\n".encode(), "a.html", "text", id="text named html"),
        pytest.param("<p>甲</p>\t1\n".encode(), "a.txt", "text", id="text with tags"),
        pytest.param("MZ 甲\n".encode(), "a.txt", "text", id="text that begins as a program does"),
        pytest.param(html_of(GRID), "a.html", "html", id="html"),
        pytest.param(html_of(GRID), "a.doc", "html", id="html named doc"),
        pytest.param("<section>甲</section>".encode(), "a.htm", "html", id="elements named html"),
        pytest.param('\ufeff<?xml version="1.0"?>\n<!-- x --><html>甲</html>'.encode(), "a", "html", id="xhtml"),
        pytest.param("标题\n<table><tr><td>甲</td></tr></table>".encode(), "a.md", "html", id="table in a text"),
        pytest.param(docx_of(GRID), "a.doc", "docx", id="docx named doc"),
        pytest.param(xlsx_of(GRID), "a.xls", "xlsx", id="xlsx named xls"),
        pytest.param(xls_of(GRID), "a.xlsx", "xls", id="xls named xlsx"),
        pytest.param(ole_of("Book", bytes(8000)), "a.xls", "xls", id="xls of Excel 95"),
        pytest.param(ole_of("WordDocument", bytes(8000)), "a.wps", "doc", id="doc of WPS Office"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a.doc", "pdf-text", id="pdf named doc"),
        pytest.param(b"\r\n\0%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a.pdf", "pdf-text", id="pdf behind junk"),
        pytest.param(b"{\\rtf1\\ansi x}", "a.doc", "rtf", id="rtf named doc"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "a.jpg", "image", id="png named jpg"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", "a.pdf", "image", id="jpeg named pdf"),
        pytest.param(b"II*\0\x08\0\0\0", "a.tif", "image", id="tiff"),
        pytest.param(b"MM\0+\0\x08\0\0", "a.tif", "image", id="big tiff"),
        pytest.param(b"BM\x46\0\0\0\0\0\0\0\x36\0", "a.bmp", "image", id="bmp"),
        pytest.param(b"BM\tWC\tPC\n", "a.txt", "text", id="text that begins as a bmp does"),
        pytest.param(b"RIFF\x10\0\0\0WEBPVP8 ", "a.webp", "image", id="webp"),
        pytest.param(b"GIF89a\x01\0\x01\0", "a.gif", "image", id="gif"),
        pytest.param(b"\0\0\0\x0cjP  \r\n\x87\n", "a.jp2", "image", id="jpeg 2000"),
        pytest.param(
            zip_of({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
            "a.odt",
            "odt",
            id="odt",
        ),
        pytest.param(open_of("spreadsheet"), "a.et", "ods", id="ods named et"),
        pytest.param(open_of("text-template"), "a.ott", "odt", id="template of an odt"),
        pytest.param(zip_of({"OFD.xml": b"<x/>"}), "a.pdf", "ofd", id="ofd named pdf"),
        pytest.param(docx_as("vnd.ms-word.document.macroEnabled.main+xml"), "a.docm", "docx", id="docm"),
        pytest.param(
            docx_as("vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"), "a.dotx", "docx", id="dotx"
        ),
        pytest.param(MHT, "a.mht", "mht", id="mht"),
        pytest.param(MHT, "a.xls", "mht", id="mht named xls"),
        pytest.param(b"From: <Saved by Blink>\r\nSubject: x\r\n" + MHT, "a.mhtml", "mht", id="mht of a browser"),
    ],
)
def test_content_decides(data: bytes, name: str, media: str) -> None:
    assert media_of(document(data, name)) == media


@pytest.mark.parametrize(
    ("data", "error", "word"),
    [
        pytest.param(b"", EmptyDocument, "0 bytes", id="nothing"),
        pytest.param(b" \r\n\t\n", EmptyDocument, "no text", id="white space"),
        pytest.param("\ufeff\u3000\n".encode(), EmptyDocument, "no text", id="white space behind a mark"),
        pytest.param(b"RIFF\x10\0\0\0WAVEfmt " + bytes(range(256)) * 40, UnknownFormat, "binary", id="sound"),
        pytest.param(b"\0\0\0\x18ftypheic\0\0\0\0", UnsupportedFormat, "save it as JPEG", id="heic"),
        pytest.param(b"Rar!\x1a\x07\x01\0", UnsupportedFormat, "ingest it", id="rar"),
        pytest.param(zip_of({"a.docx": b"x"}), UnsupportedFormat, "ingest it", id="zip"),
        pytest.param(zip_of({"ppt/presentation.xml": b"x"}), UnsupportedFormat, "presentation", id="pptx"),
        pytest.param(zip_of({"xl/workbook.bin": b"x"}), UnsupportedFormat, "xlsx", id="xlsb"),
        pytest.param(open_of("presentation"), UnsupportedFormat, "docx", id="odp"),
        pytest.param(MAIL, UnsupportedFormat, "mail", id="eml"),
        pytest.param(ole_of("PowerPoint Document", bytes(8000)), UnsupportedFormat, "presentation", id="ppt"),
        pytest.param(ole_of("Contents", bytes(8000)), UnknownFormat, "docx", id="another OLE container"),
        pytest.param(b'<?xml version="1.0"?><w:wordDocument/>', UnsupportedFormat, "docx", id="xml of Word 2003"),
        pytest.param(b"MZ\x90\0\x03\0\0\0\x04" + bytes(200), UnknownFormat, "program", id="exe"),
        pytest.param(b"\x7fELF\x02\x01\x01" + bytes(200), UnknownFormat, "program", id="elf"),
        pytest.param(bytes(range(256)) * 40, UnknownFormat, "binary", id="noise"),
        pytest.param(b"abc\x01\x02\x03" * 100, UnknownFormat, "control characters", id="control characters"),
        pytest.param(ole_of("EncryptedPackage", bytes(8000)), EncryptedDocument, "password", id="docx with a password"),
        pytest.param(
            ole_of("WordDocument", bytes(10) + b"\0\x01" + bytes(8000)),
            EncryptedDocument,
            "password",
            id="doc with a password",
        ),
        pytest.param(docx_of(GRID)[:-300], DamagedDocument, "cut", id="cut docx"),
        pytest.param(docx_of(GRID)[:500], DamagedDocument, "cut", id="beginning of a docx"),
        pytest.param(xls_of(GRID)[:600], DamagedDocument, "cut", id="beginning of an xls"),
    ],
)
def test_what_is_not_read_says_why(data: bytes, error: type[UnreadableDocument], word: str) -> None:
    with pytest.raises(error, match=rf"^附件\.doc: .*{word}"):
        media_of(document(data, "附件.doc"))


@pytest.mark.parametrize("media", ["text", "html"])
def test_a_text_beyond_its_limit_is_refused(media: str) -> None:
    beginning = b"<!doctype html>" if media == "html" else b""
    with pytest.raises(OversizedDocument):
        media_of(document(beginning + b"x" * (LIMITS[media] + 1)))


def test_no_document_beyond_the_largest_limit_is_looked_at() -> None:
    with pytest.raises(OversizedDocument):
        media_of(document(b"PK\x03\x04" + bytes(MAX_BYTES)))


def zip_with_a_password() -> bytes:
    data = bytearray(docx_of(GRID))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    return bytes(data)


def test_a_zip_with_a_password() -> None:
    with pytest.raises(EncryptedDocument):
        media_of(document(zip_with_a_password()))


def test_an_object_embedded_in_a_doc_is_not_the_document() -> None:
    inner = bytearray(ole_of("Workbook", bytes(8000)))
    inner[inner.index("Workbook".encode("utf-16-le")) + 66] = 1  # a storage, as embedded objects are
    with pytest.raises(UnknownFormat):
        media_of(document(bytes(inner)))


def test_every_reader_has_a_limit() -> None:
    assert READERS.keys() <= LIMITS.keys()


def test_every_reader_is_of_a_media_of_the_dataset() -> None:
    assert READERS.keys() <= set(MEDIA)


def test_text_is_read_without_the_libraries_of_other_formats() -> None:
    program = (
        "import sys; from schemas.document import Document; from extractors.sources import read;"
        "read(Document(name='a', uri='a', data=b'a\\t1', sha256=''));"
        "print(sorted({'lxml', 'docx', 'python_calamine', 'pypdfium2'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def zip_entry(declared: int) -> bytes:
    """A docx whose document declares another size than it has."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(100_000))
    data = bytearray(target.getvalue())
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, declared)
    struct.pack_into("<I", data, data.index(b"PK\x03\x04") + 22, declared)
    return bytes(data)


def test_a_bomb_that_declares_its_size() -> None:
    with pytest.raises(OversizedDocument):
        media_of(document(zip_entry(300 << 20)))

"""What a document's content is, whatever its name says."""

import re
from collections.abc import Mapping
from struct import unpack_from

from extractors.sources.containers import archive, mail, ole
from extractors.sources.limits import LIMITS, MAX_BYTES, MIB
from extractors.sources.text.decoding import decode
from schemas.document import Document
from schemas.errors import (
    EmptyDocument,
    EncryptedDocument,
    OversizedDocument,
    UnknownFormat,
    UnreadableDocument,
    UnsupportedFormat,
)

UNPACK = "an archive; ingest it, which reads each file in it, or offer the files in it"

MAGIC: tuple[tuple[bytes, type[UnreadableDocument], str], ...] = (
    (b"Rar!", UnsupportedFormat, UNPACK),
    (b"7z\xbc\xaf\x27\x1c", UnsupportedFormat, UNPACK),
    (b"\x1f\x8b\x08", UnsupportedFormat, UNPACK),
    (b"MZ", UnknownFormat, "a Windows program, not a document; offer the document itself"),
    (b"\x7fELF", UnknownFormat, "a program, not a document; offer the document itself"),
)
"""First bytes, and what becomes of such a document."""
PICTURE = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|II[*+]\0|MM\0[*+]|BM.{4}\0{4}|RIFF.{4}WEBP|GIF8[79]a"
    rb"|\0\0\0\x0cjP  \r\n\x87\n|\xff\x4f\xff\x51",
    re.DOTALL,
)
"""First bytes of PNG, JPEG, TIFF and BigTIFF, BMP, WebP, GIF, JPEG 2000 and its bare codestream."""
FILM = re.compile(rb".{4}ftyp(?:avif|avis|hei[cfms]|hev[cm]|mif1|msf1)", re.DOTALL)
"""First bytes of pictures that are stored as films are: HEIC and AVIF."""
PDF = b"%PDF-"
"""Stands within the first 1,024 bytes of a PDF; junk before it is common."""
BINARY = re.compile(rb"[\0-\x06\x0e-\x19\x1c-\x1f]")

ZIP_MEDIA: Mapping[str, str] = {"word/": "docx", "xl/": "xlsx", "OFD.xml": "ofd"}
"""What an entry of a zip container begins with, and the media it tells."""
OPEN_MEDIA: Mapping[bytes, str] = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
"""What an OpenDocument says it is, templates apart, and the media it tells."""
OPEN_TEMPLATE = b"-template"
OLE_MEDIA: Mapping[str, str] = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls"}
"""A stream of an OLE container, and the media it tells; WPS Office writes the same ones."""

XML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
HTML = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|meta|title|style|link|table|div|center)\b",
    re.IGNORECASE | re.DOTALL,
)
TABLE = re.compile(
    r"<table\b[^<>]*>(\s|<!--.{0,200}?-->)*<(caption|colgroup|thead|tbody|tr)\b", re.IGNORECASE | re.DOTALL
)
ELEMENT = re.compile(r"<(p|div|span|br|h[1-6]|ul|ol|section|article|table)\b[^<>]*>", re.IGNORECASE)
WEB_ARCHIVE = re.compile(
    r"\s*(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?"
    r"(?:MIME-Version:|Content-Type:[ \t]*(?:multipart/|text/html|message/rfc822))",
    re.IGNORECASE,
)
"""The headers of a web page in one file (mht): browsers and Office write some before the one that tells."""


def detect(document: Document) -> str:
    """The document's media, one of `schemas.closed_sets.MEDIA`.

    Raises:
        UnreadableDocument: the class says why it is none that is read.
    """
    data = document.data
    if not data or data.isspace():
        raise EmptyDocument(f"no text in its {len(data)} bytes; download it again")
    _check_size(data, MAX_BYTES)
    media = _media(document)
    _check_size(data, LIMITS[media])
    return media


def _check_size(data: bytes, limit: int) -> None:
    if len(data) > limit:
        raise OversizedDocument(
            f"{len(data) / MIB:.1f} MiB, more than the {limit // MIB} MiB that are read; split the document"
        )


def _media(document: Document) -> str:
    data = document.data
    if data.startswith(archive.BEGINNING):
        return _zip_media(data)
    if data.startswith(ole.BEGINNING):
        return _ole_media(data)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(PDF) or (PDF in data[:1024] and BINARY.search(data)):
        return "pdf-text"
    if PICTURE.match(data) and BINARY.search(data[:1024]):
        return "image"
    if FILM.match(data):
        raise UnsupportedFormat("a HEIC or AVIF picture is not read; save it as JPEG")
    for magic, error, message in MAGIC:
        if data.startswith(magic) and BINARY.search(data[:1024]):
            raise error(message)
    _check_size(data, LIMITS["text"])
    return _text_media(decode(data).text, document.name)


def _zip_media(data: bytes) -> str:
    names = archive.parts(data)
    if "xl/workbook.bin" in names:
        raise UnsupportedFormat("a binary workbook (xlsb) is not read; save it as xlsx")
    for beginning, media in ZIP_MEDIA.items():
        if any(name.startswith(beginning) for name in names):
            return media
    if "content.xml" in names:
        said = archive.unpack(data, "mimetype".__eq__).get("mimetype", b"").strip().removesuffix(OPEN_TEMPLATE)
        if said not in OPEN_MEDIA:
            raise UnsupportedFormat("an OpenDocument that is neither text nor table is not read; save it as docx")
        return OPEN_MEDIA[said]
    if any(name.startswith("ppt/") for name in names):
        raise UnsupportedFormat("a presentation is not read; save its tables as docx or xlsx")
    raise UnsupportedFormat(UNPACK)


def _ole_media(data: bytes) -> str:
    container = ole.open_container(data)
    if "EncryptedPackage" in container.streams:
        raise EncryptedDocument("a docx or xlsx with a password; remove the protection and offer it again")
    for stream, media in OLE_MEDIA.items():
        if stream in container.streams:
            if media == "doc" and unpack_from("<H", ole.read_stream(container, stream).ljust(12), 10)[0] & 0x100:
                raise EncryptedDocument("a doc with a password; remove the protection and offer it again")
            return media
    if "PowerPoint Document" in container.streams:
        raise UnsupportedFormat("a presentation is not read; save its tables as docx or xlsx")
    raise UnknownFormat("an OLE container that is neither doc nor xls; save the document as docx or xlsx")


def _text_media(text: str, name: str) -> str:
    """Text or html. The name decides only where the content has elements but none that html alone begins with."""
    if not text.strip():
        raise EmptyDocument("no text in it; download it again")
    head = text[:4096]
    if WEB_ARCHIVE.match(head):
        if mail.is_mail(head.encode()):
            raise UnsupportedFormat("a mail; ingest it, which reads what is attached, or offer that itself")
        return "mht"
    if HTML.match(head) or TABLE.search(text):
        return "html"
    if XML.match(head):
        raise UnsupportedFormat("XML that is no web page is not read; save the document as docx or xlsx")
    if name.lower().endswith((".html", ".htm", ".shtml", ".xhtml")) and ELEMENT.search(text):
        return "html"
    return "text"

"""Zip archives of documents; docx, xlsx and their like are zip containers too, and are none of these."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from io import SEEK_END
from typing import BinaryIO

from extractors.sources.containers.entries import Entry, decoded
from extractors.sources.limits import MAX_LISTING, MAX_MEMBERS
from schemas.errors import DamagedDocument, EncryptedDocument, OversizedDocument, UnsupportedFormat

BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")
PACKAGE = frozenset(
    {
        "[content_types].xml",
        "word/document.xml",
        "xl/workbook.xml",
        "xl/workbook.bin",
        "ppt/presentation.xml",
        "ofd.xml",
        "content.xml",
    }
)
"""Entries, in small letters, one of which each document has that is a zip container."""
END, END_64 = b"PK\x05\x06", b"PK\x06\x06"
END_SIZE, COMMENT = 22, 1 << 16
LOCKED, UTF_8 = 0x1, 0x800
"""Bits of an entry's flags: a password is needed, its name is UTF-8."""
UNICODE_PATH = 0x7075
"""The extra field of an entry that holds its name in UTF-8."""


def is_package(file: BinaryIO) -> bool:
    """Whether a zip container is one document, or broken; else it is an archive of documents."""
    try:
        return any(info.filename.replace("\\", "/").lower() in PACKAGE for info in opened(file).infolist())
    except DamagedDocument:
        return True
    except OversizedDocument:
        return False


def entries(file: BinaryIO) -> Iterator[Entry]:
    """The members. Raises DamagedDocument, OversizedDocument."""
    archive = opened(file)
    for info in archive.infolist():
        if not info.is_dir():
            yield Entry(name=name_of(info), size=info.file_size, read=partial(_unpacked, archive, info))


def opened(file: BinaryIO) -> zipfile.ZipFile:
    """The archive, its list measured before it is read."""
    _check_listing(file)
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
        raise DamagedDocument(f"a zip archive that is cut or broken ({error}); download it again") from error


def name_of(info: zipfile.ZipInfo) -> str:
    """The name as its writer meant it: most programs in China write GBK and do not say so."""
    if info.flag_bits & UTF_8:
        return info.filename
    at = 0
    while at + 4 <= len(info.extra):
        kind, size = struct.unpack_from("<HH", info.extra, at)
        if kind == UNICODE_PATH and size > 5:
            return decoded(info.extra[at + 9 : at + 4 + size])
        at += 4 + size
    try:
        return decoded(info.filename.encode("cp437"))
    except UnicodeEncodeError:
        return info.filename


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & LOCKED:
        raise EncryptedDocument("packed with a password; unpack it and offer the file itself")
    try:
        return archive.read(info)
    except NotImplementedError as error:
        raise UnsupportedFormat(f"packed in a way that is not read ({error}); pack it anew") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError) as error:
        raise DamagedDocument(f"its archive is broken at this file ({error}); download it again") from error


def _check_listing(file: BinaryIO) -> None:
    """Refuse a list that would cost more memory than documents can need."""
    size = file.seek(0, SEEK_END)
    start = max(0, size - END_SIZE - COMMENT)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(END)
    if at < 0 or at + END_SIZE > len(tail):
        return  # it is cut off, which its reader says
    count, listing = struct.unpack_from("<HI", tail, at + 10)
    at = tail.rfind(END_64, 0, at)
    if at >= 0 and at + 48 <= len(tail):
        count, listing = struct.unpack_from("<QQ", tail, at + 32)
    if listing > MAX_LISTING or count > 4 * MAX_MEMBERS:
        raise OversizedDocument(f"an archive of {count:,} members, more than the {MAX_MEMBERS} that are read; split it")

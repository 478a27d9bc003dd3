"""Rar archives of documents, which unrar, unar, 7z or bsdtar opens; the list is read here."""

import shutil
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from extractors.sources.containers.entries import Entry
from schemas.errors import DamagedDocument, EncryptedDocument, MissingTool, UnreadableDocument

BEGINNING = b"Rar!\x1a\x07"
PROGRAMS = ("unrar", "unar", "7z", "7zz", "bsdtar")
"""What rarfile looks for on the PATH."""


def entries(file: BinaryIO) -> Iterator[Entry]:
    """The members.

    Raises:
        MissingTool: no program that opens a rar is installed.
        DamagedDocument, EncryptedDocument
    """
    import rarfile  # noqa: PLC0415 Few folders hold a rar.

    file.seek(0)
    try:
        archive = rarfile.RarFile(file)
        found = [info for info in archive.infolist() if info.is_file()]
        if not found and archive.needs_password():
            raise EncryptedDocument("a rar archive with a password; unpack it and offer the files themselves")
        rarfile.tool_setup()
    except UnreadableDocument:
        raise
    except Exception as error:
        raise _refused(error) from error
    for info in found:
        yield Entry(name=info.filename, size=info.file_size or 0, read=partial(_unpacked, archive, info))


def opens_rar() -> bool:
    """Whether a program is there that opens a rar."""
    return any(map(shutil.which, PROGRAMS))


def _unpacked(archive: Any, info: Any) -> bytes:  # noqa: ANN401 rarfile has no types
    if info.needs_password():
        raise EncryptedDocument("packed with a password; unpack it and offer the file itself")
    try:
        with archive.open(info) as member:
            data = bytes(member.read(info.file_size + 1))
    except Exception as error:
        raise _refused(error) from error
    if len(data) != info.file_size:
        raise DamagedDocument(f"its archive gives {len(data):,} bytes of {info.file_size:,}; download it again")
    return data


def _refused(error: Exception) -> UnreadableDocument:
    """The error to raise: rarfile has one for each exit of each program, and its parser lets others through."""
    match type(error).__name__:
        case "RarCannotExec":
            return MissingTool(
                "a rar needs unrar, unar, 7z or bsdtar, and none is on the PATH; install unar or libarchive-tools, "
                "or pack the documents as zip"
            )
        case "PasswordRequired" | "RarWrongPassword" | "NoCrypto":
            return EncryptedDocument("a rar archive with a password; unpack it and offer the files themselves")
        case "NeedFirstVolume":
            return DamagedDocument("one of several volumes of a rar; pack the documents into one archive")
        case _:
            return DamagedDocument(f"a rar archive that is cut or broken ({type(error).__name__}); download it again")

"""7z archives of documents."""

from collections.abc import Iterator
from functools import partial
from io import SEEK_END
from typing import Any, BinaryIO

from extractors.sources.containers.entries import Entry
from schemas.errors import DamagedDocument, EncryptedDocument, UnreadableDocument, UnsupportedFormat

BEGINNING = b"7z\xbc\xaf\x27\x1c"


def entries(file: BinaryIO) -> Iterator[Entry]:
    """The members. Raises DamagedDocument, EncryptedDocument, UnsupportedFormat."""
    with _opened(file) as archive:
        try:
            found = [(info.filename, info.uncompressed) for info in archive.list() if not info.is_directory]
            locked = archive.needs_password()
        except Exception as error:
            raise _refused(error, "a 7z archive") from error
    for name, size in found:
        yield Entry(name=name, size=size, read=partial(_unpacked, file, name, size, locked))


def _opened(file: BinaryIO) -> Any:  # noqa: ANN401 py7zr is imported where it is needed and has no types of its own
    import py7zr  # noqa: PLC0415 It takes a tenth of a second, and few folders hold a 7z.

    size = file.seek(0, SEEK_END)
    file.seek(0)
    try:
        return py7zr.SevenZipFile(file)
    except Exception as error:
        raise _refused(error, f"a 7z archive of {size:,} bytes") from error


def _unpacked(file: BinaryIO, name: str, size: int, locked: bool) -> bytes:
    from py7zr.io import BytesIOFactory  # noqa: PLC0415 As above.

    if locked:
        raise EncryptedDocument("packed with a password; unpack it and offer the file itself")
    factory: Any = BytesIOFactory(size + 1)
    with _opened(file) as archive:
        try:
            archive.extract(targets=[name], factory=factory)
            data = bytes(factory.get(name).read())
        except Exception as error:
            raise _refused(error, "its archive") from error
    if len(data) != size:
        raise DamagedDocument(f"its archive gives {len(data):,} bytes of {size:,}; download it again")
    return data


def _refused(error: Exception, what: str) -> UnreadableDocument:
    """The error to raise: py7zr lets whatever its parsers and codecs stumble over through."""
    match type(error).__name__:
        case "PasswordRequired":
            return EncryptedDocument(f"{what} needs a password; unpack it and offer the files themselves")
        case "UnsupportedCompressionMethodError":
            return UnsupportedFormat(f"{what} is packed in a way that is not read; pack it anew")
        case _:
            return DamagedDocument(f"{what} is cut or broken ({type(error).__name__}); download it again")

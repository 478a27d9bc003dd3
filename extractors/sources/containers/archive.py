"""Zip containers (docx, xlsx), opened with their sizes checked before anything is unpacked."""

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from io import BytesIO

from extractors.sources.limits import MAX_PART, MAX_PARTS, MAX_UNPACKED, MIB
from schemas.errors import DamagedDocument, EncryptedDocument, OversizedDocument, UnreadableDocument

BEGINNING = b"PK\x03\x04"
ENTRY = b"PK\x01\x02"
LOCKED = 0x1
"""Bit of an entry's flags: a password is needed."""


def parts(data: bytes) -> Mapping[str, int]:
    """Names of the entries and their unpacked sizes in bytes, as the container declares them.

    Raises:
        DamagedDocument: the container is cut or broken.
        EncryptedDocument: an entry needs a password.
        OversizedDocument: more or larger entries than a document may have.
    """
    return {_name(entry): entry.file_size for entry in _open(data).infolist()}


def unpack(data: bytes, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The entries whose name is wanted. Raises as `parts` does.

    No entry gives more bytes than it declares: the reader stops there and finds the checksum wrong.
    """
    archive = _open(data)
    return {name: _content(archive, entry) for name, entry in _entries(archive, wanted)}


def intact(data: bytes, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """As `unpack`, without the entries that are broken or too large themselves."""
    archive = _open(data)
    contents: dict[str, bytes] = {}
    for name, entry in _entries(archive, wanted):
        with suppress(UnreadableDocument):
            contents[name] = _content(archive, entry)
    return contents


def pack(contents: Mapping[str, bytes]) -> bytes:
    """A container of just these entries, not compressed."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()


def _open(data: bytes) -> zipfile.ZipFile:
    if (entries := data.count(ENTRY)) > 2 * MAX_PARTS:
        raise OversizedDocument(f"a zip container of {entries} entries; no document has more than {MAX_PARTS}")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DamagedDocument(
            f"a zip container (docx, xlsx) that is cut or broken ({error}); download it again"
        ) from error
    _check(archive.infolist())
    return archive


def _entries(archive: zipfile.ZipFile, wanted: Callable[[str], bool]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    named = ((_name(entry), entry) for entry in archive.infolist())
    return ((name, entry) for name, entry in named if wanted(name))


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    name = _name(entry)
    if entry.file_size > MAX_PART:
        raise OversizedDocument(
            f"its part {name} unpacks to {entry.file_size // MIB} MiB, more than {MAX_PART // MIB}; split the document"
        )
    try:
        return archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise DamagedDocument(f"its part {name} cannot be unpacked ({error}); offer an intact copy") from error


def _check(entries: Iterable[zipfile.ZipInfo]) -> None:
    entries = list(entries)
    if len(entries) > MAX_PARTS:
        raise OversizedDocument(f"a zip container of {len(entries)} entries; no document has more than {MAX_PARTS}")
    if (size := sum(entry.file_size for entry in entries)) > MAX_UNPACKED:
        raise OversizedDocument(
            f"unpacks to {size // MIB} MiB, more than the {MAX_UNPACKED // MIB} that are read; split the document"
        )
    if any(entry.flag_bits & LOCKED for entry in entries):
        raise EncryptedDocument("a zip container with a password; remove the protection and offer it again")


def _name(entry: zipfile.ZipInfo) -> str:
    """The entry's name with forward slashes: some programs write the others."""
    return entry.filename.replace("\\", "/").lstrip("/")

"""Archives that are one packed stream: tar, tar.gz and their like, and single files packed by gzip, bzip2 or xz."""

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, TypeVar, cast

from extractors.sources.containers.entries import Entry, decoded
from extractors.sources.limits import MAX_BYTES, MAX_RATIO, MAX_SOLID, MIB, SMALL
from schemas.errors import DamagedDocument, OversizedDocument, UnreadableDocument

Result = TypeVar("Result")
GZIP, BZIP2, XZ = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0"
OPENERS: Mapping[bytes, Callable[[BinaryIO], BinaryIO]] = {
    GZIP: lambda file: cast("BinaryIO", gzip.GzipFile(fileobj=file)),
    BZIP2: lambda file: cast("BinaryIO", bz2.BZ2File(file)),
    XZ: lambda file: cast("BinaryIO", lzma.LZMAFile(file)),  # noqa: SIM115 it closes with the file under it
}
"""First bytes of a packed stream, and what unpacks it."""
TAR, TAR_AT = b"ustar", 257
"""What a tar has, and where."""
TAR_HEAD = 512
STEP = 1 << 20
BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError, tarfile.TarError)
"""What the unpackers raise for a stream that is cut or broken."""
GZIP_NAME, GZIP_EXTRA = 0x8, 0x4
"""Bits of a gzip's flags: it tells its file's name, it holds extra fields."""


class Bounded(io.RawIOBase):
    """A stream that refuses to be read further than some byte."""

    def __init__(self, inner: BinaryIO, most: int) -> None:
        """Read `inner`, at most `most` bytes of it."""
        self._inner = inner
        self._most = most

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Some bytes. Raises OversizedDocument at the bound."""
        data = self._inner.read(STEP if size is None or size < 0 else size)
        self._check(self._inner.tell())
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a byte."""
        at = offset if whence == io.SEEK_SET else self._inner.tell() + offset
        while (now := self._inner.tell()) < at and self.read(min(STEP, at - now)):
            pass
        return self._inner.seek(at) if self._inner.tell() > at else self._inner.tell()

    def tell(self) -> int:
        """Where it is."""
        return self._inner.tell()

    def _check(self, at: int) -> None:
        if at > self._most:
            raise OversizedDocument(f"unpacks to more than the {self._most // MIB} MiB that are read; split it")


def opener_of(head: bytes) -> Callable[[BinaryIO], BinaryIO] | None:
    """What unpacks a stream that begins like this."""
    return next((opener for magic, opener in OPENERS.items() if head.startswith(magic)), None)


def entries(file: BinaryIO, name: str) -> Iterator[Entry]:
    """The members of a tar, packed or not, or the one file that is packed. Raises UnreadableDocument."""
    stream = _stream(file)
    head = _guarded(partial(_first, stream))
    if head[TAR_AT : TAR_AT + len(TAR)] == TAR:
        yield from _guarded(partial(_members, stream))
    else:
        size = _guarded(partial(_length, stream))
        yield Entry(name=_own_name(file, name), size=size, read=partial(_guarded, partial(_whole, stream)))


def _stream(file: BinaryIO) -> Bounded:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    opener = opener_of(file.read(8))
    file.seek(0)
    if opener is None:
        return Bounded(file, MAX_SOLID)
    return Bounded(opener(file), min(MAX_SOLID, max(SMALL, MAX_RATIO * size)))


def _guarded(step: Callable[[], Result]) -> Result:
    try:
        return step()
    except UnreadableDocument:
        raise
    except BROKEN as error:
        raise DamagedDocument(f"an archive that is cut or broken ({error}); download it again") from error


def _first(stream: Bounded) -> bytes:
    head = stream.read(TAR_HEAD)
    while len(head) < TAR_HEAD and (more := stream.read(TAR_HEAD - len(head))):
        head += more
    stream.seek(0)
    return head


def _members(stream: Bounded) -> list[Entry]:
    archive = tarfile.TarFile(fileobj=stream, encoding="utf-8", errors="surrogateescape")
    found = []
    while (member := archive.next()) is not None:
        if member.isfile():
            name = decoded(member.name.encode("utf-8", "surrogateescape"))
            read = partial(_guarded, partial(_member, archive, member))
            found.append(Entry(name=name, size=member.size, read=read))
    return found


def _member(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    opened = archive.extractfile(member)
    data = opened.read() if opened is not None else b""
    if len(data) < member.size:
        raise EOFError("it ends early")
    return data


def _length(stream: Bounded) -> int:
    while stream.read(STEP):
        pass
    return stream.tell()


def _whole(stream: Bounded) -> bytes:
    stream.seek(0)
    pieces: list[bytes] = []
    while piece := stream.read(STEP):
        pieces.append(piece)
        if stream.tell() > MAX_BYTES:
            raise OversizedDocument(f"more than the {MAX_BYTES // MIB} MiB that are read; split the document")
    return b"".join(pieces)


def _own_name(file: BinaryIO, name: str) -> str:
    """The name that a gzip tells of its file; else that of the archive without its suffix."""
    file.seek(0)
    head = file.read(1024)
    if head.startswith(GZIP) and head[3] & GZIP_NAME and not head[3] & GZIP_EXTRA:
        return decoded(head[10:].split(b"\0", 1)[0])
    return PurePosixPath(name).stem

"""OLE containers (doc, xls, encrypted OOXML): the streams that stand at the root, after [MS-CFB]."""

import struct
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from schemas.errors import DamagedDocument

BEGINNING = bytes.fromhex("d0cf11e0a1b11ae1")
NO_SECTOR = 0xFFFFFFFA
"""Sector numbers from here on mean: end, free, or a sector of the table itself."""
ENTRY_SIZE = 128
MINI_SECTOR = 64
STREAM, ROOT = 2, 5
END, OF_TABLE, NO_ENTRY = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
SECTOR, MINI_CUTOFF = 4096, 4096
"""Bytes per sector, and of the shortest stream that lies in sectors, of a container that is packed here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the container's directory."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int
    """Bytes of the stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """An OLE container whose root has been listed."""

    data: bytes
    sector: int
    """Bytes per sector."""
    fat: Sequence[int]
    mini_fat: Sequence[int]
    mini_cutoff: int
    """Streams of fewer bytes lie in the root's stream."""
    root: Entry
    streams: Mapping[str, Entry]
    """Streams that stand at the root, by name; those of embedded objects are none of the document's."""


def open_container(data: bytes) -> Container:
    """The container that `data` is.

    Raises:
        DamagedDocument: it is cut or broken.
    """
    try:
        return _open(data)
    except (struct.error, IndexError, ValueError) as error:
        raise DamagedDocument(
            f"an OLE container (doc, xls) that is cut or broken ({error}); download it again"
        ) from error


def read_stream(container: Container, name: str) -> bytes:
    """The bytes of a stream at the root; raises as `open_container` does."""
    entry = container.streams[name]
    try:
        if entry.size >= container.mini_cutoff:
            return _chain(container.data, container.sector, container.sector, container.fat, entry.start)[: entry.size]
        mini = _chain(container.data, container.sector, container.sector, container.fat, container.root.start)
        return _chain(mini, MINI_SECTOR, 0, container.mini_fat, entry.start)[: entry.size]
    except (IndexError, ValueError) as error:
        raise DamagedDocument(f"its stream {name} is cut or broken ({error}); download it again") from error


def pack(name: str, stream: bytes) -> bytes:
    """A container of just this stream, which is filled up with zeros where it is too short to lie in sectors."""
    data = stream.ljust(MINI_CUTOFF, b"\0")
    count = -(-len(data) // SECTOR)
    # what follows each sector of the stream, of the directory, and of the root's own stream, which must be there
    table = [*range(1, count), END, END, END]
    tables = -(-len(table) * 4 // (SECTOR - 4))
    table += [OF_TABLE] * tables
    first = count + 2
    header = struct.pack(
        "<8s16x5H6x9I",
        *(BEGINNING, 0x3E, 4, 0xFFFE, 12, 6),
        *(1, tables, count, 0, MINI_CUTOFF, END, 0, END, 0),
    ) + struct.pack(f"<{tables}I", *range(first, first + tables)).ljust(109 * 4, b"\xff")
    directory = _entry("Root Entry", ROOT, child=1, start=count + 1, size=MINI_SECTOR) + _entry(
        name, STREAM, child=NO_ENTRY, start=0, size=len(data)
    )
    sectors = (header, data, directory, bytes(MINI_SECTOR), struct.pack(f"<{len(table)}I", *table))
    fills = (b"\0", b"\0", b"\0", b"\0", b"\xff")
    return b"".join(
        part.ljust(-(-len(part) // SECTOR) * SECTOR, fill) for part, fill in zip(sectors, fills, strict=True)
    )


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    head = struct.pack("<64sHBB3I", encoded, len(encoded) + 2, kind, 1, NO_ENTRY, NO_ENTRY, child)
    return head.ljust(116, b"\0") + struct.pack("<IQ", start, size)


def _open(data: bytes) -> Container:
    sector = 1 << min(struct.unpack_from("<H", data, 30)[0], 16)
    fat = _sectors(data, sector, _fat_sectors(data, sector))
    first_directory, mini_cutoff, first_mini = struct.unpack_from("<I4xII", data, 48)[:3]
    directory = [*_entries(_chain(data, sector, sector, fat, first_directory))]
    if not directory or directory[0].kind != ROOT:
        raise ValueError("no root")
    mini_fat = array("I")
    mini_fat.frombytes(_chain(data, sector, sector, fat, first_mini))
    return Container(
        data=data,
        sector=sector,
        fat=fat,
        mini_fat=mini_fat,
        mini_cutoff=mini_cutoff,
        root=directory[0],
        streams={entry.name: entry for entry in _children(directory) if entry.kind == STREAM},
    )


def _fat_sectors(data: bytes, sector: int) -> list[int]:
    """Numbers of the sectors that hold the allocation table: 109 in the header, the others in a chain of their own."""
    numbers = list(struct.unpack_from("<109I", data, 76))
    following, count = struct.unpack_from("<II", data, 68)
    per_sector = sector // 4 - 1
    for _ in range(min(count, len(data) // sector)):
        if following >= NO_SECTOR:
            break
        *more, following = struct.unpack_from(f"<{per_sector}II", data, (following + 1) * sector)
        numbers += more
    return [number for number in numbers if number < NO_SECTOR]


def _sectors(data: bytes, sector: int, numbers: list[int]) -> Sequence[int]:
    table = array("I")  # the width and order of bytes that the format has
    for number in numbers:
        table.frombytes(data[(number + 1) * sector : (number + 2) * sector])
    return table


def _chain(data: bytes, sector: int, offset: int, fat: Sequence[int], start: int) -> bytes:
    """The sectors from `start` on, as the allocation table links them."""
    pieces: list[bytes] = []
    while start < NO_SECTOR:
        piece = data[offset + start * sector : offset + (start + 1) * sector]
        if not piece:
            raise ValueError(f"sector {start} lies behind its end")
        pieces.append(piece)
        if len(pieces) > len(fat):
            raise ValueError("its sectors run in a circle")
        start = fat[start]
    return b"".join(pieces)


def _entries(directory: bytes) -> Iterator[Entry]:
    for at in range(0, len(directory) - ENTRY_SIZE + 1, ENTRY_SIZE):
        length, kind, left, right, child = struct.unpack_from("<HBxIII", directory, at + 64)
        start, size = struct.unpack_from("<II", directory, at + 116)
        name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "ignore")
        yield Entry(name=name, kind=kind, left=left, right=right, child=child, start=start, size=size)


def _children(directory: list[Entry]) -> Iterator[Entry]:
    """The entries at the root, which form a binary tree."""
    todo, seen = [directory[0].child], set[int]()
    while todo:
        number = todo.pop()
        if number in seen or number >= len(directory):
            continue
        seen.add(number)
        entry = directory[number]
        todo += [entry.left, entry.right]
        yield entry

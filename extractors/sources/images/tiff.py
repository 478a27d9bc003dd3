"""The pages of a TIFF, counted and measured by its directories before any library follows them (TIFF 6.0, BigTIFF)."""

import struct
from collections.abc import Iterator, Mapping
from struct import unpack_from
from typing import NamedTuple

from extractors.sources.limits import MAX_FIELDS, MAX_FRAMES
from schemas.errors import DamagedDocument, OversizedDocument

BIG = 43
"""The version that marks a BigTIFF."""
KIND, WIDTH, HEIGHT = 254, 256, 257
"""Fields of a directory."""
NUMBERS: Mapping[int, str] = {3: "H", 4: "I", 16: "Q"}
"""Types of fields that hold one whole number, and their formats."""
REDUCED = 0x1
"""Bit of the kind: a small copy of another page, for a viewer's list."""


class Layout(NamedTuple):
    """How a TIFF writes its directories."""

    order: str
    """`<` or `>`, as `struct` has it."""
    fields: str
    """Format of the number of fields."""
    offset: str
    """Format of a place in the file."""
    field: int
    """Bytes of one field."""
    value: int
    """Where in a field its value is."""


SMALL_LAYOUT = ("H", "I", 12, 8)
BIG_LAYOUT = ("Q", "Q", 20, 12)


class Frame(NamedTuple):
    """One page as its directory tells of it."""

    place: int
    """In the chain of directories, from 0."""
    width: int
    height: int


def frames(data: bytes) -> list[Frame]:
    """The pages in their order, small copies of pages left out.

    Raises:
        DamagedDocument: a directory is cut off, leads back to an earlier one, or has more fields than there are.
        OversizedDocument: more than `MAX_FRAMES` pages.
    """
    try:
        found = [frame for frame, kind in _directories(data) if not kind & REDUCED]
    except struct.error as error:
        raise DamagedDocument("a TIFF that is cut off before its last page; download it again") from error
    if not found:
        raise DamagedDocument("a TIFF without pages; download it again")
    return found


def _directories(data: bytes) -> Iterator[tuple[Frame, int]]:
    """Each directory's page and its kind."""
    order = "<" if data.startswith(b"II") else ">"
    big = unpack_from(order + "H", data, 2)[0] == BIG
    layout = Layout(order, *(BIG_LAYOUT if big else SMALL_LAYOUT))
    at = unpack_from(order + layout.offset, data, 8 if big else 4)[0]
    seen: set[int] = set()
    while at:
        if at in seen:
            raise DamagedDocument("a TIFF whose pages lead back to an earlier one; save it anew")
        if len(seen) >= MAX_FRAMES:
            raise OversizedDocument(f"a TIFF of more than the {MAX_FRAMES} pages that are read; split it")
        seen.add(at)
        told, at = _directory(data, at, layout)
        yield Frame(len(seen) - 1, told.get(WIDTH, 0), told.get(HEIGHT, 0)), told.get(KIND, 0)


def _directory(data: bytes, at: int, layout: Layout) -> tuple[dict[int, int], int]:
    """The numbers that a directory holds itself, and where the next one begins; 0 behind the last."""
    if at > len(data):
        raise struct.error("beyond the end")
    count = unpack_from(layout.order + layout.fields, data, at)[0]
    if count > MAX_FIELDS:
        raise DamagedDocument(f"a TIFF that tells {count} things of one page; save it anew")
    at += 8 if layout.fields == "Q" else 2
    told = {}
    for field in range(at, at + count * layout.field, layout.field):
        name, kind = unpack_from(layout.order + "HH", data, field)
        if kind in NUMBERS:
            told[name] = unpack_from(layout.order + NUMBERS[kind], data, field + layout.value)[0]
    end = at + count * layout.field
    return told, unpack_from(layout.order + layout.offset, data, end)[0]

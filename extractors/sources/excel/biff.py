"""The records of an xls that calamine keeps to itself: number formats, typed constants, extent; after [MS-XLS]."""

import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from extractors.sources.excel.number_format import BUILTIN, GENERAL, general
from extractors.sources.excel.sheets import Look, Place
from schemas.errors import DamagedDocument, EncryptedDocument

Record: TypeAlias = tuple[int, bytes]
"""Kind and content."""

FORMULA, EOF, FILEPASS, BOUNDSHEET, MULRK, XF = 0x06, 0x0A, 0x2F, 0x85, 0xBD, 0xE0
LABELSST, NUMBER, LABEL, BOOLERR, RK, FORMAT, BOF = 0xFD, 0x203, 0x204, 0x205, 0x27E, 0x41E, 0x809
RICH_LABEL = 0xD6
SST, DIMENSIONS = 0xFC, 0x200
CELLS = frozenset({FORMULA, NUMBER, RK, LABELSST, LABEL, BOOLERR, RICH_LABEL})
"""Records of one cell with a value: row, column and style, two bytes each, then the value."""
NUMBERS = frozenset({FORMULA, NUMBER, RK})

BIFF8 = 0x600
WIDE = 0x1
"""Flag of a string: two bytes per character."""
CONSTANT = re.compile(rb"(?:\x1e(?P<integer>..)|\x1f(?P<number>.{8}))(?P<minus>\x13)?(?P<percent>\x14)?", re.DOTALL)
"""The compiled form of a formula that computes nothing: the author typed it with its `=` as a text."""


def looks(stream: bytes) -> list[Look]:
    """The looks of all sheets, in the workbook's order.

    Raises:
        DamagedDocument: a record is cut.
        EncryptedDocument: a password stands before the sheets.
    """
    try:
        starts, formats = _globals(stream)
        if len(set(starts)) < len(starts):
            raise IndexError("two sheets are the same")
        ends = dict(pairwise([*sorted(starts), len(stream)]))
        return [_look(_records(stream, start, ends[start]), formats) for start in starts]
    except (struct.error, IndexError) as error:
        raise DamagedDocument(f"a workbook with a record that is cut ({error}); fetch it anew") from error


def without_claims(stream: bytes) -> bytes:
    """The stream with nothing in it that makes calamine reserve memory beyond the stream's own size.

    Raises:
        DamagedDocument: it claims to hold more strings than bytes.
    """
    cleaned = bytearray(stream)
    start = 0
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        start += 4
        if kind == DIMENSIONS:
            cleaned[start : start + length] = bytes(len(cleaned[start : start + length]))
        elif kind == SST and struct.unpack("<I", stream[start + 4 : start + 8].ljust(4, b"\xff"))[0] > len(stream):
            raise DamagedDocument("a workbook that claims more strings than it has bytes; open it and save it anew")
        start += length
    return bytes(cleaned)


def _records(stream: bytes, start: int, end: int) -> Iterator[Record]:
    """The records of the substream from `start` on, up to the charts embedded in it, which follow the cells."""
    while start + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, start)
        if kind == EOF:
            return
        yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length
    raise IndexError("it does not end before the next one begins")


def _globals(stream: bytes) -> tuple[list[int], Sequence[str]]:
    """Where the sheets begin, and the number format of each cell style."""
    starts: list[int] = []
    own: dict[int, str] = {}
    styles: list[int] = []
    version = 0
    for kind, content in _records(stream, 0, len(stream)):
        if kind == BOF:
            version = struct.unpack_from("<H", content)[0]
        elif kind == FILEPASS:
            raise EncryptedDocument("a workbook with a password; remove the protection and offer it again")
        elif kind == BOUNDSHEET:
            starts.append(struct.unpack_from("<I", content)[0])
        elif kind == FORMAT:
            own[struct.unpack_from("<H", content)[0]] = _format(content[2:], version)
        elif kind == XF:
            styles.append(struct.unpack_from("<H", content, 2)[0])
    return starts, [own.get(style) or BUILTIN.get(style, GENERAL) for style in styles]


def _format(content: bytes, version: int) -> str:
    if version < BIFF8:
        return content[1 : 1 + content[0]].decode("gb18030", "ignore")
    length, flags = struct.unpack_from("<HB", content)
    if flags & WIDE:
        return content[3 : 3 + 2 * length].decode("utf-16-le", "ignore")
    return content[3 : 3 + length].decode("latin-1")


def _look(records: Iterable[Record], styles: Sequence[str]) -> Look:
    rows = cols = 0
    formats: dict[Place, str] = {}
    typed: dict[Place, str] = {}
    for kind, content in records:
        for row, col, style in _places(kind, content):
            rows, cols = max(rows, row + 1), max(cols, col + 1)
            if style is not None and style < len(styles) and styles[style] != GENERAL:
                formats[row, col] = styles[style]
            if kind == FORMULA and (text := _typed(content)):
                typed[row, col] = text
    return Look(rows=rows, cols=cols, formats=formats, typed=typed)


def _places(kind: int, content: bytes) -> Iterator[tuple[int, int, int | None]]:
    """Row, column and, for numbers, style of the cells with a value in a record."""
    if kind in CELLS:
        row, col, style = struct.unpack_from("<HHH", content)
        yield row, col, style if kind in NUMBERS else None
    elif kind == MULRK:
        row, first = struct.unpack_from("<HH", content)
        for number in range((len(content) - 6) // 6):
            yield row, first + number, struct.unpack_from("<H", content, 4 + 6 * number)[0]


def _typed(content: bytes) -> str | None:
    """The formula as it was typed, where it is a constant."""
    length = struct.unpack_from("<H", content, 20)[0]
    constant = CONSTANT.fullmatch(content[22 : 22 + length])
    if constant is None:
        return None
    kind, held = ("<H", constant["integer"]) if constant["integer"] else ("<d", constant["number"])
    number = general(struct.unpack(kind, held)[0])
    return f"={'-' if constant['minus'] else ''}{number}{'%' if constant['percent'] else ''}"

"""The records of an xls that calamine keeps to itself: number formats, typed constants, extent; after [MS-XLS]."""

import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from extractors.sources.excel.number_format import GENERAL, general
from extractors.sources.excel.sheets import CellIndex, Look
from extractors.sources.excel.styles import BUILTIN
from schemas.aside import AsideKind
from schemas.errors import DamagedDocument, EncryptedDocument

Record: TypeAlias = tuple[int, bytes]
"""Kind and content."""

FORMULA, EOF, FILEPASS, BOUNDSHEET, MULRK, XF = 0x06, 0x0A, 0x2F, 0x85, 0xBD, 0xE0
LABELSST, NUMBER, LABEL, BOOLERR, RK, FORMAT, BOF = 0xFD, 0x203, 0x204, 0x205, 0x27E, 0x41E, 0x809
RICH_LABEL = 0xD6
FONT, COLINFO, ROW, WINDOW2, DATEMODE = 0x31, 0x7D, 0x208, 0x23E, 0x22
HIDDEN_ROW, HIDDEN_COL, SHOWS_ZEROS, STRUCK = 0x20, 0x1, 0x10, 0x8
"""Flags of the records of a row, of some columns, of a window and of a font."""
NO_FONT = 4
"""The number that no font has."""
EMPTY_TEXT = 3
"""Kind of a formula's value that is no number."""
SST, DIMENSIONS = 0xFC, 0x200
CELLS = frozenset({FORMULA, NUMBER, RK, LABELSST, LABEL, BOOLERR, RICH_LABEL})
"""Records of one cell with a value: row, column and style, two bytes each, then the value."""
LAST_COL = 255

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
        shared = _globals(stream)
        starts = shared.starts
        if len(set(starts)) < len(starts):
            raise IndexError("two sheets are the same")
        ends = dict(pairwise([*sorted(starts), len(stream)]))
        return [_look(_records(stream, start, ends[start]), shared) for start in starts]
    except (struct.error, IndexError) as error:
        raise DamagedDocument(f"a workbook with a record that is cut ({error}); download it again") from error


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Globals:
    """What the sheets of a workbook share."""

    starts: Sequence[int]
    """Where they begin."""
    formats: Sequence[str]
    """Number format of each cell style."""
    struck: frozenset[int]
    """Cell styles whose text is struck out."""
    from_1904: bool


def _globals(stream: bytes) -> Globals:
    starts: list[int] = []
    own: dict[int, str] = {}
    styles: list[tuple[int, int]] = []
    fonts: list[bool] = []
    version = 0
    from_1904 = False
    for kind, content in _records(stream, 0, len(stream)):
        if kind == BOF:
            version = struct.unpack_from("<H", content)[0]
        elif kind == FILEPASS:
            raise EncryptedDocument("a workbook with a password; remove the protection and offer it again")
        elif kind == BOUNDSHEET:
            starts.append(struct.unpack_from("<I", content)[0])
        elif kind == FORMAT:
            own[struct.unpack_from("<H", content)[0]] = _format(content[2:], version)
        elif kind == FONT:
            fonts.append(bool(struct.unpack_from("<H", content, 2)[0] & STRUCK))
        elif kind == XF:
            styles.append(struct.unpack_from("<HH", content))
        elif kind == DATEMODE:
            from_1904 = content[:1] == b"\1"
    return Globals(
        starts=starts,
        formats=[own.get(number) or BUILTIN.get(number, GENERAL) for _, number in styles],
        struck=frozenset(style for style, (font, _) in enumerate(styles) if _is_struck(fonts, font)),
        from_1904=from_1904,
    )


def _is_struck(fonts: Sequence[bool], number: int) -> bool:
    place = number if number < NO_FONT else number - 1
    return place < len(fonts) and fonts[place]


def _format(content: bytes, version: int) -> str:
    if version < BIFF8:
        return content[1 : 1 + content[0]].decode("gb18030", "ignore")
    length, flags = struct.unpack_from("<HB", content)
    if flags & WIDE:
        return content[3 : 3 + 2 * length].decode("utf-16-le", "ignore")
    return content[3 : 3 + length].decode("latin-1")


def _look(records: Iterable[Record], shared: Globals) -> Look:
    rows = cols = 0
    formats: dict[CellIndex, str] = {}
    typed: dict[CellIndex, str] = {}
    unprinted: dict[CellIndex, AsideKind] = {}
    formulas: dict[CellIndex, str] = {}
    hidden_rows: set[int] = set()
    hidden_cols: set[int] = set()
    zeros = True
    for kind, content in records:
        for row, col, style in _places(kind, content):
            rows, cols = max(rows, row + 1), max(cols, col + 1)
            if style < len(shared.formats) and shared.formats[style] != GENERAL:
                formats[row, col] = shared.formats[style]
            if style in shared.struck:
                unprinted[row, col] = "struck"
            if kind == FORMULA and (text := _typed(content)):
                typed[row, col] = text
            elif kind == FORMULA and content[12:14] == b"\xff\xff" and content[6] == EMPTY_TEXT:
                formulas[row, col] = "…"
        if kind == ROW and struct.unpack_from("<H", content, 12)[0] & HIDDEN_ROW:
            hidden_rows.add(struct.unpack_from("<H", content)[0])
        elif kind == COLINFO and struct.unpack_from("<H", content, 8)[0] & HIDDEN_COL:
            first, last = struct.unpack_from("<HH", content)
            hidden_cols.update(range(first, min(last, LAST_COL) + 1))
        elif kind == WINDOW2:
            zeros = bool(struct.unpack_from("<H", content)[0] & SHOWS_ZEROS)
    return Look(
        rows=rows,
        cols=cols,
        formats=formats,
        typed=typed,
        hidden_rows=frozenset(hidden_rows),
        hidden_cols=frozenset(hidden_cols),
        unprinted=unprinted,
        formulas=formulas,
        shows_zeros=zeros,
        from_1904=shared.from_1904,
    )


def _places(kind: int, content: bytes) -> Iterator[tuple[int, int, int]]:
    """Row, column and style of the cells with a value in a record."""
    if kind in CELLS:
        yield struct.unpack_from("<HHH", content)
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

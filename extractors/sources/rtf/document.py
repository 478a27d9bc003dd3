"""Rich text to lines and grids: groups, fonts and destinations are followed, all other formatting is passed over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from extractors.sources.grid_builder import Slot
from extractors.sources.nested_tables import Piece, aside, beside, flow
from extractors.sources.paragraphs import tidy
from extractors.sources.rtf.tables import Border, Row, grid_of
from extractors.sources.rtf.tokens import Token, tokens
from extractors.sources.superscripts import is_note, raised
from schemas.aside import AsideKind
from schemas.document import Document
from schemas.errors import DamagedDocument, OversizedDocument
from schemas.grid import Aside, Block, Content

DEEPEST = 2_000
"""Groups within one another."""
SKIPPED = frozenset(
    b"""fonttbl colortbl stylesheet info pict object fldinst header headerl headerr headerf footer footerl footerr
    footerf nonesttables nonshppict sp xe tc rxe bkmkstart bkmkend filetbl listtable revtbl themedata datastore
    pgdsctbl objdata""".split()
)
"""Destinations whose text is not printed in the body."""
KEPT = frozenset({b"shpinst", b"shptxt", b"shprslt"})
"""Destinations that are marked as ones to be passed over, and print text."""
BESIDE: Mapping[bytes, AsideKind] = {b"footnote": "footnote", b"annotation": "comment", b"chftn": "footnote"}
SIGNS: Mapping[bytes, str] = {
    b"par": "\n",
    b"sect": "\n",
    b"page": "\n",
    b"line": "\n",
    b"nestcell": "\n",
    b"nestrow": "\n",
    b"tab": " ",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"emspace": " ",
    b"enspace": " ",
    b"qmspace": " ",
}
SYMBOLS: Mapping[bytes, str] = {b"\\": "\\", b"{": "{", b"}": "}", b"~": "\xa0", b"_": "-", b"\n": "\n", b"\r": "\n"}
CHARSETS: Mapping[int, str] = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs"}
"""Encodings of fonts by their character set; of others the document's own."""
PAGES: Mapping[int, str] = {936: "gb18030", 950: "big5hkscs", 54936: "gb18030", 65001: "utf-8"}
"""Encodings by code page; those of other numbers are called cp and the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a group inherits from the one around it."""

    skipped: bool = False
    beside: AsideKind | None = None
    struck: bool = False
    hidden: bool = False
    raised: bool = False
    font: int | None = None
    fallback: int = 1
    """Characters that follow the code of each character, for readers that do not know it."""
    fresh: bool = False
    """Whether nothing stands in the group yet: its first word tells its destination."""
    optional: bool = False
    """Whether its destination may be passed over."""
    in_fonts: bool = False


def read_rtf(document: Document) -> Content:
    """The paragraphs and tables of the body, in order.

    Raises:
        DamagedDocument: it is cut off.
        OversizedDocument: groups nested too deeply to be real.
    """
    reading = _Reading()
    for token in tokens(document.data):
        reading.take(token)
    if reading.stack:
        raise DamagedDocument("an rtf that is cut off before its last bracket; download it again")
    return Content(media="rtf", blocks=tuple(reading.blocks()))


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    state: State = field(default_factory=State)
    stack: list[State] = field(default_factory=list)
    encoding: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    waiting: bytearray = field(default_factory=bytearray)
    """Bytes of text that are not decoded yet: a character may have several."""
    passing: int = 0
    """Characters still to be passed over behind the code of one."""
    high: int | None = None
    """First half of a character beyond the basic plane."""
    pieces: list[Piece] = field(default_factory=list)
    """Of the paragraph or cell that is read."""
    cells: list[Slot] = field(default_factory=list)
    left: int = 0
    borders: list[Border] = field(default_factory=list)
    border: Border = field(default_factory=lambda: Border(right=0))
    rows: list[Row] = field(default_factory=list)
    found: list[Block] = field(default_factory=list)
    in_table: bool = False

    def take(self, token: Token) -> None:
        """One token."""
        kind = token.kind
        if kind == "text":
            self._take_bytes(token.value)
            return
        self._flush()
        if kind == "open":
            self.stack.append(self.state)
            if len(self.stack) > DEEPEST:
                raise OversizedDocument("an rtf of groups nested too deeply to be real; save it as docx")
            self.state = replace(self.state, fresh=True, optional=False)
        elif kind == "close":
            if self.stack:
                self.state = self.stack.pop()
        elif kind == "symbol":
            self._take_symbol(token.value)
        else:
            self._take_word(token.value, token.number)

    def blocks(self) -> Iterator[Block]:
        """All of it."""
        self._flush()
        self._end_row_text()
        self._end_table()
        self._end_lines()
        return iter(self.found)

    def _take_bytes(self, data: bytes) -> None:
        self.state = replace(self.state, fresh=False) if self.state.fresh else self.state
        passed = min(self.passing, len(data))
        self.passing -= passed
        if not self.state.skipped:
            self.waiting += data[passed:]

    def _flush(self) -> None:
        """Decode what waits."""
        if self.waiting:
            data, self.waiting = bytes(self.waiting), bytearray()
            encoding = self.fonts.get(self.state.font or 0, self.encoding)
            self._add(data.decode(encoding, "replace"))

    def _add(self, text: str) -> None:
        state = self.state
        if state.skipped:
            return
        if text.strip("\n") and not self.in_table:
            self._end_table()
        if state.beside is not None or state.hidden or state.struck:
            kind: AsideKind = state.beside or ("hidden" if state.hidden else "struck")
            self.pieces += aside(kind, text)
        elif state.raised and is_note(text):
            self.pieces += aside("footnote", text)
        else:
            self.pieces.append(raised(text) if state.raised else text)

    def _take_symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.state = replace(self.state, optional=True)
        elif symbol in SYMBOLS and not self._passed():
            self._add(SYMBOLS[symbol])

    def _passed(self) -> bool:
        """Whether a sign is one to be passed over behind the code of a character."""
        if self.passing:
            self.passing -= 1
            return True
        return False

    def _take_word(self, word: bytes, number: int | None) -> None:
        state = self.state
        if state.fresh:
            if word in SKIPPED or (state.optional and word not in KEPT):
                state = replace(state, skipped=True, in_fonts=word == b"fonttbl")
            elif word in BESIDE:
                state = replace(state, beside=BESIDE[word])
            self.state = state = replace(state, fresh=False)
        if state.in_fonts:
            self._take_font(word, number)
        elif word == b"u" and number is not None:
            self._take_unicode(number % 0x10000)
        elif word in SIGNS:
            self._add(SIGNS[word])
        elif not state.skipped:
            self._take_format(word, number)

    def _take_font(self, word: bytes, number: int | None) -> None:
        if word == b"f":
            self.state = replace(self.state, font=number)
        elif word == b"fcharset" and number is not None and number in CHARSETS and self.state.font is not None:
            self.fonts[self.state.font] = CHARSETS[number]

    def _take_unicode(self, code: int) -> None:
        self.passing = self.state.fallback
        if 0xD800 <= code < 0xDC00:
            self.high = code
            return
        if 0xDC00 <= code < 0xE000:
            if self.high is not None:
                self._add(chr(0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00))
            self.high = None
            return
        self._add(chr(code))

    def _take_format(self, word: bytes, number: int | None) -> None:
        on = number != 0
        match word:
            case b"ansicpg":
                self.encoding = _encoding(number)
            case b"f":
                self.state = replace(self.state, font=number)
            case b"uc":
                self.state = replace(self.state, fallback=max(0, number or 0))
            case b"plain":
                self.state = replace(self.state, struck=False, hidden=False, raised=False)
            case b"strike" | b"striked" | b"deleted":
                self.state = replace(self.state, struck=on)
            case b"v":
                self.state = replace(self.state, hidden=on)
            case b"super" | b"nosupersub" | b"sub":
                self.state = replace(self.state, raised=word == b"super" and on)
            case b"pard":
                self.in_table = False
            case b"intbl":
                self._begin_cell()
            case b"cell":
                self._begin_cell()
                self._end_cell()
            case b"row":
                self._end_row()
            case _:
                self._take_border(word, number or 0)

    def _take_border(self, word: bytes, number: int) -> None:
        match word:
            case b"trowd":
                self.borders, self.left, self.border = [], 0, Border(right=0)
            case b"trleft":
                self.left = number
            case b"clmrg":
                self.border = replace(self.border, joins_left=True)
            case b"clvmgf":
                self.border = replace(self.border, begins_down=True)
            case b"clvmrg":
                self.border = replace(self.border, joins_up=True)
            case b"cellx":
                self.borders.append(replace(self.border, right=number))
                self.border = Border(right=0)

    def _begin_cell(self) -> None:
        """What was read until here stands before the table."""
        if not self.in_table and not self.cells:
            self._end_lines()
        self.in_table = True

    def _end_cell(self) -> None:
        text = tidy("".join(piece for piece in self.pieces if isinstance(piece, str)))
        told = tuple(piece for piece in self.pieces if isinstance(piece, Aside))
        self.cells.append(Slot(text, asides=told))
        self.pieces = []

    def _end_row_text(self) -> None:
        """A row that was never ended is one all the same."""
        if self.cells:
            self._end_row()

    def _end_row(self) -> None:
        if self.cells:
            self.rows.append(Row(left=self.left, borders=tuple(self.borders), cells=tuple(self.cells)))
        self.cells = []

    def _end_table(self) -> None:
        if self.rows and not self.cells:
            if (grid := grid_of(self.rows)) is not None:
                self.found.append(grid)
            self.rows = []

    def _end_lines(self) -> None:
        """The paragraphs that were read become lines."""
        told = tuple(piece for piece in self.pieces if isinstance(piece, Aside))
        lines = list(flow([piece for piece in self.pieces if isinstance(piece, str)], lambda _: iter(())))
        if lines or self.rows:
            self._close(lines, told)
        self.pieces = []

    def _close(self, lines: list[Block], told: tuple[Aside, ...]) -> None:
        if lines:
            self._end_table()
            lines[-1] = beside(lines[-1], told)
        self.found += lines


def _encoding(page: int | None) -> str:
    """The encoding of a code page; Windows' Western one where it is unknown."""
    name = PAGES.get(page or 0, f"cp{page}")
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name

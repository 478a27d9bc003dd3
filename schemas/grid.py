"""What every source is turned into: lines of text and grids of cells, in reading order."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TypeAlias

from schemas.aside import AsideKind
from schemas.box import Box
from schemas.fault import Fault
from schemas.page import Candidate

READ_ASIDES: frozenset[AsideKind] = frozenset({"rejoined", "exponent", "doubted", "computed", "formula"})
"""Those that tell how the text came about that is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What a source holds at a place beside the text that is read there: it is told, never read as a value."""

    kind: AsideKind
    """Struck out, not shown in print, deleted under tracked changes, a prompt of an empty field, the mark of a note,
    a comment, large or slanted or light text across the page, text much lighter than what it stands beside; or how the
    text that is read came about: rejoined from broken parts, with a raised exponent, struck out or light with nothing
    else in its place, computed from a formula without a stored value, a formula that nothing computed."""
    text: str
    read: str | None = None
    """What is read in its place, where something is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph or line that stands outside every table."""

    text: str
    page: int | None = None
    """Page it stands on, from 1; None for unpaged text."""
    bbox: Box | None = None
    """x0, y0, x1, y1 in PDF points from the top left of the page."""
    confidence: float | None = None
    """0..1; None for text that no OCR read."""
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a grid; a merged cell is one cell with spans."""

    row: int
    """Topmost grid row, from 0."""
    col: int
    """Leftmost grid column, from 0."""
    row_span: int = 1
    col_span: int = 1
    text: str
    """As printed; paragraphs parted by line feeds."""
    page: int | None = None
    bbox: Box | None = None
    confidence: float | None = None
    asides: tuple[Aside, ...] = ()
    block: int | None = None
    """Place of its grid or line among the content's blocks, where that is settled (`Content.numbered`)."""
    others: Mapping[int, tuple[Candidate, ...]] = field(default_factory=dict, compare=False, repr=False)
    """Place of a recognised character among those of the text that are no blanks → what else it may be; empty once that
    is decided, or where no one knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: cells that tile `rows` × `cols` without gap or overlap, in row-major order."""

    rows: int
    cols: int
    cells: tuple[Cell, ...]
    columns_aligned: bool = True
    """Whether columns are places. False where the source only tells the order of a row's cells
    (a text dump loses horizontal spans), so that equal columns need not stand under each other."""

    def first_in(self, row: int) -> int:
        """Where in `cells` the first one stands that begins in a row, or below it."""
        return bisect_left(self.cells, row, key=attrgetter("row"))

    def by_row(self) -> Iterator[tuple[Cell, ...]]:
        """The cells that begin in each row, top to bottom, left to right."""
        rows: list[list[Cell]] = [[] for _ in range(self.rows)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        yield from map(tuple, rows)


Block: TypeAlias = Line | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTwice:
    """A place of a scan that two looks read differently."""

    page: int
    bbox: Box
    first: str
    """What the content says."""
    second: str
    by: str
    """What read it the second time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """What an amount of a scan may be besides."""

    page: int
    bbox: Box
    read: str
    """What the content says, without blanks."""
    other: str
    """With ? for a digit or sign that was passed over."""
    chance: float | None = None
    """0..1, as the engine tells it; None where another look read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Ink of a scan that no text and no ruling explains."""

    page: int
    bbox: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLedger:
    """What became of the letters of one page, blanks left out: `printed` is the sum of the others."""

    page: int
    printed: int
    """That show, counted before any was placed."""
    placed: int
    """In cells."""
    beside: int
    """In lines outside the tables."""
    told: int
    """In findings: watermarks, struck-out or light text."""
    doubled: int
    """Printed over their own likeness, to look bold."""
    unseen: int = 0
    """Not printed: characters that the source holds and does not show."""

    @property
    def lost(self) -> int:
        """Of which nothing is known."""
        return self.printed - self.placed - self.beside - self.told - self.doubled


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """Where a page ends in a table, and what is below cannot be told for sure to go on with it, or not to."""

    page: int | None
    """The page that begins there."""
    bbox: Box | None
    """What stands at its top."""
    above: str
    """The last text of the page before."""
    below: str
    joined: bool
    """Whether both were read as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that was read of one document, in reading order."""

    media: str
    """One of `schemas.closed_sets.MEDIA`."""
    blocks: tuple[Block, ...]
    pages: int | None = None
    """Number of pages; None for unpaged text."""
    engine: str | None = None
    """OCR engine and model; None where no OCR read."""
    unread_pages: tuple[int, ...] = ()
    """Pages, from 1, that could not be read: pictures, garbage, broken or too large ones."""
    aligned_pages: tuple[int, ...] = ()
    """Pages, from 1, with a table without rulings, whose cells were told by the alignment of its text."""
    read_twice: tuple[ReadTwice, ...] = ()
    possible: tuple[Possible, ...] = ()
    unread: tuple[Unread, ...] = ()
    ledger: tuple[PageLedger, ...] = ()
    """For each page with a text layer that was read into tables."""
    page_breaks: tuple[PageBreak, ...] = ()
    """Those at which it is in doubt whether a table goes on."""
    replaced: int = 0
    """Places of a text with U+FFFD for bytes that are no text."""
    searched_pages: tuple[int, ...] = ()
    """Scanned pages of a long document, from 1, on which no form begins by their titles, heads and first columns; no
    more of them was read."""
    faults: tuple[Fault, ...] = ()
    """Pages over which this project failed; they stand in `unread_pages` too."""

    def numbered(self) -> "Content":
        """The same content, each cell knowing its block."""
        blocks = tuple(
            replace(block, cells=tuple(replace(cell, block=number) for cell in block.cells))
            if isinstance(block, Grid)
            else block
            for number, block in enumerate(self.blocks)
        )
        return replace(self, blocks=blocks)

"""Pages one after the other to one stream of lines and grids, in which a table over pages is one grid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.grids.pages.continuation import (
    PageEnd,
    PageStart,
    begins_form,
    goes_on,
    may_go_on,
    nothing_between,
    same_columns,
)
from extractors.grids.pages.headers_footers import is_page_number
from extractors.grids.pages.page_break_merge import joined
from extractors.grids.pages.registration import registered
from extractors.grids.ruled.tables import Found, Table
from schemas.grid import Block, Line, PageBreak
from schemas.page import Page


@dataclass(slots=True, kw_only=True)
class Story:
    """What was read so far, while pages come in."""

    found: list[Found]
    aligned: list[int]
    """Pages with a table that was told by the alignment of its text alone."""
    page_breaks: list[PageBreak]
    """Those at which it is in doubt whether a table goes on."""
    end: PageEnd | None = None
    """How the last page ended, if a table may run on from it."""
    at: int = 0
    """Where that table stands in `found`."""

    @classmethod
    def begin(cls) -> "Story":
        """A story without pages."""
        return cls(found=[], aligned=[], page_breaks=[])

    @property
    def may_run_on(self) -> bool:
        """Whether the last page ended in a table, so that the next page is to be read whatever words it prints."""
        return self.end is not None

    def add_lines(self, lines: Iterable[Line]) -> None:
        """A page that was not read into tables."""
        self.found += lines
        self.end = None

    def add(self, page: Page, found: Sequence[Found], *, only_more: bool = False, is_sheet: bool = False) -> bool:
        """A page with what stands on it in reading order; page numbers are left out.

        Whether it was added: with `only_more` it is only where the last page's table runs on over it. What is
        recognised is a sheet of paper, or a picture within a page, over which less is taken to run on.
        """
        found = numberless(found, page)
        if self.end is not None and page.scanned:
            found = [registered(block, self.end.table) if isinstance(block, Table) else block for block in found]
        tables = [number for number, block in enumerate(found) if isinstance(block, Table)]
        if not tables:
            if not only_more:
                self.add_lines(_lines(found))
            return not only_more
        start = _start(page, found, tables)
        goes = self.end is not None and goes_on(self.end, start)
        if self.end is not None and not goes and (is_sheet or not only_more) and may_go_on(self.end, start):
            self.page_breaks.append(_unjoined(self.end, start))
        if only_more and not (self._follows(start) if is_sheet else goes and self._same_columns(start)):
            return False
        if self.end is not None and goes:
            whole = joined(self.end.table, start.table, self.end.page)
            self.found[self.at] = table = whole.table
            self.page_breaks += whole.supposed
            rest = found[tables[0] + 1 :]
            if len(tables) == 1:
                self.end = replace(self.end, page=page, table=table, below=start.below)
                self.found += rest
                return True
        else:
            rest = found
        self.at = len(self.found) + tables[-1] - (len(found) - len(rest))
        self.found += rest
        self.end = _end(page, found, tables)
        return True

    def _follows(self, start: PageStart) -> bool:
        """Whether a table stands right behind the last one; what a camera bent goes on though its edges do not meet."""
        return self.end is not None and nothing_between(self.end, start)

    def _same_columns(self, start: PageStart) -> bool:
        """Whether a recognised table has the last one's columns; a picture's table reaches its foot, whatever follows.

        True of text, of which `goes_on` says enough.
        """
        return not start.page.scanned or (self.end is not None and same_columns(self.end.table.xs, start.table.xs))

    def blocks(self) -> tuple[Block, ...]:
        """All lines and grids in reading order."""
        return tuple(block.grid if isinstance(block, Table) else block for block in self.found)


def numberless(found: Iterable[Found], page: Page) -> list[Found]:
    """What stands on a page without the page's number."""
    return [block for block in found if isinstance(block, Table) or not is_page_number(block, page)]


def may_begin_amid_form(page: Page, found: Sequence[Found]) -> bool:
    """Whether the first table on a page opens no form; whether it goes on with one tells `amid_form`."""
    found = numberless(found, page)
    first = next((block for block in found if isinstance(block, Table)), None)
    return first is not None and not begins_form(first.grid, 0)


def amid_form(before: Page, ended: Sequence[Found], page: Page, found: Sequence[Found]) -> bool:
    """Whether a page begins within a form: with a table that opens none, right behind a table of the page before.

    `ended` and `found` stand on the two pages.
    """
    ended, found = numberless(ended, before), numberless(found, page)
    last, first = (
        [number for number, block in enumerate(blocks) if isinstance(block, Table)] for blocks in (ended, found)
    )
    if not last or not first:
        return False
    end, start = _end(before, ended, last), _start(page, found, first)
    return end.table.ruled and nothing_between(end, start) and not begins_form(start.table.grid, 0)


def _unjoined(end: PageEnd, start: PageStart) -> PageBreak:
    grid = start.table.grid
    top = [cell for cell in grid.cells[: grid.first_in(1)] if cell.text]
    x0, x1, y0 = start.table.xs[0], start.table.xs[-1], start.table.ys[0]
    last = [cell.text for cell in end.table.grid.cells[end.table.grid.first_in(end.table.grid.rows - 1) :] if cell.text]
    return PageBreak(
        page=start.page.number,
        bbox=(x0, y0, x1, start.table.ys[1]),
        above=" ".join(last),
        below=" ".join(cell.text for cell in top),
        joined=False,
    )


def _lines(found: Iterable[Found]) -> tuple[Line, ...]:
    return tuple(block for block in found if isinstance(block, Line))


def _start(page: Page, found: Sequence[Found], tables: Sequence[int]) -> PageStart:
    first, following = tables[0], tables[1] if len(tables) > 1 else len(found)
    table = found[first]
    assert isinstance(table, Table)
    return PageStart(page=page, table=table, above=_lines(found[:first]), below=_lines(found[first + 1 : following]))


def _end(page: Page, found: Sequence[Found], tables: Sequence[int]) -> PageEnd:
    last, before = tables[-1], tables[-2] + 1 if len(tables) > 1 else 0
    table = found[last]
    assert isinstance(table, Table)
    return PageEnd(page=page, table=table, above=_lines(found[before:last]), below=_lines(found[last + 1 :]))

"""Documents of pages, PDFs and pictures, to lines and grids."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from extractors.attempts import Attempts
from extractors.grids.figure_candidates import possible_amounts
from extractors.grids.ledger import ledger_of
from extractors.grids.legibility import legible
from extractors.grids.page_pictures import may_hold_tables, with_tables
from extractors.grids.pages.assembly import Story, amid_form, may_begin_amid_form
from extractors.grids.passed_pages import Passed, is_long, lines_of, may_begin_form
from extractors.grids.recognised_pages import cleaned, evidence_of, looks_of
from extractors.grids.ruled.tables import Found, Table, page_tables
from extractors.grids.unruled.tables import found_aligned
from extractors.grids.value_misreadings import with_values_read
from extractors.grids.verification import doubts_of
from extractors.grids.word_candidates import with_words_decided
from extractors.scans.page_cache import PageKey
from extractors.scans.scanner import Scanner, Searched
from extractors.sources.html import html_pages, read_html
from extractors.sources.images.images import open_pictures
from extractors.sources.paragraphs import lines as text_lines
from extractors.sources.pdf.document import OpenPage, OpenPdf, open_pdf
from mappings.characters import folding
from mappings.signs import may_hold_form
from schemas.box import is_in
from schemas.document import Document
from schemas.errors import DamagedDocument, ReaderFailed
from schemas.grid import Content, Line, PageLedger, Possible, ReadTwice, Unread
from schemas.page import Char, Page
from schemas.picture import Picture

PICTURED = 0.5
"""Of a page's area: a larger picture is a scan, unless text is printed on it."""
SPARSE = 100
"""Characters: a page with fewer is a scan with a stamp or a page number, if a picture covers it."""

Wanted = Callable[[str], bool]
"""Whether a page with this text is to be read into tables; others become lines without a place."""


def read_pdf(document: Document, scanner: Scanner, wanted: Wanted = may_hold_form) -> Content:
    """All lines and tables of a PDF, a table over several pages as one.

    A page that `wanted` refuses is read into tables only where the table above it may run on, or where the next page is
    wanted and begins within a form; pages that are pictures, or whose text layer is garbage, are recognised and always
    read into tables. Pages that are broken or cost too much stand in `unread_pages`.

    Raises:
        DamagedDocument: no page could be read.
        UnreadableDocument: see `sources.pdf.open_pdf`.
    """
    with open_pdf(document.data) as pdf:
        reading = DocumentReading.begin(document, pdf.pages)
        for number in range(1, pdf.pages + 1):
            with pdf.page(number) as page:
                reading.attempt(number, scanner, partial(read_page, reading, scanner, pdf, page, number, wanted))
        pages = pdf.pages
    return reading.content("pdf-scan" if 2 * reading.pictured > pages else "pdf-text", pages, scanner.name)


def read_page(
    reading: "DocumentReading", scanner: Scanner, pdf: OpenPdf, page: OpenPage | None, number: int, wanted: Wanted
) -> None:
    """One page of a PDF, as what it is."""
    if page is None or page.oversized:
        reading.miss(number)
    elif is_scan(page):
        reading.add_scan(scanner, number, partial(picture_of, pdf, number))
    elif wanted(page.text):
        reading.read_back(page.read())
        reading.add_text(page, scanner, pdf, only_more=False)
    elif may_hold_tables(page):
        reading.add_pictured(page, scanner, pdf)
    elif reading.story.may_run_on:
        reading.add_text(page, scanner, pdf, only_more=True)
    else:
        reading.pass_over_text(page, scanner, pdf)


def picture_of(pdf: OpenPdf, number: int) -> Picture | None:
    """The picture of a page; None where there is none."""
    with pdf.page(number) as page:
        return None if page is None or page.oversized else page.picture()


def read_pictures(document: Document, scanner: Scanner) -> Content:
    """All lines and tables of a picture file, which may hold many pages.

    Raises:
        DamagedDocument: no page could be read.
        UnreadableDocument: see `sources.pictures.open_pictures`.
    """
    with open_pictures(document.data) as pictures:
        reading = DocumentReading.begin(document, pictures.pages)
        for number in range(1, pictures.pages + 1):
            picture = partial(pictures.picture, number)
            reading.attempt(number, scanner, partial(reading.add_scan, scanner, number, picture))
        pages = pictures.pages
    return reading.content("image", pages, scanner.name)


def read_web_page(document: Document, scanner: Scanner) -> Content:
    """All lines and tables of a web page; one made of pieces at places of their own is read as the pages they make."""
    pages = html_pages(document)
    if not pages:
        return read_html(document)
    reading = DocumentReading.begin(document, len(pages))
    for page in pages:
        reading.attempt(page.number, scanner, partial(reading.add_page, page))
    return reading.content("html", len(pages), scanner.name)


@dataclass(slots=True, kw_only=True)
class DocumentReading:
    """What was read of a document so far, page by page."""

    document: Document
    long: bool
    """Whether its scanned pages are searched first."""
    story: Story
    unread: list[int]
    """Pages that could not be read."""
    scanned: list[Page]
    """Pages that an engine recognised, without their characters."""
    attempts: Attempts
    ledger: list[PageLedger]
    """Of the pages whose text was read into tables."""
    looks: list[ReadTwice]
    """What the text layer says otherwise than its glyphs or its picture show."""
    possible: list[Possible]
    """What amounts may be besides."""
    unexplained: list[Unread]
    """Figures of pages with text that stand in no text."""
    engine: str | None
    """What recognised tables in pictures, where it did."""
    passed: list[Passed]
    """The last pages, as far as they were passed over."""
    pictured: int
    """Pages that are pictures, and were read or searched."""
    searched: set[int]
    """Those of them that were passed over by their titles."""

    @classmethod
    def begin(cls, document: Document, pages: int) -> "DocumentReading":
        """A document of so many pages, 0 where it has none, of which nothing is read yet."""
        return cls(
            document=document,
            long=is_long(pages),
            story=Story.begin(),
            unread=[],
            scanned=[],
            attempts=Attempts(),
            ledger=[],
            looks=[],
            possible=[],
            unexplained=[],
            engine=None,
            passed=[],
            pictured=0,
            searched=set(),
        )

    def miss(self, number: int) -> None:
        """A page that cannot be read."""
        self.unread.append(number)
        self.story.add_lines(())

    def attempt(self, number: int, scanner: Scanner, step: Callable[[], None]) -> None:
        """Read a page, or miss it where its reader fails."""
        before = len(self.attempts.faults)
        self.attempts.of(f"page {number}", scanner.stage, "grids", step)
        if len(self.attempts.faults) > before:
            self.miss(number)

    def add_page(self, page: Page) -> None:
        """A page that is known already."""
        self.story.add(page, found_on(page, self.story))

    def add_scan(self, scanner: Scanner, number: int, picture: Callable[[], Picture | None]) -> None:
        """A page that is a picture; of a long document, lines where no form begins on it and no table runs on over it.

        `picture` is asked for once more where a later page tells that all of it is needed.
        """
        key = PageKey(self.document.sha256, number)
        running = self.story.may_run_on
        if not self.long or running:
            page = (scanner.searched_whole if self.long else scanner.page)(key, picture)
            found = Searched(page, is_whole=True) if page is not None else None
        else:
            found = scanner.search(key, picture, may_begin_form)
        if found is None:
            self.miss(number)
            return
        self.pictured += 1
        only_more = self.long and running and not may_begin_form(found.page)
        if found.is_whole:
            if not only_more:
                self.read_back(cleaned(found.page))
            if self.add_recognised(found.page, only_more=only_more, is_sheet=True):
                return
        else:
            self.searched.add(number)
        whole = partial(scanner.searched_whole, key, picture)
        self.pass_over(number, lines_of(cleaned(found.page)), whole, self.add_recognised)

    def add_recognised(self, page: Page, *, only_more: bool = False, is_sheet: bool = False) -> bool:
        """A page that an engine read; whether it was added: with `only_more` and `is_sheet` see `Story.add`."""
        page = cleaned(page)
        told: tuple[list[ReadTwice] | list[Possible] | list[int], ...] = (self.looks, self.possible, self.story.aligned)
        before = [len(each) for each in told]
        found = [self.with_values(block) for block in found_on(page, self.story)]
        if not self.story.add(page, found, only_more=only_more, is_sheet=is_sheet):
            for each, length in zip(told, before, strict=True):
                del each[length:]
            return False
        self.scanned.append(replace(page, chars=()))
        return True

    def with_values(self, block: Found) -> Found:
        """A table with its units, comparators and words as they are listed; those read otherwise are told."""
        if not isinstance(block, Table):
            return block
        grid, looks = with_values_read(block.grid)
        grid, more = with_words_decided(grid)
        self.looks += (*looks, *more)
        self.possible += possible_amounts(block.grid)
        return replace(block, grid=grid)

    def pass_over(
        self, number: int, lines: Iterable[Line], whole: Callable[[], Page | None], add: Callable[[Page], object]
    ) -> None:
        """A page that is not wanted, as lines; see `Passed`."""
        if self.passed and self.passed[-1].number != number - 1:
            self.passed.clear()
        self.passed.append(Passed(number=number, at=len(self.story.found), whole=whole, add=add))
        self.story.add_lines(lines)

    def pass_over_text(self, page: OpenPage, scanner: Scanner, pdf: OpenPdf) -> None:
        """A page of text that is not wanted, as lines."""

        def add(_read: Page) -> None:
            with pdf.page(page.number) as again:
                if again is not None:
                    self.add_text(again, scanner, pdf, only_more=False)

        self.pass_over(page.number, plain_lines(page), partial(text_of_page, pdf, page.number), add)

    def read_back(self, page: Page) -> None:
        """Read pages before that were passed over into tables after all, where this page begins within a form."""
        if not self.passed or self.passed[-1].number != page.number - 1 or self.story.may_run_on:
            return
        found = page_tables(page).found
        before = self.passed[-1].whole() if may_begin_amid_form(page, found) else None
        if before is None:
            return
        last = cleaned(before) if before.scanned else before
        if not amid_form(last, page_tables(last).found, page, found):
            return
        passed = self.passed.pop()
        self.searched.discard(passed.number)
        del self.story.found[passed.at :]
        self.read_back(last)
        passed.add(before)

    def add_pictured(self, page: OpenPage, scanner: Scanner, pdf: OpenPdf) -> None:
        """A page that is not wanted for its text, but may be for a table in one of its pictures."""
        text = page.read()
        read = self.with_tables(text, page, scanner)
        if read is text and not self.story.may_run_on:
            self.pass_over_text(page, scanner, pdf)
            return
        own_words = read is not text and may_hold_form("".join(char.text for char in read.chars))
        if own_words:
            self.read_back(read)
        self.add_read(page, text, read, scanner, pdf, only_more=not own_words)

    def with_tables(self, read: Page, page: OpenPage, scanner: Scanner) -> Page:
        """The page with the tables in its pictures."""
        return with_tables(read, page, self.document.sha256, scanner, running=self.story.may_run_on)

    def add_text(self, page: OpenPage, scanner: Scanner, pdf: OpenPdf, *, only_more: bool) -> None:
        """A page with a text layer; as lines where it should bring more of the table before and does not."""
        text = page.read()
        self.add_read(page, text, self.with_tables(text, page, scanner), scanner, pdf, only_more=only_more)

    def add_read(
        self, page: OpenPage, text: Page, read: Page, scanner: Scanner, pdf: OpenPdf, *, only_more: bool
    ) -> None:
        """A page as its `text` is, and as it is `read` with the tables in its pictures; see `add_text`."""
        found: Sequence[Found] = found_on(read, self.story)
        if read is not text:
            found = [self.with_values(block) for block in found]
        if not self.story.add(read, found, only_more=only_more):
            self.pass_over_text(page, scanner, pdf)
            return
        if any(isinstance(block, Table) for block in found):
            self.ledger.append(ledger_of(read, found))
        self.looks += looks_of(read)
        if read is not text:
            self.engine = scanner.name
            self.possible += evidence_of(read)
            self.unexplained += (Unread(page=read.number, bbox=box) for box in read.unread)
        if scanner.verify or page.misleading:
            self.verify(text, page, scanner, [char for char in read.chars if char.confidence is not None])

    def verify(self, read: Page, page: OpenPage, scanner: Scanner, recognised: Sequence[Char]) -> None:
        """Tell what the picture of a page with text says otherwise; what was `recognised` in its pictures is known."""
        doubts = doubts_of(read, page, self.document.sha256, scanner)
        if doubts is not None:
            self.looks += looks_of(doubts)
            boxes = (box for box in doubts.unread if not any(is_in(char[1:5], box) for char in recognised))
            self.unexplained += (Unread(page=read.number, bbox=box) for box in boxes)

    def content(self, media: str, pages: int, engine: str) -> Content:
        """All of it. Raises DamagedDocument."""
        if len(self.unread) == pages and self.attempts.faults:
            raise ReaderFailed(f"{'; '.join(map(str, self.attempts.faults))}; report it with the document")
        if len(self.unread) == pages:
            raise DamagedDocument(f"none of its {pages} pages can be read, as broken or as too large; print it anew")
        return Content(
            media=media,
            blocks=self.story.blocks(),
            pages=pages,
            engine=engine if self.pictured or self.scanned else self.engine,
            unread_pages=tuple(self.unread),
            aligned_pages=tuple(self.story.aligned),
            read_twice=(*(look for page in self.scanned for look in looks_of(page)), *self.looks),
            possible=(*(each for page in self.scanned for each in evidence_of(page)), *self.possible),
            faults=tuple(self.attempts.faults),
            unread=(
                *(Unread(page=page.number, bbox=box) for page in self.scanned for box in page.unread),
                *self.unexplained,
            ),
            page_breaks=tuple(self.story.page_breaks),
            ledger=tuple(self.ledger),
            searched_pages=tuple(sorted(self.searched)),
        )


def text_of_page(pdf: OpenPdf, number: int) -> Page | None:
    """A page of text; None where it cannot be read."""
    with pdf.page(number) as page:
        return page.read() if page is not None else None


def is_scan(page: OpenPage) -> bool:
    """Whether what is printed on a page is not in its text."""
    if not legible(page.text):
        return True
    if page.chars >= SPARSE and not page.pictured:
        return False
    if page.picture_share() < PICTURED:
        return False
    return page.chars < SPARSE or len(page.read().chars) < SPARSE


def found_on(page: Page, story: Story) -> tuple[Found, ...]:
    """Lines and tables of a page, those without rulings by the alignment of their text; the story is told of these."""
    ruled = page_tables(page)
    found = found_aligned(page, ruled, story.end.table.xs if story.end is not None else ())
    if found is not ruled.found:
        story.aligned.append(page.number)
    return found


def plain_lines(page: OpenPage) -> Iterator[Line]:
    """The text of a page as lines that do not know their place on it."""
    for line in text_lines(page.text.translate(folding())):
        yield Line(text=line.text, page=page.number)

"""Pages of a long scan recognised and kept before their reader comes to them, the last ones first.

The reader comes from the first page, so the two meet. What is recognised of a page depends on that page alone, and on
whether its document is long.
"""

from collections.abc import Callable
from functools import partial

from extractors.grids.documents import is_scan
from extractors.grids.passed_pages import is_long, may_begin_form
from extractors.scans.page_cache import PageKey
from extractors.scans.scanner import Scanner
from extractors.sources.detection import detect
from extractors.sources.images.images import open_pictures
from extractors.sources.pdf.document import OpenPdf, open_pdf
from schemas.document import Document
from schemas.picture import Picture

Show = Callable[[], Picture | None]
"""The picture of a page; None where there is none."""


def recognise_back(document: Document, scanner: Scanner, below: int | None, most: int) -> int:
    """Recognise and keep up to `most` pages before the page `below`, from 1, or before the end where it is None.

    Returns the next `below`; 1 where nothing is left. Raises UnreadableDocument.
    """
    media = detect(document)

    def recognised(pages: int, number: int, show: Show) -> bool:
        key = PageKey(document.sha256, number)
        read = scanner.search(key, show, may_begin_form) if is_long(pages) else scanner.page(key, show)
        return read is not None

    def is_open(number: int) -> bool:
        # after a page that is kept comes the one that the reader is at
        return not any(scanner.is_kept(PageKey(document.sha256, at)) for at in (number, number - 1))

    if media == "image":
        with open_pictures(document.data) as pictures:
            seen = partial(recognised, pictures.pages)
            return back(
                range(1, pictures.pages + 1),
                below,
                most,
                lambda number: is_open(number) and seen(number, partial(pictures.picture, number)),
            )
    if media == "pdf-text":
        with open_pdf(document.data) as pdf:
            seen = partial(recognised, pdf.pages)
            return back(
                range(1, pdf.pages + 1),
                below,
                most,
                lambda number: is_open(number) and of_page(pdf, number, seen),
            )
    return 1


def of_page(pdf: OpenPdf, number: int, recognise: Callable[[int, Show], bool]) -> bool:
    """Whether a page of a PDF was recognised; not one whose text tells what is on it."""
    with pdf.page(number) as page:
        return page is not None and not page.oversized and is_scan(page) and recognise(number, page.picture)


def back(pages: range, below: int | None, most: int, recognised: Callable[[int], bool]) -> int:
    """Go from page to page backwards until so many are recognised; the first page is the reader's own.

    Returns the page where to go on before.
    """
    done = 0
    for number in reversed(pages[1 : below - 1 if below is not None else None]):
        if done == most:
            return number + 1
        done += recognised(number)
    return 1

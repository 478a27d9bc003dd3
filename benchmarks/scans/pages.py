"""The pictures of documents, and pages that were recognised beforehand."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.grids.documents import is_scan
from extractors.scans.page_cache import PageKey
from extractors.scans.scanner import Scanner
from extractors.sources.images.images import open_pictures
from extractors.sources.pdf.document import open_pdf
from schemas.document import Document
from schemas.page import Page
from schemas.picture import Picture


@dataclass(frozen=True, slots=True)
class Recognised:
    """Pages in memory, as `extractors.scans.page_cache.KeptPages`."""

    pages: dict[PageKey, Page] = field(default_factory=dict)

    def get(self, key: PageKey) -> Page | None:
        """The page; None where it was not recognised."""
        return self.pages.get(key)

    def put(self, key: PageKey, page: Page) -> None:
        """Keep a page."""
        self.pages[key] = page


def pictures(document: Document) -> Iterator[tuple[PageKey, Picture]]:
    """The pages of a document that are pictures, one at a time."""
    if document.data.startswith(b"%PDF"):
        with open_pdf(document.data) as pdf:
            for number in range(1, pdf.pages + 1):
                with pdf.page(number) as page:
                    shown = page.picture() if page is not None and is_scan(page) else None
                if shown is not None:
                    yield PageKey(document.sha256, number), shown
        return
    with open_pictures(document.data) as opened:
        for number in range(1, opened.pages + 1):
            if (shown := opened.picture(number)) is not None:
                yield PageKey(document.sha256, number), shown


def already(pages: Recognised, name: str) -> Scanner:
    """A scanner that has recognised all pages; whoever asks for an engine asks for a page that is missing."""

    def missing() -> None:
        raise LookupError(f"{name} did not recognise a page that the reader takes for a scan")

    return Scanner(name=name, engine=missing, second_engine=missing, kept=pages)  # type: ignore[arg-type]

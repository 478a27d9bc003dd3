"""The reader of pages that are pictures: recognised once, then kept."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import NamedTuple

from extractors.ocr.port import Ocr
from extractors.scans.page_cache import KeptPages, PageKey, part_key
from schemas.page import Page, PrintedLine
from schemas.picture import Picture

TITLES = "titles"
"""The part of a page that is read of it first."""


class Searched(NamedTuple):
    """A page of a long scan."""

    page: Page
    is_whole: bool
    """Whether all of it is read, and not its titles alone with the heads and first columns of its tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanner:
    """An engine, and the pages it has recognised."""

    name: str
    """Engine and model, as `filings.engine` tells them."""
    engine: Callable[[], Ocr]
    """Loads the engine, once for each process."""
    second_engine: Callable[[], Ocr | None]
    """Loads the engine that is asked about doubtful figures; None where there is none."""
    kept: KeptPages
    verify: bool = False
    """Whether the pages of a PDF with text are read as pictures too, and not those alone whose fonts mislead."""
    stage: Callable[[str], AbstractContextManager[object]] = nullcontext
    """Entered around recognition with its name, by a caller who times it."""

    def page(self, key: PageKey, picture: Callable[[], Picture | None]) -> Page | None:
        """A page, kept or recognised now; None where there is no picture of it."""

        def recognised(shown: Picture) -> Page:
            # OpenCV takes as long to import as twenty text filings to read, and those need none of it
            from extractors.scans.recognition import recognise  # noqa: PLC0415

            return recognise(shown, self.engine(), self.second_engine())

        return self._once(key, picture, recognised)

    def search(
        self, key: PageKey, picture: Callable[[], Picture | None], wanted: Callable[[Page], bool]
    ) -> Searched | None:
        """A page of a long scan, all of it where its titles are `wanted`; None where there is no picture of it.

        Titles with the heads and first columns of its tables are the first step; both steps are kept.
        """
        titles_key = part_key(key, TITLES)
        titles = self.kept.get(titles_key)
        if titles is not None and not wanted(titles):
            return Searched(titles, is_whole=False)
        whole = self.kept.get(key) if titles is not None else None
        if whole is not None:
            return Searched(whole, is_whole=True)
        with self.stage("recognition"):
            shown = picture()
            if shown is None:
                return None
            from extractors.scans.recognition import search  # noqa: PLC0415 As above.

            found = search(shown, self.engine())
            titles = found.titles
            self.kept.put(titles_key, titles)
            if not wanted(titles):
                return Searched(titles, is_whole=False)
            whole = found.whole(self.second_engine())
        self.kept.put(key, whole)
        return Searched(whole, is_whole=True)

    def searched_whole(self, key: PageKey, picture: Callable[[], Picture | None]) -> Page | None:
        """All of a page of a long scan; None where there is no picture of it.

        It is read in two steps as well: how lines are parted into batches shows in their confidence.
        """
        found = self.search(key, picture, lambda _titles: True)
        return found.page if found is not None else None

    def is_kept(self, key: PageKey) -> bool:
        """Whether a page is kept, or what was read of it first."""
        return any(self.kept.get(each) is not None for each in (key, part_key(key, TITLES)))

    def table(self, key: PageKey, picture: Callable[[], Picture | None]) -> Page | None:
        """A picture that holds a table, kept or recognised now; None for any other."""
        kept = self.kept.get(key)
        if kept is not None:
            return kept
        shown = picture()
        if shown is None:
            return None
        from extractors.scans.holding import holds_table  # noqa: PLC0415 As above.

        return self.page(key, lambda: shown) if holds_table(shown) else None

    def doubts(
        self, page: Page, sha256: str, lines: Sequence[PrintedLine], picture: Callable[[], Picture | None]
    ) -> Page | None:
        """What the picture of a page with text says otherwise, see `verification.checked`; None where there is none."""

        def doubted(shown: Picture) -> Page:
            from extractors.scans.verification import checked  # noqa: PLC0415 As above.

            return checked(page, lines, shown, self.engine())

        return self._once(part_key(PageKey(sha256, page.number), *lines), picture, doubted)

    def _once(
        self, key: PageKey, picture: Callable[[], Picture | None], read: Callable[[Picture], Page]
    ) -> Page | None:
        """What is kept, or read now and kept; None where there is no picture."""
        kept = self.kept.get(key)
        if kept is not None:
            return kept
        with self.stage("recognition"):
            shown = picture()
            if shown is None:
                return None
            page = read(shown)
        self.kept.put(key, page)
        return page
